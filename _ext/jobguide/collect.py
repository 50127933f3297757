"""From a finished page to its records.

Runs on the doctree after translation, never in a directive: a role runs twice when a page is
translated, and a directive would see the French title only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from .article import fold
from .kinds import KINDS
from .nodes import facet, job_object, option_text, passage, posting_line, statement
from .records import JobObject, Line, PageRecord, Passage, Place, Sheet
from .rewriting import shown_by


def anchor_of(node: job_object) -> str:
    """Return the anchor of an object: its kind and its id."""
    return f"{node['kind']}-{nodes.make_id(node['oid'])}"


def is_in_place(node: job_object) -> bool:
    """Tell whether an object stands right under a heading, alone of its kind in the section."""
    if not KINDS[node["kind"]].in_section:
        return True
    section = node.parent
    if not isinstance(section, nodes.section):
        return False
    quiet = (nodes.title, nodes.target, nodes.meta, nodes.comment, nodes.field_list)
    first = next((child for child in section.children if not isinstance(child, quiet)), None)
    return first is node


def collect(document: nodes.document, docname: str) -> PageRecord:
    """Return what a page declares."""
    objects = tuple(_object(node, docname) for node in document.findall(job_object))
    found = (node for node in document.findall() if isinstance(node, (posting_line, statement)))
    lines = tuple(_line(node, docname) for node in found)
    sheets = tuple(_sheet(node) for node in sheets_of(document))
    return PageRecord(objects, lines, shown_by(document), sheets)


def sheets_of(document: nodes.document) -> Iterator[nodes.container]:
    """Yield each block that readers are meant to copy."""
    for node in document.findall(nodes.container):
        if "sheet" in node["classes"]:
            yield node


def _sheet(node: nodes.container) -> Sheet:
    text = " ".join(part.astext() for part in node.findall(nodes.TextElement))
    return Sheet(holder_of(node, "posting"), fold(text))


def _object(node: job_object, docname: str) -> JobObject:
    place = Place(docname, anchor_of(node), node.line or 0)
    spoken = {child["option"]: child.astext() for child in node.findall(option_text)}
    title = spoken.get("name") or _section_title(node)
    facts = (*node["facts"], *((name, text) for name, text in spoken.items() if name != "name"))
    return JobObject(
        kind=node["kind"],
        id=node["oid"],
        title=title,
        place=place,
        competencies=tuple(node["competencies"]),
        area=holder_of(node, "area"),
        facets=_facets(node),
        facts=tuple(facts),
    )


def _section_title(node: nodes.Node) -> str:
    section = node.parent
    if isinstance(section, nodes.section) and isinstance(section[0], nodes.title):
        return section[0].astext()
    return ""


def holder_of(node: nodes.Node, kind: str) -> str:
    """Return the id of the object of a kind in whose section a node stands: an area, a posting."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.section):
            for child in parent.children:
                if isinstance(child, job_object) and child["kind"] == kind:
                    return str(child["oid"])
        parent = parent.parent
    return ""


def _facets(node: nodes.Element) -> tuple[str, ...]:
    return tuple(block["kind"] for block in node.findall(facet))


def _line(node: nodes.Element, docname: str) -> Line:
    words = [child for child in node.children if not isinstance(child, facet)]
    place = Place(docname, "".join(node["ids"][:1]), node.line or 0)
    tagged = (found for child in words for found in child.findall(passage))
    return Line(
        statement=node.get("sid", ""),
        text=fold(" ".join(child.astext() for child in words)),
        place=place,
        posting=holder_of(node, "posting"),
        untagged=node["untagged"],
        facets=_facets(node),
        passages=tuple(_passages(tagged, place)),
    )


def _passages(found: Iterable[passage], place: Place) -> Iterator[Passage]:
    for node in found:
        yield Passage(fold(node.astext()), tuple(node["tags"]), place)
