"""The guide in other formats than pages: one PDF and one EPUB an edition, the site in one .zip.

Layers, each importing only what stands above it:

1. ``words``, ``paper``, ``reading``, ``zips``: words, markup, order of the pages, archives;
2. ``editions``, ``chapters``, ``fonts``: what a book says of itself, its text, its letters;
3. ``layout``, ``cover``: what WeasyPrint draws;
4. ``pdf``, ``epub``, ``listing``: Sphinx writes; ``offline`` runs after it, on the built site.

It may import ``sitekit``, and knows nothing of the job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

METADATA: ExtensionMetadata = {
    "version": "1",
    "env_version": 1,
    "parallel_read_safe": True,
    "parallel_write_safe": True,
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builders and the list of the files with Sphinx."""
    from . import epub, listing, pdf

    app.add_builder(pdf.PdfBuilder)
    app.add_builder(epub.EpubBuilder, override=True)
    app.connect("config-inited", epub.tell_rights)
    listing.add(app)
    return METADATA
