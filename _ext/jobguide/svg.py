"""What all drawings are made of, in the drawing's own units: strokes, words, boxes, and bars.

Each drawing has a title and a description, and uses classes only: the stylesheet gives the
colours, so that light, dark, print and forced colours all work. Imports nothing of Sphinx.
"""

from __future__ import annotations

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
WIDTH = 360  # of a picture of bars
_ROW, _TOLD_ROW = 44, 62
_LAYOUT = re.compile(r"\s*\n\s*")


def text(x: float, y: float, words: str, style: str = "label", anchor: str = "middle") -> str:
    """Return one line of text."""
    return (
        f'<text class="{style}" x="{x:g}" y="{y:g}" text-anchor="{anchor}" '
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
        f'<rect class="{style}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'rx="{radius:.3g}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, style: str = "ink") -> str:
    """Return a straight stroke."""
    return f'<line class="{style}" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'


def arrow(x1: float, y: float, x2: float, style: str = "accent-ink") -> str:
    """Return a level arrow from ``x1`` to ``x2``; its head is two strokes, no shared marker id."""
    back = -7 if x2 > x1 else 7
    head = f"M{x2 + back:g} {y - 5:g}L{x2:g} {y:g}L{x2 + back:g} {y + 5:g}"
    return f'{line(x1, y, x2, y, style)}<path class="{style}" d="{head}"/>'


def whisker(first: float, last: float, y: float, ends: Iterable[float]) -> str:
    """Return a level line over a range, with a tick at each of its ends that are to be seen."""
    ticks = "".join(line(x, y - 5, x, y + 5, "range") for x in ends)
    return line(first, y, last, y, "range") + ticks


def filled(path: Path, /, **values: object) -> list[str]:
    """Return the strokes of a template, which may ask for the strokes of this module."""
    strokes = (text, lines, box, line, arrow, whisker)
    asked = {each.__name__: partial(_marked, each) for each in strokes}
    return [_LAYOUT.sub("", rendered(path, **asked, **values))]


def _marked(make: Callable[..., str], *arguments: Any) -> Markup:
    return Markup(make(*arguments))


def drawing(
    ident: str, title: str, description: str, size: tuple[float, float], parts: Sequence[str]
) -> str:
    """Return a whole drawing, named and described for those who do not see it."""
    width, height = size
    return (
        f'<svg role="img" aria-labelledby="{ident}-title {ident}-desc" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f'<title id="{ident}-title">{escape(title, quote=False)}</title>'
        f'<desc id="{ident}-desc">{escape(description, quote=False)}</desc>{"".join(parts)}</svg>'
    )


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


def draw_bars(ident: str, title: str, description: str, bars: Sequence[Bar]) -> str:
    """Return the bars on one scale, the label above each so that it never has to be cut."""
    most = max([bar.high or bar.value for bar in bars], default=0) or 1
    ranged = any(bar.high is not None for bar in bars)
    row, scale = (_TOLD_ROW, (WIDTH - 8) / most) if ranged else (_ROW, (WIDTH - 70) / most)
    parts = [_bar(bar, index * row, scale) for index, bar in enumerate(bars)]
    return drawing(ident, title, description, (WIDTH, len(bars) * row + 4), parts)


def _bar(bar: Bar, top: float, scale: float) -> str:
    length = bar.value * scale
    style = "accent" if bar.value else "soft"
    label = text(0, top + 15, bar.label, "label", "start")
    if bar.low is None or bar.high is None:
        told = text(length + 8, top + 35, bar.told, "label-strong", "start")
        return label + box(0, top + 22, max(length, 1), 16, style) + told
    ends = bar.low * scale, bar.high * scale
    told = text(0, top + 33, bar.told, "label-strong", "start")
    return (
        label + told + box(0, top + 40, max(length, 1), 16, style) + whisker(*ends, top + 48, ends)
    )
