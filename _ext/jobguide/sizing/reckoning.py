"""From a year's volumes and unit times to hours, weeks and posts, and what a result says.

Each result is a range: all lows together, all centrals, all highs. The browser's twin,
_static/sizing-reckoning.js, works on the same records; tests/browser/test_sizing_agreement.py holds
both together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from ..data_files import known, punctuated
from .model import LEVELS, NOTHING, Activity, Bound, Case, Model, Range, Time

MINUTES_PER_HOUR = 60
MONTHS_PER_YEAR = 12
# A volume is told in the period in which people know it; the model counts it for a year.
PERIODS: Mapping[str, int] = MappingProxyType({"week": 52, "month": 12, "year": 1})
SMALL = 10  # from here on a decimal tells nothing
# Decimals by unit; those of other units depend on the size of the number.
DECIMALS: Mapping[str, int] = MappingProxyType(
    {"fte": 2, "weeks": 1, "months": 0, "count": 0, "s": 0}
)


def hours(activity: Activity, case: Case, time: Time) -> Range:
    """Return the hours a year that an activity costs in a case."""
    if activity.is_weekly:
        return case.fixed.get(activity.id, NOTHING).scaled(time.weeks_per_year)
    volume = case.volumes.get(activity.driver or "", 0)
    least = activity.minimum
    owed = case.volumes.get(least.driver, 0) * least.minutes if least else 0
    return activity.amount.scaled(volume).at_least(owed).scaled(1 / MINUTES_PER_HOUR)


def by_activity(model: Model, case: Case) -> dict[str, Range]:
    """Return the hours a year of each activity that the case has, in the order of the file."""
    spent = {each.id: hours(each, case, model.time) for each in model.activities}
    return {name: range_ for name, range_ in spent.items() if range_ != NOTHING}


def by_mission(model: Model, case: Case) -> dict[str, Range]:
    """Return the hours a year that the case spends on each mission it serves."""
    spent: dict[str, Range] = {}
    for name, range_ in by_activity(model, case).items():
        mission = model.activity(name).mission
        spent[mission] = spent.get(mission, NOTHING) + range_
    return spent


def yearly_hours(model: Model, case: Case) -> Range:
    """Return the hours a year of all activities of a case."""
    return sum(by_activity(model, case).values(), NOTHING)


def weekly_hours(yearly: Range, time: Time) -> Range:
    """Turn hours a year into hours a working week, of which a legal year has 45.9."""
    return yearly.scaled(1 / time.weeks_per_year)


def full_time_equivalent(yearly: Range, time: Time) -> Range:
    """Turn hours a year into full posts, of which only the usable share goes to the job.

    The low level takes the high share and the high level the low one: both ends stay cautious.
    """
    posts, usable = yearly.scaled(1 / time.legal_year_hours.value), time.usable_share
    return Range(posts.low / usable.high, posts.central / usable.central, posts.high / usable.low)


def launch_hours(months: float, time: Time) -> float:
    """Return the legal hours of so many months at full time."""
    return time.legal_year_hours.value * months / MONTHS_PER_YEAR


def mark(bound: Bound, time: Time) -> float:
    """Return a bound as it is told: hours a week, or members for a full post."""
    if bound.measure == "hours-week":
        return bound.value
    return time.legal_year_hours.value / (bound.value * MONTHS_PER_YEAR / MINUTES_PER_HOUR)


def share(part: Range, whole: Range) -> float:
    """Return the part of a whole at the central level, in per cent; 0 of nothing is 0.

    >>> share(Range(1, 2, 3), Range(4, 4, 4))
    50.0
    """
    return 100 * part.central / whole.central if whole.central else 0.0


@dataclass(frozen=True)
class Weight:
    """An activity of a case: hours a year, per cent of the total, and how much it can move it.

    ``swing`` is the distance from its low to its high, all other activities left at their central
    value: what the total would gain in precision if this one time were known.
    """

    activity: str
    hours: Range
    share: float
    swing: float


def weights(model: Model, case: Case) -> list[Weight]:
    """Return the activities of a case, the one that weighs most first."""
    total = yearly_hours(model, case)
    weighed = [
        Weight(name, spent, share(spent, total), spent.high - spent.low)
        for name, spent in by_activity(model, case).items()
    ]
    return sorted(weighed, key=lambda weight: -weight.hours.central)


def mission_shares(model: Model, case: Case) -> dict[str, float]:
    """Return the per cent of a case's central hours that each mission takes."""
    total = yearly_hours(model, case)
    return {name: share(part, total) for name, part in by_mission(model, case).items()}


def week_shares(model: Model) -> dict[str, float]:
    """Return the per cent of the reference week that serves each mission; "" is for none."""
    parts = model.week.parts if model.week else ()
    total = sum(part.hours for part in parts)
    spent: dict[str, float] = {}
    for part in parts:
        spent[part.mission or ""] = spent.get(part.mission or "", 0) + part.hours
    return {mission: 100 * given / total for mission, given in spent.items()}


