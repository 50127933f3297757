"""Tables and lists: coverage, comparison of the postings, the 69 statements, the faults."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docutils import nodes

from sitekit.faults import all_faults
from sitekit.words import Texts

from ..article import fold
from ..blocks import IN_FRENCH, Row, Site, block, captioned, mark, mission_key, numbered, table
from ..records import JobObject, Line, Statement
from ..wording import Finding
from ..words import coded
from .lines import reading

_CODE = re.compile(
    r"[«“]\s?([^»”]*(?:[:\[`>.]|\{\{)[^»”]*?)\s?[»”]"
)  # what a fault quotes of the markup
_FIELD = re.compile(r"\{(\w+)\}")  # a value that the build fills in


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


@block("pitfalls")
def pitfalls(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the points to watch that the words of the page's postings show."""
    shown = site.domain.postings_of(site.page)
    found = [each for posting in shown for each in site.domain.findings(posting)]
    known = site.domain.of_kind("pitfall")
    if not shown:
        return []
    if not found:
        return [nodes.paragraph("", site.word("pitfalls-none"))]
    head = [site.word(key) for key in ("pitfall", "level", "pitfalls-words")]
    return [table(head, [_finding_row(site, each, known) for each in found], "data")]


def _finding_row(site: Site, found: Finding, known: Mapping[str, JobObject]) -> Row:
    told = ", ".join(f"« {word} »" for word in found.words)
    words = nodes.inline("", told, classes=[IN_FRENCH]) if site.is_translated else told
    quoted = words if told else site.word("pitfalls-absent")
    return [site.link(known[found.pitfall]), coded(site.language, "level", found.level), quoted]


@block("statements")
def statements(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every statement of the article, in order, with the place where it is treated."""
    places = {found.statement: found for found in site.domain.all_quotations()}
    items = []
    for statement in site.statements.values():
        quoted = nodes.inline("", statement.text, classes=["quoted", IN_FRENCH])
        item = nodes.list_item(
            "", nodes.paragraph("", "", quoted), ids=[f"statement-{statement.id}"]
        )
        item += _read(site, statement, places.get(statement.id))
        item += _treated(site, places.get(statement.id))
        items.append(item)
    if not items:
        return []
    return [nodes.enumerated_list("", *items, enumtype="arabic", classes=["statements"])]


def _read(site: Site, statement: Statement, place: Line | None) -> list[nodes.Node]:
    """Return our reading of a statement, where a translated page has another text than it."""
    if place is None or not site.is_translated or fold(place.text) == fold(statement.text):
        return []
    return [reading(site, [nodes.paragraph("", place.text)])]


def _treated(site: Site, place: Line | None) -> nodes.paragraph:
    told = nodes.paragraph("", site.word("statement-place") + " ", classes=["statement-place"])
    if place is not None:
        title = site.builder.env.titles[place.place.docname].astext()
        told += site.link_to(place.place.docname, place.place.anchor, title)
    return told


@block("faults")
def faults(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every fault that the build can report, and how to mend it."""
    head = [site.word(key) for key in ("fault", "fault-problem", "fault-cure")]
    return [table(head, [_fault_row(site, *fault) for fault in all_faults()], "data")]


def _fault_row(site: Site, code: str, texts: Mapping[str, Texts]) -> Row:
    told = (_with_code(texts[part][site.language]) for part in ("wrong", "mend"))
    return [nodes.literal("", code), *told]


def _with_code(text: str) -> nodes.inline:
    """Return the text of a fault, what it quotes of the markup shown as code."""
    told = nodes.inline()
    for index, part in enumerate(_CODE.split(text)):
        words = part.replace("{{", "{").replace("}}", "}") if index % 2 else _FIELD.sub(r"\1", part)
        told += nodes.literal("", words) if index % 2 else nodes.Text(words)
    return told
