"""A book as PDF: the standard for screen readers, bookmarks, tables, links, fonts.

PDF/UA-1 (ISO 14289-1) is judged by `page-validation`, which follows the tests of veraPDF, the
reference, and needs no Java. What that standard leaves to people is checked here: headers explain
every cell, links lead somewhere, each heading has its bookmark, the fonts are ours.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from page import validate_pdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from checkers.report import Finding, Report, report

OURS = "+Book-"  # how the names of our fonts begin, after the mark of the subset
HEADINGS = {f"/H{level}": level for level in range(1, 7)}
OUTSIDE = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline: its words, and how deep it stands, 1 for the highest."""

    words: str
    depth: int


@dataclass(frozen=True)
class Book:
    """What is read from the file once: its tags in order, its bookmarks, its links, its places."""

    pdf: Pdf
    tags: tuple[Object, ...]
    bookmarks: tuple[Bookmark, ...]
    links: tuple[Object, ...]
    places: frozenset[str]

    def tagged(self, *names: str) -> list[Object]:
        """Return the tags of these kinds."""
        return [tag for tag in self.tags if str(tag.get("/S")) in names]


def check_pdf(path: Path) -> Report:
    """Check one book."""
    judged = validate_pdf(path, profile="ua1")
    with pikepdf.open(path) as pdf:
        book = read(pdf)
        fonts = list(_fonts(pdf))
        checks: tuple[Callable[[Book], Iterator[str]], ...] = (
            identity, outline, tables, links,
        )  # fmt: skip
        told = [fault for check in checks for fault in check(book)]
        told += [f"{fault.rule_id}: {fault.message}" for fault in judged.failures]
        names = (str(font.get("/BaseFont", "")).removeprefix("/") for font in fonts)
        told += [f"the font {name} is not one of ours" for name in names if OURS not in name]
        findings = [Finding(path.name, fault) for fault in told]
        counts = {
            "rules": judged.rules.total,
            "pages": len(pdf.pages),
            "tags": len(book.tags),
            "bookmarks": len(book.bookmarks),
            "links": len(book.links),
            "places": len(book.places),
            "tables": len(book.tagged("/Table")),
            "fonts": len(fonts),
        }
    return report("pdf", findings, **counts)


def read(pdf: Pdf) -> Book:
    """Read what the checks look at."""
    with pdf.open_outline() as outlined:
        bookmarks = tuple(_bookmarks(outlined.root, 1))
    found = [note for page in pdf.pages for note in page.get("/Annots", Array())]
    return Book(
        pdf,
        tuple(_tags(pdf.Root.get("/StructTreeRoot", Dictionary()))),
        bookmarks,
        tuple(note for note in found if note.get("/Subtype") == Name.Link),
        frozenset(_places(pdf)),
    )


def _bookmarks(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[Bookmark]:
    for item in items:
        yield Bookmark(str(item.title), depth)
        yield from _bookmarks(item.children, depth + 1)


def _tags(node: Object) -> Iterator[Object]:
    """Yield every tag below one, parents first, in reading order."""
    waiting = [node]
    while waiting:
        tag = waiting.pop()
        if "/S" in tag:
            yield tag
        below = tag.get("/K", Array())
        kids = list(below) if isinstance(below, Array) else [below]
        waiting += [kid for kid in reversed(kids) if isinstance(kid, Dictionary)]


def _places(pdf: Pdf) -> Iterator[str]:
    """Yield the names that a link can lead to, if they lead to a page of the book."""
    pages = {page.objgen for page in pdf.pages}
    named = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    for name, place in zip(list(named)[::2], list(named)[1::2], strict=True):
        if place[0].objgen in pages:
            yield str(name)


def identity(book: Book) -> Iterator[str]:
    """Yield what the file fails to say of itself."""
    with book.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if not metadata.get("dc:creator"):
            yield "does not say its authors"
    if "/PageLabels" not in book.pdf.Root:
        yield "does not say how its pages are numbered"


def outline(book: Book) -> Iterator[str]:
    """Yield the headings without a bookmark of their level."""
    levels = [HEADINGS[str(tag.S)] for tag in book.tagged(*HEADINGS)]
    depths = [bookmark.depth for bookmark in book.bookmarks]
    if levels != depths:
        yield f"{len(levels)} headings and {len(depths)} bookmarks, or not of the same levels"
    yield from ("a bookmark without words" for one in book.bookmarks if not one.words.strip())


def tables(book: Book) -> Iterator[str]:
    """Yield the tables and the cells that no header explains."""
    for table in book.tagged("/Table"):
        cells = [tag for tag in _tags(table) if str(tag.S) in ("/TH", "/TD")]
        heads = [tag for tag in cells if tag.S == Name.TH]
        names = {str(tag.get("/ID", "")) for tag in heads} - {""}
        if not names:
            yield "a table without headers"
        if any("/Scope" not in tag.get("/A", Dictionary()) for tag in heads):
            yield "a header that does not say of what"
        for cell in (tag for tag in cells if tag.S == Name.TD):
            headers = cell.get("/A", Dictionary()).get("/Headers", Array())
            if not headers or any(str(name) not in names for name in headers):
                yield "a cell that no header explains"


def links(book: Book) -> Iterator[str]:
    """Yield the links that lead nowhere."""
    for link in book.links:
        place, action = str(link.get("/Dest", "")), link.get("/A", Dictionary())
        address = str(action.get("/URI", ""))
        if place and place not in book.places:
            yield f"a link to {place}, which is no place of the book"
        if not place and not address.startswith(OUTSIDE):
            yield f"a link to {address or 'nothing'}"


def _fonts(pdf: Pdf) -> Iterator[Object]:
    """Yield the fonts of the book, each once."""
    found: dict[tuple[int, int], Object] = {}
    for page in pdf.pages:
        for font in page.Resources.get("/Font", Dictionary()).values():
            found[font.objgen] = font
    yield from found.values()
