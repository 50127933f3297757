"""What the guide declares of the post: missions, the competencies that they need, placements.

One skeleton of a board, a management and services serves all org charts. The services are rows, so
that their names fit on a phone; the post stands to the right of whoever supervises it. Full lines
are authority, dashed ones daily work.
"""

from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..blocks import Row, Site, block, bullets, drawn, dresses, joined, on, table
from ..domain import domain_of
from ..nodes import facet, folded, job_object
from ..records import JobObject
from ..svg import WIDTH
from ..words import choices, hints, report

# ---- the competencies that they need


@block("coverage")
def coverage(site: Site, _argument: str) -> list[nodes.Node]:
    """Return which competencies each mission needs, one column a mission."""
    missions = list(site.domain.of_kind("mission").values())
    if not missions:
        return []
    numbers = {str(number): mission for number, mission in enumerate(missions, 1)}
    head: Row = [
        site.word("competency"),
        *(_explained(number, mission.title) for number, mission in numbers.items()),
    ]
    rows: list[Row] = [
        [site.link(each), *(_mark(site, each.id in m.competencies) for m in missions)]
        for each in site.domain.of_kind("competency").values()
    ]
    key = ([nodes.Text(f"{number}. "), site.link(mission)] for number, mission in numbers.items())
    whole = table(head, rows, "matrix", caption=site.word("coverage-caption"), anchor="coverage")
    return [bullets(key, "key"), whole]


def _mark(site: Site, present: bool) -> nodes.Node:
    return _explained("●", site.word("yes")) if present else _explained("–", site.word("no"))


def _explained(sign: str, words: str) -> nodes.Node:
    return nodes.abbreviation(sign, sign, explanation=words)


@dresses("mission")
def put_needs(site: Site, node: job_object) -> None:
    """Put the competencies that a mission needs in its fold; before its blocks without one."""
    known = site.domain.of_kind("competency")
    links = [site.link(known[name]) for name in node["competencies"] if name in known]
    needs = nodes.paragraph("", site.word("needs") + " ", *joined(links), classes=["needs"])
    part = next((child for child in node.children if isinstance(child, folded)), None)
    if part:
        part += needs
    else:
        blocks = (child for child in node.children if isinstance(child, facet))
        first = next((block for block in blocks if "told" not in block), None)
        node.insert(node.index(first) if first else len(node.children), needs)


# ---- the map of the missions

MAP, MAP_HEIGHT = Path(__file__).with_name("mission-map.svg"), 340
MISSIONS = ("broadcast", "feedback", "animate", "events", "articulate")


@block("mission-map")
def mission_map(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the five components between the association and its community."""
    declared = site.domain.of_kind("mission")
    titles = {name: declared[name].title for name in MISSIONS if name in declared}
    if len(titles) < len(MISSIONS):
        return []
    described_by = [(titles[name], site.word(f"map-{name}")) for name in MISSIONS]
    for extra in declared.keys() - set(MISSIONS):
        report("undrawn-mission", declared[extra].place.at, id=extra, known=choices(MISSIONS))
    title = site.word("map-title")
    ends = {name: site.word(name) for name in ("association", "community")}
    described = site.word("list-separator").join(": ".join(pair) for pair in described_by)
    head = site.words("mission", "map-direction")
    rows: list[Row] = [[site.link(declared[name]), site.word(f"map-{name}")] for name in MISSIONS]
    return drawn(
        site, MAP, title, table(head, rows),
        ident="mission-map", description=described, height=MAP_HEIGHT, words={**ends, **titles},
    )  # fmt: skip


@on("env-check-consistency")
def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the missions against the competencies, both ways."""
    domain = domain_of(env)
    known = domain.of_kind("competency")
    missions = domain.of_kind("mission").values()
    for mission in missions:
        for tag in mission.competencies:
            if tag not in known:
                values = {"id": mission.id, "tag": tag, **hints(tag, known)}
                report("unknown-competency", mission.place.at, **values)
    needed = {name for mission in missions for name in mission.competencies}
    for competency in known.values():
        if not competency.area:
            report("competency-without-area", competency.place.at, id=competency.id)
        if competency.id not in needed:
            report("unneeded-competency", competency.place.at, id=competency.id)


# ---- the org charts

ORG_CHART = Path(__file__).with_name("org-chart.svg")
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


@block("orgchart")
def org_chart(site: Site, argument: str) -> list[nodes.Node]:
    """Return the org chart of a placement, of the pair, or of a post under the board."""
    placements = list(site.domain.of_kind("placement").values())
    holder = next((n for n, placement in enumerate(placements) if placement.id == argument), None)
    if not placements or (holder is None and argument not in UNSERVED):
        return []
    chart = _chart(site, argument, placements, MANAGEMENT if argument == "direction" else holder)
    rows = len(chart.posts) if chart.holder is None else len(chart.services) + 2
    in_words = table(site.words("orgchart-level", "orgchart-who"), _told(site, chart))
    return drawn(
        site, ORG_CHART, chart.title, in_words,
        ident=chart.ident, description=chart.title, height=rows * _ROW, chart=chart, width=WIDTH,
        row_height=_ROW, box_height=_BOX, middle=lambda row: row * _ROW + 2 + _BOX / 2,
    )  # fmt: skip


def _chart(site: Site, argument: str, placements: list[JobObject], holder: int | None) -> Chart:
    named = tuple(placement.fact("service") for placement in placements)
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
        levels = {
            "orgchart-level-1": chart.board,
            "orgchart-level-3": chart.direction,
            "orgchart-level-4": posts,
        }
    elif chart.holder is None:
        levels = {"orgchart-level-3": chart.board, "orgchart-level-4": posts}
    else:
        others = [name for index, name in enumerate(chart.services) if index != chart.holder]
        levels = {
            "orgchart-level-1": chart.board,
            "orgchart-level-2": chart.direction,
            "orgchart-level-3": chart.services[chart.holder],
            "orgchart-level-4": posts,
            "orgchart-links": ", ".join(others),
        }
    return [[site.word(key), who] for key, who in levels.items()]
