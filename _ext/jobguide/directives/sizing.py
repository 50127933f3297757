"""The sizing calculator, as the page writes it: its questions, its situations, its verdicts.

A question is a `driver`, an object like the others. What else the form shows is prose of the page
as well, so that it is read, cited and translated with the rest of it.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst

from ..data_files import data_files, model_of
from ..messages import choices, nearest
from ..nodes import situation, sizing_form, verdict
from ..objects import JobDirective
from ..records import listed

# What the script can reckon for a situation: hours each, what to reduce, to keep, by mission.
SHOWN = ("half", "reduce", "kept", "missions")
REACHED = "reached"  # the verdict of a result that crosses no mark of hours a week


class SizingFormDirective(JobDirective):
    """Hold the questions, situations and verdicts; `computed.sizing` draws them as a form."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the place-holder with what it holds, so that gettext sees all of it."""
        for path in data_files(self.env):
            self.env.note_dependency(str(path))
        form = sizing_form()
        self.set_source_info(form)
        form += self.parse_content_to_nodes()
        return [form]


class SituationDirective(JobDirective):
    """Offer a worked case to start from, under the name of who does the work."""

    option_spec: ClassVar = {"name": rst.unchanged_required, "shows": rst.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the situation; a case that the model does not have is reported."""
        node = situation(case=self.arguments[0], shows=listed(self.options.get("shows", "")))
        self.set_source_info(node)
        if "name" not in self.options:
            values = {"kind": "situation", "id": self.arguments[0], "option": "name"}
            self.fault("missing-option", node, **values)
            return []
        model = model_of(self.env)
        self.check_known(node, "situation", [case.id for case in model.cases] if model else [])
        for name in node["shows"]:
            self.check_known(node, "shows", list(SHOWN), name)
        node += [self.prose_option("name"), *self.parse_content_to_nodes()]
        return [node]

    def check_known(self, node: nodes.Node, option: str, known: list[str], name: str = "") -> None:
        """Report a name, by default the argument, that is not known, where anything is."""
        name = name or self.arguments[0]
        if known and name not in known:
            values = {"hint": nearest(name, known), "known": choices(known)}
            self.fault("unknown-value", node, value=name, option=option, **values)


class VerdictDirective(SituationDirective):
    """Say what a result is worth that crosses a mark of the model, or `reached` if it does not."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the sentence; a mark that the model does not have is reported."""
        node = verdict(bound=self.arguments[0])
        self.set_source_info(node)
        model = model_of(self.env)
        bounds = [bound.id for bound in model.bounds] if model else []
        self.check_known(node, "verdict", [*bounds, REACHED] if model else [])
        node += self.parse_content_to_nodes()
        return [node]
