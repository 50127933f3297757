"""Bars, with or without a range: passages of a posting, hours of an activity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import svg

WIDTH = 360
_ROW = 44


@dataclass(frozen=True)
class Bar:
    """One row: its label, its value and how the value is told; a range where there is one."""

    label: str
    value: float
    told: str
    low: float | None = None
    high: float | None = None


def draw(ident: str, title: str, description: str, bars: Sequence[Bar]) -> str:
    """Return the bars on one scale, the label above each so that it never has to be cut."""
    scale = max([bar.high or bar.value for bar in bars], default=0) or 1
    parts = [_bar(bar, index * _ROW, (WIDTH - 70) / scale) for index, bar in enumerate(bars)]
    return svg.drawing(ident, title, description, (WIDTH, len(bars) * _ROW + 4), parts)


def _bar(bar: Bar, top: float, scale: float) -> str:
    length = bar.value * scale
    end = max(length, (bar.high or 0) * scale)
    middle = top + 30
    parts = [
        svg.text(0, top + 15, bar.label, "label", "start"),
        svg.box(0, top + 22, max(length, 1), 16, "accent" if bar.value else "soft"),
        svg.text(end + 8, middle + 5, bar.told, "label-strong", "start"),
    ]
    if bar.low is not None and bar.high is not None:
        parts.append(_whisker(bar.low * scale, bar.high * scale, middle))
    return "".join(parts)


def _whisker(low: float, high: float, middle: float) -> str:
    ends = "".join(svg.line(x, middle - 5, x, middle + 5, "range") for x in (low, high))
    return svg.line(low, middle, high, middle, "range") + ends
