"""The postings side by side, counted together, and one by one: tables, filters, pictures.

A lost document and a quotation are listed but not counted; nor are our own models. The form that
narrows the tables comes whole with the page and hidden: `_static/postings.js` shows and serves it.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..blocks import (
    Row,
    Site,
    block,
    captioned,
    drawn_bars,
    dresses_objects,
    element,
    mark,
    mission_key,
    numbered,
    table,
)
from ..dependencies import bibliography_of
from ..domain import domain_of
from ..nodes import job_object, tag
from ..records import JobObject
from ..svg import Bar
from ..words import coded, nearest, report
from .facts import UNSTATED, facts_shown

COUNTED = ("advert", "description", "post")
OF_AN_EMPLOYER = ("employer", "country", "year", "kind")  # a model has none of its own

PERIODS = ((0, 2012), (2013, 2019), (2020, 9999))


@block("postings")
def postings(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the examples side by side: what, who and how, which missions their words show."""
    found = _listed(site)
    if not found:
        return []
    missions = list(site.domain.of_kind("mission").values())
    tables = [_fact_table(site, found, number) for number in (1, 2)]
    key = mission_key(site, missions)
    head: Row = [site.word("posting"), *[numbered(m, n) for n, m in enumerate(missions, 1)]]
    rows = [_mission_row(site, posting, missions) for posting in found]
    shown = captioned(site.word("postings-3"), "postings-3", table(head, rows, "matrix"))
    return [_form(site, found), *tables, key, shown]


def _listed(site: Site) -> list[JobObject]:
    """Return the examples, the models left aside, from the most recent to the undated."""
    found = [p for p in site.domain.of_kind("posting").values() if p.fact("kind") != "model"]
    return sorted(found, key=lambda posting: (-_year(posting), posting.title))


def _year(posting: JobObject) -> int:
    return int(posting.fact("year")) if posting.fact("year").isdecimal() else 0


def _fact_table(site: Site, found: list[JobObject], number: int) -> nodes.table:
    names = [fact.name for fact in facts_shown("column") if fact.table == number]
    anchor = f"postings-{number}"
    head = [site.word(key) for key in ("posting", *names)]
    rows: list[Row] = [[site.link(p), *[fact_told(site, p, n) for n in names]] for p in found]
    return captioned(site.word(anchor), anchor, table(head, rows, "data"))


def _mission_row(site: Site, posting: JobObject, missions: list[JobObject]) -> Row:
    seen = site.domain.tags_of(posting)
    return [site.link(posting), *[mark(site, seen[mission.id] > 0) for mission in missions]]


@block("corpus")
def corpus(site: Site, argument: str) -> list[nodes.Node]:
    """Return one picture of the examples taken together: missions, moderation or pay."""
    found = [p for p in _listed(site) if p.fact("kind") in COUNTED]
    maker = PICTURES.get(argument)
    if maker is None or not found:
        return []
    title = site.word(f"corpus-{argument}", total=len(found))
    rows = maker(site, found)
    cells: list[Row] = [[bar.label, bar.told] for bar in rows]
    head = [site.word(f"corpus-{argument}-row"), site.word("examples-count")]
    return [drawn_bars(site, f"corpus-{argument}", title, rows, table(head, cells, "data"))]


def _count(label: str, part: int, whole: int) -> Bar:
    return Bar(label, part, f"{part} / {whole}")


def _by_mission(site: Site, found: list[JobObject]) -> list[Bar]:
    seen = [site.domain.tags_of(posting) for posting in found]
    missions = site.domain.of_kind("mission").values()
    return [_count(m.title, sum(p[m.id] > 0 for p in seen), len(found)) for m in missions]


def _moderation(site: Site, found: list[JobObject]) -> list[Bar]:
    rows = []
    for first, last in PERIODS:
        dated = [p for p in found if first <= _year(p) <= last and _year(p)]
        seen = [site.domain.tags_of(posting) for posting in dated]
        label = site.word(f"period-{first}")
        rows.append(_count(label, sum(p["moderation"] > 0 for p in seen), len(dated)))
    return rows


def _pay(site: Site, found: list[JobObject]) -> list[Bar]:
    values = [posting.fact("pay") for posting in found]
    told = {"shown": site.word("pay-shown"), UNSTATED: site.word(UNSTATED)}
    return [_count(told[key], values.count(key), len(found)) for key in told]


