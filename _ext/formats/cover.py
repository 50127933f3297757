"""The cover as a picture, for the EPUB: the first page of the PDF, drawn in dots."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2

from .editions import Book
from .layout import make_press

WIDTH = 1200  # dots: sharp on an e-reader, and light


def draw_cover(book: Book, sheets: Path) -> bytes:
    """Return the cover as PNG."""
    page = make_press(sheets, sheets).lay_out("cover-alone.html", book=book).write_pdf()
    document = pypdfium2.PdfDocument(page)
    width, _height = document[0].get_size()
    picture = document[0].render(scale=WIDTH / width).to_pil()
    written = BytesIO()
    # Few colours: a palette makes the file several times lighter, and shows no difference.
    picture.quantize(64).save(written, "PNG", optimize=True)
    document.close()
    return written.getvalue()
