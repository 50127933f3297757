"""Place-holders for tables and pictures, and roles for what the model computes or grades."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from ..messages import report
from ..nodes import computed, grade_badge
from ..sources import data_files
from ..words import word


class ComputedDirective(SphinxDirective):
    """Leave a place for what is computed from all pages once they are read."""

    optional_arguments: ClassVar[int] = 1

    def run(self) -> list[nodes.Node]:
        """Return the place-holder: the name of the drawing or table, and its argument."""
        argument = self.arguments[0] if self.arguments else ""
        name = self.name.rpartition(":")[2]
        node = computed(name=name, argument=argument, docname=self.env.docname)
        self.set_source_info(node)
        for path in data_files(self.env):
            self.env.note_dependency(str(path))
        return [node]


class GradeRole(SphinxRole):
    """The grade of evidence of a figure, as a badge that leads to the method page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the badge; an unknown grade is reported and shown as plain text."""
        grade = self.text.strip().upper()
        if grade not in set("ABCDH"):
            text = nodes.inline(self.rawtext, self.text)
            self.set_source_info(text)
            report("unknown-grade", text, grade=self.text)
            return [text], []
        meaning = word(self.config.language, f"grade-{grade.lower()}")
        return [grade_badge(self.rawtext, grade, grade=grade, meaning=meaning)], []
