"""The picture that a social network shows of a page: its title, its group, the name of the site.

Drawn in the colours of the style sheet and in a packaged face: a machine that builds may have none.
A palette of two ramps, from the paper to a colour, is packed four times as fast as full colour, and
weighs half: a card takes a hundredth of a second and 15 kB.

Pure: it knows Pillow, and neither Sphinx nor the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from zlib import Z_RLE

from fontpkg.pil import truetype
from PIL import Image, ImageChops, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630  # what networks ask for
# A speech bubble on a ground of the accent: its frame, how round it is, its tail.
BUBBLE, ROUND = (48, 48, 1152, 492), 40
TAIL = ((118, 480), (112, 566), (214, 480))
GROUP, TITLE, SITE = (104, 92), (104, 158), (244, 532)  # where words begin
TITLE_WIDTH, TITLE_HEIGHT = 990, 312
# The title is set in the largest of these sizes in which it fits.
SIZES = (84, 72, 62, 54, 46)
SMALL, LEADING = 36, 1.16
FACE = "Source Serif 4"  # that of the books
# One ramp a colour: levels from the paper to it.
COLOURS = ("ink", "accent")
LEVELS = 8  # sixteen colours in all, four bits a point: letters stay smooth, the file is light
SMOOTH = 4  # shapes are drawn that many times larger, then reduced: their edges are smooth
NARROW, NO_BREAK = "\u202f", "\u00a0"
_COLOUR = re.compile(r"--([a-z-]+):\s*(?:light-dark\()?#([0-9a-f]{6})\b")

Palette = Mapping[str, tuple[int, int, int]]


@dataclass(frozen=True)
class Card:
    """The words of a card."""

    title: str
    group: str
    site: str


@lru_cache(maxsize=1)  # asked for with each page
def palette(sheet: str) -> dict[str, tuple[int, int, int]]:
    """Return the colours of a style sheet by name, those of its light theme.

    >>> palette("--paper: light-dark(#fcfaf5, #111111); --ink: #000000;")
    {'paper': (252, 250, 245), 'ink': (0, 0, 0)}
    """
    return {name: _channels(value) for name, value in _COLOUR.findall(sheet)}


def _channels(value: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(value)
    return red, green, blue


def draw(card: Card, colours: Palette) -> bytes:
    """Return a card as a file in PNG.

    Raises KeyError where the palette lacks the paper, the ink or the accent.
    """
    canvas = _common(card.group, card.site).copy()
    canvas.putpalette(bytes(_ramps(colours)))
    face, lines = fitted(card.title)
    _print(canvas, TITLE, _mask(lines, face), "ink")
    packed = BytesIO()
    # Runs of one colour are all that there is to pack: looking for more takes twice as long.
    canvas.save(packed, "PNG", bits=4, compress_type=Z_RLE)
    return packed.getvalue()


def fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest face in which a title fits its place, and the lines that it makes.

    >>> [line for line in fitted("Où placer le poste dans l’organigramme ?")[1]]
    ['Où placer le poste dans', 'l’organigramme ?']
    """
    words = title.replace(NARROW, NO_BREAK).split(" ")
    for size in SIZES:
        face = _face(700, size)
        lines = list(_lines(words, face))
        most = round(TITLE_HEIGHT / (size * LEADING))
        if len(lines) <= most:
            return face, lines
    return face, [*lines[: most - 1], f"{lines[most - 1]}…"]


def _lines(words: list[str], face: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Yield words line by line, each as long as it may be."""
    line = words[0]
    for word in words[1:]:
        if face.getlength(f"{line} {word}") > TITLE_WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}"
    yield line


@cache
def _face(weight: int, size: int) -> ImageFont.FreeTypeFont:
    face: ImageFont.FreeTypeFont = truetype(FACE, size, weight)
    return face


def _mask(lines: list[str], face: ImageFont.FreeTypeFont) -> Image.Image:
    """Return words as light on dark, in a frame as large as they are."""
    step = round(face.size * LEADING)
    width = max(face.getbbox(line)[2] for line in lines)
    mask = Image.new("L", (round(width), step * len(lines) + round(face.size * 0.2)))
    pen = ImageDraw.Draw(mask)
    for number, line in enumerate(lines):
        pen.text((0, number * step), line, 255, face)
    return mask


def _print(canvas: Image.Image, place: tuple[int, int], mask: Image.Image, colour: str) -> None:
    """Put words on a canvas: where a mask is dark the paper, where it is light the colour."""
    canvas.paste(mask.point(_levels(colour)), place)


def _levels(colour: str) -> list[int]:
    """Return, for each light of a mask, the place of its level in the palette."""
    first = COLOURS.index(colour) * LEVELS
    return [first + light * (LEVELS - 1) // 255 for light in range(256)]


def _ramps(colours: Palette) -> Iterator[int]:
    """Yield the palette: for each colour, its levels from the paper."""
    for name in COLOURS:
        for level in range(LEVELS):
            for paper, full in zip(colours["paper"], colours[name], strict=True):
                yield paper + (full - paper) * level // (LEVELS - 1)


@lru_cache(maxsize=100)
def _common(group: str, site: str) -> Image.Image:
    """Return all of a card but its title: the cards of a group share it."""
    canvas = _ground().copy()
    _print(canvas, GROUP, _mask([group], _face(600, SMALL)), "accent")
    _print(canvas, SITE, ImageChops.invert(_mask([site], _face(400, SMALL))), "accent")
    return canvas


@cache
def _ground() -> Image.Image:
    """Return the ground of every card: the bubble, without its colours."""
    large = Image.new("L", (WIDTH * SMOOTH, HEIGHT * SMOOTH), 255)
    pen = ImageDraw.Draw(large)
    pen.rounded_rectangle([SMOOTH * at for at in BUBBLE], ROUND * SMOOTH, 0)
    pen.polygon([(SMOOTH * x, SMOOTH * y) for x, y in TAIL], 0)
    ground = large.reduce(SMOOTH).point(_levels("accent"))
    return Image.frombytes("P", ground.size, ground.tobytes())
