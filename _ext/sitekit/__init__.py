"""How the site is shown: it knows pages and titles, and nothing about the job.

Each module stands alone but for ``messages``, through which contributors are told what to mend,
and ``typography``, which navigation uses for captions. Nothing here imports ``jobguide``.
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
    """Register what shows the site with Sphinx."""
    # Imported here, so that the pure functions of this package can be used without Sphinx.
    from . import assets, front_matter, markup, mathml, search, typography
    from .navigation import Navigation, pages_to_redraw

    navigation = Navigation()
    assets.add(app)
    markup.add(app)
    mathml.add(app)
    front_matter.add(app)
    search.add(app)
    typography.add(app)
    app.connect("env-before-read-docs", navigation.forget)
    app.connect("env-updated", pages_to_redraw)
    app.connect("html-page-context", navigation.show)
    app.connect("html-page-context", front_matter.show_review)
    app.connect("html-page-context", assets.keep_used, priority=typography.LATE)
    app.connect("build-finished", assets.drop_types)
    return METADATA
