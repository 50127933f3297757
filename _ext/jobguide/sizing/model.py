"""The sizing model as records, read from data/workload.toml.

The records have the keys of the file; `dataclasses.asdict` of the whole is what the browser gets.
What a record cannot hold is refused with its place in the file. What the ids of missions,
competencies and criteria mean is the domain's to check.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import ClassVar, Literal

from ..data_files import DataError, Reader, founded, known, not_nothing, once, only, read

LEVELS = ("low", "central", "high")
LETTERS = ("A", "B", "C", "D", "H")
# Words of the expressions that `reckoning.quantity` reads.
RESERVED = ("total", "unit-time")


@dataclass(frozen=True)
class Range:
    """A quantity at three levels, 0 ≤ low ≤ central ≤ high, in the unit that its holder states.

    >>> Range(1, 2, 4) + Range(1, 1, 1).scaled(3)
    Range(low=4, central=5, high=7)
    """

    EXAMPLE: ClassVar = "{ low = 1, central = 2, high = 3 }"
    low: float
    central: float
    high: float

    def __post_init__(self) -> None:
        """Refuse levels out of order, negative, infinite or not a number."""
        if not 0 <= self.low <= self.central <= self.high < math.inf:
            levels = f"{self.low}, {self.central}, {self.high}"
            raise DataError("model-order", {"value": levels})

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
        return known(level, dict(zip(LEVELS, (self.low, self.central, self.high), strict=True)))


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a number rests on: its grade, and keys of references.bib, none for a hypothesis."""

    grade: Literal["A", "B", "C", "D", "H"]
    source: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a hypothesis with a source, and anything else without one."""
        founded(self.grade, self.source)


@dataclass(frozen=True, kw_only=True)
class Legal:
    """A number that the law sets: it has sources, and no grade of evidence."""

    value: float
    grade: Literal["law"]
    source: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse nothing: years and weeks are divided by."""
        not_nothing(self.value)


@dataclass(frozen=True, kw_only=True)
class Estimate(Range, Evidence):
    """A range with what it rests on."""

    def __post_init__(self) -> None:
        """Refuse what either half refuses."""
        Range.__post_init__(self)
        Evidence.__post_init__(self)


@dataclass(frozen=True, kw_only=True)
class Time:
    """What a year, a week and a launch hold: hours, a share of them, months."""

    legal_year_hours: Legal
    legal_week_hours: Legal
    usable_share: Estimate
    launch_months: Estimate
    preparation_months: Estimate

    def __post_init__(self) -> None:
        """Refuse a share above the whole, and a preparation longer than the launch it opens."""
        share, launch, opening = self.usable_share, self.launch_months, self.preparation_months
        if not 0 < share.low <= share.high <= 1:
            raise DataError("model-share", {"value": f"{share.low}, {share.high}"}, "usable_share")
        rest = [launch.at(level) - opening.at(level) for level in LEVELS]
        if min(rest) < 0 or rest != sorted(rest):
            raise DataError("model-preparation", {"value": rest}, "preparation_months")

    @property
    def weeks_per_year(self) -> float:
        """Working weeks of a legal year, so that a full post reads as a legal week."""
        return self.legal_year_hours.value / self.legal_week_hours.value


@dataclass(frozen=True, kw_only=True)
class Minimum:
    """Minutes owed for each unit of a driver, however little the rest."""

    driver: str
    minutes: float


@dataclass(frozen=True, kw_only=True)
class Activity(Evidence):
    """A task and its time: minutes for each unit of its driver, or hours of every week."""

    id: str
    mission: str
    competency: str
    criterion: str
    driver: str | None = None
    minutes: Range | None = None
    minimum: Minimum | None = None
    hours_per_week: Range | None = None

    def __post_init__(self) -> None:
        """Refuse an activity with both times or none; a driver goes with minutes."""
        super().__post_init__()
        if (self.minutes is None) == (self.hours_per_week is None):
            raise DataError("model-time", {})
        if (self.driver is None) != (self.minutes is None) or (self.minimum and not self.driver):
            raise DataError("model-driver", {})

    @property
    def amount(self) -> Range:
        """Its time, in its own unit."""
        return self.minutes or self.hours_per_week or NOTHING

    @property
    def is_weekly(self) -> bool:
        """Whether it comes back every week, whatever the volumes."""
        return self.hours_per_week is not None

    @property
    def drivers(self) -> tuple[str, ...]:
        """The volumes on which it depends."""
        least = self.minimum.driver if self.minimum else None
        return tuple(filter(None, (self.driver, least)))


