"""The checks that need the whole site and are of no room, and the table of all faults.

A room checks its own objects: see ``env-check-consistency`` there.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sitekit.words import PARTS, all_faults

from .blocks import Row, Site, block, table
from .domain import JobDomain, domain_of
from .kinds import KINDS
from .records import JobObject
from .words import hints, report

LOGGER = logging.getLogger(__name__)


def tell_unknown_target(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Report a link to an object that is nowhere, with the nearest id; leave other links alone."""
    if not isinstance(domain, JobDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    known = list(domain.of_kind(kind))
    report("unknown-target", node, kind=kind, id=target, **hints(target, known))
    return True


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Run every check and say how many things were examined."""
    domain = domain_of(env)
    _check_duplicates(domain)
    _check_values(domain)
    counts = (len(list(domain.all_objects())), len(list(domain.all_lines())))
    LOGGER.info("job: %d objects and %d lines checked", *counts)


def _check_duplicates(domain: JobDomain) -> None:
    seen: dict[tuple[str, str], JobObject] = {}
    for declared in domain.all_objects():
        first = seen.setdefault((declared.kind, declared.id), declared)
        if first is not declared:
            other = first.place.docname
            report(
                "duplicate-object",
                declared.place.at,
                kind=declared.kind,
                id=declared.id,
                other=other,
            )


def _check_values(domain: JobDomain) -> None:
    for declared in domain.all_objects():
        for option in KINDS[declared.kind].coded:
            values, value = domain.values_of(declared.kind, *option), declared.fact(option[0])
            if value and values and value not in values:
                told = {"value": value, "option": option[0], **hints(value, values)}
                report("unknown-value", declared.place.at, **told)


_CODE = re.compile(
    r"[«“]\s?([^»”]*(?:[:\[`>.]|\{\{)[^»”]*?)\s?[»”]"
)  # what a fault quotes of the markup

_FIELD = re.compile(r"\{(\w+)\}")  # a value that the build fills in


@block("faults")
def faults(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every fault that the build can report, and how to mend it."""
    head = [site.word(key) for key in ("fault", "fault-problem", "fault-cure")]
    rows: list[Row] = [
        [nodes.literal("", code), *(_with_code(texts[part][site.language]) for part in PARTS)]
        for code, texts in all_faults()
    ]
    return [table(head, rows, "data")]


def _with_code(text: str) -> nodes.inline:
    """Return the text of a fault, what it quotes of the markup shown as code."""
    told = nodes.inline()
    for index, part in enumerate(_CODE.split(text)):
        words = part.replace("{{", "{").replace("}}", "}") if index % 2 else _FIELD.sub(r"\1", part)
        told += nodes.literal("", words) if index % 2 else nodes.Text(words)
    return told
