"""The form that narrows the tables of examples, and the coded facts that it speaks of.

The form comes whole with the page and hidden: `_static/postings.js` shows it and serves it.
"""

from __future__ import annotations

import json

from ..blocks import Site, element
from ..coverage import profile
from ..nodes import tag
from ..records import JobObject
from ..words import coded

FILTERED = ("kind", "country", "placement", "status", "year")


def fact_told(site: Site, posting: JobObject, name: str) -> str:
    """Return a coded fact in words; a placement of the guide is told by its service."""
    value = posting.fact(name)
    if value == "unstated":
        return site.word("unstated")
    placements = site.domain.of_kind("placement")
    if name == "placement" and value in placements:
        return placements[value].fact("service")
    return site.typeset(coded(site.language, name, value))


def form(site: Site, found: list[JobObject]) -> tag:
    """Return the form: a choice for each coded fact and one for the missions, a count, a reset."""
    rows = {posting.place.anchor: _values(site, posting) for posting in found}
    titles = [site.typeset(m.title) for m in site.domain.of_kind("mission").values()]
    choices = [_choice(site, name, sorted({str(row[name]) for row in rows.values()}))
               for name in FILTERED]  # fmt: skip
    reset = element("button", site.word("filter-reset"), type="reset")
    legend = element("legend", site.word("filter-legend"))
    return element(
        "form",
        element("fieldset", legend, *choices, _choice(site, "mission", titles), reset),
        element("output"),
        class_="filters", hidden=True, data_needs_script="postings.js",
        data_script="postings.js", data_count=site.word("filter-count"),
        data_rows=json.dumps(rows, ensure_ascii=False),
    )  # fmt: skip


def _values(site: Site, posting: JobObject) -> dict[str, str | list[str]]:
    seen = profile(site.domain.passages(posting.id))
    missions = site.domain.of_kind("mission").values()
    facts = {name: site.typeset(fact_told(site, posting, name)) for name in FILTERED}
    return {**facts, "mission": [site.typeset(m.title) for m in missions if seen[m.id]]}


def _choice(site: Site, name: str, values: list[str]) -> tag:
    every = element("option", site.word("filter-all"), value="")
    options = [element("option", value, value=value) for value in values]
    return element("label", f"{site.word(name)} ", element("select", every, *options, name=name))
