"""What the sizing model is made of, as immutable records.

`workload_table` fills them from data/workload.toml, `workload` reckons with them. Imports the
standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

LEVELS = ("low", "central", "high")
Value = TypeVar("Value")


class WorkloadError(ValueError):
    """What the model refuses: where in the table, what is wrong, how to mend it.

    >>> print(WorkloadError("case[small].volumes.posts", "-1 is negative", "write 0 or more"))
    case[small].volumes.posts: -1 is negative; write 0 or more
    """

    def __init__(self, where: str, problem: str = "", remedy: str = "") -> None:
        """Keep the three parts apart, for whoever words the message."""
        super().__init__(where, problem, remedy)
        self.where, self.problem, self.remedy = where, problem, remedy

    def __str__(self) -> str:
        """Write the three parts as one line."""
        return self.where + ": " * bool(self.problem) + "; ".join(filter(None, self.args[1:]))


@dataclass(frozen=True)
class Range:
    """A quantity at three levels, 0 ≤ low ≤ central ≤ high, in the unit that its holder states.

    >>> Range(1, 2, 4) + Range(1, 1, 1).scaled(3)
    Range(low=4, central=5, high=7)
    """

    low: float
    central: float
    high: float

    def __post_init__(self) -> None:
        """Refuse levels out of order, negative, infinite or not a number."""
        if not 0 <= self.low <= self.central <= self.high < float("inf"):
            levels = f"{self.low}, {self.central}, {self.high}"
            raise WorkloadError("range", f"{levels} is not 0 ≤ low ≤ central ≤ high", "reorder it")

    def __add__(self, other: Range) -> Range:
        """Add level to level."""
        return Range(self.low + other.low, self.central + other.central, self.high + other.high)

    def scaled(self, factor: float) -> Range:
        """Multiply the three levels by one factor, 0 or more."""
        return Range(self.low * factor, self.central * factor, self.high * factor)

    def at_least(self, bound: float) -> Range:
        """Raise to the bound each level that is under it."""
        return Range(max(self.low, bound), max(self.central, bound), max(self.high, bound))

    def at(self, level: str) -> float:
        """Return one level by its name: low, central or high."""
        levels = (self.low, self.central, self.high)
        return known("level", level, dict(zip(LEVELS, levels, strict=True)))


@dataclass(frozen=True)
class Evidence:
    """What a number rests on: its grade, and the keys of its sources (none for a hypothesis)."""

    grade: str
    source: tuple[str, ...]


@dataclass(frozen=True)
class Time:
    """What a year, a week and a launch hold: hours, a share of them, months."""

    legal_year_hours: float
    legal_week_hours: float
    usable_share: Range
    launch_months: Range
    evidence: Mapping[str, Evidence]
    preparation_months: Range = Range(0, 0, 0)

    @property
    def weeks_per_year(self) -> float:
        """Working weeks of a legal year, so that a full post reads as a legal week."""
        return self.legal_year_hours / self.legal_week_hours


@dataclass(frozen=True)
class Activity:
    """A task and its time: minutes for each unit of its driver or, where fixed, hours a week.

    ``minimum_minutes`` are owed for each unit of ``minimum_driver``, however little the rest.
    """

    id: str
    kind: str
    amount: Range
    mission: str
    competency: str
    criterion: str
    evidence: Evidence
    driver: str = ""
    minimum_driver: str = ""
    minimum_minutes: float = 0


@dataclass(frozen=True)
class Case:
    """One association: its volumes a year by driver, its fixed hours a week by activity."""

    id: str
    volumes: Mapping[str, float]
    fixed: Mapping[str, Range]


@dataclass(frozen=True)
class Bound:
    """A mark to hold a result against.

    ``hours-week`` marks the hours a week under which a result says little, ``member-minutes`` the
    minutes a month that each member takes, hence the members above which one post is too few.
    """

    id: str
    measure: str
    value: float
    evidence: Evidence


@dataclass(frozen=True)
class Stage:
    """What others say of the first months: when a stage begins and how long it lasts, in months.

    A stage that ``lasts`` nothing known has no end.
    """

    id: str
    begins: Range
    lasts: Range | None
    evidence: Evidence


@dataclass(frozen=True)
class WeekPart:
    """Hours of someone else's full week, and the mission of ours that they serve, if any."""

    id: str
    hours: float
    mission: str


@dataclass(frozen=True)
class Week:
    """Someone else's full week, to set our shares beside."""

    parts: tuple[WeekPart, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Model:
    """The whole table."""

    time: Time
    activities: tuple[Activity, ...]
    cases: tuple[Case, ...]
    bounds: tuple[Bound, ...] = ()
    stages: tuple[Stage, ...] = ()
    week: Week | None = None

    @property
    def drivers(self) -> tuple[str, ...]:
        """Ids of the volumes on which some activity depends, in the order of the table."""
        named = [(activity.driver, activity.minimum_driver) for activity in self.activities]
        return tuple(dict.fromkeys(driver for pair in named for driver in pair if driver))

    def activity(self, name: str) -> Activity:
        """Return an activity by its id."""
        return known("activity", name, {activity.id: activity for activity in self.activities})

    def case(self, name: str) -> Case:
        """Return a worked case by its id."""
        return known("case", name, {case.id: case for case in self.cases})


def known(what: str, name: str, values: Mapping[str, Value]) -> Value:
    """Return the value of that name, or refuse the name and list the known ones."""
    if name in values:
        return values[name]
    names = ", ".join(filter(None, values))
    raise WorkloadError(f"{what} “{name}”", "unknown", f"choose among: {names}")
