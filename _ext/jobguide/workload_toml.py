"""A table of a TOML file that says, of whatever it does not hold, where it stands and the cure.

Imports only `workload_records`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from .workload_records import LEVELS, Evidence, Range, Value, WorkloadError

GRADES = ("A", "B", "C", "D", "H")


@dataclass(frozen=True)
class Table:
    """A table of the file and its path, so that every refusal says where it stands."""

    where: str
    values: Mapping[str, Any]

    def refuse(self, key: str, problem: str, remedy: str) -> NoReturn:
        """Raise an error that says where the key stands."""
        raise WorkloadError(".".join(filter(None, (self.where, key))), problem, remedy)

    def only(self, *names: str) -> None:
        """Refuse any key but these."""
        for key in self.values:
            if key not in names:
                self.refuse(key, "unknown key", f"choose among: {', '.join(names) or 'none'}")

    def get(self, key: str, kind: tuple[type[Value], ...], expected: str) -> Value:
        """Return a value of one of these types; a truth is no number."""
        value = self.values.get(key)
        if value is None:
            self.refuse(key, "missing", f"add {expected}")
        if isinstance(value, bool) or not isinstance(value, kind):
            self.refuse(key, f"{value!r} does not fit", f"write {expected}")
        return value

    def number(self, key: str) -> float:
        """Return a finite number, 0 or more."""
        value = self.get(key, (int, float), "a number")
        if not 0 <= value < float("inf"):
            self.refuse(key, f"{value} does not fit", "write a finite number, 0 or more")
        return value

    def text(self, key: str, choices: tuple[str, ...] = ()) -> str:
        """Return a word, one of the choices where there are any."""
        value = self.get(key, (str,), "a word between quotes")
        if not value or value not in (choices or (value,)):
            self.refuse(
                key, f"“{value}” does not fit", f"choose {' or '.join(choices) or 'a word'}"
            )
        return value

    def table(self, key: str) -> Table:
        """Return a table inside this one."""
        values = self.get(key, (dict,), "a table, { … }")
        return Table(".".join(filter(None, (self.where, key))), values)

    def optional_records(self, key: str) -> list[Table]:
        """Return the records of a key that need not be there."""
        return self.records(key) if key in self.values else []

    def records(self, key: str) -> list[Table]:
        """Return the records of a key, each with its id in its path."""
        found = self.get(key, (list,), f"records, [[{key}]]")
        if not all(isinstance(record, dict) for record in found):
            self.refuse(key, "not a list of records", f"write [[{key}]] above each record")
        path = ".".join(filter(None, (self.where, key)))
        return [
            Table(f"{path}[{record.get('id', f'#{place}')}]", record)
            for place, record in enumerate(found, 1)
        ]

    def range(self, *others: str) -> Range:
        """Return the three levels of this table, which may hold other keys as well."""
        self.only(*LEVELS, *others)
        low, central, high = (self.number(level) for level in LEVELS)
        if not low <= central <= high:
            self.refuse("", f"{low}, {central}, {high}", "order the levels: low ≤ central ≤ high")
        return Range(low, central, high)

    def evidence(self, grades: tuple[str, ...] = GRADES) -> Evidence:
        """Return the grade and the sources: a hypothesis has none, the rest some."""
        grade = self.text("grade", grades)
        source = self.get("source", (list,), "a list of keys of references.bib")
        if not all(isinstance(key, str) and key for key in source):
            self.refuse("source", f"{source} does not fit", "write keys of references.bib")
        if (grade == "H") == bool(source):
            self.refuse("grade", f"“{grade}” with {len(source)} sources", "H has none, others some")
        return Evidence(grade, tuple(source))
