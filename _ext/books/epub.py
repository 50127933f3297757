"""The guide as an EPUB, an archive of pages in XHTML (``sphinx -b epub``).

Sphinx's own builder of an EPUB tells neither how accessible the book is nor which pages hold
drawings and formulas, its contents know nothing of the parts, and its archive holds the clock.
"""

import mimetypes
import posixpath
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from sitekit.files import filled, packed, rendered

from .book import SHEETS, Book, BookBuilder, read_book
from .chapters import Chapter, Heading, Leaf, Part, level_of, on_paper, relink, titles_of, words_of

SUFFIX = ".xhtml"
COVER = "cover.png"


class EpubBuilder(BookBuilder):
    """Makes one archive of the pages at the end."""

    name = "epub"
    epilog = "The book is in %(outdir)s."

    def finish(self) -> None:
        """Write the archive."""
        from .layout import draw_cover

        book, sheets = read_book(self.env), Path(self.srcdir, SHEETS)
        parts = self.parts(partial(make_chapter, online=book.address))
        files = {COVER: draw_cover(book, sheets)}
        for source, name in sorted(self.images.items()):
            files[f"{self.imagedir}/{name}"] = Path(self.srcdir, source).read_bytes()
        archive = pack(book, parts, files, sheets)
        Path(self.outdir, f"{book.name}.epub").write_bytes(archive)


def make_chapter(leaf: Leaf, body: str, online: str) -> Chapter:
    """Return a page as a chapter, a file of its own; ``online`` is the address of the edition."""
    root = on_paper(body)
    relink(root, leaf.name, online, partial(place_from, leaf.name))
    for picture in root.xpath("//img"):
        picture.set("src", "../" * leaf.name.count("/") + picture.get("src"))
    headings = (
        Heading(level_of(title), words_of(title), title.xpath("string(parent::section/@id)"))
        for title in titles_of(root)
    )
    return Chapter(leaf.name, leaf.depth, tuple(headings), root)


def place_from(start: str, page: str, fragment: str) -> str:
    """Return the address of a page, or of a place in it, as seen from another.

    >>> place_from("guide/sizing", "about/method", "grade-a"), place_from("a", "a", "b")
    ('../about/method.xhtml#grade-a', '#b')
    """
    mark = f"#{fragment}" if fragment else ""
    if mark and page == start:
        return mark
    return posixpath.relpath(page + SUFFIX, posixpath.dirname(start) or ".") + mark


def pack(book: Book, parts: Sequence[Part], files: Mapping[str, bytes], sheets: Path) -> bytes:
    """Return the archive; ``files`` are the cover and the pictures of the pages, by their path."""
    pictures = [(path, mimetypes.guess_type(path)[0]) for path in files if path != COVER]
    chapters = [chapter for part in parts for chapter in part.chapters]
    whole = filled(sheets / "epub", book=book, parts=parts, chapters=chapters, pictures=pictures)
    pages = {
        chapter.name + SUFFIX: rendered(sheets / "page.xhtml", book=book, chapter=chapter).encode()
        for chapter in chapters
    }
    return packed({**whole, **pages, **files})
