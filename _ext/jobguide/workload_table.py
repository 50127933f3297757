"""How data/workload.toml is read into the records of the sizing model.

Whatever the records cannot hold is refused here, with its place in the file and a remedy, so that
`workload` only reckons. What the ids of missions, competencies and criteria mean is the domain's
to check. Imports only `workload_records` and `workload_toml`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .workload_records import (
    LEVELS,
    Activity,
    Bound,
    Case,
    Model,
    Range,
    Stage,
    Time,
    Week,
    WeekPart,
    WorkloadError,
)
from .workload_toml import GRADES, Table

LAW = "law"  # not a grade of evidence: the law sets this constant
# Words of the expressions that `workload.quantity` reads, and a row of the time sheet.
RESERVED = ("total", "unit-time", "other")
MEASURES = ("hours-week", "member-minutes")


def load(path: Path | str) -> Model:
    """Read the table, or raise WorkloadError at the first record that it cannot hold.

    >>> load("data/workload.toml").activity("read").amount.central  # minutes a message
    0.5
    """
    try:
        root = Table("", tomllib.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise WorkloadError(str(path), f"cannot be read ({error})", "mend the file") from error
    root.only("time", "activity", "case", "bound", "stage", "week")
    activities = tuple(_activity(record) for record in root.records("activity"))
    missions = {activity.mission for activity in activities}
    _distinct("activity", [*RESERVED, *missions, *(activity.id for activity in activities)])
    model = Model(_time(root.table("time")), activities, ())
    cases = tuple(_case(record, model) for record in root.records("case"))
    _distinct("case", [*RESERVED, *(case.id for case in cases)])
    bounds = tuple(_bound(record) for record in root.optional_records("bound"))
    stages = tuple(_stage(record) for record in root.optional_records("stage"))
    for what, records in (("bound", bounds), ("stage", stages)):
        _distinct(what, [record.id for record in records])
    week = _week(root.table("week"), missions) if "week" in root.values else None
    return replace(model, cases=cases, bounds=bounds, stages=stages, week=week)


def _distinct(where: str, names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            remedy = "give each record an id of its own, that is no mission nor reserved word"
            raise WorkloadError(f"{where}[{name}].id", "used twice", remedy)


def _time(table: Table) -> Time:
    names = ("legal_year_hours", "legal_week_hours", "usable_share", "launch_months")
    table.only(*names, "preparation_months")
    year, week, share, launch = (table.table(name) for name in names)
    usable = share.range("grade", "source")
    if not 0 < usable.low <= usable.high <= 1:
        share.refuse("", "not between 0 and 1", "write 0.85 for 85 %")
    months = launch.range("grade", "source")
    given = [name for name in (*names, "preparation_months") if name in table.values]
    evidence = {name: table.table(name).evidence((*GRADES, LAW)) for name in given}
    preparation = _preparation(table, months)
    return Time(_constant(year), _constant(week), usable, months, evidence, preparation)


def _preparation(table: Table, launch: Range) -> Range:
    """Read the months of preparation, none where the table gives none: part of the launch."""
    if "preparation_months" not in table.values:
        return Range(0, 0, 0)
    preparation = table.table("preparation_months")
    months = preparation.range("grade", "source")
    rest = [launch.at(level) - months.at(level) for level in LEVELS]
    if min(rest) < 0 or rest != sorted(rest):
        remedy = "write fewer months than launch_months, and leave it a rest that grows"
        preparation.refuse("", "longer than the launch that it is part of", remedy)
    return months


def _constant(table: Table) -> float:
    table.only("value", "grade", "source")
    value = table.number("value")
    if not value:
        table.refuse("value", "0 does not fit", "write a number above 0")
    return value


def _activity(table: Table) -> Activity:
    kind = table.text("kind", ("unit", "fixed"))
    measure = "minutes" if kind == "unit" else "hours_per_week"
    names = ("id", "kind", measure, "mission", "competency", "criterion", "grade", "source")
    table.only(*names, *(("driver", "minimum") if kind == "unit" else ()))
    minimum_driver, minimum_minutes = _minimum(table)
    return Activity(
        id=table.text("id"),
        kind=kind,
        amount=table.table(measure).range(),
        mission=table.text("mission"),
        competency=table.text("competency"),
        criterion=table.text("criterion"),
        evidence=table.evidence(),
        driver=table.text("driver") if kind == "unit" else "",
        minimum_driver=minimum_driver,
        minimum_minutes=minimum_minutes,
    )


def _minimum(table: Table) -> tuple[str, float]:
    if "minimum" not in table.values:
        return "", 0
    minimum = table.table("minimum")
    minimum.only("driver", "minutes")
    return minimum.text("driver"), minimum.number("minutes")


def _case(table: Table, model: Model) -> Case:
    table.only("id", "volumes", "fixed")
    volumes, fixed = table.table("volumes"), table.table("fixed")
    usual = {each.id: each.amount for each in model.activities if each.kind == "fixed"}
    volumes.only(*model.drivers)
    fixed.only(*usual)
    hours = {
        name: usual[name] if value == "default" else fixed.table(name).range()
        for name, value in fixed.values.items()
    }
    return Case(table.text("id"), {name: volumes.number(name) for name in volumes.values}, hours)


def _bound(table: Table) -> Bound:
    table.only("id", "measure", "value", "grade", "source")
    value = table.number("value")
    if not value:
        table.refuse("value", "0 does not fit", "write a number above 0")
    return Bound(table.text("id"), table.text("measure", MEASURES), value, table.evidence())


def _stage(table: Table) -> Stage:
    table.only("id", "begins", "lasts", "grade", "source")
    lasts = table.table("lasts").range() if "lasts" in table.values else None
    return Stage(table.text("id"), table.table("begins").range(), lasts, table.evidence())


def _week(table: Table, missions: set[str]) -> Week:
    table.only("part", "grade", "source")
    parts = tuple(_week_part(record, missions) for record in table.records("part"))
    if not sum(part.hours for part in parts):
        table.refuse("part", "no hours at all", "write the hours of at least one part")
    _distinct("week.part", [part.id for part in parts])
    return Week(parts, table.evidence())


def _week_part(table: Table, missions: set[str]) -> WeekPart:
    table.only("id", "hours", "mission")
    named = "mission" in table.values
    mission = table.text("mission", tuple(sorted(missions))) if named else ""
    return WeekPart(table.text("id"), table.number("hours"), mission)
