"""What a result says: what weighs most, what would change it, which marks it crosses, its phases.

Everything here is reckoned from what `workload` reckons. Imports `workload` and its records.
"""

from __future__ import annotations

from dataclasses import dataclass

from .workload import (
    Bound,
    Case,
    Model,
    Range,
    Time,
    by_activity,
    by_mission,
    full_time_equivalent,
    mark,
    share,
    weekly_hours,
    yearly_hours,
)

__all__ = [
    "Phase",
    "Weight",
    "crossed",
    "launch_months",
    "mission_shares",
    "phases",
    "week_shares",
    "weights",
]

NOTHING = Range(0, 0, 0)


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
    """Return the activities of a case, the one that weighs most first.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> [weight.activity for weight in weights(model, model.case("part-time"))][:3]
    ['relationships', 'articulation', 'newsletter']
    >>> max(weights(model, model.case("part-time")), key=lambda weight: weight.swing).activity
    'newsletter'
    """
    total = yearly_hours(model, case)
    found = [
        Weight(name, hours, share(hours, total, "central"), hours.high - hours.low)
        for name, hours in by_activity(model, case).items()
    ]
    return sorted(found, key=lambda weight: -weight.hours.central)


def mission_shares(model: Model, case: Case) -> dict[str, float]:
    """Return the per cent of a case's central hours that each mission takes.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> round(mission_shares(model, model.case("federation"))["events"])
    23
    """
    total = yearly_hours(model, case)
    spent = by_mission(model, case)
    return {mission: share(part, total, "central") for mission, part in spent.items()}


def week_shares(model: Model) -> dict[str, float]:
    """Return the per cent of the reference week that serves each mission; "" is for none.

    >>> from .workload import load
    >>> week_shares(load("data/workload.toml"))[""]
    35.0
    """
    parts = model.week.parts if model.week else ()
    total = sum(part.hours for part in parts)
    spent: dict[str, float] = {}
    for part in parts:
        spent[part.mission] = spent.get(part.mission, 0) + part.hours
    return {mission: 100 * hours / total for mission, hours in spent.items()}


def crossed(model: Model, yearly: Range, members: float = 0) -> tuple[Bound, ...]:
    """Return the marks that a yearly result crosses at its central level, one a measure at most.

    Under several marks of hours a week, the lowest speaks. Members count where they are given.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> [mark.id for mark in crossed(model, yearly_hours(model, model.case("part-time")), 2000)]
    ['running', 'members']
    """
    week = weekly_hours(yearly, model.time).central
    posts = full_time_equivalent(yearly, model.time).central
    under = [each for each in model.bounds if each.measure == "hours-week" and week < each.value]
    lowest = min(under, key=lambda bound: bound.value, default=None)
    beyond = [
        each
        for each in model.bounds
        if each.measure == "member-minutes" and members > posts * mark(each, model.time)[0]
    ]
    return (*([lowest] if lowest else []), *beyond)


@dataclass(frozen=True)
class Phase:
    """A phase of the post: the months at which it begins and ends, its hours a week.

    The cruise has no end.
    """

    id: str
    begins: Range
    ends: Range | None
    weekly: Range


def phases(model: Model, case: Case) -> tuple[Phase, ...]:
    """Return preparation and launch at full time, then the cruise of a case.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> [phase.begins.central for phase in phases(model, model.case("part-time"))]
    [0, 2, 9]
    """
    time = model.time
    full = NOTHING.at_least(time.legal_week_hours)
    opened, launched = time.preparation_months, time.launch_months
    cruise = weekly_hours(yearly_hours(model, case), time)
    return (
        Phase("preparation", NOTHING, opened, full),
        Phase("launch", opened, launched, full),
        Phase("cruise", launched, None, cruise),
    )


def launch_months(weekly: float, time: Time) -> Range:
    """Return the months that preparation and launch take with so many hours a week, above 0.

    >>> from .workload import load
    >>> launch_months(17.5, load("data/workload.toml").time)
    Range(low=12.0, central=18.0, high=24.0)
    """
    return time.launch_months.scaled(time.legal_week_hours / weekly)
