"""Words of the source that a translation keeps: a screen reader must not read them as English.

Translators write them in italics or in « guillemets », and neither for anything else; where that
will not do, ``[word]{.language-fr}`` says it. What was in italics in the source already is a title
or an emphasis, and is left alone.

Imports `editions` and `typography`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from .editions import is_source, source
from .typography import LANGUAGE

_QUOTED = re.compile(r"(«[^«»]*»)")
_EMPHASIS = re.compile(r"(?<!\*)\*(?=[^\s*])")
_NOT_PROSE = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.raw)


class MarkKeptWords(SphinxTransform):
    """Tell the language of what a translated page keeps of its source."""

    default_priority = 25  # after Sphinx has put the translation in place, at 20

    def apply(self, **_options: object) -> None:
        """Mark the words; the page of the source has none."""
        if is_source(self.config):
            return
        name = f"{LANGUAGE}{source(self.config).language}"
        for emphasis in self.document.findall(nodes.emphasis):
            if not _EMPHASIS.search(_source_of(emphasis)):
                emphasis["classes"].append(name)
        for text in list(self.document.findall(nodes.Text)):
            if "«" in text and not isinstance(text.parent, _NOT_PROSE):
                _replace(text, list(_parts(text, name)))


def _source_of(node: nodes.Element) -> str:
    """Return what the author wrote of the paragraph or title where a node stands."""
    above = node.parent
    while above is not None and not above.get("translated"):
        above = above.parent
    return "" if above is None else str(above.rawsource)


def _parts(text: nodes.Text, name: str) -> Iterator[nodes.Node]:
    for part in filter(None, _QUOTED.split(text)):
        words = nodes.Text(part)
        yield nodes.inline("", "", words, classes=[name]) if part[0] == "«" else words


def _replace(text: nodes.Text, parts: list[nodes.Node]) -> None:
    place = text.parent.index(text)
    text.parent[place : place + 1] = parts


def add(app: Sphinx) -> None:
    """Have every page looked through."""
    app.add_transform(MarkKeptWords)
