"""Months in a row: what begins and ends when, each with its range, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import svg

WIDTH = 360
_RIGHT = 350
_ROW = 46
_FOOT = 44


@dataclass(frozen=True)
class Span:
    """A row: its label, and the months between which it surely and possibly runs.

    ``bar`` runs from the usual beginning to the usual end; ``range`` from the earliest beginning
    to the latest end, None where there is no end.
    """

    label: str
    bar: tuple[float, float | None]
    range: tuple[float, float | None]
    style: str = "accent"


@dataclass(frozen=True)
class Scale:
    """The months that are marked, from 0 on, and the word for a month."""

    months: Sequence[int]
    unit: str


def draw(ident: str, title: str, description: str, spans: Sequence[Span], marks: Scale) -> str:
    """Return the rows over their months; what has no end runs to the edge with an arrow."""
    scale = _RIGHT / max(marks.months)
    foot = len(spans) * _ROW + 8
    parts = [svg.line(month * scale, 0, month * scale, foot, "grid") for month in marks.months]
    parts += [_span(span, n * _ROW, scale) for n, span in enumerate(spans)]
    parts += [_month(month * scale, foot + 16, str(month)) for month in marks.months]
    parts.append(svg.text(_RIGHT, foot + 36, marks.unit, "label-strong", "end"))
    return svg.drawing(ident, title, description, (WIDTH, foot + _FOOT), parts)


def _month(x: float, y: float, told: str) -> str:
    anchor = "start" if x == 0 else "end" if x >= _RIGHT else "middle"
    return svg.text(x, y, told, "label", anchor)


def _span(span: Span, top: float, scale: float) -> str:
    begin, end = span.bar
    first, last = span.range
    middle = top + 32
    stop = _RIGHT if end is None else end * scale
    parts = [
        svg.text(0, top + 16, span.label, "label on-line", "start"),
        svg.box(begin * scale, top + 24, max(stop - begin * scale, 1), 16, span.style),
    ]
    if end is None:
        parts.append(svg.arrow(_RIGHT - 1, middle, WIDTH, "range"))
    parts.append(_reach(first * scale, _RIGHT if last is None else last * scale, middle))
    return "".join(parts)


def _reach(first: float, last: float, middle: float) -> str:
    ends = [x for x in (first, last) if 0 < x < _RIGHT]
    ticks = "".join(svg.line(x, middle - 5, x, middle + 5, "range") for x in ends)
    return svg.line(first, middle, last, middle, "range") + ticks
