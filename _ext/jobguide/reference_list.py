"""The bibliography as a reader sees it: a plain list, each source with the pages that cite it.

sphinxcontrib-bibtex can only be linked to as docutils citations, whose labels nobody reads and
whose roles are not valid where HTML puts them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.domain import BibtexDomain

from .words import word


class ListReferences(SphinxPostTransform):
    """Show the references of a page as lists."""

    default_priority = 40

    def run(self, **_options: object) -> None:
        """Turn each run of citations into a list."""
        found = list(self.document.findall(nodes.citation))
        citing = self._citing_pages() if found else {}
        for first in found:
            if first.parent is None:
                continue
            run = _run_of(first)
            place = first.parent.index(first)
            items = (self._item(one, citing.get(one["ids"][0], ())) for one in run)
            first.parent[place : place + len(run)] = [
                nodes.bullet_list("", *items, classes=["references"])
            ]
            for citation in run:
                citation.parent = None

    def _citing_pages(self) -> Mapping[str, Iterable[str]]:
        """Return the pages that cite each source, by the id of its citation."""
        domain = self.env.domains["cite"]
        assert isinstance(domain, BibtexDomain)
        pages: dict[str, set[str]] = defaultdict(set)
        for reference in domain.citation_refs:
            for target in reference.targets:
                pages[target.key].add(reference.docname)
        return {cited.citation_id: pages[cited.key] for cited in domain.citations}

    def _item(self, citation: nodes.citation, pages: Iterable[str]) -> nodes.list_item:
        told = [child for child in citation.children if not isinstance(child, nodes.label)]
        return nodes.list_item("", *told, *self._cited_in(pages), ids=citation["ids"])

    def _cited_in(self, pages: Iterable[str]) -> list[nodes.Node]:
        """Return the links to the pages that cite a source, or nothing where none does."""
        words = word(self.config.language, "cited-in") + " "
        told = nodes.paragraph("", words, classes=["cited-in"])
        for index, name in enumerate(sorted(pages)):
            title = self.env.titles[name].astext()
            link = make_refnode(self.app.builder, self.env.docname, name, "", nodes.Text(title))
            told += [nodes.Text(", "), link] if index else [link]
        return [told] if len(told) > 1 else []


def _run_of(first: nodes.citation) -> list[nodes.citation]:
    siblings = first.parent.children[first.parent.index(first) :]
    return list(takewhile(lambda node: isinstance(node, nodes.citation), siblings))
