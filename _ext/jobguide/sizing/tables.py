"""What the model says: in a line, with each activity, in tables with what each number rests on."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sitekit.markup import BLOCK_TITLE

from ..blocks import Cell, Row, Site, block_of, directive, drawn_bars, dresses, role, table
from ..dependencies import DataRole, note_data_files
from ..nodes import job_object
from ..objects import ObjectDirective, options
from ..sources import source_links
from ..sources.grades import badge
from ..svg import Bar
from ..words import coded
from .model import LETTERS, LEVELS, Activity, Case, Estimate, Evidence, Legal, Minimum, Model, Range
from .reckoning import (
    by_activity,
    display,
    full_time_equivalent,
    mission_shares,
    quantity,
    readable,
    week_shares,
    weekly_hours,
    weights,
    yearly_hours,
)
from .site_model import MODEL, activity_name, case_name

EVIDENCE = "activity-evidence"  # the class of the line of an activity that its time goes to


# ---- in a line, and with each activity


@role("quantity")
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


@role("hours")
class HoursRole(QuantityRole):
    """A number of hours, with its unit."""

    suffix = "\u00a0h"


@role("fte")
class FteRole(QuantityRole):
    """A number of full-time equivalents, without a unit."""

    measure = " fte"


@directive("activity")
class ActivityDirective(ObjectDirective):
    """An activity of the sizing model; its times, grade and sources come from the model."""

    kind = "activity"
    option_spec = options("activity")

    def evidence(self) -> list[nodes.Node]:
        """Return one line: the sources, before which goes the time once all pages are read."""
        note_data_files(self.env)
        line = nodes.paragraph("", classes=[EVIDENCE])
        activity = _activities(self.env).get(self.arguments[0])
        if activity and activity.source:
            inline, _messages = self.parse_inline(f" {{cite:p}}`{','.join(activity.source)}`")
            line += inline
        return [line]


def _activities(env: BuildEnvironment) -> dict[str, Activity]:
    model = MODEL.of(env)
    return {each.id: each for each in model.activities} if model else {}


@dresses("activity")
def put_name_and_time(site: Site, node: job_object) -> None:
    """Put the name of an activity before its text, since it has no heading of its own; its time."""
    known, name = _activities(site.builder.env), node["oid"]
    for line in node.findall(nodes.paragraph):
        if EVIDENCE in line["classes"] and name in known:
            line[:0] = activity_time(site, known[name])
    named = nodes.paragraph("", activity_name(site, name), classes=["activity-name", BLOCK_TITLE])
    node.insert(0, named)


# ---- tables


@block_of(MODEL, "unit-times")
def unit_times(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return every number of the model: its three levels, its unit, its grade."""
    head = site.words("activity", "unit", "central", "range-short", "grade-short")
    rows = [_unit_row(site, activity) for activity in model.activities]
    return [table(head, rows, caption=site.word("unit-times-caption"), anchor="unit-times")]


def _unit_row(site: Site, activity: Activity) -> list[Cell]:
    low, central, high = (told(site, activity, level) for level in LEVELS)
    extent = site.word("range-told", low=low, high=high)
    return [
        _linked(site, activity),
        unit_of(site, activity),
        central,
        extent,
        badge(site.language, activity.grade),
    ]


def _linked(site: Site, activity: Activity) -> Cell:
    shown = site.domain.of_kind("activity").get(activity.id)
    return site.link(shown) if shown else activity.id


def activity_time(site: Site, activity: Activity) -> list[nodes.Node]:
    """Return the time of an activity as a line: central value, unit, range, grade."""
    return [nodes.Text(f"{time_told(site, activity)} "), badge(site.language, activity.grade)]


def time_told(site: Site, activity: Activity) -> str:
    """Return the time of an activity as a line: central value, unit, range."""
    low, central, high = (told(site, activity, level) for level in LEVELS)
    unit = unit_of(site, activity)
    return site.word("activity-time", central=central, unit=unit, low=low, high=high)


def unit_of(site: Site, activity: Activity) -> str:
    """Return what the time of an activity is for: a week, or the unit that its page tells."""
    shown = site.domain.of_kind("activity").get(activity.id)
    if activity.is_weekly:
        return site.word("week")
    return shown.fact("unit") if shown else ""


def told(site: Site, activity: Activity, level: str) -> str:
    """Return one level of an activity in the unit that people would say."""
    amount = activity.amount.at(level)
    value, unit = (amount, "h") if activity.is_weekly else readable(amount)
    return f"{display(value, site.language, unit)}\u00a0{unit}"


@block_of(MODEL, "workload")
def case_table(site: Site, model: Model, argument: str) -> list[nodes.Node]:
    """Return a worked case: a picture of the hours by activity, the totals in a table."""
    case = model.case(argument)
    return [*_case_picture(site, model, case), _case_totals(site, model, case)]


def _case_picture(site: Site, model: Model, case: Case) -> list[nodes.Node]:
    spent = by_activity(model, case)
    bars = [
        Bar(activity_name(site, name), hours.central, _bar_told(site, hours), hours.low, hours.high)
        for name, hours in sorted(spent.items(), key=lambda item: -item[1].central)
    ]
    rows = [[activity_name(site, name), *levels_told(site, hours)] for name, hours in spent.items()]
    in_words = table(site.words("activity", *LEVELS), rows)
    return drawn_bars(site, f"workload-{case.id}", site.word("workload-title"), bars, in_words)


