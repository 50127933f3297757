"""How data/workload.toml is read into the records of the sizing model.

Whatever the records cannot hold is refused here, with its place in the file and a remedy, so that
`workload` only reckons. What the ids of missions, competencies and criteria mean is the domain's
to check. Imports only `workload_records`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from .workload_records import (
    LEVELS,
    Activity,
    Case,
    Evidence,
    Model,
    Range,
    Time,
    Value,
    WorkloadError,
)

GRADES = ("A", "B", "C", "D", "H")
LAW = "law"  # not a grade of evidence: the law sets this constant
RESERVED = ("total", "unit-time")  # words of the expressions that `workload.quantity` reads


def load(path: Path | str) -> Model:
    """Read the table, or raise WorkloadError at the first record that it cannot hold.

    >>> load("data/workload.toml").activity("read").amount.central  # minutes a message
    0.5
    """
    try:
        root = _Table("", tomllib.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise WorkloadError(str(path), f"cannot be read ({error})", "mend the file") from error
    root.only("time", "activity", "case")
    activities = tuple(_activity(record) for record in root.records("activity"))
    missions = {activity.mission for activity in activities}
    _distinct("activity", [*RESERVED, *missions, *(activity.id for activity in activities)])
    model = Model(_time(root.table("time")), activities, ())
    cases = tuple(_case(record, model) for record in root.records("case"))
    _distinct("case", [*RESERVED, *(case.id for case in cases)])
    return Model(model.time, activities, cases)


def _distinct(where: str, names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            remedy = "give each record an id of its own, that is no mission nor reserved word"
            raise WorkloadError(f"{where}[{name}].id", "used twice", remedy)


def _time(table: _Table) -> Time:
    names = ("legal_year_hours", "legal_week_hours", "usable_share", "launch_months")
    table.only(*names)
    year, week, share, months = (table.table(name) for name in names)
    usable = share.range("grade", "source")
    if not 0 < usable.low <= usable.high <= 1:
        share.refuse("", "not between 0 and 1", "write 0.85 for 85 %")
    evidence = {name: table.table(name).evidence((*GRADES, LAW)) for name in names}
    return Time(_constant(year), _constant(week), usable, months.range("grade", "source"), evidence)


def _constant(table: _Table) -> float:
    table.only("value", "grade", "source")
    value = table.number("value")
    if not value:
        table.refuse("value", "0 does not fit", "write a number above 0")
    return value


def _activity(table: _Table) -> Activity:
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


def _minimum(table: _Table) -> tuple[str, float]:
    if "minimum" not in table.values:
        return "", 0
    minimum = table.table("minimum")
    minimum.only("driver", "minutes")
    return minimum.text("driver"), minimum.number("minutes")


def _case(table: _Table, model: Model) -> Case:
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


@dataclass(frozen=True)
class _Table:
    """A table of the file and its path, so that every refusal says where it stands."""

    where: str
    values: Mapping[str, Any]

    def refuse(self, key: str, problem: str, remedy: str) -> NoReturn:
        raise WorkloadError(".".join(filter(None, (self.where, key))), problem, remedy)

    def only(self, *names: str) -> None:
        for key in self.values:
            if key not in names:
                self.refuse(key, "unknown key", f"choose among: {', '.join(names) or 'none'}")

    def get(self, key: str, kind: tuple[type[Value], ...], expected: str) -> Value:
        value = self.values.get(key)
        if value is None:
            self.refuse(key, "missing", f"add {expected}")
        if isinstance(value, bool) or not isinstance(value, kind):
            self.refuse(key, f"{value!r} does not fit", f"write {expected}")
        return value

    def number(self, key: str) -> float:
        value = self.get(key, (int, float), "a number")
        if not 0 <= value < float("inf"):
            self.refuse(key, f"{value} does not fit", "write a finite number, 0 or more")
        return value

    def text(self, key: str, choices: tuple[str, ...] = ()) -> str:
        value = self.get(key, (str,), "a word between quotes")
        if not value or value not in (choices or (value,)):
            self.refuse(
                key, f"“{value}” does not fit", f"choose {' or '.join(choices) or 'a word'}"
            )
        return value

    def table(self, key: str) -> _Table:
        values = self.get(key, (dict,), "a table, { … }")
        return _Table(".".join(filter(None, (self.where, key))), values)

    def records(self, key: str) -> list[_Table]:
        found = self.get(key, (list,), f"records, [[{key}]]")
        if not all(isinstance(record, dict) for record in found):
            self.refuse(key, "not a list of records", f"write [[{key}]] above each record")
        return [
            _Table(f"{key}[{record.get('id', f'#{place}')}]", record)
            for place, record in enumerate(found, 1)
        ]

    def range(self, *others: str) -> Range:
        self.only(*LEVELS, *others)
        low, central, high = (self.number(level) for level in LEVELS)
        if not low <= central <= high:
            self.refuse("", f"{low}, {central}, {high}", "order the levels: low ≤ central ≤ high")
        return Range(low, central, high)

    def evidence(self, grades: tuple[str, ...] = GRADES) -> Evidence:
        grade = self.text("grade", grades)
        source = self.get("source", (list,), "a list of keys of references.bib")
        if not all(isinstance(key, str) and key for key in source):
            self.refuse("source", f"{source} does not fit", "write keys of references.bib")
        if (grade == "H") == bool(source):
            self.refuse("grade", f"“{grade}” with {len(source)} sources", "H has none, others some")
        return Evidence(grade, tuple(source))
