"""The pictures of the sizing room: a range against one quantity, months in a row, columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import svg

WIDTH, EDGE = 360, 350
ROW = 46
CURVE_HEIGHT = 300
CURVE_LEFT, CURVE_TOP, CURVE_BOTTOM = 34, 40, 250
TIMELINE_FOOT = 44
COLUMN_GAP, COLUMN_HEAD = 12, 40
NUMBER_ROOM = 40  # beside the longest bar


# ---- one result against one quantity: a middle line between a low and a high one


@dataclass(frozen=True)
class Point:
    """A quantity and the three levels of what comes of it."""

    x: float
    low: float
    central: float
    high: float


@dataclass(frozen=True)
class Axes:
    """The marks of both axes with their words, and what each axis is."""

    across: Sequence[tuple[float, str]]
    upwards: Sequence[tuple[float, str]]
    quantity: str
    result: str
    levels: tuple[str, str, str]
    mark: tuple[float, str]


def draw_curve(
    ident: str, title: str, description: str, points: Sequence[Point], axes: Axes
) -> str:
    """Return the band with its middle line, and a dashed line where the case stands."""
    frame = _Frame(max(x for x, _ in axes.across), max(y for y, _ in axes.upwards))
    parts = [
        _band(points, frame),
        *_marks(axes, frame),
        *_lines(points, frame),
        *_names(points, axes, frame),
    ]
    return svg.drawing(ident, title, description, (WIDTH, CURVE_HEIGHT), parts)


@dataclass(frozen=True)
class _Frame:
    """From quantities to places in the drawing."""

    most_x: float
    most_y: float

    def x(self, value: float) -> float:
        return CURVE_LEFT + (EDGE - CURVE_LEFT) * value / self.most_x

    def y(self, value: float) -> float:
        return CURVE_BOTTOM - (CURVE_BOTTOM - CURVE_TOP) * value / self.most_y


def _band(points: Sequence[Point], frame: _Frame) -> str:
    above = [(frame.x(point.x), frame.y(point.high)) for point in points]
    below = [(frame.x(point.x), frame.y(point.low)) for point in reversed(points)]
    return f'<path class="soft" d="{_path([*above, *below])}Z"/>'


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in places)


def _lines(points: Sequence[Point], frame: _Frame) -> list[str]:
    styles = (("low", "ink"), ("high", "ink"), ("central", "accent-ink"))
    return [
        f'<path class="{style}" d="'
        + _path([(frame.x(point.x), frame.y(getattr(point, level))) for point in points])
        + '"/>'
        for level, style in styles
    ]


def _marks(axes: Axes, frame: _Frame) -> list[str]:
    """Return the axes, their numbers and their names."""
    parts = [
        svg.line(CURVE_LEFT, CURVE_BOTTOM, EDGE, CURVE_BOTTOM),
        svg.line(CURVE_LEFT, CURVE_TOP, CURVE_LEFT, CURVE_BOTTOM),
        svg.text(0, 16, axes.result, "label-strong", "start"),
        svg.text(EDGE, CURVE_HEIGHT - 8, axes.quantity, "label-strong", "end"),
    ]
    for value, told in axes.across:
        anchor = "end" if value == frame.most_x else "middle"
        parts.append(svg.text(frame.x(value), CURVE_BOTTOM + 18, told, "label", anchor))
    for value, told in axes.upwards:
        parts.append(svg.line(CURVE_LEFT - 4, frame.y(value), CURVE_LEFT, frame.y(value)))
        parts.append(svg.text(CURVE_LEFT - 8, frame.y(value) + 4, told, "label", "end"))
    return parts


def _names(points: Sequence[Point], axes: Axes, frame: _Frame) -> list[str]:
    """Return the name of each line at its end, and where the case stands."""
    last = points[-1]
    at, told = axes.mark
    ends = zip((last.low, last.central, last.high), axes.levels, strict=True)
    named = [svg.text(EDGE, frame.y(y) - 6, name, "label on-line", "end") for y, name in ends]
    return [
        *named,
        svg.line(frame.x(at), CURVE_TOP, frame.x(at), CURVE_BOTTOM, "ink dash"),
        svg.text(frame.x(at), CURVE_TOP - 8, told, "label"),
    ]


# ---- months in a row: what begins and ends when


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


def draw_timeline(
    ident: str, title: str, description: str, spans: Sequence[Span], marks: Scale
) -> str:
    """Return the rows over their months; what has no end runs to the edge with an arrow."""
    scale = EDGE / max(marks.months)
    foot = len(spans) * ROW + 8
    parts = [svg.line(month * scale, 0, month * scale, foot, "grid") for month in marks.months]
    parts += [_span(span, n * ROW, scale) for n, span in enumerate(spans)]
    parts += [_month(month * scale, foot + 16, str(month)) for month in marks.months]
    parts.append(svg.text(EDGE, foot + 36, marks.unit, "label-strong", "end"))
    return svg.drawing(ident, title, description, (WIDTH, foot + TIMELINE_FOOT), parts)


def _month(x: float, y: float, told: str) -> str:
    anchor = "start" if x == 0 else "end" if x >= EDGE else "middle"
    return svg.text(x, y, told, "label", anchor)


def _span(span: Span, top: float, scale: float) -> str:
    begin, end = span.bar
    first, last = span.range
    middle = top + 32
    stop = EDGE if end is None else end * scale
    parts = [
        svg.text(0, top + 16, span.label, "label on-line", "start"),
        svg.box(begin * scale, top + 24, max(stop - begin * scale, 1), 16, span.style),
    ]
    if end is None:
        parts.append(svg.arrow(EDGE - 1, middle, WIDTH, "range"))
    reach = first * scale, EDGE if last is None else last * scale
    parts.append(svg.whisker(*reach, middle, [x for x in reach if 0 < x < EDGE]))
    return "".join(parts)


# ---- the same activities in several situations, one column each


@dataclass(frozen=True)
class Column:
    """A situation: its name, its total as told."""

    name: str
    told: str


@dataclass(frozen=True)
class Shares:
    """An activity: its name, and in each column its share in per cent and how that is told."""

    label: str
    shares: tuple[float, ...]
    told: tuple[str, ...]


def draw_situations(
    ident: str, title: str, description: str, columns: Sequence[Column], rows: Sequence[Shares]
) -> str:
    """Return the bars; a share is as long in every column, so that columns can be compared."""
    width = (WIDTH - COLUMN_GAP * (len(columns) - 1)) / len(columns)
    longest = max((share for row in rows for share in row.shares), default=0) or 1
    scale = (width - NUMBER_ROOM) / longest
    places = [number * (width + COLUMN_GAP) for number in range(len(columns))]
    parts = [_column(column, x) for column, x in zip(columns, places, strict=True)]
    parts += [_shares(row, COLUMN_HEAD + n * ROW, places, scale) for n, row in enumerate(rows)]
    return svg.drawing(ident, title, description, (WIDTH, COLUMN_HEAD + len(rows) * ROW + 4), parts)


def _column(column: Column, x: float) -> str:
    return svg.text(x, 14, column.name, "label-strong", "start") + svg.text(
        x, 31, column.told, "label", "start"
    )


def _shares(row: Shares, top: float, places: Sequence[float], scale: float) -> str:
    parts = [svg.text(0, top + 17, row.label, "label", "start")]
    for share, told, x in zip(row.shares, row.told, places, strict=True):
        length = max(share * scale, 1)
        parts.append(svg.box(x, top + 24, length, 14, "accent" if share else "soft"))
        parts.append(svg.text(x + length + 5, top + 36, told, "label", "start"))
    return "".join(parts)
