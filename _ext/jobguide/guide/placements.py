"""Where the post stands: the org charts of the placements.

One skeleton of a board, a management and services serves all charts. The services are rows, so
that their names fit on a phone; the post stands to the right of whoever supervises it. Full lines
are authority, dashed ones daily work.
"""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from .. import svg
from ..blocks import Site, block, drawn, table
from ..records import JobObject

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
    board: str
    direction: str
    services: tuple[str, ...]
    holder: int | None
    posts: tuple[str, ...]


def _draw(chart: Chart) -> str:
    """Return the chart as SVG."""
    parts = [
        *_departments(chart),
        _named(4, 0, _RIGHT - 4, chart.board, chart.holder is None),
        *_posts(chart),
    ]
    rows = _row(len(chart.services)) if chart.services else len(chart.posts)
    return svg.drawing(chart.ident, chart.title, chart.title, (WIDTH, rows * _ROW), parts)


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


@block("orgchart")
def org_chart(site: Site, argument: str) -> list[nodes.Node]:
    """Return the org chart of a placement, of the pair, or of a post under the board."""
    placements = list(site.domain.of_kind("placement").values())
    holder = next((n for n, found in enumerate(placements) if found.id == argument), None)
    if not placements or (holder is None and argument not in ("board", "pair")):
        return []
    chart = _chart(site, argument, placements, holder)
    told = table(
        [site.word("orgchart-level"), site.word("orgchart-who")], _told(site, chart), "data"
    )
    return [drawn(site, _draw(chart), chart.title, told)]


def _chart(site: Site, argument: str, placements: list[JobObject], holder: int | None) -> Chart:
    services = () if holder is None else tuple(found.fact("service") for found in placements)
    key = f"orgchart-{argument}-title" if argument in ("board", "pair") else "orgchart-title"
    title = site.word(key, service=services[holder] if holder is not None else "")
    pair = (site.word("pair-employee"), site.word("pair-volunteer"))
    return Chart(
        ident=f"orgchart-{argument}",
        title=title,
        board=site.word("orgchart-board"),
        direction=site.word("orgchart-direction"),
        services=services,
        holder=holder,
        posts=pair if argument == "pair" else (site.word("post"),),
    )


def _told(site: Site, chart: Chart) -> list[list[str]]:
    """Return the rows of the chart read as text, from the board down to the work."""
    posts = ", ".join(chart.posts)
    if chart.holder is None:
        told = {"orgchart-level-3": chart.board, "orgchart-level-4": posts}
    else:
        others = [name for index, name in enumerate(chart.services) if index != chart.holder]
        told = {
            "orgchart-level-1": chart.board,
            "orgchart-level-2": chart.direction,
            "orgchart-level-3": chart.services[chart.holder],
            "orgchart-level-4": posts,
            "orgchart-links": ", ".join(others),
        }
    return [[site.word(key), who] for key, who in told.items()]
