"""Quoting the article of 2009 and tagging the words of a posting."""

from __future__ import annotations

import re
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from docutils.parsers.rst.states import Inliner
from sphinx.util.docutils import SphinxRole

from ..messages import report
from ..nodes import passage, posting_line, statement
from ..wording import listed
from .base import JobDirective

_PASSAGE = re.compile(r"(?P<text>.+?)\s*<(?P<tags>[^<>]+)>", re.DOTALL)


class StatementDirective(JobDirective):
    """Quote a statement word for word; blocks inside are our notes on it."""

    option_spec: ClassVar = {"untagged": rst.flag}

    def run(self) -> list[nodes.Node]:
        """Return the quotation; its words are checked once the page is whole."""
        node = statement(
            sid=self.arguments[0],
            untagged="untagged" in self.options,
            ids=[f"source-{self.arguments[0]}"],
        )
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


class LineDirective(JobDirective):
    """A duty or requirement of a posting in our own words, tagged and annotated like a quotation.

    The words of an employer are theirs: outside the article of 2009, facts are restated.
    """

    required_arguments = 0
    option_spec: ClassVar = {"untagged": rst.flag}

    def run(self) -> list[nodes.Node]:
        """Return the line."""
        node = posting_line(untagged="untagged" in self.options)
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


class PassageRole(SphinxRole):
    """Tag words of a posting: ``{passage}`words <mission, competency>` ``.

    It must not write to the environment: it runs once on the source and once more on its
    translation.
    """

    inliner: Inliner

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the tagged words, or the words alone where the tags cannot be read."""
        match = _PASSAGE.fullmatch(self.text)
        if not match:
            source, line = self.get_source_info()
            node = nodes.inline(self.rawtext, self.text)
            node.source, node.line = source, line
            report("malformed-passage", node, text=self.text)
            return [node], []
        tagged = passage(self.rawtext, match["text"], tags=listed(match["tags"]))
        self.set_source_info(tagged)
        return [tagged], []
