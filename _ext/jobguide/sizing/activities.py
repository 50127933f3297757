"""The activities of the sizing model, as the pages explain them."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from ..blocks import Site, dresses_objects
from ..data_files import data_files, model_of
from ..nodes import BLOCK_TITLE, inline_block_place, job_object, option_text
from ..objects import ObjectDirective, options


class ActivityDirective(ObjectDirective):
    """An activity of the sizing model; its times, grade and sources come from the model."""

    kind = "activity"
    option_spec = options("activity")

    def evidence(self) -> list[nodes.Node]:
        """Return one line: the time with its range, the grade, the sources."""
        for path in data_files(self.env):
            self.env.note_dependency(str(path))
        line = nodes.paragraph("", classes=["activity-evidence"])
        line += inline_block_place(name="activity-time", argument=self.arguments[0])
        sources = self._sources()
        if sources:
            inline, _messages = self.parse_inline(f" {{cite:p}}`{','.join(sources)}`")
            line += inline
        return [line]

    def _sources(self) -> tuple[str, ...]:
        model = model_of(self.env)
        activities = model.activities if model else ()
        found = (each.source for each in activities if each.id == self.arguments[0])
        return next(found, ())


@dresses_objects("activity")
def put_name(site: Site, node: job_object) -> None:
    """Put the name of an activity before its text: it has no heading of its own."""
    named = (child for child in node.findall(option_text) if child["option"] == "name")
    words = "".join(child.astext() for child in named)
    node.insert(0, nodes.paragraph("", words, classes=["activity-name", BLOCK_TITLE]))


def add(app: Sphinx) -> None:
    """Register the directive of the activities, in the place of the plain one."""
    app.add_directive_to_domain("job", "activity", ActivityDirective, override=True)
