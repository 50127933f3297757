"""The same activities in several situations, one column each: where the time of each goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import svg

WIDTH = 360
_GAP = 12
_HEAD = 40
_ROW = 46
_ROOM = 40  # for the number beside the longest bar


@dataclass(frozen=True)
class Column:
    """A situation: its name, its total as told."""

    name: str
    told: str


@dataclass(frozen=True)
class Row:
    """An activity: its name, and in each column its share in per cent and how that is told."""

    label: str
    shares: tuple[float, ...]
    told: tuple[str, ...]


def draw(
    ident: str, title: str, description: str, columns: Sequence[Column], rows: Sequence[Row]
) -> str:
    """Return the bars; a share is as long in every column, so that columns can be compared."""
    width = (WIDTH - _GAP * (len(columns) - 1)) / len(columns)
    longest = max((share for row in rows for share in row.shares), default=0) or 1
    scale = (width - _ROOM) / longest
    places = [number * (width + _GAP) for number in range(len(columns))]
    parts = [_head(column, x) for column, x in zip(columns, places, strict=True)]
    parts += [_row(row, _HEAD + n * _ROW, places, scale) for n, row in enumerate(rows)]
    return svg.drawing(ident, title, description, (WIDTH, _HEAD + len(rows) * _ROW + 4), parts)


def _head(column: Column, x: float) -> str:
    return svg.text(x, 14, column.name, "label-strong", "start") + svg.text(
        x, 31, column.told, "label", "start"
    )


def _row(row: Row, top: float, places: Sequence[float], scale: float) -> str:
    parts = [svg.text(0, top + 17, row.label, "label", "start")]
    for share, told, x in zip(row.shares, row.told, places, strict=True):
        length = max(share * scale, 1)
        parts.append(svg.box(x, top + 24, length, 14, "accent" if share else "soft"))
        parts.append(svg.text(x + length + 5, top + 36, told, "label", "start"))
    return "".join(parts)
