"""Roles that print what the sizing model computes, so that text and model cannot part."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from ..data_files import data_files, model_of
from ..messages import report
from ..workload import WorkloadError, display, quantity


class ModelRole(SphinxRole):
    """Ask the model for a quantity: ``{hours}`average-2013 read central` ``."""

    suffix: ClassVar[str] = ""
    measure: ClassVar[str] = ""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the quantity in the page's language; what the model refuses is reported."""
        for path in data_files(self.env):
            self.env.note_dependency(str(path))
        node = nodes.inline(self.rawtext, self.text, classes=["computed"])
        self.set_source_info(node)
        try:
            node[0] = nodes.Text(self._told())
        except WorkloadError as error:
            report("workload", node, detail=error)
        return [node], []

    def _told(self) -> str:
        model = model_of(self.env)
        if model is None:
            raise WorkloadError("jobguide_workload")
        value, unit = quantity(model, self.text + self.measure)
        return display(value, self.config.language, unit) + self.suffix


class HoursRole(ModelRole):
    """A number of hours, with its unit."""

    suffix = "\u00a0h"


class FteRole(ModelRole):
    """A number of full-time equivalents, without a unit."""

    measure = " fte"


class QuantityRole(ModelRole):
    """Any other quantity of the model, without a unit."""
