"""Directives that declare an object, and the labelled blocks inside it.

A string given as an option is invisible to gettext unless it becomes a text node with its source
and line: `JobDirective.prose_option` does that once for all.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from sphinx.util.docutils import SphinxDirective

from sitekit.markup import BLOCK_TITLE

from .kinds import KINDS, Kind, facet_homes
from .nodes import facet, folded, job_object, option_text
from .reading.table import check_signs
from .records import listed
from .words import choices, report, word


class JobDirective(SphinxDirective):
    """A directive of the domain: argument = identifier."""

    required_arguments = 1
    has_content = True

    def prose_option(self, name: str) -> option_text:
        """Turn the option ``name`` into a text node that gettext extracts and translates."""
        raw = str(self.options[name])
        inline, _messages = self.parse_inline(raw, lineno=self.lineno)
        node = option_text(raw, "", *inline, option=name)
        self.set_source_info(node)
        return node

    def around(self, node: nodes.Element) -> list[nodes.Node]:
        """Put what the directive holds in a node, and return it as Sphinx wants it."""
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]

    def fault(self, fault: str, node: nodes.Node, **values: object) -> None:
        """Report a fault at the place of this directive."""
        self.set_source_info(node)
        report(fault, node, **values)


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
                values = {"kind": self.kind, "id": node["oid"], "option": name}
                more = ["…"] if name in spec.declared or not spec.coded.get(name) else []
                known = choices([*spec.coded.get(name, ()), *more])
                self.fault("missing-option", node, **values, known=known)
        node["competencies"] = listed(self.options.get("competencies", ""))
        shown = (*spec.coded, *spec.listed, *spec.names)
        facts = [(name, self.options.get(name, "")) for name in shown if name != "competencies"]
        node["facts"] = facts
        spoken = (*spec.prose, *spec.spoken)
        node += [self.prose_option(name) for name in spoken if self.options.get(name)]
        node += [*self.evidence(), *self.parse_content_to_nodes()]
        self._check_facets(node, spec.facets)
        return [node]

    def _required(self, spec: Kind) -> list[str]:
        """Return the options that this object must have, its other options being what they are."""
        kind = self.options.get("kind", "")
        coded = (name for name in spec.coded if spec.spared.get(name) != kind)
        return [*spec.names, *spec.prose, *coded]

    def evidence(self) -> list[nodes.Node]:
        """Return what the object rests on, where the site's data know it; nothing by default."""
        return []

    def _check_facets(self, node: job_object, required: Sequence[str]) -> None:
        present = {block["kind"] for block in node.findall(facet)}  # a folded one counts
        for name in required:
            if name not in present:
                values = {"kind": self.kind, "id": node["oid"], "facet": name}
                self.fault("missing-facet", node, **values)


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


class SignsDirective(JobDirective):
    """What reveals the object around it in a posting: TOML, for the reading and never shown."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the block, empty but for what it tells."""
        node = facet(kind="signs", told="\n".join(self.content))
        self.set_source_info(node)
        if not self.content:
            self.fault("empty-block", node, facet="signs")
            return [node]
        try:
            check_signs(node["told"])
        except ValueError as error:
            node["told"] = ""
            self.fault("unread-signs", node, detail=error)
        return [node]


class FoldDirective(JobDirective):
    """A part of a page that a reader unfolds: argument = its title, translated with the page."""

    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the part, which opens with its title."""
        words, messages = self.parse_inline(self.arguments[0])
        title = nodes.rubric(self.arguments[0], "", *words)
        self.set_source_info(title)
        return self.around(folded("", title, *messages))


def options(name: str) -> dict[str, Any]:
    """Return the options of a kind of object, as docutils reads them."""
    spec = KINDS[name]
    names = (*spec.names, *spec.listed, *spec.prose, *spec.spoken, *spec.coded)
    return dict.fromkeys(names, rst.unchanged)


def object_directives() -> dict[str, type[JobDirective]]:
    """Return one directive for each kind of object, with the options of that kind."""
    return {
        name: type(
            f"{name.title()}Directive",
            (ObjectDirective,),
            {"kind": name, "option_spec": options(name), "__doc__": f"Declare a {name}."},
        )
        for name in KINDS
    }


def facet_directives() -> dict[str, type[JobDirective]]:
    """Return one directive for each kind of labelled block."""
    return {
        **dict.fromkeys(facet_homes(), FacetDirective),
        "signs": SignsDirective,
        "dropdown": FoldDirective,
    }