PICTURES: dict[str, Callable[[Site, list[JobObject]], list[Bar]]] = {
    "missions": _by_mission,
    "moderation": _moderation,
    "pay": _pay,
}


def fact_told(site: Site, posting: JobObject, name: str) -> str:
    """Return a coded fact in words; a placement of the guide is told by its service."""
    value = posting.fact(name)
    if value == UNSTATED:
        return site.word(UNSTATED)
    placements = site.domain.of_kind("placement")
    if name == "placement" and value in placements:
        return placements[value].fact("service")
    return site.typeset(coded(site.language, name, value))


def _form(site: Site, found: list[JobObject]) -> tag:
    """Return the form: a choice for each coded fact and one for the missions, a count, a reset."""
    rows = {posting.place.anchor: _row_values(site, posting) for posting in found}
    titles = [site.typeset(m.title) for m in site.domain.of_kind("mission").values()]
    choices = [
        _choice(site, fact.name, sorted({str(row[fact.name]) for row in rows.values()}))
        for fact in facts_shown("choice")
    ]
    reset = element("button", site.word("filter-reset"), type="reset")
    legend = element("legend", site.word("filter-legend"))
    return element(
        "form",
        element("fieldset", legend, *choices, _choice(site, "mission", titles), reset),
        element("output"),
        class_="filters", hidden=True, data_needs_script="postings.js",
        data_script="postings.js", data_count=site.word("filter-count"),
        data_rows=json.dumps(rows, ensure_ascii=False),
    )  # fmt: skip


def _row_values(site: Site, posting: JobObject) -> dict[str, str | list[str]]:
    seen = site.domain.tags_of(posting)
    missions = site.domain.of_kind("mission").values()
    names = [fact.name for fact in facts_shown("choice")]
    facts = {name: site.typeset(fact_told(site, posting, name)) for name in names}
    return {**facts, "mission": [site.typeset(m.title) for m in missions if seen[m.id]]}


def _choice(site: Site, name: str, values: list[str]) -> tag:
    every = element("option", site.word("filter-all"), value="")
    options = [element("option", value, value=value) for value in values]
    return element("label", f"{site.word(name)} ", element("select", every, *options, name=name))


@block("profile")
def posting_profile(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the bars of the page's posting against the missions and the competencies."""
    posting = next(iter(site.domain.postings_of(site.page)), None)
    if posting is None:
        return []
    seen = site.domain.tags_of(posting)
    kinds = ("mission", "competency")
    targets = [found for kind in kinds for found in site.domain.of_kind(kind).values()]
    shown = [found for found in targets if found.kind == "mission" or seen[found.id]]
    rows = [Bar(found.title, seen[found.id], str(seen[found.id])) for found in shown]
    ident = f"profile-{nodes.make_id(posting.id)}"
    cells: list[Row] = [[site.link(found), str(seen[found.id])] for found in targets]
    head = [f"{site.word('mission')} / {site.word('competency')}", site.word("passages")]
    told = table(head, cells, "data")
    return [drawn_bars(site, ident, site.word("profile-title"), rows, told)]


@dresses_objects("posting")
def put_facts(site: Site, node: job_object) -> None:
    """Put the facts of a posting before its text."""
    posting = site.domain.of_kind("posting").get(node["oid"])
    if posting is None:
        return
    items = []
    is_model = posting.fact("kind") == "model"
    for name in (fact.name for fact in facts_shown("page")):
        if not posting.fact(name) or (is_model and name in OF_AN_EMPLOYER):
            continue
        term = nodes.term("", site.word(name))
        told = nodes.definition("", nodes.paragraph("", fact_told(site, posting, name)))
        items.append(nodes.definition_list_item("", term, told))
    node.insert(0, nodes.definition_list("", *items, classes=["fact-list"]))


def check_postings(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the source of each posting against the bibliography."""
    known = list(bibliography_of(env).bibdata.data.entries)
    if not known:  # a site without a bibliography has nothing to hold against
        return
    for posting in domain_of(env).of_kind("posting").values():
        key = posting.fact("source")
        if key and key not in known:
            report(
                "unknown-source", posting.place.at, id=posting.id, key=key, hint=nearest(key, known)
            )


def add(app: Sphinx) -> None:
    """Register the check of the sources."""
    app.connect("env-check-consistency", check_postings)
