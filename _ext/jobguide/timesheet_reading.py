"""How the text of a time sheet becomes measures: whatever can be read is kept, the rest is told.

The rules are those of `timesheet`, which documents them. Imports its records and the model's.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO

from .timesheet_records import DAYS, OTHER, Entry, Measures, TimesheetError
from .workload_records import Model

DELIMITERS = (";", "\t", ",")
DAY_MOST = 1440  # minutes of a day: a sheet is one person's
COUNT_MOST = 1_000_000
BLANKS = ("", "-", "–", "—")
COUNTS = ("nombre", "count")
_DAY = re.compile(r"[jd]0?([1-9]|1[0-4])")
_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_NEGATIVE = re.compile(rf"[-−]{_NUMBER.pattern}")
_SPACES = re.compile("[ \u00a0\u2009\u202f\t]")


@dataclass(frozen=True)
class _Header:
    """Where the columns of a sheet are, and how their headers are written."""

    id: int
    count: int | None
    days: tuple[int | None, ...]
    names: tuple[str, ...]


def read(text: str, model: Model) -> Measures:
    r"""Read a sheet filled for two weeks; nothing is raised, faults are among the measures.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> measures = read("id,nombre,j1,j2\nanswer,12,40,20\nreed,1,5,\n", model)
    >>> measures.entries["answer"].minutes, measures.entries["answer"].count
    (60.0, 12.0)
    >>> [fault.told("en") for fault in measures.faults]
    ['Line 3, column id: no activity is called “reed”. Copy the word from the empty sheet.']
    """
    rows = _rows(text.removeprefix("\ufeff"))
    if not rows:
        return Measures({}, faults=(TimesheetError(0, "", "no-header"),))
    reading = _Reading(model)
    for line, cells in rows:
        reading.take(line, cells)
    return reading.measures()


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows from the header on, each with its line; none where no row has an id."""
    found = [_split(text, delimiter) for delimiter in DELIMITERS]
    return max(found, key=lambda rows: len(rows[0][1]) if rows else 0)


def _split(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if rows or _header(cells):
                rows.append((line, [cell.strip() for cell in cells]))
            line = reader.line_num + 1
    except csv.Error:  # a cell longer than any sheet has: what stands above it can still be read
        pass
    return rows


def _header(cells: Sequence[str]) -> _Header | None:
    """Read a row as headers, if it is such a row: one of its cells is “id”."""
    names = [cell.strip() for cell in cells]
    folded = [name.lower() for name in names]
    if "id" not in folded:
        return None
    days = [_DAY.fullmatch(name) for name in folded]
    at = {int(match[1]): place for place, match in reversed(list(enumerate(days))) if match}
    count = next((place for place, name in enumerate(folded) if name in COUNTS), None)
    places = tuple(at.get(day) for day in range(1, DAYS + 1))
    return _Header(folded.index("id"), count, places, tuple(names))


@dataclass
class _Reading:
    """What has been read so far."""

    model: Model
    header: _Header | None = None
    rows: dict[str, Entry] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[TimesheetError] = field(default_factory=list)

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Take a row: headers, an activity, or nothing of ours."""
        self.header = _header(cells) or self.header
        assert self.header is not None
        name = _cell(cells, self.header.id).lower()
        if name in ("", "id"):
            return
        if name != OTHER and name not in {activity.id for activity in self.model.activities}:
            column = self.header.names[self.header.id]
            self.faults.append(TimesheetError(line, column, "unknown-id", name))
            return
        entry = self._entry(line, cells, self.header, counted=self._is_counted(name))
        if entry is not None:
            self.rows[name] = self.rows[name] + entry if name in self.rows else entry
            self.lines.setdefault(name, line)

    def _is_counted(self, name: str) -> bool:
        return name != OTHER and self.model.activity(name).kind == "unit"

    def _entry(
        self, line: int, cells: Sequence[str], header: _Header, *, counted: bool
    ) -> Entry | None:
        """Return the numbers of a row, or nothing where a cell is at fault."""
        before = len(self.faults)
        at = header.count if counted else None
        count = self._number(line, cells, header, at, COUNT_MOST)
        days = [self._number(line, cells, header, at, DAY_MOST) for at in header.days]
        return Entry(tuple(days), count) if len(self.faults) == before else None

    def _number(
        self, line: int, cells: Sequence[str], header: _Header, at: int | None, most: float
    ) -> float | None:
        cell = _SPACES.sub("", _cell(cells, at))
        if cell in BLANKS:
            return None
        value = float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else None
        if value is not None and value <= most:
            return value
        fault = "not-a-number" if value is None else "too-much"
        fault = "negative" if _NEGATIVE.fullmatch(cell) else fault
        self.faults.append(TimesheetError(line, header.names[at or 0], fault, _cell(cells, at)))
        return None

    def measures(self) -> Measures:
        """Return what was read, without the rows that do not say both minutes and units."""
        other = self.rows.pop(OTHER, None)
        if other is not None and other.minutes is None:
            other = None
        entries = dict(self._measured())
        if not entries and other is None and not self.faults:
            self.faults.append(TimesheetError(0, "", "no-row"))
        faults = sorted(self.faults, key=lambda fault: fault.line)
        return Measures(entries, other, tuple(faults))

    def _measured(self) -> Iterator[tuple[str, Entry]]:
        """Yield the rows that measure something, in the order of the model."""
        for activity in self.model.activities:
            entry = self.rows.get(activity.id)
            if entry is None or (entry.minutes is None and not entry.count):
                continue
            if activity.kind == "fixed" or (entry.minutes is not None and entry.count):
                yield activity.id, entry
            elif entry.minutes is None or entry.minutes:
                fault = "no-minutes" if entry.minutes is None else "no-count"
                self.faults.append(TimesheetError(self.lines[activity.id], "", fault, activity.id))


def _cell(cells: Sequence[str], place: int | None) -> str:
    """Return a cell; what a sheet does not have is blank."""
    return cells[place] if place is not None and place < len(cells) else ""


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8 or, failing that, what spreadsheets write in France.

    >>> decode("é".encode("utf-8-sig")), decode("é".encode("cp1252"))
    ('é', 'é')
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
