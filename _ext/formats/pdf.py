"""The guide as one PDF: tagged, with bookmarks, set as a French book (``sphinx -b pdf``).

The pages are written as for the site, put together as chapters, and laid out by WeasyPrint. The
front matter is laid out once the chapters are, since it tells on which page each begins: laying
out the book once instead of three times is what keeps `make dist` within two minutes.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sphinx.util import logging as sphinx_logging

from .builder import SHEETS, BookBuilder, pango_needed
from .chapters import PAGE, Chapter, Surroundings, make_chapter
from .editions import read_book
from .reading import Leaf, Part, parts_of

LOGGER = sphinx_logging.getLogger(__name__)


class PdfBuilder(BookBuilder):
    """Binds the pages at the end."""

    name = "pdf"
    epilog = "The book is in %(outdir)s."

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page, which `chapters` turns into the name of a chapter."""
        return PAGE + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a page, the same from everywhere."""
        return self.get_target_uri(to)

    def finish(self) -> None:
        """Bind the book."""
        with pango_needed():
            from .layout import PartOfBook, bind, make_press
        self.copy_image_files()
        book = read_book(self.env)
        sheets = Path(self.srcdir, SHEETS)
        around = Surroundings(book.address, (sheets / "drawings.css").read_text(encoding="utf-8"))
        parts = [
            PartOfBook(part.title, tuple(self._chapter(leaf, part, around) for leaf in part.leaves))
            for part in parts_of(self.env)
        ]
        with _warnings_told(), _clock_at(book.moment):
            content = bind(book, parts, make_press(sheets, Path(self.outdir)))
        Path(self.outdir, f"{book.name}.pdf").write_bytes(content)

    def _chapter(self, leaf: Leaf, part: Part, around: Surroundings) -> Chapter:
        return make_chapter(leaf, self.bodies[leaf.name], bool(part.title), around)


class _Teller(logging.Handler):
    """Makes a warning of the build out of what WeasyPrint has to say."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it as the build tells its own faults."""
        LOGGER.warning("%s", record.getMessage(), type="formats", subtype="pdf")


@contextmanager
def _warnings_told() -> Iterator[None]:
    """Let no complaint of WeasyPrint pass unseen."""
    logger, teller = logging.getLogger("weasyprint"), _Teller(logging.WARNING)
    logger.addHandler(teller)
    try:
        yield
    finally:
        logger.removeHandler(teller)


@contextmanager
def _clock_at(moment: int) -> Iterator[None]:
    """Let the fonts in the book be dated as the book is: they ask this variable, or the clock."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(moment)
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
