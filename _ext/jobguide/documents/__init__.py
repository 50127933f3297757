"""Sheets as files that a word processor opens: the same words as the page, with real styles.

`blocks` holds what a sheet is made of, `reading` finds it in a page; `opendocument` and `word`
write it through odfdo and python-docx; `archive` takes the dates out. None of them needs Sphinx,
which only `publish` knows. pypandoc was tried too: one call instead of two writers, but 155 MB to
install and a fifth of a second for each file.
"""

from __future__ import annotations

from .blocks import Document

PROGRAMS = {"odt": "LibreOffice", "docx": "Word"}


def render(document: Document, kind: str) -> bytes:
    """Return a sheet as a file of a kind: ``odt`` or ``docx``."""
    # Imported here: the two libraries take half a second, and few builds write a sheet.
    if kind == "odt":
        from . import opendocument

        return opendocument.write(document)
    from . import word

    return word.write(document)
