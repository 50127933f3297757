"""The missions of the post and the competencies that they need: table, map, checks."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .. import svg
from ..blocks import (
    Row,
    Site,
    block,
    drawn,
    dresses,
    mark,
    mission_key,
    numbered,
    on,
    table,
)
from ..domain import domain_of
from ..nodes import facet, is_fold, job_object
from ..records import JobObject
from ..words import choices, hints, report


@block("coverage")
def coverage(site: Site, _argument: str) -> list[nodes.Node]:
    """Return which competencies each mission needs, one column a mission."""
    missions = list(site.domain.of_kind("mission").values())
    if not missions:
        return []
    head: Row = [site.word("competency"), *[numbered(m, n) for n, m in enumerate(missions, 1)]]
    rows: list[Row] = [
        [site.link(found), *[mark(site, found.id in m.competencies) for m in missions]]
        for found in site.domain.of_kind("competency").values()
    ]
    key = mission_key(site, missions)
    caption = site.word("coverage-caption")
    return [key, table(head, rows, "matrix", caption=caption, anchor="coverage")]


@dresses("mission")
def put_needs(site: Site, node: job_object) -> None:
    """Put the competencies that a mission needs in its fold; before its blocks without one."""
    known = site.domain.of_kind("competency")
    links = [site.link(known[name]) for name in node["competencies"] if name in known]
    told = nodes.paragraph("", site.word("needs") + " ", classes=["needs"])
    for index, link in enumerate(links):
        told += [nodes.Text(", "), link] if index else [link]
    folded = next(filter(is_fold, node.children), None)
    if isinstance(folded, nodes.Element):
        folded += told
    else:
        shown = (n for n, child in enumerate(node.children) if _is_shown(child))
        node.insert(next(shown, len(node.children)), told)


def _is_shown(node: nodes.Node) -> bool:
    return isinstance(node, facet) and "told" not in node


MAP, MAP_HEIGHT = Path(__file__).with_name("mission-map.svg"), 340
MISSIONS = ("broadcast", "feedback", "animate", "events", "articulate")


@block("mission-map")
def mission_map(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the five components between the association and its community."""
    declared = site.domain.of_kind("mission")
    titles = {name: declared[name].title for name in MISSIONS if name in declared}
    if len(titles) < len(MISSIONS):
        return []
    told = [(titles[name], site.word(f"map-{name}")) for name in MISSIONS]
    for extra in declared.keys() - set(MISSIONS):
        report("undrawn-mission", declared[extra].place.at, id=extra, known=choices(MISSIONS))
    title = site.word("map-title")
    ends = {name: site.word(name) for name in ("association", "community")}
    described = site.word("list-separator").join(": ".join(pair) for pair in told)
    head = site.words("mission", "map-direction")
    rows: list[Row] = [[site.link(declared[name]), site.word(f"map-{name}")] for name in MISSIONS]
    strokes = svg.filled(MAP, words={**ends, **titles})
    picture = svg.drawing("mission-map", title, described, MAP_HEIGHT, strokes)
    return [drawn(site, picture, title, table(head, rows))]


@on("env-check-consistency")
def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the missions against the competencies, both ways."""
    domain = domain_of(env)
    known = domain.of_kind("competency")
    missions = domain.of_kind("mission").values()
    for mission in missions:
        for tag in mission.competencies:
            if tag not in known:
                _unknown_competency(mission, tag, list(known))
    needed = {name for mission in missions for name in mission.competencies}
    for competency in known.values():
        if not competency.area:
            report("competency-without-area", competency.place.at, id=competency.id)
        if competency.id not in needed:
            report("unneeded-competency", competency.place.at, id=competency.id)


def _unknown_competency(mission: JobObject, tag: str, known: list[str]) -> None:
    told = {"id": mission.id, "tag": tag, **hints(tag, known)}
    report("unknown-competency", mission.place.at, **told)
