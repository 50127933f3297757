"""The two-week time sheet: the numbers of the model, measured by the person who does the work.

**The file.** CSV in UTF-8 with its mark, cells between semicolons, lines ended by CR LF:

    id;activité;unité;nombre;j1;…;j14        (English: id;activity;unit;count;d1;…;d14)
    answer;Répondre à un message;réponse;12;10;;15;…
    monitoring;Suivre ce qui se dit;;;30;30;…
    other;Autre chose;;;…

One row an activity of data/workload.toml, in its order, then ``other`` for what no activity
describes. ``j1``…``j14`` are the minutes spent that day, ``nombre`` the units handled in the two
weeks: blank for fixed activities and for ``other``.

**What `read` takes.** Cells between semicolons, tabs or commas; a cell may stand between double
quotes, a double quote inside it is written twice (one that does not open a cell is itself). A row
that has a cell ``id`` is the header; what stands above the first is skipped, a second one starts
another sheet, so that several people's sheets may be pasted under one another: rows of the same id
add up, day with day and count with count. Columns in any order, in either language; ``id`` must be
there, another one that is missing is blank, an unknown one is skipped. Rows without an id are
skipped. Case and spaces around do not matter. Numbers are digits with a comma or a point before
decimals, spaces between thousands; blank, ``-`` and ``–`` say nothing, which is not zero. A day has
at most 1,440 minutes, a count at most 1,000,000.

**What it tells.** A row with a fault is left out, the others are kept. Faults come in the order of
the lines, and in a line count first: ``unknown-id``, ``not-a-number``, ``negative``, ``too-much``
(each at its column), ``no-count`` and ``no-minutes`` (at the first line of that id); for the whole
file ``no-header`` and, where nothing is filled in, ``no-row``. Their words are ``sheet-`` and the
name, in `words_model`.

**What is measured.** A row of which one day at least is written and, for an activity with a unit,
the count. Unit time = minutes ÷ count, in minutes; a fixed activity has minutes ÷ 60 ÷ 2 hours a
week. Minutes add from the first day to the last, then divide in that order, so that another program
finds the same number to the last digit.

**How a measure is shown.** As one value at all three levels and with the word “measured” in place
of a grade. Grades A to D say how far someone else's number can be trusted, H that nobody has any;
the reader's own count is neither, and a sixth letter would read as a better or a worse one. Beside
it stands how many units it rests on: under ten, chance has its part, and our range stays around it.

Imports the records of the sheet and of the model, `timesheet_reading` and `words`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from io import StringIO

from .timesheet_reading import decode, read
from .timesheet_records import (
    DAYS,
    MINUTES_PER_HOUR,
    OTHER,
    WEEKS,
    Entry,
    Line,
    Measures,
    TimesheetError,
)
from .words import word
from .workload_records import Activity, Case, Evidence, Model, Range

__all__ = [
    "DAYS",
    "FEW",
    "MEASURED",
    "MINUTES_PER_HOUR",
    "OTHER",
    "WEEKS",
    "Difference",
    "Entry",
    "Line",
    "Measures",
    "TimesheetError",
    "apply",
    "decode",
    "difference",
    "headers",
    "measured",
    "measured_case",
    "read",
    "write",
]

MEASURED = Evidence("measured", ())
FEW = 10  # units under which a mean says little
MARK = "\ufeff"  # tells spreadsheets that the file is in UTF-8


def headers(language: str) -> list[str]:
    """Return the headers of the columns.

    >>> headers("fr")[:5], headers("en")[3:5]
    (['id', 'activité', 'unité', 'nombre', 'j1'], ['count', 'd1'])
    """
    names = [word(language, f"sheet-{name}") for name in ("activity", "unit", "count")]
    day = word(language, "sheet-day")
    return ["id", *names, *(f"{day}{number}" for number in range(1, DAYS + 1))]


def write(lines: Iterable[Line], language: str, filled: Mapping[str, Entry] | None = None) -> str:
    """Write a sheet, empty or filled; a file of it is this text in UTF-8.

    >>> lines = [Line("answer", "Répondre à un message", "réponse")]
    >>> filled = {"answer": Entry((7.5, *[None] * 13), 2)}
    >>> write(lines, "fr", filled).splitlines()[1]
    'answer;Répondre à un message;réponse;2;7,5;;;;;;;;;;;;;'
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers(language))
    for line in lines:
        entry = (filled or {}).get(line.id, Entry((None,) * DAYS))
        numbers = [_written(number, language) for number in (entry.count, *entry.days)]
        writer.writerow([line.id, line.name, line.unit, *numbers])
    return MARK + text.getvalue()


