"""Directives that declare an object, and the labelled blocks inside it."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst

from ..kinds import KINDS, Kind, facet_homes
from ..nodes import BLOCK_TITLE, computed_inline, facet, job_object
from ..sources import data_files, model_of
from ..wording import listed
from ..words import word
from .base import JobDirective

# The blocks that a reader of a page goes to; a label of the others is read where it stands.
TITLED = frozenset({"brief", "conclusion", "yours"})


class ObjectDirective(JobDirective):
    """Declare an object of the kind that the subclass names."""

    kind: ClassVar[str]

    def run(self) -> list[nodes.Node]:
        """Return the object's node; whatever it lacks is reported here, at its line."""
        spec = KINDS[self.kind]
        node = job_object(kind=self.kind, oid=self.arguments[0], competencies=[], facts=[])
        self.set_source_info(node)
        for name in self._required(spec):
            if not self.options.get(name):
                self.fault("missing-option", node, kind=self.kind, id=node["oid"], option=name)
        node["competencies"] = listed(self.options.get("competencies", ""))
        shown = (*(name for name, _values in spec.coded), *spec.listed, *spec.names)
        facts = [(name, self.options.get(name, "")) for name in shown if name != "competencies"]
        node["facts"] = facts
        spoken = (*spec.prose, *spec.spoken)
        node += [self.prose_option(name) for name in spoken if self.options.get(name)]
        node += [*self.evidence(), *self.parse_content_to_nodes()]
        self._check_facets(node, spec.facets)
        return [node]

    def _required(self, spec: Kind) -> list[str]:
        """Return the options that this object must have, its other options being what they are."""
        spared = [name for name, other, value in spec.spared if self.options.get(other) == value]
        coded = (name for name, _values in spec.coded if name not in spared)
        return [*spec.names, *spec.prose, *coded]

    def evidence(self) -> list[nodes.Node]:
        """Return what the object rests on, where the site's data know it; nothing by default."""
        return []

    def _check_facets(self, node: job_object, required: tuple[str, ...]) -> None:
        found = {block["kind"] for block in node.findall(facet)}  # a folded one counts
        for name in required:
            if name not in found:
                values = {"kind": self.kind, "id": node["oid"], "facet": name}
                self.fault("missing-facet", node, **values)


class ActivityDirective(ObjectDirective):
    """An activity of the sizing model; its times, grade and sources come from the model."""

    kind = "activity"

    def evidence(self) -> list[nodes.Node]:
        """Return one line: the time with its range, the grade, the sources."""
        for path in data_files(self.env):
            self.env.note_dependency(str(path))
        line = nodes.paragraph("", classes=["activity-evidence"])
        line += computed_inline(name="activity-time", argument=self.arguments[0])
        sources = self._sources()
        if sources:
            inline, _messages = self.parse_inline(f" {{cite:p}}`{','.join(sources)}`")
            line += inline
        return [line]

    def _sources(self) -> tuple[str, ...]:
        model = model_of(self.env)
        activities = model.activities if model else ()
        found = (each.evidence.source for each in activities if each.id == self.arguments[0])
        return next(found, ())


class FacetDirective(JobDirective):
    """A labelled block: gain, loss, sign, today…; the label is the site's word for it."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the block with its label first."""
        kind = self.name.rpartition(":")[2]
        node = facet(kind=kind)
        self.set_source_info(node)
        classes = ["facet-label", *([BLOCK_TITLE] if kind in TITLED else [])]
        label = nodes.paragraph("", word(self.config.language, kind), classes=classes)
        content = self.parse_content_to_nodes()
        if not content:
            self.fault("empty-block", node, facet=kind)
        node += [label, *content]
        return [node]


def _options(name: str) -> dict[str, Any]:
    spec = KINDS[name]
    coded = (option for option, _values in spec.coded)
    return dict.fromkeys(
        (*spec.names, *spec.listed, *spec.prose, *spec.spoken, *coded), rst.unchanged
    )


def object_directives() -> dict[str, type[JobDirective]]:
    """Return one directive for each kind of object, with the options of that kind."""
    return {name: _directive(name) for name in KINDS}


def _directive(name: str) -> type[JobDirective]:
    base = ActivityDirective if name == "activity" else ObjectDirective
    body = {"kind": name, "option_spec": _options(name), "__doc__": f"Declare a {name}."}
    return type(f"{name.title()}Directive", (base,), body)


def facet_directives() -> dict[str, type[JobDirective]]:
    """Return one directive for each kind of labelled block."""
    return dict.fromkeys(facet_homes(), FacetDirective)
