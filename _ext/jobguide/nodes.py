"""The nodes of our own, and how each is written out.

HTML gets what the stylesheet expects; every other builder passes through to the text inside.
Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

Visitor = Callable[[Any, Any], None]


class job_object(nodes.General, nodes.Element):
    """One declared object: kind, oid, competencies, facts; its title is the section's."""


class facet(nodes.General, nodes.Element):
    """A labelled block inside an object, a posting line or a page: kind."""


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


class computed(nodes.General, nodes.Element):
    """A place-holder for what is computed from all pages: name, argument."""


class computed_inline(nodes.Inline, nodes.Element):
    """The same inside a line of text."""


class picture(nodes.General, nodes.Element):
    """A drawing with its caption and its equivalent in text: svg."""


class picture_caption(nodes.General, nodes.TextElement):
    """The caption of a picture."""


class equivalent(nodes.General, nodes.Element):
    """The folded text of a picture: summary."""


def _open_object(self: Any, node: job_object) -> None:
    self.body.append(self.starttag(node, "div", CLASS=f"job-object job-{node['kind']}"))


def _open_facet(self: Any, node: facet) -> None:
    self.body.append(self.starttag(node, "div", CLASS=f"facet facet-{node['kind']}"))


def _open_div(self: Any, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "div"))


def _close_div(self: Any, node: nodes.Element) -> None:
    self.body.append("</div>\n")


def _open_mark(self: Any, node: passage) -> None:
    self.body.append(self.starttag(node, "mark", "", CLASS="passage"))


def _close_mark(self: Any, node: passage) -> None:
    self.body.append("</mark>")


def _open_picture(self: Any, node: picture) -> None:
    self.body.append(f'<figure class="picture">{node["svg"]}\n')


def _close_picture(self: Any, node: picture) -> None:
    self.body.append("</figure>\n")


def _open_caption(self: Any, node: picture_caption) -> None:
    self.body.append("<figcaption>")


def _close_caption(self: Any, node: picture_caption) -> None:
    self.body.append("</figcaption>\n")


def _open_equivalent(self: Any, node: equivalent) -> None:
    summary = escape(node["summary"])
    self.body.append(f'<details class="equivalent"><summary>{summary}</summary>\n')


def _close_equivalent(self: Any, node: equivalent) -> None:
    self.body.append("</details>\n")


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _pass(self: Any, node: nodes.Element) -> None:
    """Write nothing: the text inside speaks for itself."""


_HTML: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    job_object: (_open_object, _close_div),
    facet: (_open_facet, _close_div),
    statement: (_open_div, _close_div),
    posting_line: (_open_div, _close_div),
    passage: (_open_mark, _close_mark),
    option_text: (_skip, _pass),
    picture: (_open_picture, _close_picture),
    picture_caption: (_open_caption, _close_caption),
    equivalent: (_open_equivalent, _close_equivalent),
}


def add_nodes(app: Sphinx) -> None:
    """Register each node with its HTML visitors, and a way through for the other builders."""
    for node, visitors in _HTML.items():
        other = (_skip, _pass) if node is option_text else (_pass, _pass)
        app.add_node(node, html=visitors, latex=other, text=other, man=other, texinfo=other)
    app.add_node(computed)
    app.add_node(computed_inline)
    app.add_node(grade_badge)
