"""Where the post stands: one skeleton of a board, a management and services for all charts.

The services are rows, so that their names fit on a phone; the post stands to the right of whoever
supervises it. Full lines are authority, dashed ones daily work.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import svg

WIDTH = 360
_ROW = 44
_BOX = 34
_SPINE = 20
_LEFT, _RIGHT = 40, 196
_POST = 236
_WORK = _POST + 60


@dataclass(frozen=True)
class Chart:
    """An org chart: its words, the services in order, and the one that holds the post.

    ``holder`` is the index of the service, or None where the post reports to the board itself:
    there is then no management and no service to draw; ``posts`` are one person, or an employee
    and a volunteer.
    """

    ident: str
    title: str
    description: str
    board: str
    direction: str
    services: tuple[str, ...]
    holder: int | None
    posts: tuple[str, ...]


def draw(chart: Chart) -> str:
    """Return the chart as SVG."""
    parts = [
        *_departments(chart),
        _named(4, 0, _RIGHT - 4, chart.board, chart.holder is None),
        *_posts(chart),
    ]
    rows = _row(len(chart.services)) if chart.services else len(chart.posts)
    return svg.drawing(chart.ident, chart.title, chart.description, (WIDTH, rows * _ROW), parts)


def _departments(chart: Chart) -> list[str]:
    """Return the management and the services under it; a small association has neither."""
    if not chart.services:
        return []
    last = _middle(_row(len(chart.services) - 1))
    return [
        svg.line(_SPINE, _middle(0), _SPINE, last),
        *_daily_work(chart),
        _named(4, 1, _RIGHT - 4, chart.direction, held=False),
        *(_service(chart, index) for index in range(len(chart.services))),
    ]


def _row(index: int | None) -> int:
    """Return the row of a service: the board and the management take the first two."""
    return 0 if index is None else index + 2


def _middle(row: int) -> float:
    return row * _ROW + 2 + _BOX / 2


def _named(x: float, row: int, width: float, words: str, held: bool) -> str:
    style, label = ("soft holder", "label-strong") if held else ("soft", "label")
    middle = _middle(row)
    return svg.box(x, row * _ROW + 2, width, _BOX, style) + svg.lines(
        x + width / 2, middle, words, 24, label
    )


def _service(chart: Chart, index: int) -> str:
    row = _row(index)
    branch = svg.line(_SPINE, _middle(row), _LEFT, _middle(row))
    named = _named(_LEFT, row, _RIGHT - _LEFT, chart.services[index], index == chart.holder)
    return branch + named


def _posts(chart: Chart) -> list[str]:
    """Return the people of the post; a volunteer stands beside the employee, under nobody."""
    row = _row(chart.holder)
    parts = [svg.line(_RIGHT, _middle(row), _POST, _middle(row), "accent-ink")]
    for index, post in enumerate(chart.posts):
        y = (row + index) * _ROW + 2
        middle = (_POST + WIDTH - 2) / 2
        parts.append(svg.box(_POST, y, WIDTH - 2 - _POST, _BOX, "accent"))
        parts.append(svg.lines(middle, y + _BOX / 2, post, 16, "label-strong on-accent"))
    return parts


def _daily_work(chart: Chart) -> list[str]:
    """Return the dashed lines from the post to the services that do not supervise it."""
    holder = _row(chart.holder)
    rows = [_row(index) for index in range(len(chart.services)) if index != chart.holder]
    first, last = min([*rows, holder]), max([*rows, holder])
    spine = svg.line(_WORK, _middle(first), _WORK, _middle(last), "dash")
    return [spine, *(svg.line(_RIGHT, _middle(row), _WORK, _middle(row), "dash") for row in rows)]