def _written(number: float | None, language: str) -> str:
    if number is None:
        return ""
    text = f"{Decimal(str(number)):f}".removesuffix(".0")
    return text if language.startswith("en") else text.replace(".", ",")


def measured(model: Model, measures: Measures) -> dict[str, float]:
    r"""Return what was measured, in each activity's own unit: minutes, or hours a week.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> text = "id;nombre;j1;j8\nanswer;8;30;30\nmonitoring;;90;90"
    >>> measured(model, read(text, model))
    {'monitoring': 1.5, 'answer': 7.5}
    """
    known = (each for each in model.activities if each.id in measures.entries)
    return {each.id: _amount(each, measures.entries[each.id]) for each in known}


def _amount(activity: Activity, entry: Entry) -> float:
    minutes = entry.minutes or 0.0
    if activity.kind == "fixed":
        return minutes / MINUTES_PER_HOUR / WEEKS
    return minutes / entry.count if entry.count else 0.0


def apply(model: Model, measures: Measures) -> Model:
    r"""Return the model with what was measured in place of its hypotheses, in its cases too.

    A measured activity loses its minimum as well: the measure replaces all that was supposed.
    Under ten units it keeps the range of the model, stretched to hold the measure.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> mine = apply(model, read("id;nombre;j1\nanswer;12;90\nwelcome;4;80", model))
    >>> mine.activity("answer").amount, mine.activity("answer").evidence.grade
    (Range(low=7.5, central=7.5, high=7.5), 'measured')
    >>> mine.activity("welcome").amount
    Range(low=2, central=20.0, high=20.0)
    >>> mine.activity("read") == model.activity("read")
    True
    """
    found = measured(model, measures)
    activities = tuple(
        _measured_activity(each, found[each.id], measures.entries[each.id].count)
        if each.id in found
        else each
        for each in model.activities
    )
    cases = tuple(measured_case(model, case, measures) for case in model.cases)
    return replace(model, activities=activities, cases=cases)


def _measured_activity(activity: Activity, amount: float, count: float | None) -> Activity:
    own = activity.amount
    kept = Range(min(own.low, amount), amount, max(own.high, amount))
    measure = kept if count is not None and count < FEW else Range(amount, amount, amount)
    return replace(
        activity, amount=measure, evidence=MEASURED, minimum_driver="", minimum_minutes=0
    )


def measured_case(model: Model, case: Case, measures: Measures) -> Case:
    r"""Return a case with the measured hours of each fixed activity, had it some before or not.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> measures = read("id;j1\nmonitoring;90", model)
    >>> measured_case(model, model.case("small-volunteer"), measures).fixed["monitoring"].central
    0.75
    """
    found = measured(model, measures)
    fixed = {each.id: found[each.id] for each in model.activities
             if each.kind == "fixed" and each.id in found}  # fmt: skip
    ranges = {name: Range(amount, amount, amount) for name, amount in fixed.items()}
    return replace(case, fixed={**case.fixed, **ranges})


@dataclass(frozen=True)
class Difference:
    """A hypothesis beside its measure, both in the activity's own unit.

    ``count`` is the number of units behind the measure, None for a fixed activity.
    """

    activity: str
    hypothesis: Range
    grade: str
    measure: float
    count: float | None

    @property
    def ratio(self) -> float | None:
        """Times the central hypothesis, if that is not zero: 2.0 is twice as long."""
        return self.measure / self.hypothesis.central if self.hypothesis.central else None

    @property
    def verdict(self) -> str:
        """Tell where the measure falls: below, inside or above the range."""
        if self.measure < self.hypothesis.low:
            return "below"
        return "above" if self.measure > self.hypothesis.high else "inside"

    @property
    def is_thin(self) -> bool:
        """Tell whether so few units were counted that the measure may be chance."""
        return self.count is not None and self.count < FEW


def difference(model: Model, measures: Measures) -> list[Difference]:
    r"""Set each measure beside the hypothesis that it replaces, in the order of the model.

    >>> from .workload import load
    >>> model = load("data/workload.toml")
    >>> [found] = difference(model, read("id;nombre;j1\nanswer;8;60", model))
    >>> found.ratio, found.verdict, found.is_thin
    (1.5, 'inside', True)
    """
    found = measured(model, measures)
    return [
        Difference(
            name,
            model.activity(name).amount,
            model.activity(name).evidence.grade,
            amount,
            measures.entries[name].count,
        )
        for name, amount in found.items()
    ]
