"""What the site gives to other programs: language models, feed readers, search engines, networks.

Each module makes one format from what the pages say, and knows the edition that is being built. The
pure ones (`markdown_*`, `card`) know no Sphinx. Nothing here is fetched by a reader of the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add(app: Sphinx) -> None:
    """Register every format with Sphinx."""
    from . import cards, changes, llms, markdown, pages, sitemap

    for module in (pages, markdown, llms, changes, cards, sitemap):
        module.add(app)
