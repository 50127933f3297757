"""What the search takes from a page: the words that a reader sees, section by section.

Read from the finished tree, after translation, links and typography, so that a passage is shown
as the page shows it.
"""

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
    " equivalent cited-in fact-list form fieldset field button noscript filters page_data"
    " option_text literal_block doctest_block no-search".split()
)
KINDS_BY_FOLDER = {"examples": "examples", "about": "about", "plan": "tool"}  # others are chapters
# What a reader does something with: a form, a sheet to print.
TOOLS = frozenset("form filters sheet".split())
SOURCES = "references"
FACTS = "fact-list"  # its labels are the same on every page that has one: the values are read, last
_BLANKS = re.compile(r"[ \t\n]+")
_LOOSE = re.compile(r" +(?=[.,\u00a0\u202f])")  # a citation stood here


def read_page(doctree: nodes.document, docname: str) -> Page:
    """Return what the search knows of a page; its folder tells its kind."""
    kind = KINDS_BY_FOLDER.get(docname.partition("/")[0], "guide")
    head = {meta["name"]: meta["content"] for meta in doctree.findall(nodes.meta) if "name" in meta}
    names = [*head.get("keywords", "").split(","), head.get("description", "")]
    sections = (
        Section(anchor, title, part, of, () if number else calls)
        for anchor, title, blocks, of, calls in _sections(doctree, kind)
        for number, part in enumerate(_parts(blocks))
    )
    return Page(kind, tuple(name.strip() for name in names if name), tuple(sections))


Calls = tuple[tuple[str, str], ...]


def _sections(
    doctree: nodes.document, kind: str
) -> Iterator[tuple[str, str, Iterator[str], str, Calls]]:
    """Yield anchor, title, text, kind and calls of each section, and of each term of a glossary."""
    for number, section in enumerate(doctree.findall(nodes.section)):
        inside = list(_inside(section))
        title = next((node.astext() for node in inside if isinstance(node, nodes.title)), "")
        anchor = section["ids"][0] if number else ""
        facts = [
            definition
            for node in inside
            if FACTS in node["classes"]
            for definition in node.findall(nodes.definition)
        ]
        calls = tuple(call for node in inside for call in _calls(node))
        kind_here = _kind(inside, number) or kind
        yield anchor, title, _blocks([*section.children, *facts]), kind_here, calls
        for glossary in inside:
            if isinstance(glossary, addnodes.glossary):
                yield from _terms(glossary)


def _inside(section: nodes.Element) -> Iterator[nodes.Element]:
    """Yield what stands in a section, and not in the sections below it: a frame may hold some."""
    for child in section.children:
        if isinstance(child, nodes.Element) and not isinstance(child, nodes.section):
            yield child
            yield from _inside(child)


def _kind(inside: list[nodes.Element], number: int) -> str:
    """Return the kind of a section that is not of the kind of its page."""
    called = {name for node in inside for name in _names(node)}
    if SOURCES in called:
        return "source"
    return "tool" if number and called & TOOLS else ""


def _terms(glossary: addnodes.glossary) -> Iterator[tuple[str, str, Iterator[str], str, Calls]]:
    for entry in glossary.findall(nodes.definition_list_item):
        terms = [child for child in entry.children if isinstance(child, nodes.term)]
        definitions = [child for child in entry.children if isinstance(child, nodes.definition)]
        title = ", ".join(term.astext() for term in terms)
        yield terms[0]["ids"][0], title, _blocks(definitions), "glossary", ()


def _blocks(content: Sequence[nodes.Node]) -> Iterator[str]:
    """Yield the text of each paragraph, cell or line, without what is furniture."""
    for node in content:
        if not isinstance(node, nodes.Element) or not _is_read(node) or _calls(node):
            continue
        if any(isinstance(child, nodes.Text) for child in node.children):
            yield _LOOSE.sub("", _BLANKS.sub(" ", _line(node)).strip())
        else:
            yield from _blocks(node.children)


def _calls(node: nodes.Element) -> Calls:
    """Return the numbers to call of a line that holds nothing else."""
    links = [child for child in node.children if isinstance(child, nodes.reference)]
    addresses = [str(link.get("refuri")) for link in links]
    if not links or not all(address.startswith("tel:") for address in addresses):
        return ()
    others = (child for child in node.children if not isinstance(child, nodes.reference))
    if any(child.astext().strip() for child in others):
        return ()
    return tuple(zip(addresses, (link.astext() for link in links), strict=True))


def _is_read(node: nodes.Element) -> bool:
    elsewhere = nodes.section | nodes.Invisible | nodes.title | nodes.raw | addnodes.glossary
    if isinstance(node, elsewhere) or "hidden" in node.get("attributes", ()):
        return False
    return not _names(node) & FURNITURE


def _names(node: nodes.Element) -> set[str]:
    """Return what a node is called: its classes, its kind, the element of HTML it stands for."""
    attributes: dict[str, str] = node.get("attributes", {})
    classes = {*node.get("classes", ()), *attributes.get("class", "").split()}
    return {*classes, node.tagname, str(node.get("name", ""))}


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
