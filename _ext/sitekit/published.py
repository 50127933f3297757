"""Links from a page to a file that the build writes: ``{published}`job.json` ``.

Shown by its name, or by other words: ``{published}`the data <job.json>` ``. The path starts from
the root of the edition; after a slash, from the root of the whole site. Sphinx knows of no such
file while it reads the pages, so that nothing but the check of the links holds them. Where there is
no file (a book has none beside it, a site without an address no sitemap), there is no link, or it
leads to the published one.
"""

from __future__ import annotations

import posixpath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole

from .editions import current
from .for_machines import SITEMAP

MARK = "published"


class PublishedRole(ReferenceRole):
    """A link to a file of the built site."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; its address waits for the builder."""
        name = nodes.literal("", posixpath.basename(self.target))
        shown = nodes.inline("", self.title) if self.has_explicit_title else name
        link = nodes.reference(self.rawtext, "", shown, internal=True, refuri=self.target)
        link[MARK] = self.target
        return [link], []


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each link its address, as the page being written sees it."""
    for link in list(doctree.findall(nodes.reference)):
        if MARK in link:
            link["refuri"] = _address(app, link[MARK], docname)
            if not link["refuri"]:
                link.replace_self(link.children)


def _address(app: Sphinx, target: str, docname: str) -> str:
    """Return the address of a file, as the page being written sees it, or nothing."""
    edition, whole = current(app.config), target.startswith("/")
    base = app.config.sitekit_address if whole else edition.base
    path = target.lstrip("/")
    if app.builder.name != "html" or (path == SITEMAP and not base):
        return f"{base}{path}" if base else ""
    up = docname.count("/") + (edition.path.count("/") if whole else 0)
    return "../" * up + path


def add(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("published", PublishedRole())
    app.connect("doctree-resolved", resolve)
