"""The nodes of our own, and how each is written out.

HTML gets what the stylesheet expects; every other builder passes through to the text inside.
Imports nothing of ours.
"""

import json
from collections.abc import Callable
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

Visitor = Callable[[Any, Any], None]


class job_object(nodes.General, nodes.Element):
    """One declared object: kind, oid, competencies, facts; its title is the section's."""


class folded(nodes.container):
    """A part of a page that a reader unfolds: a rubric, which is its title, and what it holds."""


class facet(nodes.General, nodes.Element):
    """A labelled block inside an object, a posting line or a page: kind; ``told`` is not shown."""


class statement(nodes.General, nodes.Element):
    """A quotation of the 2009 article: sid, untagged."""


class posting_line(nodes.General, nodes.Element):
    """A duty or requirement of a posting, restated in our words: untagged."""


class passage(nodes.Inline, nodes.TextElement):
    """A tagged stretch of a posting's own words: tags."""


class grade_badge(nodes.Inline, nodes.TextElement):
    """A grade of evidence: grade, meaning; becomes a link to what the grades mean."""


class option_text(nodes.General, nodes.TextElement):
    """Prose given as an option: translated like a paragraph, shown by whoever needs it."""


def prose(node: nodes.Element) -> dict[str, option_text]:
    """Return the options of a directive that are prose, translated by now."""
    return {child["option"]: child for child in node.children if isinstance(child, option_text)}


def body(node: nodes.Element) -> list[nodes.Node]:
    """Return what a directive holds beside its options."""
    return [child for child in node.children if not isinstance(child, option_text)]


class block_place(nodes.General, nodes.Element):
    """Where a block goes once all pages are read: name, argument."""


class sizing_form(nodes.General, nodes.Element):
    """The questions and sentences of the sizing calculator, until it is drawn as a form."""


class situation(nodes.General, nodes.Element):
    """A worked case to start from, and the advice that goes with it: case, staff."""


class verdict(nodes.General, nodes.Element):
    """A sentence that some results call for: bound."""


class plan_screen(nodes.General, nodes.Element):
    """The questions and the rules of a screen of the plan, until it is drawn: screen, scripts."""


class tag(nodes.General, nodes.TextElement):
    """An element of HTML: name, attributes. Other builders write what stands inside."""


class page_data(nodes.General, nodes.Element):
    """Data for a script of the page: ident, data; its children are words, each by its key."""


class picture(nodes.General, nodes.Element):
    """A drawing with its caption and its equivalent in text: svg."""


class picture_caption(nodes.General, nodes.TextElement):
    """The caption of a picture."""


class equivalent(nodes.General, nodes.Element):
    """The folded text of a picture: summary."""


def _around(opening: Callable[[Any, Any], str], closing: str) -> tuple[Visitor, Visitor]:
    """Return visitors that write what ``opening`` makes of the node, what it holds, and the end."""

    def visit(self: Any, node: nodes.Element) -> None:
        self.body.append(opening(self, node))

    def depart(self: Any, node: nodes.Element) -> None:
        self.body.append(closing)

    return visit, depart


def _open_equivalent(self: Any, node: equivalent) -> str:
    return f'<details class="equivalent"><summary>{escape(node["summary"])}</summary>\n'


def _open_facet(self: Any, node: facet) -> str:
    if "told" in node:
        raise nodes.SkipNode
    return str(self.starttag(node, "div", CLASS=f"facet facet-{node['kind']}"))


def _open_title(self: Any, node: nodes.rubric) -> None:
    """Write the title of a folded part as what one presses, and the others as Sphinx does."""
    if isinstance(node.parent, folded):
        self.body.append(self.starttag(node, "summary", ""))
    else:
        HTML5Translator.visit_rubric(self, node)


def _close_title(self: Any, node: nodes.rubric) -> None:
    if isinstance(node.parent, folded):
        self.body.append("</summary>\n")
    else:
        HTML5Translator.depart_rubric(self, node)


VOID = frozenset({"input"})
_BLOCKS = frozenset({"details", "div", "fieldset", "form", "option", "p", "section", "select"})


_CONTROLS = frozenset({"button", "input", "select", "textarea"})
# Builders of books, which no script serves: what one would type into is left out.
BOOKS = ("epub", "pdf")


def _open_tag(self: Any, node: tag) -> None:
    """Write an element, but for the controls of a book."""
    if self.builder.name in BOOKS and node["name"] in _CONTROLS:
        raise nodes.SkipNode
    written = (
        f' {name}="{"" if value is True else escape(str(value))}"'
        for name, value in node["attributes"].items()
    )
    self.body.append(f"<{node['name']}{''.join(written)}>")


def _close_tag(self: Any, node: tag) -> None:
    if node["name"] not in VOID:
        self.body.append(f"</{node['name']}>" + "\n" * (node["name"] in _BLOCKS))


def data_text(data: object) -> str:
    """Return data as JSON for an element of a page, which no text of theirs can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")


def _write_data(self: Any, node: page_data) -> None:
    """Write the data, which no browser runs."""
    if self.builder.name in BOOKS:
        raise nodes.SkipNode
    words = {
        child["key"]: child.astext() for child in node.children if isinstance(child, nodes.Element)
    }
    text = data_text(node["data"] | {"words": words})
    self.body.append(f'<script type="application/json" id="{node["ident"]}">{text}</script>\n')
    raise nodes.SkipNode


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _pass(self: Any, node: nodes.Element) -> None:
    """Write nothing: the text inside speaks for itself."""


_HTML: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    job_object: _around(
        lambda to, node: to.starttag(node, "div", CLASS=f"job-object job-{node['kind']}"),
        "</div>\n",
    ),
    folded: _around(lambda to, node: to.starttag(node, "details", CLASS="fold"), "</details>\n"),
    facet: _around(_open_facet, "</div>\n"),
    statement: _around(lambda to, node: to.starttag(node, "div"), "</div>\n"),
    posting_line: _around(lambda to, node: to.starttag(node, "div"), "</div>\n"),
    passage: _around(lambda to, node: to.starttag(node, "mark", "", CLASS="passage"), "</mark>"),
    option_text: (_skip, _pass),
    picture: _around(lambda to, node: f'<figure class="picture">{node["svg"]}\n', "</figure>\n"),
    picture_caption: _around(lambda to, node: "<figcaption>", "</figcaption>\n"),
    equivalent: _around(_open_equivalent, "</details>\n"),
    tag: (_open_tag, _close_tag),
    page_data: (_write_data, _pass),
}


def add_nodes(app: Sphinx) -> None:
    """Register each node with its HTML visitors: pages and both books are made of HTML."""
    for node, visitors in _HTML.items():
        app.add_node(node, html=visitors)
    app.add_node(nodes.rubric, override=True, html=(_open_title, _close_title))
    for node in (block_place, grade_badge, sizing_form, situation, verdict, plan_screen):
        app.add_node(node)
