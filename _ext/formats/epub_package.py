"""The files of an EPUB besides its pages: package, contents, cover. Knows nothing of Sphinx."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .editions import Book
from .epub_pages import Page
from .zips import packed

TYPE = "application/epub+zip"
TYPE_FILE = "mimetype"
COVER = "cover.png"


@dataclass(frozen=True)
class PartOfBook:
    """A part of the contents; the first and the last have no title."""

    title: str
    pages: tuple[Page, ...]


def pack(
    book: Book, parts: Sequence[PartOfBook], files: Mapping[str, bytes], sheets: Path
) -> bytes:
    """Return the archive; ``files`` are the cover and the pictures of the pages, by their path."""
    pictures = [(path, mimetypes.guess_type(path)[0]) for path in files if path != COVER]
    plain = {
        TYPE_FILE: TYPE.encode(),
        "META-INF/container.xml": (sheets / "container.xml").read_bytes(),
        "book.css": (sheets / "book.css").read_bytes(),
    }
    texts = _texts(sheets, {"book": book, "parts": parts, "pictures": pictures})
    written = {name: text.encode("utf-8") for name, text in texts.items()}
    return packed({**plain, **written, **files}, first=TYPE_FILE)


def _texts(sheets: Path, values: Mapping[str, Any]) -> dict[str, str]:
    """Return what is written from the templates: package, contents, cover, and each page."""
    loader = FileSystemLoader(sheets)
    templates = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    pages = [page for part in values["parts"] for page in part.pages]
    texts = {
        name: templates.get_template(name).render(values, pages=pages)
        for name in ("content.opf", "nav.xhtml", "cover.xhtml")
    }
    leaf = templates.get_template("page.xhtml")
    for page in pages:
        texts[page.path] = leaf.render(values, page=page, up="../" * page.name.count("/"))
    return texts
