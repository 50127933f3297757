"""The sources and who cites them: looked up, and shared out between pages once there are many.

sphinxcontrib-bibtex holds every source against every citation, and lists all on one page. Thousands
of postings, each with sources of its own, would take it hours, and that page would weigh megabytes:
from MANY sources on, what the page of a posting alone cites is listed at its foot.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex.database import Entry
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain, Citation

from ..domain import builder_of, domain_of

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder

MANY = 600  # sources in all, from which on they are shared out


class Citations(BibtexDomain):
    """The citations of the package, where each is looked up and not looked for."""

    citing: Mapping[str, set[str]]  # the pages that cite a source
    by_key: Mapping[str, Citation]  # in the order of the list
    at_foot: Mapping[str, list[str]]  # the sources that a page lists itself

    def env_updated(self) -> Iterable[str]:
        """Take up what all pages cite."""
        self.citing, self.at_foot = defaultdict(set), defaultdict(list)
        for cited in self.citation_refs:
            for target in cited.targets:
                self.citing[target.key].add(cited.docname)
        super().env_updated()
        self.by_key = {cited.key: cited for cited in self.citations}
        if len(self.by_key) >= MANY and builder_of(self.env).name == "html":  # a book is one page
            for key in self.by_key:
                first, *others = self.citing[key]
                if not others and domain_of(self.env).postings_of(first):
                    self.at_foot[first].append(key)
        return []

    def place_of(self, key: str) -> tuple[str, str]:
        """Return the page where a source is listed, and its anchor there."""
        page, cited = min(self.citing[key]), self.by_key[key]
        if key in self.at_foot.get(page, ()):
            return page, f"source-{nodes.make_id(key)}"
        return cited.bibliography_key.docname, cited.citation_id

    def get_filtered_entries(self, bibliography_key: Any) -> Iterable[tuple[str, Entry]]:
        """Return the sources of a list; the package knows those of a list that chooses them."""
        asked = self.bibliographies[bibliography_key]
        if ast.unparse(asked.filter_) != "cited" or asked.keyprefix or asked.keys:
            chosen: Iterable[tuple[str, Entry]] = super().get_filtered_entries(bibliography_key)
            return chosen
        entries = self.get_entries(asked.bibfiles)
        return [(entry.key, entry) for entry in entries if entry.key in self.citing]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> Any:
        """Link to the sources that are cited: the package is shown these alone."""
        keys = {cited.key for cited in parse_citation_targets(target)}
        every = self.data["citations"]
        found = (self.by_key[key] for key in keys if key in self.by_key)
        self.data["citations"] = sorted(found, key=lambda one: int(one.formatted_entry.label))
        try:
            return super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)
        finally:
            self.data["citations"] = every


def citations_of(env: BuildEnvironment) -> Citations:
    """Return what knows the sources, and who cites them."""
    domain = env.domains["cite"]
    assert isinstance(domain, Citations)
    return domain
