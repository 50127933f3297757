"""What the guide declares of the post: missions, the competencies that they need, placements.

One skeleton of a board, a management and services serves all org charts. The services are rows, so
that their names fit on a phone; the post stands to the right of whoever supervises it. Full lines
are authority, dashed ones daily work.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..blocks import Row, Site, block, bullets, drawn, dresses, joined, on, table
from ..domain import domain_of
from ..nodes import facet, folded, job_object
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
# Charts without services, and the row of who holds the post: the board, or else the management.
UNSERVED = {"board": 0, "direction": 1, "pair": 0}
_ROW = 46
_BOX = 38


@block("orgchart")
def org_chart(site: Site, argument: str) -> list[nodes.Node]:
    """Return the org chart of a placement, of the pair, or of a post under the board."""
    placements = site.domain.of_kind("placement")
    if not placements or argument not in (*placements, *UNSERVED):
        return []
    board, direction, post = site.words("orgchart-board", "orgchart-direction", "post")
    posts = site.words("pair-employee", "pair-volunteer") if argument == "pair" else [post]
    services: list[str] = []
    if argument in UNSERVED:
        holder = UNSERVED[argument]
        over, title = [board, direction][: holder + 1], site.word(f"orgchart-{argument}-title")
    else:
        services = [placement.fact("service") for placement in placements.values()]
        service, holder = placements[argument].fact("service"), list(placements).index(argument) + 2
        over, title = [board, direction, service], site.word("orgchart-title", service=service)
    # Whoever is right over the post has the level 3, however few are above.
    levels = zip([*range(1, len(over)), 3, 4], [*over, ", ".join(posts)], strict=True)
    told = [[site.word(f"orgchart-level-{level}"), who] for level, who in levels]
    if services:
        others = [service for row, service in enumerate(services, 2) if row != holder]
        told.append([site.word("orgchart-links"), ", ".join(others)])
    in_words = table(site.words("orgchart-level", "orgchart-who"), told)
    return drawn(
        site, ORG_CHART, title, in_words,
        ident=f"orgchart-{argument}", description=title, width=WIDTH,
        height=_ROW * (len(services) + 2 if holder else len(posts)),
        board=board, direction=direction, services=services, posts=posts, holder=holder,
        row_height=_ROW, box_height=_BOX, middle=lambda row: row * _ROW + 2 + _BOX / 2,
    )  # fmt: skip
