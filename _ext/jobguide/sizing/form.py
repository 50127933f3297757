"""The screen of the hours: what its template is filled with, and the data for its script."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..blocks import Cell, Site, block, captioned, dresses, element, filled, table
from ..nodes import job_object, option_text, page_data, situation, sizing_form, verdict
from ..sources.grades import badge
from ..words import WORDS
from .checks import CHECKS
from .model import LEVELS, Model
from .reckoning import PERIODS, display
from .site_model import MODEL, activity_name
from .tables import activity_time, least, unit_of

TEMPLATE = Path(__file__).with_name("form.html")
# The most that a box takes, whoever works: hours and minutes of a week, ten years, France.
LIMITS = {"hours": 168, "minutes": 168 * 60, "months": 120, "members": 70_000_000}
SAID = ("tell-", "per-")  # the words that the script is given begin so
SHARED = {"bar-told": "bar-told", "labelled": "labelled", "example": "sizing-example-mark"}
SENT = ("time", "activities", "bounds", "proposal")  # what the script reckons with, sources aside
MEASURES = (("year", "hours-year"), ("week", "hours-week"), ("fte", "fte"))
PARTS = {"mission": "sizing-missions", "activity": "sizing-activities"}  # of the year, in tables


def prose(node: nodes.Element) -> dict[str, option_text]:
    """Return the options of a directive that are prose, translated by now."""
    return {child["option"]: child for child in node.children if isinstance(child, option_text)}


def body(node: nodes.Element) -> list[nodes.Node]:
    """Return what a directive holds beside its options."""
    return [child for child in node.children if not isinstance(child, option_text)]


@dresses(sizing_form)
def write_form(site: Site, place: sizing_form) -> None:
    """Put the form in its place; what was written stays where there is no model to reckon with."""
    model = MODEL.of(site.builder.env)
    if model is None:
        place.replace_self(nodes.container("", *_as_written(place)))
        return
    drivers = [node for node in place.findall(job_object) if node["kind"] == "driver"]
    situations, verdicts = list(place.findall(situation)), list(place.findall(verdict))
    place.replace_self(filled(
        TEMPLATE,
        model=model, situations=situations, verdicts=verdicts, periods=PERIODS,
        groups=_groups(model, drivers),
        data=_data(site, model, drivers, situations),
        static=relative_uri(site.builder.get_target_uri(site.docname), "_static"),
        on_paper=_on_paper(site, model), totals=_totals(site),
        missions=_parts(site, "mission", {each.mission for each in model.activities}),
        activities=_parts(site, "activity", {each.id for each in model.activities}),
        # What the template asks for as it goes.
        word=site.word, prose=prose, body=body, badge=partial(badge, site.language),
        title_of=partial(activity_name, site), unit_of=partial(unit_of, site),
        time_of=partial(activity_time, site), least=partial(least, site),
    ))  # fmt: skip


@block("moved")
def moved(site: Site, argument: str) -> list[nodes.Node]:
    """Return the link to where a calculator is now, and what sends on a link with answers."""
    title = site.builder.env.titles.get(argument)
    if title is None:
        return []
    link = site.link_to(argument, "", title.astext())
    return [element("p", link, class_="moved", data_script="moved.js")]


def _as_written(place: sizing_form) -> Iterator[nodes.Node]:
    for node in place.children:
        if isinstance(node, (job_object, situation, verdict)):
            yield from (nodes.paragraph("", "", *words.children) for words in prose(node).values())
            yield from body(node)
        else:
            yield node


def _groups(model: Model, drivers: list[job_object]) -> list[tuple[str, list[job_object]]]:
    """Return the questions on volumes: what members do, what one chooses, what only checks."""
    grows, checks = model.grows, CHECKS
    chosen = [node for node in drivers if node["oid"] not in (*grows, *checks)]
    return [
        ("grow", [node for node in drivers if node["oid"] in grows]),
        ("choice", chosen),
        ("extra", [node for node in drivers if node["oid"] in checks]),
    ]


def _on_paper(site: Site, model: Model) -> str:
    """Return how to add up on paper."""
    time, language = model.time, site.language
    usable = time.legal_year_hours.value * time.usable_share.central
    weeks = display(time.weeks_per_year, language, "weeks")
    return site.word("sizing-paper-total", weeks=weeks, usable=display(usable, language))


def _totals(site: Site) -> nodes.table:
    """Return the hours, and the posts where someone is paid."""
    rows: list[list[Cell]] = [
        [site.word(key), *(_place(f"{measure}-{level}") for level in LEVELS)]
        for measure, key in MEASURES
    ]
    head = [site.word("total"), *(site.word(level) for level in LEVELS)]
    return captioned(site.word("sizing-totals"), "sizing-totals", table(head, rows, "data"))


def _parts(site: Site, kind: str, served: set[str]) -> nodes.table:
    """Return a table of parts of the year; the script leaves out those that cost nothing."""
    rows: list[list[Cell]] = [
        [
            shown.title,
            *(_place(f"{kind}-{name}-{what}") for what in ("central", "range", "share")),
        ]
        for name, shown in site.domain.of_kind(kind).items()
        if name in served
    ]
    head = [site.word(key) for key in (kind, "central", "range-short", "share")]
    caption = PARTS[kind]
    return captioned(site.word(caption), caption, table(head, rows, "data"))


def _place(name: str) -> nodes.Node:
    """Return the place of a number that the script tells."""
    return element("span", data_out=name)


def _data(
    site: Site, model: Model, drivers: list[job_object], situations: list[situation]
) -> page_data:
    """Return what the script works with: the model as it is, what is asked, and words.

    The words are nodes, to be set like those of the page.
    """
    facts = [{"id": node["oid"], **dict(node["facts"])} for node in drivers]
    cases = {node["case"]: node["staff"] for node in situations}
    whole = {
        "model": _reckoned(model, cases),
        "missions": _missions(site, model),
        "drivers": [{"id": a["id"], "per": a["per"], "most": int(a["most"])} for a in facts],
        "launches": {node["case"]: node["launch"] for node in situations},
        "staff": {staff: case for case, staff in cases.items()},
        "periods": dict(PERIODS),
        "limits": LIMITS,
    }
    node = page_data(ident="sizing-data", data=whole, classes=["no-search"])
    node += [nodes.inline("", text, key=key) for key, text in _words(site)]
    return node


def _reckoned(model: Model, cases: Container[str]) -> dict[str, object]:
    """Return what the script needs of the model: no sources, and the cases of the situations."""
    whole = asdict(model)
    kept = {kind: _without_source(whole[kind]) for kind in SENT}
    return kept | {"cases": [case for case in whole["cases"] if case["id"] in cases]}


def _without_source(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_source(each) for key, each in value.items() if key != "source"}
    if isinstance(value, (list, tuple)):
        return [_without_source(each) for each in value]
    return value


def _missions(site: Site, model: Model) -> list[str]:
    """Return the missions of the model, in the order of the site's pages."""
    served = dict.fromkeys(activity.mission for activity in model.activities)
    declared = [name for name in site.domain.of_kind("mission") if name in served]
    return [*declared, *(name for name in served if name not in declared)]


def _words(site: Site) -> Iterator[tuple[str, str]]:
    for key in WORDS:
        if key.startswith(SAID):
            yield key.removeprefix("tell-"), site.word(key)
    yield from ((key, site.word(name)) for key, name in SHARED.items())
    for kind in ("activity", "mission", "driver"):
        for named in site.domain.of_kind(kind).values():
            yield f"{kind}-{named.id}", named.title
