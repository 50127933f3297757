"""What the guide writes of itself: its changes, who publishes it, links to the files of the build.

A change is told once, on a page, right under the heading that says what it is; its day is shown
written out, and its name is the anchor, which does not change:

    :::{change} 2026-11-22 first-publication
    Ce que l'on y trouve…
    :::

Who publishes, who hosts and where to write is one block of conf.py, shown by ``:::{publisher}`` and
in the footer. A site whose block is not filled in builds all the same, says so where it would show
it, and the end of the build says how to mend it.

A file that the build writes is linked as ``{published}`job.json` ``, shown by its name, or by other
words: ``{published}`the data <job.json>` ``. The path starts from the root of the edition; after a
slash, from the root of the whole site. Sphinx knows of no such file while it reads the pages, so
that nothing but the check of the links holds them. Where there is no file (a book has none beside
it, a site without an address no sitemap), there is no link, or it leads to the published one.

``{repository}`a ticket <issues/new>` `` leads to where the texts are kept, which conf.py tells.
"""

import posixpath
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from .editions import current
from .for_machines import SITEMAP
from .front_matter import day_of, is_future, written_date
from .words import WORDS, report

LOGGER = logging.getLogger(__name__)
TOLD = ("name", "host", "contact")  # in the order in which the page tells them
MARK = "published"


class ChangeDirective(SphinxDirective):
    """One change, right under the heading that says what it is."""

    required_arguments = 2
    has_content = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the day and the text of the change."""
        written, name = self.arguments
        day = day_of(written)
        if day is None:
            report("bad-day", (self.env.docname, self.lineno), value=written)
            return []
        if is_future(day):
            report("future-day", (self.env.docname, self.lineno), value=written)
        told_day = written_date(day, self.config.language)
        # No source: what the build writes is not handed to translators.
        shown = nodes.paragraph("", told_day, classes=["change-day"], translatable=False)
        block = nodes.container("", shown, classes=["change"], ids=[f"change-{name}"])
        block += self.parse_content_to_nodes()
        return [block]


class PublisherDirective(SphinxDirective):
    """A list of who publishes, who hosts, and where to write."""

    def run(self) -> list[nodes.Node]:
        """Return the list, in the words of the edition."""
        language, publisher = self.config.language, self.config.sitekit_publisher
        items = [
            nodes.definition_list_item(
                "",
                nodes.term("", WORDS.word(language, f"publisher-{key}")),
                nodes.definition("", nodes.paragraph("", "", _shown(publisher, key, language))),
            )
            for key in TOLD
        ]
        return [nodes.definition_list("", *items)]


def _shown(publisher: dict[str, str], key: str, language: str) -> nodes.Node:
    """Return what is told, or that it is still to be told; an address opens a message."""
    value = publisher.get(key, "")
    if not value:
        return nodes.inline("", WORDS.word(language, "publisher-missing"))
    if key == "contact" and "@" in value:
        return nodes.reference("", value, refuri=f"mailto:{value}")
    return nodes.Text(value)


def tell_missing(app: Sphinx, error: Exception | None) -> None:
    """Say at the end of a build what the block of conf.py lacks: no fault of a page."""
    missing = [key for key in TOLD if not app.config.sitekit_publisher.get(key)]
    if missing and error is None and app.builder.name == "html":
        for text in WORDS.texts("publisher-notice").values():
            LOGGER.info("%s", text.format(missing=", ".join(missing)))


class PublishedRole(ReferenceRole):
    """A link to a file of the built site."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; its address waits for the builder."""
        name = nodes.literal("", posixpath.basename(self.target))
        shown = nodes.inline("", self.title) if self.has_explicit_title else name
        link = nodes.reference(self.rawtext, "", shown, internal=True, refuri=self.target)
        link[MARK] = self.target
        return [link], []


class RepositoryRole(ReferenceRole):
    """A link into the place where the texts of the site are kept; only its words where none is."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link."""
        kept = self.config.html_context.get("repository_url", "")
        address = f"{kept}/{self.target}"
        words = nodes.Text(self.title)
        return [nodes.reference(self.rawtext, "", words, refuri=address) if kept else words], []


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
    """Register what pages may write, and what is told at the end of a build."""
    app.add_directive("change", ChangeDirective)
    app.add_directive("publisher", PublisherDirective)
    app.connect("build-finished", tell_missing)
    app.add_role("published", PublishedRole())
    app.add_role("repository", RepositoryRole())
    app.connect("doctree-resolved", resolve)
