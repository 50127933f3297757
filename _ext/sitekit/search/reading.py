"""What the search takes from a page: the words that a reader sees, section by section.

Read from the finished tree, after translation, links and typography, so that a passage is shown
as the page shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx import addnodes

from .text import Page, Section

PASSAGE = 600  # characters after which a long section goes on in another: it is fetched by parts
# Left out, by class or name: words that come back on page after page, pictures told in words, what
# a form and its script keep for themselves, code. "no-search" is Sphinx's own.
FURNITURE = frozenset(
    "facet-label statement-credit original reading-label bibtex-citation grade needs tags untagged"
    " equivalent cited-in fact-list form filters page_data option_text literal_block doctest_block"
    " no-search".split()
)
# What a reader does something with: a form, a sheet to print.
TOOLS = frozenset("form filters sheet".split())
SOURCES = "references"
FACTS = "fact-list"  # its labels are the same on every page that has one: the values are read, last
_BLANKS = re.compile(r"[ \t\n]+")
_LOOSE = re.compile(r" +(?=[.,\u00a0\u202f])")  # a citation stood here


def read_page(doctree: nodes.document, docname: str) -> Page:
    """Return what the search knows of a page; its folder tells its kind."""
    kind = docname.partition("/")[0] if "/" in docname else "guide"
    head = {meta["name"]: meta["content"] for meta in doctree.findall(nodes.meta) if "name" in meta}
    names = [*head.get("keywords", "").split(","), head.get("description", "")]
    sections = (
        Section(anchor, title, part, of)
        for anchor, title, blocks, of in _sections(doctree, kind)
        for part in _parts(blocks)
    )
    return Page(kind, tuple(name.strip() for name in names if name), tuple(sections))


def _sections(doctree: nodes.document, kind: str) -> Iterator[tuple[str, str, Iterator[str], str]]:
    """Yield anchor, title, text and kind of each section, and of each term of a glossary."""
    for number, section in enumerate(doctree.findall(nodes.section)):
        own = [child for child in section.children if not isinstance(child, nodes.section)]
        inside = [node for child in own for node in child.findall(nodes.Element)]
        title = next((node.astext() for node in own if isinstance(node, nodes.title)), "")
        anchor = section["ids"][0] if number else ""
        facts = [
            told
            for node in inside
            if FACTS in node["classes"]
            for told in node.findall(nodes.definition)
        ]
        yield anchor, title, _blocks([*own, *facts]), _kind(inside, number) or kind
        for glossary in inside:
            if isinstance(glossary, addnodes.glossary):
                yield from _terms(glossary)


def _kind(inside: list[nodes.Element], number: int) -> str:
    """Return the kind of a section that is not of the kind of its page."""
    called = {name for node in inside for name in _names(node)}
    if SOURCES in called:
        return "source"
    return "tool" if number and called & TOOLS else ""


def _terms(glossary: addnodes.glossary) -> Iterator[tuple[str, str, Iterator[str], str]]:
    for entry in glossary.findall(nodes.definition_list_item):
        terms = [child for child in entry.children if isinstance(child, nodes.term)]
        told = [child for child in entry.children if isinstance(child, nodes.definition)]
        title = ", ".join(term.astext() for term in terms)
        yield terms[0]["ids"][0], title, _blocks(told), "glossary"


def _blocks(found: Sequence[nodes.Node]) -> Iterator[str]:
    """Yield the text of each paragraph, cell or line, without what is furniture."""
    for node in found:
        if isinstance(node, nodes.TextElement) and _is_read(node):
            yield _LOOSE.sub("", _BLANKS.sub(" ", _line(node)).strip())
        elif isinstance(node, nodes.Element) and _is_read(node):
            yield from _blocks(node.children)


def _is_read(node: nodes.Element) -> bool:
    if isinstance(node, nodes.Invisible | nodes.title | nodes.raw | addnodes.glossary):
        return False
    return not _names(node) & FURNITURE


def _names(node: nodes.Element) -> set[str]:
    """Return what a node is called: its classes, its kind, the element of HTML it stands for."""
    return {*node.get("classes", ()), node.tagname, str(node.get("name", ""))}


def _line(node: nodes.Element) -> str:
    """Return the words of a line."""
    pieces = (
        _line(child) if isinstance(child, nodes.Element) else child.astext()
        for child in node.children
        if not isinstance(child, nodes.Element) or _is_read(child)
    )
    return "".join(pieces)


def _parts(blocks: Iterator[str]) -> Iterator[str]:
    """Yield a text in parts that end with a block; a section without text has one empty part.

    >>> list(_parts(iter(["Pays", "Mali", "Une annonce.", "Lue."])))
    ['Pays, Mali, Une annonce. Lue.']
    >>> [len(part) for part in _parts(iter(["a" * 500, "b" * 500, "c"]))]
    [1002, 1]
    """
    part = ""
    for block in filter(None, blocks):
        if len(part) > PASSAGE:
            yield part
            part = ""
        pause = " " if part[-1:] in ".:;!?…" else ", "
        part = f"{part}{pause}{block}" if part else block
    yield part
