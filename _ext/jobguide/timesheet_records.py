"""What a time sheet holds once it is read, as immutable records, and what is wrong in it.

Imports `words` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .words import word

DAYS = 14
WEEKS = 2
MINUTES_PER_HOUR = 60
OTHER = "other"  # the row of what no activity of the model describes


class TimesheetError(ValueError):
    """A fault of a sheet: its line and column, its kind, and the cell as it was written.

    >>> print(TimesheetError(5, "j3", "not-a-number", "1h30").told("en"))
    Line 5, column j3: “1h30” is not a number. Write minutes, for instance 90.
    """

    def __init__(self, line: int, column: str, fault: str, cell: str = "") -> None:
        """Keep the parts apart, for whoever words the message."""
        super().__init__(line, column, fault, cell)
        self.line, self.column, self.fault, self.cell = line, column, fault, cell

    def __str__(self) -> str:
        """Write it in English."""
        return self.told("en")

    def told(self, language: str) -> str:
        """Say where, what is wrong and how to mend it."""
        if not self.line:
            return word(language, f"sheet-{self.fault}")
        key = "sheet-cell" if self.column else "sheet-line"
        where = word(language, key, line=self.line, column=self.column)
        return f"{where} {word(language, f'sheet-{self.fault}', cell=self.cell)}"


def added(numbers: Iterable[float]) -> float:
    """Add from left to right, as any language does: ``sum`` rounds otherwise from Python 3.12 on.

    >>> added([0.1, 0.2, 0.3]) == 0.1 + 0.2 + 0.3
    True
    """
    total = 0.0
    for number in numbers:
        total += number
    return total


@dataclass(frozen=True)
class Entry:
    """One row: minutes by day, from the first; None is a blank cell. Units handled, if counted."""

    days: tuple[float | None, ...]
    count: float | None = None

    def __add__(self, other: Entry) -> Entry:
        """Add day to day and count to count: two people, or twice the same row."""
        days = (_both(*pair) for pair in zip(self.days, other.days, strict=True))
        return Entry(tuple(days), _both(self.count, other.count))

    @property
    def minutes(self) -> float | None:
        """Minutes of the two weeks; None where every day is blank, which is not zero."""
        written = [day for day in self.days if day is not None]
        return added(written) if written else None


def _both(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other


@dataclass(frozen=True)
class Measures:
    """A sheet as read: its good rows by activity, the time outside the model, its faults."""

    entries: Mapping[str, Entry]
    other: Entry | None = None
    faults: tuple[TimesheetError, ...] = field(default=(), compare=False)

    @property
    def weekly_hours(self) -> float:
        """Hours a week of all that was written down, the time outside the model included."""
        rows = [*self.entries.values(), *([self.other] if self.other else [])]
        return added(row.minutes or 0 for row in rows) / MINUTES_PER_HOUR / WEEKS


@dataclass(frozen=True)
class Line:
    """What a row of an empty sheet says: an id to read it back by, a name, a unit ("" if fixed)."""

    id: str
    name: str
    unit: str
