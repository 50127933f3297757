"""The guide to take away: one PDF and one EPUB an edition, the whole site in one .zip.

Layers, each importing only what stands above it:

1. ``chapters``: markup without what only a browser can do; what a chapter is;
2. ``book``: what a book says of itself, the order of its parts, the builder that both books share;
3. ``downloads``: the list of the files, and the archives;
4. ``layout``: what WeasyPrint draws;
5. ``pdf``, ``epub``: the two builders, and how each makes a page a chapter.

It may import ``sitekit``, and knows nothing of the job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builders and the list of the files with Sphinx."""
    from . import downloads, epub, pdf

    for setting in ("books_left_out", "books_kept"):
        app.add_config_value(setting, [], "env", list)
    app.add_builder(pdf.PdfBuilder)
    app.add_builder(epub.EpubBuilder, override=True)
    app.config.epub_copyright = app.config.author  # Sphinx asks for it; our package tells more
    downloads.add(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
