"""What the examples show together: tables side by side, and pictures counted from them.

A lost document and a quotation are listed but not counted; nor are our own models.
"""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes

from ..blocks import Row, Site, block, captioned, drawn, mark, mission_key, numbered, table
from ..coverage import profile
from ..pictures import bars
from ..records import JobObject
from . import filters

COUNTED = ("advert", "description", "post")
PERIODS = ((0, 2012), (2013, 2019), (2020, 9999))


@block("postings")
def postings(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the examples side by side: what, who and how, which missions their words show."""
    found = _listed(site)
    if not found:
        return []
    missions = list(site.domain.of_kind("mission").values())
    facts = [("year", "country", "kind"), ("status", "placement", "pay")]
    tables = [_facts(site, found, names, f"postings-{n}") for n, names in enumerate(facts, 1)]
    key = mission_key(site, missions)
    head: Row = [site.word("posting"), *[numbered(m, n) for n, m in enumerate(missions, 1)]]
    rows = [_mission_row(site, posting, missions) for posting in found]
    shown = captioned(site.word("postings-3"), "postings-3", table(head, rows, "matrix"))
    return [filters.form(site, found), *tables, key, shown]


def _listed(site: Site) -> list[JobObject]:
    """Return the examples, the models left aside, from the most recent to the undated."""
    found = [p for p in site.domain.of_kind("posting").values() if p.fact("kind") != "model"]
    return sorted(found, key=lambda posting: (-_year(posting), posting.title))


def _year(posting: JobObject) -> int:
    return int(posting.fact("year")) if posting.fact("year").isdecimal() else 0


def _facts(site: Site, found: list[JobObject], names: tuple[str, ...], anchor: str) -> nodes.table:
    head = [site.word(key) for key in ("posting", *names)]
    rows: list[Row] = [
        [site.link(p), *[filters.fact_told(site, p, n) for n in names]] for p in found
    ]
    return captioned(site.word(anchor), anchor, table(head, rows, "data"))


def _mission_row(site: Site, posting: JobObject, missions: list[JobObject]) -> Row:
    seen = profile(site.domain.passages(posting.id))
    return [site.link(posting), *[mark(site, seen[mission.id] > 0) for mission in missions]]


@block("corpus")
def corpus(site: Site, argument: str) -> list[nodes.Node]:
    """Return one picture of the examples taken together: missions, moderation or pay."""
    found = [p for p in _listed(site) if p.fact("kind") in COUNTED]
    maker = PICTURES.get(argument)
    if maker is None or not found:
        return []
    title = site.word(f"corpus-{argument}", total=len(found))
    rows = maker(site, found)
    description = "; ".join(f"{bar.label}: {bar.told}" for bar in rows)
    svg = bars.draw(f"corpus-{argument}", title, description, rows)
    cells: list[Row] = [[bar.label, bar.told] for bar in rows]
    head = [site.word(f"corpus-{argument}-row"), site.word("examples-count")]
    return [drawn(site, svg, title, table(head, cells, "data"))]


def _count(label: str, part: int, whole: int) -> bars.Bar:
    return bars.Bar(label, part, f"{part} / {whole}")


def _missions(site: Site, found: list[JobObject]) -> list[bars.Bar]:
    seen = [profile(site.domain.passages(posting.id)) for posting in found]
    missions = site.domain.of_kind("mission").values()
    return [_count(m.title, sum(p[m.id] > 0 for p in seen), len(found)) for m in missions]


def _moderation(site: Site, found: list[JobObject]) -> list[bars.Bar]:
    rows = []
    for first, last in PERIODS:
        dated = [p for p in found if first <= _year(p) <= last and _year(p)]
        seen = [profile(site.domain.passages(posting.id)) for posting in dated]
        label = site.word(f"period-{first}")
        rows.append(_count(label, sum(p["moderation"] > 0 for p in seen), len(dated)))
    return rows


def _pay(site: Site, found: list[JobObject]) -> list[bars.Bar]:
    values = [posting.fact("pay") for posting in found]
    told = {"shown": site.word("pay-shown"), "unstated": site.word("unstated")}
    return [_count(told[key], values.count(key), len(found)) for key in told]


PICTURES: dict[str, Callable[[Site, list[JobObject]], list[bars.Bar]]] = {
    "missions": _missions,
    "moderation": _moderation,
    "pay": _pay,
}
