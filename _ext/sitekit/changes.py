"""The changes of the guide, told once, on a page, each in its section.

    ## La première publication

    :::{change} 2026-11-22 first-publication
    Ce que l'on y trouve…
    :::

The day is shown written out; the name is the anchor: it does not change.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from .faults import report
from .front_matter import written_date


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


def add(app: Sphinx) -> None:
    """Register the directive."""
    app.add_node(Day, html=(visit_day, depart_day))
    app.add_directive("change", ChangeDirective)
