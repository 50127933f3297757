"""The Sphinx domain ``job``: keeps the records of each page, links to objects, merges, forgets.

Records are kept page by page and everything else is derived from them, so that a page that is
changed or removed takes with it exactly what it brought.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from .collect import anchor_of, collect, is_in_place
from .directives.objects import facet_directives, object_directives
from .directives.sizing import SituationDirective, SizingFormDirective, VerdictDirective
from .directives.statements import LineDirective, PassageRole, StatementDirective
from .directives.workload import FteRole, HoursRole, QuantityRole
from .kinds import KINDS, facet_homes
from .messages import report
from .nodes import facet, job_object, passage, posting_line, statement
from .records import JobObject, Line, PageRecord, Passage
from .sources import statements_of
from .wording import Finding, findings

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

HOLDERS: dict[type, str] = {statement: "statement", posting_line: "line"}


class JobDomain(Domain):
    """Missions, competencies, placements, criteria, postings, activities of the model."""

    name = "job"
    label = "Job"
    data_version = 2
    object_types: ClassVar = {kind: ObjType(kind, kind) for kind in KINDS}
    directives: ClassVar = {
        **facet_directives(),
        **object_directives(),
        "statement": StatementDirective,
        "sizing-form": SizingFormDirective,
        "situation": SituationDirective,
        "verdict": VerdictDirective,
        "line": LineDirective,
    }
    roles: ClassVar = {
        **{kind: XRefRole(warn_dangling=True) for kind in KINDS},
        "passage": PassageRole(),
        "hours": HoursRole(),
        "fte": FteRole(),
        "quantity": QuantityRole(),
    }
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "shown": None}

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
        return (found for found in self.all_lines() if found.statement)

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

    def passages(self, posting: str) -> list[Passage]:
        """Return the tagged passages of a declared posting, in reading order."""
        home = self.pages[self.of_kind("posting")[posting].place.docname]
        lines = (found for found in home.lines if found.posting == posting)
        return [tagged for found in lines for tagged in found.passages]

    def postings_of(self, docname: str) -> list[JobObject]:
        """Return the postings that a page declares, in reading order."""
        page = self.pages.get(docname, PageRecord())
        return [found for found in page.objects if found.kind == "posting"]

    def sheets_of(self, posting: JobObject) -> list[str]:
        """Return the texts that stand in the section of a posting, to be copied."""
        page = self.pages[posting.place.docname]
        return [found.text for found in page.sheets if found.posting == posting.id]

    def findings(self, posting: JobObject) -> list[Finding]:
        """Return the points to watch that the words of a posting show.

        The words are those quoted from the article or, in a model, those of the sheet to copy. The
        terms are French: a quotation is read as the article has it, a translated sheet is not read.
        """
        kind, french = posting.fact("kind"), self.env.config.language == "fr"
        text = ""
        if kind == "advert":
            text = "\n".join(self._quoted(posting))
        elif kind == "model" and french:
            text = "\n".join(self.sheets_of(posting))
        pitfalls = self.of_kind("pitfall").values()
        return list(findings(text, posting.fact("status"), pitfalls)) if text else []

    def _quoted(self, posting: JobObject) -> Iterator[str]:
        """Yield the article's own words that the lines of a posting quote."""
        article = statements_of(self.env)
        for found in self.pages[posting.place.docname].lines:
            if found.posting == posting.id and found.statement in article:
                yield article[found.statement].text

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
        for node in document.findall(job_object):
            if is_in_place(node):
                _give_anchor(node)
            else:
                report("misplaced-object", node, kind=node["kind"], id=node["oid"])
        _check_homes(document)
        page = collect(document, docname)
        if page != PageRecord():
            self._forget_kinds()
            self.pages[docname] = page

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what Sphinx's search and inventory need of each object."""
        for kind in KINDS:
            for found in self.of_kind(kind).values():
                yield found.id, found.title, kind, found.place.docname, found.place.anchor, 1

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
        found = self.of_kind(typ).get(target)
        if found is None:
            return None
        words = contnode.astext() if node.get("refexplicit") else found.title
        place = found.place
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


def _give_anchor(node: job_object) -> None:
    holder = node.parent if KINDS[node["kind"]].in_section else node
    if anchor_of(node) not in holder["ids"]:
        holder["ids"].insert(0, anchor_of(node))


def _check_homes(document: nodes.document) -> None:
    """Report blocks and passages that stand where they mean nothing."""
    homes = facet_homes()
    for node in document.findall(facet):
        allowed = homes[node["kind"]]
        parent = _out_of_folds(node)
        name = parent["kind"] if isinstance(parent, job_object) else HOLDERS.get(type(parent))
        if allowed and name not in allowed:
            report("stray-facet", node, facet=node["kind"], known=", ".join(allowed))
    has_posting = any(n["kind"] == "posting" for n in document.findall(job_object))
    for tagged in document.findall(passage):
        if not has_posting or not _in_line(tagged):
            report("stray-passage", tagged)


def _out_of_folds(node: nodes.Node) -> nodes.Element | None:
    """Return what a block stands in, a {dropdown} that folds it left aside."""
    parent: nodes.Element | None = node.parent
    while isinstance(parent, nodes.container) and parent.get("design_component") == "dropdown":
        parent = parent.parent
    return parent


def _in_line(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, (posting_line, statement)):
        parent = parent.parent
    return parent is not None
