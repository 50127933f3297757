"""What the calculator asks and proposes beyond the model: the rules that _static/sizing.js shares.

Imports `workload_records` and `workload_reading`; no Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .workload_reading import Weight
from .workload_records import Activity, Model, Range

# A volume is counted in the period in which people know it; the model wants it for a year.
PERIODS = {"week": 52, "month": 12, "year": 1}
# What the form asks without any activity depending on it: both only check the result.
CHECKS = ("members", "available")
# A week has no more hours, and so many minutes, whoever works.
HOURS_A_WEEK = 168
MINUTES_A_WEEK = HOURS_A_WEEK * 60
MONTHS = 120
_KEPT = "moderation"


def hours_around(activity: Activity, central: float) -> Range:
    """Return hours a week around a usual number, as wide in proportion as the activity's own.

    >>> from .workload import load
    >>> hours_around(load("data/workload.toml").activity("monitoring"), 1)
    Range(low=0.4, central=1, high=2.0)
    """
    own = activity.amount
    if not own.central:
        return Range(central, central, central)
    low, high = central * own.low / own.central, central * own.high / own.central
    return Range(min(low, central), central, max(high, central))


def natural(volume: float, period: str) -> tuple[float, str]:
    """Return a year's volume in the period of its question, or as it is if that is no whole number.

    >>> natural(520, "week"), natural(2661, "week")
    ((10.0, 'week'), (2661, 'year'))
    """
    times = PERIODS[period]
    return (volume, "year") if volume % times else (volume / times, period)


def reducible(model: Model, weights: Iterable[Weight]) -> list[Weight]:
    """Return what can be given up, in this order: what one chooses to publish, then the meetings.

    In each group the heaviest comes first, as `workload_reading.weights` gives them. Answers and
    welcomes are not in it: a community lives on them.
    """
    known = {activity.id: activity for activity in model.activities}
    named = [(known[weight.activity], weight) for weight in weights]
    chosen = [w for a, w in named if a.kind == "unit" and a.criterion == "choice"]
    meetings = [w for a, w in named if a.criterion == "operations"]
    return [*chosen, *meetings]


def shared_out(model: Model, weights: Sequence[Weight]) -> tuple[float, float]:
    """Return the central hours a year that one person should keep, and those that can be shared.

    Kept: what comes back every week, and moderation, since both are owed whatever the week. What
    is counted by the unit can be handed over task by task.
    """
    known = {activity.id: activity for activity in model.activities}
    kept = shared = 0.0
    for weight in weights:
        activity = known[weight.activity]
        if activity.kind == "fixed" or activity.competency == _KEPT:
            kept += weight.hours.central
        else:
            shared += weight.hours.central
    return kept, shared


def graded(model: Model, weights: Iterable[Weight]) -> dict[str, float]:
    """Return the central hours a year by grade of evidence, the strongest grade first."""
    grades = {activity.id: activity.evidence.grade for activity in model.activities}
    spent: dict[str, float] = {}
    for weight in weights:
        grade = grades[weight.activity]
        spent[grade] = spent.get(grade, 0) + weight.hours.central
    return dict(sorted(spent.items()))
