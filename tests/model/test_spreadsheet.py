"""The spreadsheet of the time sheet: same rows, formulas that reckon, nothing that dates it."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document, Table

from jobguide import spreadsheet, timesheet, workload
from jobguide.timesheet import DAYS, OTHER, Line

ROOT = Path(__file__).resolve().parents[2]
MODEL = workload.load(ROOT / "data" / "workload.toml")
LINES = (
    *(Line(each.id, each.id.title(), each.driver) for each in MODEL.activities),
    Line(OTHER, "Autre chose", ""),
)
SHEET = spreadsheet.ods(LINES, "fr")
COLUMNS = "ABCDEFGHIJKLMNOPQRSTU"


def table_of(content: bytes) -> Table:
    """Return the one table of a spreadsheet."""
    [table] = Document(BytesIO(content)).body.tables
    return table


def head_of(table: Table) -> int:
    """Return the row of the headers, counted from 0."""
    return next(place for place, row in enumerate(table.get_values()) if row[0] == "id")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_rows_are_those_of_the_csv(language: str) -> None:
    table = table_of(spreadsheet.ods(LINES, language))
    head = head_of(table)
    values = table.get_values()
    assert values[head][: DAYS + 4] == timesheet.headers(language)
    rows = values[head + 1 : head + 1 + len(LINES)]
    assert [(row[0], row[1], row[2] or "") for row in rows] == [
        (line.id, line.name, line.unit) for line in LINES
    ]
    assert all(value is None for row in rows for value in row[3 : DAYS + 4])


def test_the_instructions_stand_above_the_header() -> None:
    """Each in one cell, and none that the reading could take for headers."""
    table = table_of(SHEET)
    above = table.get_values()[: head_of(table)]
    assert [len([cell for cell in row if cell]) for row in above] == [1, 1, 1, 1, 1, 1, 0]


def test_the_formulas_reckon_what_python_does() -> None:
    """Sum of the days; divided by the count, or by sixty and two for what is fixed."""
    table = table_of(SHEET)
    first = head_of(table) + 1
    for place, line in enumerate(LINES):
        number = first + place + 1
        total, result = (table.get_cell((COLUMNS.index(c), first + place)) for c in "ST")
        days = f"[.E{number}:.R{number}]"
        assert total.formula == f"of:=SUM({days})"
        expected = f'of:=IF([.D{number}]>0;[.S{number}]/[.D{number}];"")'
        if not line.unit:
            expected = f'of:=IF(COUNT({days})>0;[.S{number}]/60/2;"")'
        assert result.formula == (expected if line.id != OTHER else None)
    last = first + len(LINES)
    sums = [table.get_cell((x, last)).formula for x in range(4, DAYS + 5)]
    assert sums == [f"of:=SUM([.{c}{first + 1}:.{c}{last}])" for c in COLUMNS[4 : DAYS + 5]]


def test_the_sheet_saved_as_csv_is_read_back() -> None:
    """As a spreadsheet writes it: instructions, results and totals around what was filled in."""
    table = table_of(SHEET)
    head = head_of(table)
    rows = [["" if cell is None else str(cell) for cell in row] for row in table.get_values()]
    places = {line.id: head + 1 + place for place, line in enumerate(LINES)}
    rows[places["answer"]][3:6] = ["12", "40", "20,5"]
    rows[places["monitoring"]][4] = "60"
    rows[places["monitoring"]][18] = "60"
    text = "\n".join(";".join(row) for row in rows)
    measures = timesheet.read(text, MODEL)
    assert measures.faults == ()
    assert timesheet.measured(MODEL, measures) == {"monitoring": 0.5, "answer": 60.5 / 12}


def test_the_empty_sheet_holds_nothing_yet() -> None:
    rows = table_of(SHEET).get_values()
    text = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows)
    assert [fault.fault for fault in timesheet.read(text, MODEL).faults] == ["no-row"]


def test_the_archive_is_one_that_programs_open() -> None:
    """Its type first and not compressed; each part in the list of parts, and only those."""
    with ZipFile(BytesIO(SHEET)) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        listed = set(Document(BytesIO(SHEET)).manifest.get_paths())
        assert listed == {"/", *(part.filename for part in others)} - {"META-INF/manifest.xml"}


def test_nothing_dates_the_file() -> None:
    with ZipFile(BytesIO(SHEET)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = b"".join(archive.read(part) for part in archive.namelist())
    for word in (b"creation-date", b"<dc:date", b"<text:date", b"<text:time"):
        assert word not in texts


def test_another_process_makes_the_same_bytes() -> None:
    """Whatever the order of its sets and the hour."""
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT / '_ext')!r})\n"
        "from jobguide import spreadsheet\n"
        "from jobguide.timesheet import Line\n"
        "sys.stdout.buffer.write(spreadsheet.ods((Line('a', 'À', 'b'), Line('c', 'D', '')), 'fr'))"
    )
    command = [sys.executable, "-c", program]
    made = [
        subprocess.run(
            command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1] == spreadsheet.ods((Line("a", "À", "b"), Line("c", "D", "")), "fr")
