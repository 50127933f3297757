"""A book as PDF: bookmarks, links, fonts, and what screen readers need of its tags.

This is not a proof of PDF/UA-1 (ISO 14289-1): its reference validator, veraPDF, is in no registry
that the checks reach. What is checked here are the conditions of that standard which one can read
from the file: it says what it is, in which language, all its content is tagged, pictures are told,
cells know their headers, links are told and lead somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from checkers.report import Finding, Report, report

OURS = "Book-"  # how the names of our fonts begin, once the mark of the subset is off
HEADINGS = {f"/H{level}": level for level in range(1, 7)}
OUTSIDE = ("http://", "https://", "mailto:", "tel:")
# What opens and closes a tagged stretch of a page, and what draws text or a picture.
STROKES = re.compile(rb"(?<=[\s\]>)])(BDC|BMC|EMC|TJ|Tj|Do)(?=\s)")


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
    with pikepdf.open(path) as pdf:
        book = read(pdf)
        fonts = list(_fonts(pdf))
        checks: tuple[Callable[[Book], Iterator[str]], ...] = (
            identity, content, outline, pictures, tables, links,
        )  # fmt: skip
        told = [fault for check in checks for fault in check(book)]
        told += [fault for font in fonts for fault in font_faults(font)]
        findings = [Finding(path.name, fault) for fault in told]
        counts = {
            "pages": len(pdf.pages),
            "tags": len(book.tags),
            "bookmarks": len(book.bookmarks),
            "links": len(book.links),
            "places": len(book.places),
            "pictures": len(book.tagged("/Figure")),
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
    root = book.pdf.Root
    with book.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        said = {
            "that it is PDF/UA-1": metadata.get("pdfuaid:part") == "1",
            "its title": bool(metadata.get("dc:title")),
            "its authors": bool(metadata.get("dc:creator")),
        }
    said |= {
        "its language": bool(str(root.get("/Lang", ""))),
        "that it is tagged": bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False)),
        "to show its title": bool(
            root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)
        ),
        "how its pages are numbered": "/PageLabels" in root,
        "in which order its links are met": all(
            page.get("/Tabs") == Name.S for page in book.pdf.pages if "/Annots" in page
        ),
        "what its content is": bool(book.tags),
    }
    yield from (f"does not say {what}" for what, holds in said.items() if not holds)


def content(book: Book) -> Iterator[str]:
    """Yield the pages where something is drawn that is neither tagged nor marked as furniture."""
    for number, page in enumerate(book.pdf.pages, 1):
        page.contents_coalesce()
        depth = 0
        for stroke in STROKES.findall(page.Contents.read_bytes()):
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(stroke, 0)
            if not depth and stroke in (b"TJ", b"Tj", b"Do"):
                yield f"page {number} draws what no tag holds"
                break


def outline(book: Book) -> Iterator[str]:
    """Yield the headings without a bookmark of their level, and the levels that are skipped."""
    levels = [HEADINGS[str(tag.S)] for tag in book.tagged(*HEADINGS)]
    depths = [bookmark.depth for bookmark in book.bookmarks]
    if levels != depths:
        yield f"{len(levels)} headings and {len(depths)} bookmarks, or not of the same levels"
    for above, here in pairwise([0, *levels]):
        if here > above + 1:
            yield f"a heading of level {here} under one of level {above}"
    yield from ("a bookmark without words" for one in book.bookmarks if not one.words.strip())


def pictures(book: Book) -> Iterator[str]:
    """Yield the pictures that are not told to those who do not see them."""
    for tag in book.tagged("/Figure"):
        if not str(tag.get("/Alt", "")).strip():
            yield "a picture without a text in its place"


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
    """Yield the links that lead nowhere, or that a screen reader cannot tell."""
    for link in book.links:
        place, action = str(link.get("/Dest", "")), link.get("/A", Dictionary())
        address = str(action.get("/URI", ""))
        if place and place not in book.places:
            yield f"a link to {place}, which is no place of the book"
        if not place and not address.startswith(OUTSIDE):
            yield f"a link to {address or 'nothing'}"
        if not str(link.get("/Contents", "")).strip() or "/StructParent" not in link:
            yield f"a link to {place or address} that is not told"


def _fonts(pdf: Pdf) -> Iterator[Object]:
    """Yield the fonts of the book, each once."""
    found: dict[tuple[int, int], Object] = {}
    for page in pdf.pages:
        for font in page.Resources.get("/Font", Dictionary()).values():
            found[font.objgen] = font
    yield from found.values()


def font_faults(font: Object) -> Iterator[str]:
    """Yield what is wrong with a font: one of the machine, or one that cannot be read back."""
    name = str(font.get("/BaseFont", "")).removeprefix("/").rpartition("+")[2]
    below = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", Dictionary())
    if not name.startswith(OURS):
        yield f"the font {name} is not one of ours"
    if not {"/FontFile2", "/FontFile3"} & set(below.keys()):
        yield f"the font {name} is not in the file"
    if "/ToUnicode" not in font:
        yield f"the letters of {name} cannot be read back"
