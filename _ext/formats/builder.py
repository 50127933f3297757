"""What the builders of both books share: pages are written as for the site, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import SphinxError

NO_PANGO = (
    "The books are laid out by WeasyPrint, which needs Pango. On Debian: apt-get install "
    "libpangoft2-1.0-0 libharfbuzz-subset0; elsewhere, see the manual of WeasyPrint. (%s)"
)
SHEETS = "_books"  # the folder of the templates and of the sheets of style


@contextmanager
def pango_needed() -> Iterator[None]:
    """Say what to install where WeasyPrint cannot be imported."""
    try:
        yield
    except OSError as error:
        raise SphinxError(NO_PANGO % error) from error


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
