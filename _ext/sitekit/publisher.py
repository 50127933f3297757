"""Who publishes the site, who hosts it, where to write: one block of conf.py, shown in two places.

``:::{publisher}`` tells it on a page, the layout in the footer. A site whose block is not filled in
builds all the same, says so where it would show it, and the end of the build says how to mend it.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from .words import WORDS

LOGGER = logging.getLogger(__name__)
TOLD = ("name", "host", "contact")  # in the order in which the page tells them


class PublisherDirective(SphinxDirective):
    """A list of who publishes, who hosts, and where to write."""

    def run(self) -> list[nodes.Node]:
        """Return the list, in the words of the edition."""
        language, told = self.config.language, self.config.sitekit_publisher
        items = [
            nodes.definition_list_item(
                "",
                nodes.term("", WORDS.word(language, f"publisher-{key}")),
                nodes.definition("", nodes.paragraph("", "", _shown(told, key, language))),
            )
            for key in TOLD
        ]
        return [nodes.definition_list("", *items)]


def _shown(told: dict[str, str], key: str, language: str) -> nodes.Node:
    """Return what is told, or that it is still to be told; an address opens a message."""
    value = told.get(key, "")
    if not value:
        return nodes.inline("", WORDS.word(language, "publisher-missing"))
    if key == "contact" and "@" in value:
        return nodes.reference("", value, refuri=f"mailto:{value}")
    return nodes.Text(value)


def show(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the layout what the footer tells."""
    context["publisher"] = app.config.sitekit_publisher


def tell_missing(app: Sphinx, error: Exception | None) -> None:
    """Say at the end of a build what the block of conf.py lacks: no fault of a page."""
    missing = [key for key in TOLD if not app.config.sitekit_publisher.get(key)]
    if missing and error is None and app.builder.name == "html":
        for text in WORDS.texts("publisher-notice").values():
            LOGGER.info("%s", text.format(missing=", ".join(missing)))


def add(app: Sphinx) -> None:
    """Let a site tell its publisher."""
    app.add_config_value("sitekit_publisher", {}, "env", dict)
    app.add_directive("publisher", PublisherDirective)
    app.connect("html-page-context", show)
    app.connect("build-finished", tell_missing)
