"""The checks that need the whole site and are of no room, and the table of all faults.

A room checks its own objects: see ``env-check-consistency`` there.
"""

import re
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import chain

from babel import Locale
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sitekit.search.text import fold
from sitekit.words import PARTS, all_faults, in_language

from .blocks import Row, Site, block, on, table
from .domain import JobDomain, domain_of
from .kinds import KINDS, UNSTATED
from .records import JobObject, listed
from .words import check_value, coded_values, hints, report

LOGGER = logging.getLogger(__name__)


@on("warn-missing-reference")
def tell_unknown_target(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Report a link to an object that is nowhere, with the nearest id; leave other links alone."""
    if not isinstance(domain, JobDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    known = list(domain.of_kind(kind))
    report("unknown-target", node, kind=kind, id=target, **hints(target, known))
    return True


@on("env-check-consistency")
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
            values = {"kind": declared.kind, "id": declared.id, "other": first.place.docname}
            report("duplicate-object", declared.place.at, **values)


def _check_values(domain: JobDomain) -> None:
    for declared in domain.all_objects():
        for name, codes in KINDS[declared.kind].coded.items():
            if declared.fact(name) and (values := domain.values_of(declared.kind, name, codes)):
                check_value(declared.place.at, name, declared.fact(name), values)
    for point in domain.of_kind("pitfall").values():
        for offer in listed(point.fact("scope")):
            check_value(point.place.at, "scope", offer, coded_values("scope"))
    for posting in domain.of_kind("posting").values():
        _check_origin(posting)


def _check_origin(posting: JobObject) -> None:
    """Report a country without a code of ISO 3166, and a year that is none."""
    country, year = posting.fact("country"), posting.fact("year")
    codes = _countries()
    if country and country not in {"INT", *codes.values()}:
        close = get_close_matches(fold(country.lower()), codes, n=1, cutoff=0.7)
        hint = f"→ {codes[close[0]]}" if close else "?"
        known = {"hint": hint, "known": "FR, BE, CA, CH, SN… (ISO 3166), INT"}
        report("unknown-value", posting.place.at, value=country, option="country", **known)
    years = range(FIRST_YEAR, date.today().year + 1)
    if year and year not in {UNSTATED, *map(str, years)}:
        known = {"hint": "?", "known": f"{years[0]}–{years[-1]}, {UNSTATED}"}
        report("unknown-value", posting.place.at, value=year, option="year", **known)


FIRST_YEAR = 1990  # before it, no forum of an association had a keeper who was hired


@cache
def _countries() -> dict[str, str]:
    """Return the codes of the countries by what they are called in English and in French."""
    called = chain(*(Locale(language).territories.items() for language in ("en", "fr")))
    return {fold(name.lower()): code for code, name in called if code.isalpha() and len(code) == 2}


_CODE = re.compile(
    r"[«“]\s?([^»”]*(?:[:\[`>.]|\{\{)[^»”]*?)\s?[»”]"
)  # what a fault quotes of the markup

_FIELD = re.compile(r"\{(\w+)\}")  # a value that the build fills in


@block("faults")
def faults(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every fault that the build can report, and how to mend it."""
    head = site.words("fault", "fault-problem", "fault-cure")
    rows: list[Row] = [
        [
            nodes.literal("", code),
            *(_with_code(in_language(texts[part], site.language)) for part in PARTS),
        ]
        for code, texts in all_faults()
    ]
    return [table(head, rows)]


def _with_code(text: str) -> nodes.inline:
    """Return the text of a fault, what it quotes of the markup shown as code."""
    line = nodes.inline()
    for index, part in enumerate(_CODE.split(text)):
        words = part.replace("{{", "{").replace("}}", "}") if index % 2 else _FIELD.sub(r"\1", part)
        line += nodes.literal("", words) if index % 2 else nodes.Text(words)
    return line