@dataclass(frozen=True)
class Phase:
    """A phase of the post: the months at which it begins and ends, its hours a week.

    The cruise has no end.
    """

    id: str
    begins: Range
    ends: Range | None
    weekly: float


def phases(model: Model, case: Case) -> tuple[Phase, ...]:
    """Return preparation and launch at full time, then the cruise of a case."""
    time = model.time
    full = time.legal_week_hours.value
    opened, launched = time.preparation_months, time.launch_months
    cruise = weekly_hours(yearly_hours(model, case), time).central
    return (
        Phase("preparation", NOTHING, opened, full),
        Phase("launch", opened, launched, full),
        Phase("cruise", launched, None, cruise),
    )


def quantity(model: Model, expression: str) -> tuple[float, str]:
    """Return the value that an expression of a page names, and its unit for `display`.

    ``CONSTANT`` · ``CASE VOLUME|members`` · ``unit-time ACTIVITY LEVEL|minimum [seconds]`` ·
    ``CASE ACTIVITY|MISSION|total LEVEL [weekly|clock|half|fte|share]``
    """
    match expression.split():
        case ["unit-time", name, level, *unit]:
            return _unit_time(model.activity(name), level, " ".join(unit))
        case [name, driver]:
            case = model.case(name)
            return known(driver, {**case.volumes, "members": case.members}), "count"
        case [name, what, level, *measure]:
            return _spent(model, model.case(name), what, level, " ".join(measure))
    return known(expression.strip(), _constants(model))


def _constants(model: Model) -> dict[str, tuple[float, str]]:
    time = model.time
    year, week = time.legal_year_hours.value, time.legal_week_hours.value
    values: dict[str, tuple[float, str]] = {
        "legal-year-hours": (year, "h"),
        "legal-week-hours": (week, "h"),
        "weeks-per-year": (time.weeks_per_year, "weeks"),
    }
    for level in LEVELS:
        usable, months = time.usable_share.at(level), time.launch_months.at(level)
        values[f"usable-share-{level}"] = (100 * usable, "%")
        values[f"usable-year-hours-{level}"] = (year * usable, "h")
        values[f"usable-week-hours-{level}"] = (week * usable, "count")
        values[f"launch-months-{level}"] = (months, "months")
        values[f"launch-hours-{level}"] = (launch_hours(months, time), "h")
        values[f"preparation-months-{level}"] = (time.preparation_months.at(level), "months")
    return values | {f"bound-{each.id}": (mark(each, time), "count") for each in model.bounds}


def _unit_time(activity: Activity, level: str, unit: str) -> tuple[float, str]:
    if level == "minimum":
        owed = activity.minimum.minutes if activity.minimum else 0
        return known(unit, {"": (owed / MINUTES_PER_HOUR, "h")})
    amount = activity.amount.at(level)
    if activity.is_weekly:
        return known(unit, {"": (amount, "h")})
    return known(unit, {"": (amount, "min"), "seconds": (amount * 60, "s")})


def _spent(model: Model, case: Case, what: str, level: str, measure: str) -> tuple[float, str]:
    total = yearly_hours(model, case)
    part = known(what, {"total": total} | by_activity(model, case) | by_mission(model, case))
    weekly = weekly_hours(part, model.time)
    measures = {
        "": (part.at(level), "h"),
        "weekly": (weekly.at(level), "h"),
        "clock": (weekly.at(level), "clock"),
        "half": (weekly.at(level) / 2, "clock"),
        "fte": (full_time_equivalent(part, model.time).at(level), "fte"),
        "share": (share(part, total), "%"),
    }
    return known(measure, measures)


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

    Under 10, one decimal unless it is 0; from 10 on, none; halves go up. Posts (fte) have two. A
    time of the clock is told to the quarter of an hour, with its unit in French.

    >>> display(803.5, "fr"), display(9.96, "fr"), display(1607, "en"), display(0.414, "fr", "fte")
    ('804', '10', '1,607', '0,41')
    >>> display(2.5, "fr"), display(5, "fr")
    ('2,5', '5')
    """
    if unit == "clock":
        return _clock(value, language)
    number = Decimal(str(value))
    tenth = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    places = DECIMALS.get(unit, 1 if tenth < SMALL and tenth % 1 else 0)
    text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"
    return punctuated(text, language)


def _clock(hours: float, language: str) -> str:
    r"""Write hours as people say them.

    >>> _clock(2.487, "fr"), _clock(2.487, "en")
    ('2\xa0h\xa030', '2.5')
    """
    quarters = round(hours * 4)
    if language.startswith("en"):
        return f"{quarters / 4:g}"
    whole, minutes = quarters // 4, quarters % 4 * 15
    return f"{whole}\u00a0h" + (f"\u00a0{minutes}" if minutes else "")
