"""How the site is shown: it knows pages and titles, and nothing about the job.

Each module stands alone but for ``messages``, through which contributors are told what to mend,
and ``typography``, which navigation uses for captions. Nothing here imports ``jobguide``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

LATE = 900  # after every listener that keeps Sphinx's default priority of 500


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what shows the site with Sphinx."""
    # Imported here, so that the pure functions of this package can be used without Sphinx.
    from . import assets, front_matter, markup, mathml, typography
    from .navigation import Navigation, pages_to_redraw

    navigation = Navigation()
    assets.add(app)
    markup.add(app)
    mathml.add(app)
    front_matter.add(app)
    app.connect("doctree-read", typography.set_titles, priority=LATE)
    app.connect("doctree-resolved", typography.set_document, priority=LATE)
    app.connect("env-before-read-docs", navigation.forget)
    app.connect("env-updated", pages_to_redraw)
    app.connect("html-page-context", typography.set_site_name)
    app.connect("html-page-context", navigation.show)
    app.connect("html-page-context", front_matter.show_review)
    app.connect("html-page-context", assets.keep_used, priority=LATE)
    return {
        "version": "1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
