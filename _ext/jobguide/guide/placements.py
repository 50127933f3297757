"""Where the post stands: the org charts of the placements.

One skeleton of a board, a management and services serves all charts. The services are rows, so
that their names fit on a phone; the post stands to the right of whoever supervises it. Full lines
are authority, dashed ones daily work.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docutils import nodes

from .. import svg
from ..blocks import Site, block, drawn, table
from ..records import JobObject

DRAWING = Path(__file__).with_name("org-chart.svg")
# Charts without services: under the board, under the management, or an employee and a volunteer.
UNSERVED = ("board", "direction", "pair")
MANAGEMENT = -1  # the holder that is the management itself
_ROW = 46
_BOX = 38


@dataclass(frozen=True)
class Chart:
    """An org chart: its words, the services in order, and the one that holds the post.

    ``holder`` is the index of the service, or None where the post reports to the board itself:
    there is then no management and no service to draw; -1 is the management, without services.
    ``posts`` are one person, or an employee and a volunteer.
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
    strokes = svg.filled(
        DRAWING, chart=chart, width=svg.WIDTH, row_height=_ROW, box_height=_BOX, middle=_middle
    )
    rows = len(chart.posts) if chart.holder is None else len(chart.services) + 2
    return svg.drawing(chart.ident, chart.title, chart.title, rows * _ROW, strokes)


def _middle(row: int) -> float:
    return row * _ROW + 2 + _BOX / 2


@block("orgchart")
def org_chart(site: Site, argument: str) -> list[nodes.Node]:
    """Return the org chart of a placement, of the pair, or of a post under the board."""
    placements = list(site.domain.of_kind("placement").values())
    holder = next((n for n, found in enumerate(placements) if found.id == argument), None)
    if not placements or (holder is None and argument not in UNSERVED):
        return []
    holder = MANAGEMENT if argument == "direction" else holder
    chart = _chart(site, argument, placements, holder)
    told = table(site.words("orgchart-level", "orgchart-who"), _told(site, chart))
    return [drawn(site, _draw(chart), chart.title, told)]


def _chart(site: Site, argument: str, placements: list[JobObject], holder: int | None) -> Chart:
    named = tuple(found.fact("service") for found in placements)
    services = () if argument in UNSERVED else named
    key = f"orgchart-{argument}-title" if argument in UNSERVED else "orgchart-title"
    title = site.word(key, service=services[holder] if services and holder is not None else "")
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
    if chart.holder == MANAGEMENT:
        told = {
            "orgchart-level-1": chart.board,
            "orgchart-level-3": chart.direction,
            "orgchart-level-4": posts,
        }
    elif chart.holder is None:
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
