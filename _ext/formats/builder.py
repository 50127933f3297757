"""What the builders of both books share: pages are written as for the site, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.builders.html import StandaloneHTMLBuilder

SHEETS = "_books"  # the folder of the templates and of the sheets of style


class BookBuilder(StandaloneHTMLBuilder):
    """Writes every page, keeps what it says, and writes no file of its own for it."""

    search = False
    copysource = False
    allow_parallel = False  # the pages are kept in memory

    def init(self) -> None:
        """Begin with no page."""
        super().init()
        self.bodies: dict[str, str] = {}

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield all pages: a book is made whole."""
        yield from self.env.found_docs

    def copy_assets(self) -> None:
        """Copy nothing: the sheets and the scripts of the site are not the book's."""

    def handle_page(self, pagename: str, addctx: dict[str, Any], *rest: Any, **more: Any) -> None:
        """Keep what a page says, and none of what the site draws around it."""
        self.bodies[pagename] = addctx["body"]
