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
from functools import partial
from pathlib import Path

from sphinx.util import logging as sphinx_logging

from .binding import make_chapter
from .book import SHEETS, BookBuilder, pango_needed, read_book

LOGGER = sphinx_logging.getLogger(__name__)


class PdfBuilder(BookBuilder):
    """Binds the pages at the end."""

    name = "pdf"
    epilog = "The book is in %(outdir)s."

    def finish(self) -> None:
        """Bind the book."""
        with pango_needed():
            from .layout import bind, make_press
        self.copy_image_files()
        book, sheets = read_book(self.env), Path(self.srcdir, SHEETS)
        style = (sheets / "drawings.css").read_text(encoding="utf-8")
        parts = self.parts(partial(make_chapter, online=book.address, drawings=style))
        with _warnings_told(), _clock_at(book.moment):
            content = bind(book, parts, make_press(sheets, Path(self.outdir)))
        Path(self.outdir, f"{book.name}.pdf").write_bytes(content)


class _Teller(logging.Handler):
    """Makes a warning of the build out of what WeasyPrint has to say."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it as the build tells its own faults."""
        LOGGER.warning("%s", record.getMessage(), type="books", subtype="pdf")


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
