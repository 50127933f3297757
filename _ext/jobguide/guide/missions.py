"""The missions of the post and the competencies that they need: table, map, checks."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .. import svg
from ..blocks import (
    Row,
    Site,
    block,
    captioned,
    drawn,
    dresses_objects,
    mark,
    mission_key,
    numbered,
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
    return [key, captioned(site.word("coverage-caption"), "coverage", table(head, rows, "matrix"))]


@dresses_objects("mission")
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
        blocks = (n for n, child in enumerate(node.children) if isinstance(child, facet))
        node.insert(next(blocks, len(node.children)), told)


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
    head = [site.word("mission"), site.word("map-direction")]
    rows: list[Row] = [[site.link(declared[name]), site.word(f"map-{name}")] for name in MISSIONS]
    return [
        drawn(site, _draw(title, described, {**ends, **titles}), title, table(head, rows, "data"))
    ]


WIDTH, HEIGHT = 360, 340


def _draw(title: str, description: str, words: Mapping[str, str]) -> str:
    """Return the map: two worlds, two arrows between them, one task in each, one across."""
    parts = [
        svg.box(4, 4, 352, 96, "soft"),
        svg.text(WIDTH / 2, 28, words["association"], "label-strong"),
        svg.box(36, 42, 288, 46, "accent"),
        svg.lines(WIDTH / 2, 65, words["articulate"], 40, "label-strong on-accent"),
        *_exchange(words),
        svg.box(4, 240, 352, 96, "soft"),
        svg.text(WIDTH / 2, 326, words["community"], "label-strong"),
        svg.box(36, 252, 288, 46, "accent"),
        svg.lines(WIDTH / 2, 275, words["animate"], 40, "label-strong on-accent"),
    ]
    return svg.drawing("mission-map", title, description, (WIDTH, HEIGHT), parts)


def _exchange(words: Mapping[str, str]) -> list[str]:
    """Return what passes between the two: down, up, and through real life in the middle."""
    return [
        _upright(62, 104, 236),
        svg.lines(62, 170, words["broadcast"], 16, "label on-line"),
        svg.line(180, 104, 180, 236, "accent-ink dash"),
        svg.lines(180, 170, words["events"], 16, "label on-line"),
        _upright(298, 236, 104),
        svg.lines(298, 170, words["feedback"], 16, "label on-line"),
    ]


def _upright(x: float, y1: float, y2: float) -> str:
    back = -7 if y2 > y1 else 7
    head = f"M{x - 5:g} {y2 + back:g}L{x:g} {y2:g}L{x + 5:g} {y2 + back:g}"
    return f'{svg.line(x, y1, x, y2, "accent-ink")}<path class="accent-ink" d="{head}"/>'


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


def add(app: Sphinx) -> None:
    """Register the check of the missions."""
    app.connect("env-check-consistency", check)
