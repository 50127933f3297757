"""HTML of ours from a template: the markup stands in a file of its own, the words are the page's.

A template is XHTML with Jinja in it. Its elements become nodes, so that its words are set, searched
and left out of books like all others; `put` leaves in it the place of nodes that the page has
already: translated prose, badges, tables. Line ends and what indents are layout, and are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from docutils import nodes
from jinja2 import Environment, StrictUndefined, Template
from lxml import etree
from markupsafe import Markup

from .nodes import tag

PLACE = "place"  # the element that stands for nodes of the page


@cache
def _template(path: Path) -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(path.read_text(encoding="utf-8"))


def filled(path: Path, **values: object) -> list[nodes.Node]:
    """Return the nodes of a template, filled in with these values.

    Raises lxml.etree.XMLSyntaxError where what it writes is no XHTML.
    """
    held: list[list[nodes.Node]] = []

    def put(given: Iterable[nodes.Node] | nodes.Node) -> Markup:
        held.append([given] if isinstance(given, nodes.Node) else list(given))
        return Markup('<{} at="{}"/>').format(PLACE, len(held) - 1)

    text = _template(path).render(values, put=put)
    return list(_inside(etree.fromstring(f"<body>{text}</body>"), held))


def _inside(element: etree._Element, held: list[list[nodes.Node]]) -> Iterator[nodes.Node]:
    """Yield what stands in an element."""
    yield from _text(element.text)
    for child in element:
        if child.tag == PLACE:
            yield from held[int(child.attrib["at"])]
        else:
            made = tag(name=str(child.tag), attributes=dict(child.attrib))
            made += list(_inside(child, held))
            yield made
        yield from _text(child.tail)


def _text(text: str | None) -> Iterator[nodes.Text]:
    if text and not (text.isspace() and "\n" in text):
        yield nodes.Text(text)
