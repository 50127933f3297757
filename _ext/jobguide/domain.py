"""The Sphinx domain ``job``: collects the records of each page, links to objects, merges, forgets.

Records are kept page by page and everything else is derived from them, so that a page that is
changed or removed takes with it exactly what it brought. They are collected from the finished
page, after translation, never in a directive: a role runs twice when a page is translated, and a
directive would see the French title only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode, traverse_parent

from sitekit.typography import language_of, set_text

from .kinds import BODY, KINDS, facet_homes
from .nodes import (
    facet,
    folded,
    grade_badge,
    job_object,
    option_text,
    passage,
    posting_line,
    statement,
)
from .objects import facet_directives, object_directives
from .records import JobObject, Line, PageRecord, Passage, Place, Sheet, fold, listed
from .words import report

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


HOLDERS: dict[type, str] = {statement: "statement", posting_line: "line"}
LINES = tuple(HOLDERS)
_LEFT = "\0"  # stands for a source or a grade that is left out, with the space before it
_BREAKING = re.compile(r"[ \t\r\n]+")
_LEFT_OUT = re.compile(rf"\s*{_LEFT}")
_READ = (job_object, facet, passage, nodes.container, *LINES)  # one walk finds all that is read


class JobDomain(Domain):
    """Missions, competencies, placements, criteria, postings, activities of the model."""

    name = "job"
    label = "Job"
    data_version = 6
    object_types: ClassVar = {kind: ObjType(kind, kind) for kind in KINDS}
    directives: ClassVar = {**facet_directives(), **object_directives()}
    roles: ClassVar = {kind: XRefRole(warn_dangling=True) for kind in KINDS}
    initial_data: ClassVar[dict[str, Any]] = {
        "pages": {},
        "shown": None,
        "read": {"signs": ""},  # what postings show, and by which signs: `points_to_watch`
    }

    @property
    def pages(self) -> dict[str, PageRecord]:
        """What each page declares, by docname."""
        pages: dict[str, PageRecord] = self.data["pages"]
        return pages

    def all_objects(self) -> Iterator[JobObject]:
        """Yield every declared object, duplicates included, page by page in page order."""
        for docname in sorted(self.pages):
            yield from self.pages[docname].objects

    def all_lines(self) -> Iterator[Line]:
        """Yield every quotation of the 2009 article and every posting line, in page order."""
        for docname in sorted(self.pages):
            yield from self.pages[docname].lines

    def all_quotations(self) -> Iterator[Line]:
        """Yield every quotation of the 2009 article, page by page in page order."""
        return (line for line in self.all_lines() if line.statement)

    def of_kind(self, kind: str) -> Mapping[str, JobObject]:
        """Return the objects of a kind by id, in page order; the first of duplicates is kept."""
        return self._kinds.get(kind, {})

    @cached_property
    def _kinds(self) -> dict[str, dict[str, JobObject]]:
        """Every object by kind and id: each link asks for one, so that it is not looked for."""
        kinds: dict[str, dict[str, JobObject]] = {}
        for declared in self.all_objects():
            kinds.setdefault(declared.kind, {}).setdefault(declared.id, declared)
        return kinds

    def _forget_kinds(self) -> None:
        self.__dict__.pop("_kinds", None)

    def values_of(self, kind: str, option: str, codes: Sequence[str]) -> list[str]:
        """Return the values that a coded option may have; none where it is free text."""
        declared = self.of_kind(option) if option in KINDS[kind].declared else ()
        return [*declared, *codes]

    def tags_of(self, posting: JobObject) -> Counter[str]:
        """Return how many passages of a posting carry each tag, a mission or a competency."""
        lines = (
            line for line in self.lines_on(posting.place.docname) if line.posting == posting.id
        )
        return Counter(tag for line in lines for passage in line.passages for tag in passage.tags)

    def postings_of(self, docname: str) -> list[JobObject]:
        """Return the postings that a page declares, in reading order."""
        page = self.pages.get(docname, PageRecord())
        return [declared for declared in page.objects if declared.kind == "posting"]

    def lines_on(self, docname: str) -> tuple[Line, ...]:
        """Return the quotations and posting lines of a page, in reading order."""
        return self.pages.get(docname, PageRecord()).lines

    def sheets_of(self, posting: JobObject) -> list[str]:
        """Return the texts that stand in the section of a posting, to be copied."""
        page = self.pages[posting.place.docname]
        return [sheet.text for sheet in page.sheets if sheet.posting == posting.id]

    # What Sphinx asks of a domain

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self._forget_kinds()
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self._forget_kinds()
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.pages[docname] = otherdata["pages"][docname]

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect a finished page; give its sections their anchors; check what it shows alone."""
        read = [node for node in document.findall(nodes.Element) if isinstance(node, _READ)]
        for node in read:
            if isinstance(node, job_object):
                _place(node)
        _check_homes(read)
        page = collect(read, docname, env.config.language)
        if page != PageRecord():
            self._forget_kinds()
            self.pages[docname] = page

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what Sphinx's search and inventory need of each object."""
        for kind, spec in KINDS.items():
            for declared in self.of_kind(kind).values() if spec.published else ():
                place = declared.place
                yield declared.id, declared.title, kind, place.docname, place.anchor, 1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link to an object; the link says its title unless the page gives other words."""
        declared = self.of_kind(typ).get(target)
        if declared is None:
            return None
        words = contnode.astext() if node.get("refexplicit") else declared.title
        place = declared.place
        shown = nodes.inline("", words)
        return make_refnode(builder, fromdocname, place.docname, place.anchor, shown)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Answer the ``any`` role: nothing, since ids repeat from one kind to another."""
        return []