def _bar_told(site: Site, hours: Range) -> str:
    """Return what a bar and its range say: the most likely, and between what and what."""
    low, central, high = (f"{value}\u00a0h" for value in levels_told(site, hours))
    return site.word("bar-told", low=low, central=central, high=high)


def levels_told(site: Site, amount: Range, unit: str = "h") -> list[str]:
    """Return the levels of an amount as they are told, the lowest first."""
    return [display(amount.at(level), site.language, unit) for level in LEVELS]


def _case_totals(site: Site, model: Model, case: Case) -> nodes.table:
    yearly = yearly_hours(model, case)
    posts = full_time_equivalent(yearly, model.time)
    rows = [
        [site.word("hours-year"), *levels_told(site, yearly)],
        [site.word("hours-week"), *levels_told(site, weekly_hours(yearly, model.time))],
        [site.word("fte"), *levels_told(site, posts, "fte")],
    ]
    return table(site.words("total", *LEVELS), rows)


@block_of(MODEL, "model-numbers")
def numbers(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return every number of the model: its value, its range, its grade, its sources."""
    rows = [[name, value, _proof(site, rests)] for name, value, rests in _numbers(site, model)]
    head, caption = site.words("number", "value", "grade-short"), site.word("numbers-caption")
    return [table(head, rows, caption=caption, anchor="numbers")]


def _numbers(site: Site, model: Model) -> Iterator[tuple[Cell, str, Legal | Evidence]]:
    """Yield what a number is, how it is told, what it rests on: the time, the work, the marks."""
    time = model.time
    for name in ("legal_year_hours", "legal_week_hours"):
        legal: Legal = getattr(time, name)
        yield site.word(f"number-{name}"), f"{_plain(site, legal.value)}\u00a0h", legal
    usable = _around(site, time.usable_share.scaled(100), "value-percent")
    yield site.word("number-usable_share"), usable, time.usable_share
    for name in ("launch_months", "preparation_months"):
        months: Estimate = getattr(time, name)
        yield site.word(f"number-{name}"), _around(site, months, "value-months"), months
    for activity in model.activities:
        yield _linked(site, activity), _activity_value(site, activity), activity
    for bound in model.bounds:
        value = site.word(f"value-{bound.measure}", value=_plain(site, bound.value))
        yield coded(site.language, "bound", bound.id), value, bound
    if model.proposal:
        members = site.word("list-separator").join(
            f"{case_name(site, case)}: {_plain(site, case.members)}"
            for case in model.cases
            if case.members
        )
        yield site.word("number-proposal"), members, model.proposal
    for stage in model.stages:
        key = "value-months" if stage.lasts else "value-from"
        value = site.word(key, value=_extent(site, stage.lasts or stage.begins))
        yield coded(site.language, "stage", stage.id), value, stage


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
    line = time_told(site, activity)
    if not activity.minimum:
        return line
    return line + site.word("value-least", time=least(site, activity.minimum))


def least(site: Site, minimum: Minimum) -> str:
    """Return what is owed at least, in the unit that people would say."""
    value, unit = readable(minimum.minutes)
    return f"{display(value, site.language, 'count')}\u00a0{unit}"


def _proof(site: Site, evidence: Legal | Evidence) -> nodes.Node:
    """Return the badge of a grade and its sources; what the law sets has no grade of evidence."""
    grade: nodes.Node = nodes.Text(coded(site.language, "grade", evidence.grade))
    if evidence.grade in LETTERS:
        grade = badge(site.language, evidence.grade)
    origin: nodes.Node = nodes.Text(site.word("our-hypothesis"))
    if evidence.source:
        origin = source_links(site, evidence.source)
    return nodes.inline("", "", grade, nodes.Text(" "), origin)


@block_of(MODEL, "weights")
def heaviest(site: Site, model: Model, argument: str) -> list[nodes.Node]:
    """Return the activities of a case, the heaviest first, and what each could change."""
    case = model.case(argument)
    head = site.words("activity", "hours-year", "share", "swing")
    number, rows = partial(display, language=site.language), list[Row]()
    for weight in weights(model, case):
        part = site.word("value-percent", value=number(weight.share, unit="%"))
        hours, swing = number(weight.hours.central), number(weight.swing)
        rows.append([activity_name(site, weight.activity), hours, part, swing])
    caption = site.word("weights-caption", case=case_name(site, case))
    return [table(head, rows, caption=caption, anchor=f"weights-{argument}")]


@block_of(MODEL, "week-shares")
def other_weeks(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return the shares of the missions in our cases beside someone else's week."""
    if model.week is None:
        return []
    cases = [case for case in model.cases if case.fixed]
    columns = [week_shares(model), *(mission_shares(model, case) for case in cases)]
    missions = site.domain.of_kind("mission")
    head = [*site.words("mission", "week-theirs"), *(case_name(site, case) for case in cases)]
    names = [mission for mission in missions if any(mission in column for column in columns)]
    rows: list[Row] = [
        [site.link(missions[name]), *(_percent(site, column.get(name, 0)) for column in columns)]
        for name in names
    ]
    rows.append(
        [site.word("week-beyond"), *(_percent(site, column.get("", 0)) for column in columns)]
    )
    return [table(head, rows, caption=site.word("week-caption"), anchor="week-shares")]


def _percent(site: Site, value: float) -> str:
    shown = display(round(value), site.language, "count")
    return site.word("value-percent", value=shown) if value else "–"
