"""What the sizing model says: the unit times with their evidence, a worked case in hours."""

from __future__ import annotations

from docutils import nodes

from ..blocks import Cell, Site, block, captioned, drawn, table
from ..nodes import grade_badge
from ..pictures import bars
from ..sources.grades import badge
from ..workload import (
    Activity,
    Case,
    Model,
    Range,
    by_activity,
    display,
    full_time_equivalent,
    readable,
    weekly_hours,
    yearly_hours,
)

LEVELS = ("low", "central", "high")


@block("unit-times")
def unit_times(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every number of the model: its three levels, its unit, its grade."""
    if site.model is None:
        return []
    head = [site.word(key) for key in ("activity", "unit", "central", "range-short", "grade-short")]
    rows = [_unit_row(site, activity) for activity in site.model.activities]
    return [captioned(site.word("unit-times-caption"), "unit-times", table(head, rows, "data"))]


def _unit_row(site: Site, activity: Activity) -> list[Cell]:
    shown = site.domain.of_kind("activity").get(activity.id)
    name: Cell = site.link(shown) if shown else activity.id
    low, central, high = (told(site, activity, level) for level in LEVELS)
    extent = site.word("range-told", low=low, high=high)
    per = site.word("week") if activity.kind == "fixed" else shown.fact("unit") if shown else ""
    return [name, per, central, extent, grade(site, activity.evidence.grade)]


@block("activity-time", inline=True)
def activity_time(site: Site, argument: str) -> list[nodes.Node]:
    """Return the time of an activity as a line: central value, unit, range, grade."""
    found = {each.id: each for each in site.model.activities} if site.model else {}
    activity = found.get(argument)
    shown = site.domain.of_kind("activity").get(argument)
    if activity is None or shown is None:
        return []
    low, central, high = (told(site, activity, level) for level in LEVELS)
    per = site.word("week") if activity.kind == "fixed" else shown.fact("unit")
    line = site.word("activity-time", central=central, unit=per, low=low, high=high)
    return [nodes.Text(line + " "), grade(site, activity.evidence.grade)]


def told(site: Site, activity: Activity, level: str) -> str:
    """Return one level of an activity in the unit that people would say."""
    amount = activity.amount.at(level)
    value, unit = (amount, "h") if activity.kind == "fixed" else readable(amount)
    return f"{display(value, site.language, unit)}\u00a0{unit}"


def grade(site: Site, letter: str) -> grade_badge:
    """Return the badge of a grade."""
    return badge(site.language, letter)


@block("workload")
def case_table(site: Site, argument: str) -> list[nodes.Node]:
    """Return a worked case: a picture of the hours by activity, the totals in a table."""
    known = {case.id: case for case in site.model.cases} if site.model else {}
    if site.model is None or argument not in known:
        return []
    case = known[argument]
    return [_case_picture(site, site.model, case), _case_totals(site, site.model, case)]


def _case_picture(site: Site, model: Model, case: Case) -> nodes.Node:
    spent = by_activity(model, case)
    shown = site.domain.of_kind("activity")
    rows = [
        bars.Bar(
            shown[name].title if name in shown else name,
            hours.central,
            f"{display(hours.central, site.language)}\u00a0h",
            hours.low,
            hours.high,
        )
        for name, hours in sorted(spent.items(), key=lambda item: -item[1].central)
    ]
    title = site.word("workload-title")
    description = "; ".join(f"{bar.label}: {bar.told}" for bar in rows)
    svg = bars.draw(f"workload-{case.id}", title, description, rows)
    head = [site.word(key) for key in ("activity", *LEVELS)]
    cells = [[shown[name].title if name in shown else name, *_levels(site, hours)]
             for name, hours in spent.items()]  # fmt: skip
    return drawn(site, svg, title, table(head, cells, "data"))


def _levels(site: Site, amount: Range, unit: str = "h") -> list[str]:
    return [display(amount.at(level), site.language, unit) for level in LEVELS]


def _case_totals(site: Site, model: Model, case: Case) -> nodes.table:
    yearly = yearly_hours(model, case)
    posts = full_time_equivalent(yearly, model.time)
    rows = [
        [site.word("hours-year"), *_levels(site, yearly)],
        [site.word("hours-week"), *_levels(site, weekly_hours(yearly, model.time))],
        [site.word("fte"), *_levels(site, posts, "fte")],
    ]
    return table([site.word("total"), *(site.word(key) for key in LEVELS)], rows, "data")
