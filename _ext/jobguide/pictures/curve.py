"""One result against one quantity: a middle line between a low and a high one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import svg

WIDTH, HEIGHT = 360, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 350, 40, 250


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


def draw(ident: str, title: str, description: str, points: Sequence[Point], axes: Axes) -> str:
    """Return the band with its middle line, and a dashed line where the case stands."""
    frame = _Frame(max(x for x, _ in axes.across), max(y for y, _ in axes.upwards))
    parts = [
        _band(points, frame),
        *_marks(axes, frame),
        *_lines(points, frame),
        *_words(points, axes, frame),
    ]
    return svg.drawing(ident, title, description, (WIDTH, HEIGHT), parts)


@dataclass(frozen=True)
class _Frame:
    """From quantities to places in the drawing."""

    most_x: float
    most_y: float

    def x(self, value: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * value / self.most_x

    def y(self, value: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * value / self.most_y


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
        svg.line(_LEFT, _BOTTOM, _RIGHT, _BOTTOM),
        svg.line(_LEFT, _TOP, _LEFT, _BOTTOM),
        svg.text(0, 16, axes.result, "label-strong", "start"),
        svg.text(_RIGHT, HEIGHT - 8, axes.quantity, "label-strong", "end"),
    ]
    for value, told in axes.across:
        anchor = "end" if value == frame.most_x else "middle"
        parts.append(svg.text(frame.x(value), _BOTTOM + 18, told, "label", anchor))
    for value, told in axes.upwards:
        parts.append(svg.line(_LEFT - 4, frame.y(value), _LEFT, frame.y(value)))
        parts.append(svg.text(_LEFT - 8, frame.y(value) + 4, told, "label", "end"))
    return parts


def _words(points: Sequence[Point], axes: Axes, frame: _Frame) -> list[str]:
    """Return the name of each line at its end, and where the case stands."""
    last = points[-1]
    at, told = axes.mark
    ends = zip((last.low, last.central, last.high), axes.levels, strict=True)
    named = [svg.text(_RIGHT, frame.y(y) - 6, name, "label on-line", "end") for y, name in ends]
    return [
        *named,
        svg.line(frame.x(at), _TOP, frame.x(at), _BOTTOM, "ink dash"),
        svg.text(frame.x(at), _TOP - 8, told, "label"),
    ]
