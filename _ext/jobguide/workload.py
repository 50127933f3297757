"""The sizing model: from a year's volumes and unit times to hours, weeks and posts.

One table, data/workload.toml, for this evaluator and for the browser's. Each result is a range:
all lows together, all centrals, all highs. Imports `workload_records` and `workload_table`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from .workload_records import (
    LEVELS,
    Activity,
    Bound,
    Case,
    Evidence,
    Model,
    Range,
    Time,
    WorkloadError,
    known,
)
from .workload_table import load

__all__ = [
    "Activity",
    "Bound",
    "Case",
    "Evidence",
    "Model",
    "Range",
    "Time",
    "WorkloadError",
    "by_activity",
    "by_mission",
    "display",
    "full_time_equivalent",
    "hours",
    "launch_hours",
    "load",
    "mark",
    "quantity",
    "readable",
    "share",
    "weekly_hours",
    "yearly_hours",
]

NOTHING = Range(0, 0, 0)
MINUTES_PER_HOUR = 60
MONTHS_PER_YEAR = 12
NARROW_NO_BREAK_SPACE = "\u202f"
SMALL = 10  # from here on a decimal tells nothing
DECIMALS = {"fte": 2, "weeks": 1, "months": 0, "count": 0, "s": 0}  # other units: by size


def hours(activity: Activity, case: Case, time: Time) -> Range:
    """Return the hours a year that an activity costs in a case.

    >>> model = load("data/workload.toml")
    >>> read, average = model.activity("read"), model.case("average-2013")
    >>> round(hours(read, average, model.time).central, 1)
    22.2
    """
    if activity.kind == "fixed":
        return case.fixed.get(activity.id, NOTHING).scaled(time.weeks_per_year)
    volume = case.volumes.get(activity.driver, 0)
    owed = case.volumes.get(activity.minimum_driver, 0) * activity.minimum_minutes
    return activity.amount.scaled(volume).at_least(owed).scaled(1 / MINUTES_PER_HOUR)


def by_activity(model: Model, case: Case) -> dict[str, Range]:
    """Return the hours a year of each activity that the case has, in the order of the table.

    >>> model = load("data/workload.toml")
    >>> list(by_activity(model, model.case("average-2013")))
    ['read']
    """
    spent = {each.id: hours(each, case, model.time) for each in model.activities}
    return {name: range_ for name, range_ in spent.items() if range_ != NOTHING}


def by_mission(model: Model, case: Case) -> dict[str, Range]:
    """Return the hours a year that the case spends on each mission it serves.

    >>> model = load("data/workload.toml")
    >>> list(by_mission(model, model.case("federation")))
    ['broadcast', 'feedback', 'animate', 'events', 'articulate']
    """
    spent: dict[str, Range] = {}
    for name, range_ in by_activity(model, case).items():
        mission = model.activity(name).mission
        spent[mission] = spent.get(mission, NOTHING) + range_
    return spent


def yearly_hours(model: Model, case: Case) -> Range:
    """Return the hours a year of all activities of a case.

    >>> model = load("data/workload.toml")
    >>> round(yearly_hours(model, model.case("average-2013")).central, 1)
    22.2
    """
    return sum(by_activity(model, case).values(), NOTHING)


def weekly_hours(yearly: Range, time: Time) -> Range:
    """Turn hours a year into hours a working week, of which a legal year has 45.9.

    >>> weekly_hours(Range(0, 803.5, 1607), load("data/workload.toml").time)
    Range(low=0.0, central=17.5, high=35.0)
    """
    return yearly.scaled(1 / time.weeks_per_year)


def full_time_equivalent(yearly: Range, time: Time) -> Range:
    """Turn hours a year into full posts, of which only the usable share goes to the job.

    The low level takes the high share and the high level the low one: both ends stay cautious.

    >>> full_time_equivalent(Range(0, 1365.95, 1607), load("data/workload.toml").time)
    Range(low=0.0, central=1.0, high=1.25)
    """
    posts, usable = yearly.scaled(1 / time.legal_year_hours), time.usable_share
    return Range(posts.low / usable.high, posts.central / usable.central, posts.high / usable.low)


def launch_hours(months: float, time: Time) -> float:
    """Return the legal hours of so many months at full time.

    >>> [launch_hours(months, load("data/workload.toml").time) for months in (6, 12)]
    [803.5, 1607.0]
    """
    return time.legal_year_hours * months / MONTHS_PER_YEAR


def mark(bound: Bound, time: Time) -> tuple[float, str]:
    """Return a bound as it is told, and its unit: hours a week, or members for a full post.

    >>> model = load("data/workload.toml")
    >>> [mark(bound, model.time) for bound in model.bounds]
    [(5, 'count'), (20, 'count'), (1607.0, 'count')]
    """
    if bound.measure == "hours-week":
        return bound.value, "count"
    hours_a_member = bound.value * MONTHS_PER_YEAR / MINUTES_PER_HOUR
    return time.legal_year_hours / hours_a_member, "count"


def share(part: Range, whole: Range, level: str) -> float:
    """Return the part of a whole at one level, in per cent; 0 of nothing is 0.

    >>> share(Range(1, 2, 3), Range(4, 4, 4), "central")
    50.0
    """
    total = whole.at(level)
    return 100 * part.at(level) / total if total else 0.0


def quantity(model: Model, expression: str) -> tuple[float, str]:
    """Return the value that an expression of a page names, and its unit for `display`.

    ``CONSTANT`` · ``CASE VOLUME`` · ``unit-time ACTIVITY LEVEL [seconds]`` ·
    ``CASE ACTIVITY|MISSION|total LEVEL [weekly|fte|share]``

    >>> model = load("data/workload.toml")
    >>> quantity(model, "launch-hours-low"), quantity(model, "average-2013 messages")
    ((803.5, 'h'), (2661, 'count'))
    """
    match expression.split():
        case [name]:
            return known("constant", name, _constants(model))
        case ["unit-time", name, level, *unit]:
            return _unit_time(model.activity(name), level, " ".join(unit))
        case [name, driver]:
            volumes = model.case(name).volumes
            return known(f"volume of the case “{name}”", driver, volumes), "count"
        case [name, what, level, *measure]:
            return _spent(model, model.case(name), what, level, " ".join(measure))
    remedy = "write “CONSTANT”, “CASE VOLUME”, “CASE ACTIVITY LEVEL” or “unit-time ACTIVITY LEVEL”"
    raise WorkloadError(f"“{expression}”", "not an expression", remedy)


def _constants(model: Model) -> dict[str, tuple[float, str]]:
    time = model.time
    values: dict[str, tuple[float, str]] = {
        "legal-year-hours": (time.legal_year_hours, "h"),
        "legal-week-hours": (time.legal_week_hours, "h"),
        "weeks-per-year": (time.weeks_per_year, "weeks"),
    }
    for level in LEVELS:
        usable, months = time.usable_share.at(level), time.launch_months.at(level)
        values[f"usable-share-{level}"] = (100 * usable, "%")
        values[f"usable-year-hours-{level}"] = (time.legal_year_hours * usable, "h")
        values[f"launch-months-{level}"] = (months, "months")
        values[f"launch-hours-{level}"] = (launch_hours(months, time), "h")
        values[f"preparation-months-{level}"] = (time.preparation_months.at(level), "months")
    return values | {f"bound-{each.id}": mark(each, time) for each in model.bounds}


def _unit_time(activity: Activity, level: str, unit: str) -> tuple[float, str]:
    amount = activity.amount.at(level)
    if activity.kind == "fixed":
        return known("unit", unit, {"": (amount, "h")})
    return known("unit", unit, {"": (amount, "min"), "seconds": (amount * 60, "s")})


def _spent(model: Model, case: Case, what: str, level: str, measure: str) -> tuple[float, str]:
    spent, total = by_activity(model, case), yearly_hours(model, case)
    parts = {"total": total} | spent | by_mission(model, case)
    part = known(f"part of the case “{case.id}”", what, parts)
    measures = {
        "": (part.at(level), "h"),
        "weekly": (weekly_hours(part, model.time).at(level), "h"),
        "fte": (full_time_equivalent(part, model.time).at(level), "fte"),
        "share": (share(part, total, level), "%"),
    }
    return known("measure", measure, measures)


def readable(minutes: float) -> tuple[float, str]:
    """Put a time in minutes into the unit that people would say: s, min or h.

    >>> readable(0.5), readable(5), readable(240)
    ((30.0, 's'), (5, 'min'), (4.0, 'h'))
    """
    if minutes < 1:
        return minutes * 60, "s"
    return (minutes, "min") if minutes <= MINUTES_PER_HOUR else (minutes / MINUTES_PER_HOUR, "h")


def display(value: float, language: str, unit: str = "h") -> str:
    """Write a number as the language does ("en", or French for any other), without its unit.

    Under 10, one decimal unless it is 0; from 10 on, none; halves go up. Posts (fte) have two.

    >>> display(803.5, "fr"), display(9.96, "fr"), display(1607, "en"), display(0.414, "fr", "fte")
    ('804', '10', '1,607', '0,41')
    >>> display(2.5, "fr"), display(5, "fr")
    ('2,5', '5')
    """
    number = Decimal(str(value))
    tenth = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    places = DECIMALS.get(unit, 1 if tenth < SMALL and tenth % 1 else 0)
    text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"
    if language.startswith("en"):
        return text
    return text.replace(",", NARROW_NO_BREAK_SPACE).replace(".", ",")
