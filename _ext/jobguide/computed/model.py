"""The sizing model laid open: every number with its evidence, what weighs most, other weeks."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..blocks import Cell, Row, Site, block, captioned, table
from ..sources.bibliography import source_links
from ..words import coded
from ..workload import Activity, Evidence, Model, Range, display, readable
from ..workload_reading import mission_shares, week_shares, weights
from .charts import activity_name, case_name
from .workload import grade, told

LETTERS = "ABCDH"


@block("model-numbers")
def numbers(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every number of the model: its value, its range, its grade, its sources."""
    if site.model is None:
        return []
    head = [site.word(key) for key in ("number", "value", "grade-short")]
    rows = [
        [name, value, _proof(site, evidence)]
        for name, value, evidence in _numbers(site, site.model)
    ]
    return [captioned(site.word("numbers-caption"), "numbers", table(head, rows, "data"))]


def _numbers(site: Site, model: Model) -> Iterator[tuple[Cell, str, Evidence]]:
    """Yield what a number is, how it is told, what it rests on: the time, the work, the marks."""
    for constant, value in _constants(site, model):
        yield site.word(f"number-{constant}"), value, model.time.evidence[constant]
    for activity in model.activities:
        shown = site.domain.of_kind("activity").get(activity.id)
        name: Cell = site.link(shown) if shown else activity.id
        yield name, _activity_value(site, activity), activity.evidence
    for bound in model.bounds:
        value = site.word(f"value-{bound.measure}", value=_plain(site, bound.value))
        yield coded(site.language, "bound", bound.id), value, bound.evidence
    for stage in model.stages:
        lasts = stage.lasts or stage.begins
        value = site.word(
            "value-months" if stage.lasts else "value-from", value=_extent(site, lasts)
        )
        yield coded(site.language, "stage", stage.id), value, stage.evidence


def _constants(site: Site, model: Model) -> Iterator[tuple[str, str]]:
    time = model.time
    yield "legal_year_hours", f"{_plain(site, time.legal_year_hours)}\u00a0h"
    yield "legal_week_hours", f"{_plain(site, time.legal_week_hours)}\u00a0h"
    yield "usable_share", _around(site, time.usable_share.scaled(100), "value-percent")
    for name, months in (
        ("launch_months", time.launch_months),
        ("preparation_months", time.preparation_months),
    ):
        if name in time.evidence:
            yield name, _around(site, months, "value-months")


def _plain(site: Site, value: float) -> str:
    return display(value, site.language, "count")


def _extent(site: Site, months: Range) -> str:
    return site.word("from-to", low=_plain(site, months.low), high=_plain(site, months.high))


def _around(site: Site, quantity: Range, key: str) -> str:
    """Return a central value with its unit, and the range around it."""
    central = site.word(key, value=_plain(site, quantity.central))
    return f"{central} ({_extent(site, quantity)})"


def _activity_value(site: Site, activity: Activity) -> str:
    """Return the time of an activity, with what is owed at least."""
    low, central, high = (told(site, activity, level) for level in ("low", "central", "high"))
    shown = site.domain.of_kind("activity").get(activity.id)
    unit = site.word("week") if activity.kind == "fixed" or not shown else shown.fact("unit")
    line = site.word("activity-time", central=central, unit=unit, low=low, high=high)
    if not activity.minimum_minutes:
        return line
    least, measure = readable(activity.minimum_minutes)
    time = f"{display(least, site.language, 'count')}\u00a0{measure}"
    return line + site.word("value-least", time=time)


def _proof(site: Site, evidence: Evidence) -> nodes.Node:
    """Return the badge of a grade and its sources; what the law sets has no grade of evidence."""
    badge: nodes.Node = nodes.Text(coded(site.language, "grade", evidence.grade))
    if evidence.grade in LETTERS:
        badge = grade(site, evidence.grade)
    told: nodes.Node = nodes.Text(site.word("our-hypothesis"))
    if evidence.source:
        told = source_links(site, evidence.source)
    return nodes.inline("", "", badge, nodes.Text(" "), told)


@block("weights")
def heaviest(site: Site, argument: str) -> list[nodes.Node]:
    """Return the activities of a case, the heaviest first, and what each could change."""
    known = {case.id: case for case in site.model.cases} if site.model else {}
    if site.model is None or argument not in known:
        return []
    head = [site.word(key) for key in ("activity", "hours-year", "share", "swing")]
    rows: list[Row] = [
        [
            activity_name(site, weight.activity),
            display(weight.hours.central, site.language),
            site.word("value-percent", value=display(weight.share, site.language, "%")),
            display(weight.swing, site.language),
        ]
        for weight in weights(site.model, known[argument])
    ]
    caption = site.word("weights-caption", case=case_name(site, known[argument]))
    return [captioned(caption, f"weights-{argument}", table(head, rows, "data"))]


@block("week-shares")
def other_weeks(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the shares of the missions in our cases beside someone else's week."""
    model = site.model
    if model is None or model.week is None:
        return []
    cases = [case for case in model.cases if case.fixed]
    columns = [week_shares(model), *(mission_shares(model, case) for case in cases)]
    missions = site.domain.of_kind("mission")
    head = [
        site.word("mission"),
        site.word("week-theirs"),
        *(case_name(site, case) for case in cases),
    ]
    names = [mission for mission in missions if any(mission in column for column in columns)]
    rows: list[Row] = [
        [site.link(missions[name]), *(_percent(site, column.get(name, 0)) for column in columns)]
        for name in names
    ]
    rows.append(
        [site.word("week-beyond"), *(_percent(site, column.get("", 0)) for column in columns)]
    )
    return [captioned(site.word("week-caption"), "week-shares", table(head, rows, "data"))]


def _percent(site: Site, value: float) -> str:
    told = display(round(value), site.language, "count")
    return site.word("value-percent", value=told) if value else "–"