def domain_of(env: BuildEnvironment) -> JobDomain:
    """Return our domain."""
    domain = env.domains["job"]
    assert isinstance(domain, JobDomain)
    return domain


def builder_of(env: BuildEnvironment) -> Builder:
    """Return what writes the pages, asked as Sphinx's own transforms do: `.app` will go."""
    return env._app.builder


def _place(node: job_object) -> None:
    """Give an object its anchor; report one that stands where it cannot have any."""
    if not is_in_place(node):
        report("misplaced-object", node, kind=node["kind"], id=node["oid"])
        return
    holder = node.parent if KINDS[node["kind"]].in_section else node
    if anchor_of(node) not in holder["ids"]:
        holder["ids"].insert(0, anchor_of(node))


def _check_homes(read: Sequence[nodes.Element]) -> None:
    """Report blocks and passages that stand where they mean nothing."""
    homes = facet_homes()
    has_posting = any(isinstance(node, job_object) and node["kind"] == "posting" for node in read)
    for node in read:
        if isinstance(node, facet):
            allowed = homes[node["kind"]]
            around = traverse_parent(node.parent)
            holder = next((above for above in around if not isinstance(above, folded)), None)
            name = holder["kind"] if isinstance(holder, job_object) else HOLDERS.get(type(holder))
            if allowed and name not in allowed:
                report("stray-facet", node, facet=node["kind"], known=", ".join(allowed))
        elif isinstance(node, passage):
            in_posting = has_posting and any(traverse_parent(node, LINES))
            if not in_posting:
                report("stray-passage", node)


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


def collect(read: Sequence[nodes.Element], docname: str, language: str) -> PageRecord:
    """Return what a page declares, from its nodes of the types that are read."""
    sheets = (node for node in read if is_sheet(node))
    return PageRecord(
        objects=tuple(
            _object(node, docname, language) for node in read if isinstance(node, job_object)
        ),
        lines=tuple(_line(node, docname) for node in read if isinstance(node, LINES)),
        sheets=tuple(Sheet(holder_of(node, "posting"), _copied(node)) for node in sheets),
    )


def is_sheet(node: nodes.Node) -> bool:
    """Tell whether a node is a block that readers are meant to copy."""
    return isinstance(node, nodes.container) and "sheet" in node["classes"]


def _copied(sheet: nodes.Element) -> str:
    return "\n".join(fold(part.astext()) for part in sheet.findall(nodes.TextElement))


def _object(node: job_object, docname: str, language: str) -> JobObject:
    place = Place(docname, anchor_of(node), node.line or 0)
    spoken = {child["option"]: child.astext() for child in node.findall(option_text)}
    title = spoken.get("name") or _section_title(node)
    cited = (ref for ref in node.findall(pending_xref) if ref.get("refdomain") == "cite")
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
        texts=tuple(_texts(node, language)),
        sources=tuple(tuple(listed(each["reftarget"])) for each in cited),
        signs="".join(block.get("told", "") for block in node.findall(facet)),
    )


def _texts(node: job_object, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of the blocks of an object that other pages show."""
    kept = KINDS[node["kind"]].told
    for block in node.findall(facet) if kept else ():
        if block["kind"] in kept:
            parts = list(block.findall(nodes.list_item)) or block.children[1:]  # after its label
            yield block["kind"], tuple(read_aloud(part, language) for part in parts)
    if BODY in kept:
        body = (part for part in node.children if isinstance(part, nodes.paragraph))
        yield BODY, tuple(read_aloud(part, language) for part in body)


def read_aloud(node: nodes.Node, language: str) -> str:
    """Return the words of a node, without its sources and their grades.

    They are set as they will be on the page, each part in its language.
    """
    return _BREAKING.sub(" ", _LEFT_OUT.sub("", "".join(_words(node, language)))).strip()


def _words(node: nodes.Node, language: str) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield set_text(str(node), language)
        return
    assert isinstance(node, nodes.Element)
    if isinstance(node, grade_badge) or node.get("refdomain") == "cite":
        yield _LEFT
        return
    for child in node.children:
        yield from _words(child, language_of(node, language))
    if isinstance(node, nodes.paragraph):
        yield " "


def _section_title(node: nodes.Node) -> str:
    section = node.parent
    if isinstance(section, nodes.section) and isinstance(section[0], nodes.title):
        return section[0].astext()
    return ""


def holder_of(node: nodes.Element, kind: str) -> str:
    """Return the id of the object of a kind in whose section a node stands: an area, a posting."""
    for section in traverse_parent(node, nodes.section):
        for child in section.children:
            if isinstance(child, job_object) and child["kind"] == kind:
                return str(child["oid"])
    return ""


def _facets(node: nodes.Element) -> tuple[str, ...]:
    return tuple(block["kind"] for block in node.findall(facet))


def _line(node: nodes.Element, docname: str) -> Line:
    words = [child for child in node.children if not isinstance(child, facet)]
    place = Place(docname, "".join(node["ids"][:1]), node.line or 0)
    tagged = (each for child in words for each in child.findall(passage))
    return Line(
        statement=node.get("sid", ""),
        text=fold(" ".join(child.astext() for child in words)),
        place=place,
        posting=holder_of(node, "posting"),
        untagged=node["untagged"],
        facets=_facets(node),
        passages=tuple(Passage(fold(each.astext()), tuple(each["tags"]), place) for each in tagged),
    )