@dataclass(frozen=True, kw_only=True)
class Case:
    """One association: its volumes a year by driver, its hours a week by activity, its members.

    In the file "default" stands for the activity's own hours; no members are none declared.
    """

    id: str
    volumes: Mapping[str, float]
    fixed: Mapping[str, Range]
    members: float = 0


@dataclass(frozen=True, kw_only=True)
class Proposal(Evidence):
    """The volumes that grow with the members of a case; an association chooses all others."""

    grows: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Bound(Evidence):
    """A mark to hold a result against.

    ``hours-week`` marks the hours a week under which a result says little, ``member-minutes`` the
    minutes a month that each member takes, hence the members above which one post is too few.
    """

    id: str
    measure: Literal["hours-week", "member-minutes"]
    value: float

    def __post_init__(self) -> None:
        """Refuse nothing: it is divided by."""
        super().__post_init__()
        not_nothing(self.value)


@dataclass(frozen=True, kw_only=True)
class Stage(Evidence):
    """What others say of the first months: when a stage begins and how long it lasts, in months.

    A stage that ``lasts`` nothing known has no end.
    """

    id: str
    begins: Range
    lasts: Range | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """Hours of someone else's full week, and the mission of ours that they serve, if any."""

    id: str
    hours: float
    mission: str | None = None


@dataclass(frozen=True, kw_only=True)
class Week(Evidence):
    """Someone else's full week, to set our shares beside."""

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        """Refuse a week of no hours, or with the same part twice."""
        super().__post_init__()
        once("parts", (part.id for part in self.parts))
        not_nothing(sum(part.hours for part in self.parts), "parts")


@dataclass(frozen=True, kw_only=True)
class Model:
    """The whole file."""

    time: Time
    activities: tuple[Activity, ...]
    cases: tuple[Case, ...]
    bounds: tuple[Bound, ...] = ()
    stages: tuple[Stage, ...] = ()
    week: Week | None = None
    proposal: Proposal | None = None

    def __post_init__(self) -> None:
        """Refuse names that mean two things, and cases that name what no activity has."""
        missions = {activity.mission for activity in self.activities}
        once("activities", [*RESERVED, *missions, *(each.id for each in self.activities)])
        once("cases", [*RESERVED, *(case.id for case in self.cases)])
        once("bounds", (bound.id for bound in self.bounds))
        once("stages", (stage.id for stage in self.stages))
        weekly = [activity.id for activity in self.activities if activity.is_weekly]
        for case in self.cases:
            only(f"cases[{case.id}].volumes", case.volumes, self.drivers)
            only(f"cases[{case.id}].fixed", case.fixed, weekly)
        for part in self.week.parts if self.week else ():
            only(f"week.parts[{part.id}].mission", filter(None, [part.mission]), missions)
        only("proposal.grows", self.grows, self.drivers)

    @property
    def drivers(self) -> tuple[str, ...]:
        """Ids of the volumes on which some activity depends, in the order of the file."""
        named = (driver for activity in self.activities for driver in activity.drivers)
        return tuple(dict.fromkeys(named))

    @property
    def grows(self) -> tuple[str, ...]:
        """Ids of the volumes that grow with the members."""
        return self.proposal.grows if self.proposal else ()

    def records(self) -> Iterator[tuple[str, Legal | Evidence]]:
        """Yield all that rests on something, each with its place in the file."""
        for field in fields(self.time):
            yield f"time.{field.name}", getattr(self.time, field.name)
        for kind in ("activities", "bounds", "stages"):
            yield from ((f"{kind}[{each.id}]", each) for each in getattr(self, kind))
        if self.week:
            yield "week", self.week
        if self.proposal:
            yield "proposal", self.proposal

    def activity(self, name: str) -> Activity:
        """Return an activity by its id."""
        return known(name, {activity.id: activity for activity in self.activities})

    def case(self, name: str) -> Case:
        """Return a worked case by its id."""
        return known(name, {case.id: case for case in self.cases})


NOTHING = Range(0, 0, 0)


def load(path: Path | str) -> Model:
    """Read the file, or raise DataError at the first thing that the records cannot hold."""
    raw = read(path)
    activities = Reader().value(tuple[Activity, ...], raw.get("activities", ()), "activities")
    weekly = {each.id: each.hours_per_week for each in activities if each.hours_per_week}
    model: Model = Reader(weekly).value(Model, raw)
    return model
