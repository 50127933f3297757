"""What all drawings are made of: strokes, words, boxes, and bars.

A drawing fills the frame that it stands in, and its letters keep their size: a place across is
given in parts of ``WIDTH`` and written in per cent, a height in dots. Each drawing has a title and
a description, and uses classes only: the stylesheet gives the colours, so that light, dark, print
and forced colours all work. Imports nothing of Sphinx.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

from markupsafe import Markup

from sitekit.files import rendered

FONT = 13
LINE = 17
WIDTH = 360  # of every drawing; on a phone a part of it is about a dot
_ROW, _TOLD_ROW = 44, 62
BARS = Path(__file__).with_name("bars.svg")
_LAYOUT = re.compile(r"\s*\n\s*")


def across(x: float) -> str:
    """Return a place across, or a width, as a share of the drawing's own.

    >>> across(90), across(0)
    ('25%', '0%')
    """
    return f"{x / WIDTH * 100:.4g}%"


def text(x: float, y: float, words: str, style: str = "label", anchor: str = "middle") -> str:
    """Return one line of text."""
    return (
        f'<text class="{style}" x="{across(x)}" y="{y:g}" text-anchor="{anchor}" '
        f'font-size="{FONT}">{escape(words, quote=False)}</text>'
    )


def lines(x: float, middle: float, words: str, width: int, style: str = "label") -> str:
    """Return a text folded at ``width`` characters and centred on ``(x, middle)``."""
    folded = wrap(words, width, break_long_words=False) or [""]
    first = middle - (len(folded) - 1) * LINE / 2 + FONT * 0.35
    return "".join(text(x, first + n * LINE, part, style) for n, part in enumerate(folded))


def box(x: float, y: float, width: float, height: float, style: str) -> str:
    """Return a rounded box, less so where it is small: a short bar must not look like a dot."""
    radius = min(6, width / 4, height / 4)
    return (
        f'<rect class="{style}" x="{across(x)}" y="{y:g}" '
        f'width="{across(width)}" height="{height:g}" rx="{radius:.3g}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, style: str = "ink") -> str:
    """Return a straight stroke."""
    return f'<line class="{style}" x1="{across(x1)}" y1="{y1:g}" x2="{across(x2)}" y2="{y2:g}"/>'


def head(x: float, y: float, turn: int, style: str = "accent-ink") -> str:
    """Return the head of an arrow, which points down unless it is turned by some degrees.

    Its two strokes are measured in dots both ways: a head must not be stretched with the drawing.
    """
    strokes = f'<path class="{style}" d="M-5 -7L0 0L5 -7" transform="rotate({turn})"/>'
    return f'<svg x="{across(x)}" y="{y:g}" overflow="visible">{strokes}</svg>'


def whisker(first: float, last: float, y: float, ends: Iterable[float]) -> str:
    """Return a level line over a range, with a tick at each of its ends that are to be seen."""
    ticks = "".join(line(x, y - 5, x, y + 5, "range") for x in ends)
    return line(first, y, last, y, "range") + ticks


def drawing(
    path: Path, /, *, ident: str, title: str, description: str, height: float, **values: object
) -> str:
    """Return a whole drawing, named and described for those who do not see it.

    Its strokes are those of a template, which may ask for the strokes of this module.
    """
    strokes = (across, text, lines, box, line, head, whisker)
    asked = {each.__name__: partial(_marked, each) for each in strokes}
    drawn = _LAYOUT.sub("", rendered(path, height=height, **asked, **values))
    return (
        f'<svg role="img" aria-labelledby="{ident}-title {ident}-desc" '
        f'width="100%" height="{height:g}">'
        f'<title id="{ident}-title">{escape(title, quote=False)}</title>'
        f'<desc id="{ident}-desc">{escape(description, quote=False)}</desc>{drawn}</svg>'
    )


def _marked(make: Callable[..., str], *arguments: Any) -> Markup:
    return Markup(make(*arguments))


@dataclass(frozen=True)
class Bar:
    """One row: its label, its value and how it is told; a range where there is one.

    A range is told with the value, on a line of its own: beside the bar a number would stand at the
    wrong one of its ends.
    """

    label: str
    value: float
    told: str
    low: float | None = None
    high: float | None = None


def draw_bars(ident: str, title: str, bars: Sequence[Bar]) -> str:
    """Return the bars on one scale, the label above each so that it never has to be cut."""
    most = max([bar.high or bar.value for bar in bars], default=0) or 1
    ranged = any(bar.high is not None for bar in bars)
    row, scale = (_TOLD_ROW, (WIDTH - 8) / most) if ranged else (_ROW, (WIDTH - 70) / most)
    return drawing(
        BARS,
        ident=ident, title=title, description="; ".join(f"{bar.label}: {bar.told}" for bar in bars),
        height=len(bars) * row + 4, bars=bars, row_height=row, scale=scale,
    )  # fmt: skip
