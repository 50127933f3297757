"""The guide as an EPUB: Sphinx's own builder, with pages, contents and package of our making.

Sphinx writes the pages as for the site, in XHTML; what only a browser can do is then taken out.
Its own package tells neither how accessible the book is nor which pages hold drawings and formulas,
its contents know nothing of the parts, and its archive holds the clock: these three are ours.
"""

import mimetypes
import posixpath
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.config import Config

from sitekit.files import TYPE_FILE, packed

from .book import SHEETS, Book, BookBuilder, pango_needed, read_book, word
from .chapters import (
    Chapter,
    Heading,
    Leaf,
    Part,
    address_in_book,
    level_of,
    on_paper,
    relink,
    titles_of,
    words_of,
)

SUFFIX = ".xhtml"
TYPE = "application/epub+zip"
COVER = "cover.png"


class EpubBuilder(BookBuilder, Epub3Builder):
    """Makes one archive of the pages at the end."""

    def add_visible_links(self, tree: nodes.document, show_urls: str = "no") -> None:
        """Add nothing: a reader touches a link, and its address in full would bury the text."""

    def finish(self) -> None:
        """Write the archive."""
        with pango_needed():
            from .layout import draw_cover
        book, sheets = read_book(self.env), Path(self.srcdir, SHEETS)
        parts = self.parts(partial(make_chapter, online=book.address))
        files = {COVER: draw_cover(book, sheets), **self._pictures()}
        archive = pack(book, parts, files, sheets / "epub")
        Path(self.outdir, f"{book.name}.epub").write_bytes(archive)

    def _pictures(self) -> dict[str, bytes]:
        """Return the pictures that the pages show, by the path that the pages give them."""
        return {
            f"{self.imagedir}/{name}": Path(self.srcdir, source).read_bytes()
            for source, name in sorted(self.images.items())
        }


def tell_rights(app: Sphinx, config: Config) -> None:
    """Fill in what Sphinx asks of an EPUB, and warns of; our own package tells more."""
    config.epub_copyright = word(config.language, "licence-name")


def make_chapter(leaf: Leaf, body: str, online: str) -> Chapter:
    """Return a page as a chapter, a file of its own; ``online`` is the address of the edition."""
    root = on_paper(body)
    place = partial(place_from, leaf.name)
    relink(root, partial(address_in_book, page=leaf.name, online=online, place=place))
    for picture in root.xpath("//img"):
        picture.set("src", up_from(leaf.name) + picture.get("src"))
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


def up_from(page: str) -> str:
    """Return what leads from the folder of a page to the root."""
    return "../" * page.count("/")


def pack(book: Book, parts: Sequence[Part], files: Mapping[str, bytes], sheets: Path) -> bytes:
    """Return the archive; ``files`` are the cover and the pictures of the pages, by their path."""
    pictures = [(path, mimetypes.guess_type(path)[0]) for path in files if path != COVER]
    plain = {
        TYPE_FILE: TYPE.encode(),
        "META-INF/container.xml": (sheets / "container.xml").read_bytes(),
        "book.css": (sheets / "book.css").read_bytes(),
    }
    texts = _texts(sheets, {"book": book, "parts": parts, "pictures": pictures})
    written = {name: text.encode("utf-8") for name, text in texts.items()}
    return packed({**plain, **written, **files})


def _texts(sheets: Path, values: Mapping[str, Any]) -> dict[str, str]:
    """Return what is written from the templates: package, contents, cover, and each page."""
    loader = FileSystemLoader(sheets)
    templates = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    chapters = [chapter for part in values["parts"] for chapter in part.chapters]
    texts = {
        name: templates.get_template(name).render(values, chapters=chapters)
        for name in ("content.opf", "nav.xhtml", "cover.xhtml")
    }
    page = templates.get_template("page.xhtml")
    for chapter in chapters:
        texts[chapter.name + SUFFIX] = page.render(
            values, chapter=chapter, up=up_from(chapter.name)
        )
    return texts
