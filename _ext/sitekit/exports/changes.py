"""The changes of the guide: told once, on a page, each in its section; the feed is read from there.

    ## La première publication

    :::{change} 2026-11-22 first-publication
    Ce que l'on y trouve…
    :::

The day is shown written out; the name is the anchor, and what a feed reader knows the change by:
it does not change. The feed (Atom) is written beside the home page when its page is written. Its
addresses are whole where the site has one, else those of the files: both are sound Atom.

Imports `feedgenerator`, which knows Atom, and `pages`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from docutils import nodes
from feedgenerator import Atom1Feed
from lxml.html import HtmlElement, fragment_fromstring, tostring
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from ..faults import report
from ..front_matter import written_date
from ..typography import LATE, set_text
from .pages import address, is_made, told

NAME = "changes.xml"
PAGE = "about/changes"
MARK = 'class="change '


@dataclass(frozen=True)
class Change:
    """One change: its name, the title of its section, its day, its text in HTML."""

    name: str
    title: str
    day: date
    content: str


class Day(nodes.inline):
    """A day, as readers read it; ``day`` is what programs read."""


class ChangeDirective(SphinxDirective):
    """One change, right under the heading that says what it is."""

    required_arguments = 2
    has_content = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the day and the text of the change."""
        written, name = self.arguments
        try:
            day = date.fromisoformat(written)
        except ValueError:
            report("bad-day", (self.env.docname, self.lineno), value=written)
            return []
        told_day = Day("", written_date(day, self.config.language), day=written)
        # No source: what the build writes is not handed to translators.
        shown = nodes.paragraph("", "", told_day, classes=["change-day"], translatable=False)
        block = nodes.container("", shown, classes=["change"], ids=[f"change-{name}"])
        block += self.parse_content_to_nodes()
        return [block]


def visit_day(translator: HTML5Translator, node: Day) -> None:
    """Write a day as HTML has it."""
    translator.body.append(f'<time datetime="{node["day"]}">')


def depart_day(translator: HTML5Translator, node: Day) -> None:
    """Close a day."""
    translator.body.append("</time>")


def write_feed(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Write the feed when its page is written, and tell every page where it is."""
    if not is_made(app) or PAGE not in app.env.found_docs:
        return
    context["feed"] = "../" * pagename.count("/") + NAME
    if pagename == PAGE and doctree is not None:
        page = address(app, app.builder.get_target_uri(PAGE))
        changes = tuple(read_changes(context["body"], page))
        with Path(app.outdir, NAME).open("w", encoding="utf-8") as file:
            _feed(app, page, changes).write(file, "utf-8")


def read_changes(body: str, page: str) -> Iterator[Change]:
    """Yield the changes that the body of a page tells; its links as seen from the feed."""
    for block in fragment_fromstring(body, create_parent="main").find_class("change"):
        shown, *text = block
        day = date.fromisoformat(shown.find("time").get("datetime"))
        yield Change(block.get("id"), _title(block), day, _content(text, page))


def _title(block: HtmlElement) -> str:
    """Return the heading of the section of a change, without the mark of its link."""
    heading = "ancestor::section[1]/*[self::h1 or self::h2 or self::h3]"
    return "".join(block.xpath(f"{heading}//text()[not(ancestor::a[@class='headerlink'])]")).strip()


def _content(elements: list[HtmlElement], page: str) -> str:
    for element in elements:
        element.rewrite_links(lambda link: urljoin(page, link))
    return "".join(tostring(element, encoding="unicode") for element in elements).strip()


def _feed(app: Sphinx, page: str, changes: tuple[Change, ...]) -> Atom1Feed:
    about, language = told(app.env, PAGE), app.config.language
    feed = Atom1Feed(
        title=f"{about.title} | {set_text(app.config.project, language)}",
        link=page,
        description=about.description,
        language=language,
        author_name=app.config.author,
        feed_url=address(app, NAME),
        feed_copyright=app.config.html_context.get("licence_url"),
        feed_guid=_lasting_name(app, language),
    )
    for change in changes:
        lasting = _lasting_name(app, f"{language}/{change.name}")
        feed.add_item(**_item(change, f"{page}#{change.name}", lasting))
    return feed


def _item(change: Change, link: str, lasting: str) -> dict[str, Any]:
    moment = datetime.combine(change.day, time(), UTC)
    return {
        "title": change.title,
        "link": link,
        "description": None,
        "content": change.content,
        "pubdate": moment,
        "updateddate": moment,
        "unique_id": lasting,
    }


def _lasting_name(app: Sphinx, name: str) -> str:
    """Return what a feed reader knows a thing by, wherever the site is published."""
    project = app.config.html_context.get("repository_url", app.config.project)
    return uuid5(NAMESPACE_URL, f"{project}/{name}").urn


def add(app: Sphinx) -> None:
    """Register the directive and the feed."""
    app.add_node(Day, html=(visit_day, depart_day))
    app.add_directive("change", ChangeDirective)
    app.connect("html-page-context", write_feed, priority=LATE)
