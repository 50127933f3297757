"""Tables and lists: coverage, comparison of the postings, the 69 statements, the faults."""

from __future__ import annotations

import re

from docutils import nodes

from ..coverage import profile
from ..messages import Fault
from ..records import JobObject, Line
from ..wording import Finding
from ..words import ENGLISH, FRENCH, coded
from .build import Row, Site, bullets, captioned, table

MARK = "●"


def coverage(site: Site, _argument: str) -> list[nodes.Node]:
    """Return which competencies each mission needs, one column a mission."""
    missions = list(site.domain.of_kind("mission").values())
    head: Row = [site.word("competency"), *[_numbered(m, n) for n, m in enumerate(missions, 1)]]
    rows: list[Row] = [
        [site.link(found), *[_mark(site, found.id in m.competencies) for m in missions]]
        for found in site.domain.of_kind("competency").values()
    ]
    key = bullets(([nodes.Text(f"{n}. "), site.link(m)] for n, m in enumerate(missions, 1)), "key")
    return [key, captioned(site.word("coverage-caption"), "coverage", table(head, rows, "matrix"))]


def _numbered(mission: JobObject, number: int) -> nodes.Node:
    return nodes.abbreviation(str(number), str(number), explanation=mission.title)


def _mark(site: Site, present: bool) -> nodes.Node:
    sign, told = (MARK, site.word("yes")) if present else ("–", site.word("no"))
    return nodes.abbreviation(sign, sign, explanation=told)


def postings(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the postings side by side: who hires and how; which missions the words show."""
    found = list(site.domain.of_kind("posting").values())
    missions = list(site.domain.of_kind("mission").values())
    names = ("year", "status", "placement")
    head = [site.word(key) for key in ("posting", *names)]
    facts: list[Row] = [[site.link(p), *[fact_told(site, p, n) for n in names]] for p in found]
    counts: Row = [site.word("posting"), *[_numbered(m, n) for n, m in enumerate(missions, 1)]]
    shown = [_passage_row(site, posting, missions) for posting in found]
    key = bullets(([nodes.Text(f"{n}. "), site.link(m)] for n, m in enumerate(missions, 1)), "key")
    return [
        captioned(site.word("postings-facts"), "postings-facts", table(head, facts, "data")),
        key,
        captioned(
            site.word("postings-missions"), "postings-missions", table(counts, shown, "matrix")
        ),
    ]


def _passage_row(site: Site, posting: JobObject, missions: list[JobObject]) -> Row:
    seen = profile(site.domain.passages(posting.id))
    return [site.link(posting), *[str(seen[mission.id] or "–") for mission in missions]]


def fact_told(site: Site, posting: JobObject, name: str) -> str:
    """Return a coded fact in words; a placement of the guide is told by its service."""
    value = posting.fact(name)
    if value == "unstated":
        return site.word("unstated")
    placements = site.domain.of_kind("placement")
    if name == "placement" and value in placements:
        return placements[value].fact("service")
    return coded(site.language, name, value)


def pitfalls(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the points to watch that the words of the page's posting show."""
    found = site.domain.findings(site.docname)
    known = site.domain.of_kind("pitfall")
    if not found:
        return [nodes.paragraph("", site.word("pitfalls-none"))]
    head = [site.word(key) for key in ("pitfall", "level", "pitfalls-words")]
    return [table(head, [_finding_row(site, each, known) for each in found], "data")]


def _finding_row(site: Site, found: Finding, known: dict[str, JobObject]) -> Row:
    quoted = ", ".join(f"« {word} »" for word in found.words) or site.word("pitfalls-absent")
    return [site.link(known[found.pitfall]), coded(site.language, "level", found.level), quoted]


def statements(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every statement of the article, in order, with the place where it is treated."""
    places = {found.statement: found for found in site.domain.all_quotations()}
    items = []
    for statement in site.statements.values():
        quoted = nodes.inline("", statement.text, classes=["quoted"], language="fr")
        item = nodes.list_item(
            "", nodes.paragraph("", "", quoted), ids=[f"statement-{statement.id}"]
        )
        item += _treated(site, places.get(statement.id))
        items.append(item)
    return [nodes.enumerated_list("", *items, enumtype="arabic", classes=["statements"])]


def _treated(site: Site, place: Line | None) -> nodes.paragraph:
    told = nodes.paragraph("", site.word("statement-place") + " ", classes=["statement-place"])
    if place is not None:
        title = site.builder.env.titles[place.place.docname].astext()
        told += site.link_to(place.place.docname, place.place.anchor, title)
    return told


def faults(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every fault that the build can report, and how to mend it."""
    language = ENGLISH if site.language == "en" else FRENCH
    head = [site.word(key) for key in ("fault", "fault-problem", "fault-cure")]
    return [table(head, [_fault_row(fault, language) for fault in Fault], "data")]


def _fault_row(fault: Fault, language: int) -> Row:
    texts = fault.value[language * 2 : language * 2 + 2]
    return [nodes.literal("", fault.code), *(re.sub("[{}]", "", text) for text in texts)]
