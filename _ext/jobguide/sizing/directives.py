"""What a page writes of the sizing: the calculator, and roles that print what the model computes.

A question of the calculator is a `driver`, an object like the others. What else the form shows is
prose of the page as well, so that it is read, cited and translated with the rest of it.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from sphinx.application import Sphinx

from ..blocks import Site, dresses_objects
from ..dependencies import DataRole, note_data_files
from ..nodes import (
    BLOCK_TITLE,
    inline_block_place,
    job_object,
    option_text,
    situation,
    sizing_form,
    verdict,
)
from ..objects import JobDirective, ObjectDirective, options
from ..records import listed
from ..words import hints
from .model import Model
from .reckoning import display, quantity
from .site_model import MODEL

# What the script can reckon for a situation: hours each, what to reduce, to keep, by mission.
SHOWN = ("half", "reduce", "kept", "missions")
# What it is told of a launch: a full-time post, hours to spread, or that it is beyond its means.
LAUNCHES = ("full", "hours", "small")
# Who works for the association, as the first screen of the dossier asks: the case to start from.
STAFF = ("none", "fraction", "team")
REACHED = "reached"  # the verdict of a result that crosses no mark of hours a week


class SizingFormDirective(JobDirective):
    """Hold the questions, situations and verdicts; `form` draws them as a form."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the place-holder with what it holds, so that gettext sees all of it."""
        note_data_files(self.env)
        form = sizing_form()
        self.set_source_info(form)
        form += self.parse_content_to_nodes()
        return [form]


class SituationDirective(JobDirective):
    """Offer a worked case to start from, under the name of who does the work."""

    option_spec: ClassVar = {
        "name": rst.unchanged_required,
        "shows": rst.unchanged,
        "launch": rst.unchanged,
        "staff": rst.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the situation; a case that the model does not have is reported."""
        launch = self.options.get("launch", "hours")
        shows = listed(self.options.get("shows", ""))
        staff = self.options.get("staff", "")
        node = situation(case=self.arguments[0], shows=shows, launch=launch, staff=staff)
        self.set_source_info(node)
        for option in ("name", "staff"):
            if option not in self.options:
                values = {"kind": "situation", "id": self.arguments[0], "option": option}
                self.fault("missing-option", node, **values)
                return []
        model = MODEL.of(self.env)
        cases = [case.id for case in model.cases] if model else []
        self.check_known(node, "situation", cases, self.arguments[0])
        self.check_known(node, "launch", LAUNCHES, launch)
        self.check_known(node, "staff", STAFF, staff)
        for name in shows:
            self.check_known(node, "shows", SHOWN, name)
        node += [self.prose_option("name"), *self.parse_content_to_nodes()]
        return [node]

    def check_known(
        self, node: nodes.Node, option: str, known: tuple[str, ...] | list[str], name: str
    ) -> None:
        """Report a name that is not known, where anything is."""
        if known and name not in known:
            values = {"value": name, "option": option, **hints(name, known)}
            self.fault("unknown-value", node, **values)


class VerdictDirective(SituationDirective):
    """Say what a result is worth that crosses a mark of the model, or `reached` if it does not."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the sentence; a mark that the model does not have is reported."""
        node = verdict(bound=self.arguments[0])
        self.set_source_info(node)
        model = MODEL.of(self.env)
        marks = (
            [bound.id for bound in model.bounds if bound.measure == "hours-week"] if model else []
        )
        self.check_known(node, "verdict", [*marks, REACHED] if model else [], self.arguments[0])
        node += self.parse_content_to_nodes()
        return [node]


class QuantityRole(DataRole[Model]):
    """Ask the model for a quantity: ``{quantity}`average-2013 read central` ``."""

    file = MODEL
    none = "model-none"
    suffix: ClassVar[str] = ""
    measure: ClassVar[str] = ""

    def told(self, data: Model) -> str:
        """Return the quantity."""
        value, unit = quantity(data, self.text + self.measure)
        return display(value, self.config.language, unit) + self.suffix


class HoursRole(QuantityRole):
    """A number of hours, with its unit."""

    suffix = "\u00a0h"


class FteRole(QuantityRole):
    """A number of full-time equivalents, without a unit."""

    measure = " fte"


class ActivityDirective(ObjectDirective):
    """An activity of the sizing model; its times, grade and sources come from the model."""

    kind = "activity"
    option_spec = options("activity")

    def evidence(self) -> list[nodes.Node]:
        """Return one line: the time with its range, the grade, the sources."""
        note_data_files(self.env)
        line = nodes.paragraph("", classes=["activity-evidence"])
        line += inline_block_place(name="activity-time", argument=self.arguments[0])
        sources = self._sources()
        if sources:
            inline, _messages = self.parse_inline(f" {{cite:p}}`{','.join(sources)}`")
            line += inline
        return [line]

    def _sources(self) -> tuple[str, ...]:
        model = MODEL.of(self.env)
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
    """Register the roles and the directives; that of activities replaces the plain one."""
    for name, directive in (
        ("sizing-form", SizingFormDirective),
        ("situation", SituationDirective),
        ("verdict", VerdictDirective),
    ):
        app.add_directive_to_domain("job", name, directive)
    for name, role in (("hours", HoursRole()), ("fte", FteRole()), ("quantity", QuantityRole())):
        app.add_role_to_domain("job", name, role)
    app.add_directive_to_domain("job", "activity", ActivityDirective, override=True)
