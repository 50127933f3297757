"""The role that grades a figure."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from ..messages import report
from ..nodes import grade_badge
from ..words import word


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
