"""How the site is shown: it knows pages and titles, and nothing about the job.

Each module stands alone but for ``faults``, through which contributors are told what to mend,
``editions``, which says which edition is built, and ``typography``, which sets what others show.
Nothing here imports ``jobguide``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# In the order in which they are asked.
READING = "words editions translated kept_words extraction front_matter published".split()
WRITING = "assets markup mathml search typography foreign_words exports not_found".split()

METADATA: ExtensionMetadata = {
    "version": "1",
    "env_version": 2,
    "parallel_read_safe": True,
    "parallel_write_safe": True,
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what shows the site with Sphinx."""
    # Imported here, so that the pure functions of this package can be used without Sphinx.
    from . import assets, front_matter, typography
    from .navigation import Navigation, pages_to_redraw

    navigation = Navigation()
    for name in (*READING, *WRITING):
        import_module(f"{__name__}.{name}").add(app)
    app.connect("env-before-read-docs", navigation.forget)
    app.connect("env-updated", pages_to_redraw)
    app.connect("html-page-context", navigation.show)
    app.connect("html-page-context", front_matter.show_review)
    app.connect("html-page-context", assets.keep_used, priority=typography.LATE)
    app.connect("build-finished", assets.lighten)
    return METADATA
