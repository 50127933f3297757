"""The guide as an EPUB: Sphinx's own builder, with pages, contents and package of our making.

Sphinx writes the pages as for the site, in XHTML; what only a browser can do is then taken out.
Its own package tells neither how accessible the book is nor which pages hold drawings and formulas,
its contents know nothing of the parts, and its archive holds the clock: these three are ours.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.config import Config

from .builder import SHEETS, BookBuilder, pango_needed
from .editions import Book, read_book
from .epub_package import COVER, PartOfBook, pack
from .epub_pages import Page, make_page
from .reading import parts_of
from .words import word


class EpubBuilder(BookBuilder, Epub3Builder):
    """Makes one archive of the pages at the end."""

    def add_visible_links(self, tree: nodes.document, show_urls: str = "no") -> None:
        """Add nothing: a reader touches a link, and its address in full would bury the text."""

    def finish(self) -> None:
        """Write the archive."""
        with pango_needed():
            from .cover import draw_cover
        book, sheets = read_book(self.env), Path(self.srcdir, SHEETS)
        parts = [
            PartOfBook(part.title, tuple(self._page(leaf.name, book) for leaf in part.leaves))
            for part in parts_of(self.env)
        ]
        files = {COVER: draw_cover(book, sheets), **self._pictures()}
        archive = pack(book, parts, files, sheets / "epub")
        Path(self.outdir, f"{book.name}.epub").write_bytes(archive)

    def _page(self, name: str, book: Book) -> Page:
        return make_page(name, self.bodies[name], book.address)

    def _pictures(self) -> dict[str, bytes]:
        """Return the pictures that the pages show, by the path that the pages give them."""
        return {
            f"{self.imagedir}/{name}": Path(self.srcdir, source).read_bytes()
            for source, name in sorted(self.images.items())
        }


def tell_rights(app: Sphinx, config: Config) -> None:
    """Fill in what Sphinx asks of an EPUB, and warns of; our own package tells more."""
    config.epub_copyright = word(config.language, "licence-name")
