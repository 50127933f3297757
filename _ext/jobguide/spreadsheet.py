"""The time sheet as a spreadsheet: the rows of `timesheet`, with instructions, sums and results.

The instructions stand above the header, where `timesheet.read` skips them: the sheet saved as CSV
by any spreadsheet can be read back. The same lines give the same bytes. Imports `timesheet`, and
`documents.archive` for the last step.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from .documents.archive import repacked
from .timesheet import DAYS, MINUTES_PER_HOUR, OTHER, WEEKS, Line, headers
from .words import word

if TYPE_CHECKING:
    from odfdo import Cell, Document, Table

HOW = 5  # sentences of instructions
FIRST_DAY, LAST_DAY, TOTAL = "E", "R", "S"  # columns; the count stands before the first day
WIDTHS = ("2.4cm", "7cm", "3cm", "1.6cm", *["1.1cm"] * DAYS, "1.8cm", "1.8cm", "4.4cm")
BORDER = 'fo:border="0.5pt solid #777777"'
STYLES = (
    ("title", "", 'fo:font-weight="bold" fo:font-size="14pt"'),
    ("head", f'{BORDER} fo:background-color="#e4eeea"', 'fo:font-weight="bold"'),
    ("row", f'{BORDER} fo:wrap-option="wrap"', ""),
    ("sum", f'{BORDER} fo:background-color="#f1ece1"', ""),
)

DECORATION = ("Configurations2/", "Thumbnails/")


@lru_cache
def ods(lines: tuple[Line, ...], language: str) -> bytes:
    """Return an empty sheet in the OpenDocument format.

    >>> ods((Line("answer", "Répondre", "réponse"),), "fr")[:2]
    b'PK'
    """
    from odfdo import Document

    document = Document("spreadsheet")
    document.set_language("en-GB" if language.startswith("en") else "fr-FR")
    _set_styles(document)
    _set_sizes(document)
    _set_page(document)
    document.body.clear()
    document.body.append(_table(lines, language))
    document.meta.title = word(language, "sheet-title")
    _forget_dates(document)
    _drop_decoration(document)
    saved = BytesIO()
    document.save(saved)
    return repacked(saved)


def _set_styles(document: Document) -> None:
    for name, cell, text in STYLES:
        document.insert_style(
            f'<style:style style:name="{name}" style:family="table-cell">'
            f"<style:table-cell-properties {cell}/><style:text-properties {text}/></style:style>",
            automatic=True,
        )


def _set_sizes(document: Document) -> None:
    for place, width in enumerate(WIDTHS):
        document.insert_style(
            f'<style:style style:name="width{place}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}"/></style:style>',
            automatic=True,
        )
    document.insert_style(
        '<style:style style:name="tall" style:family="table-row"><style:table-row-properties '
        'style:row-height="0.8cm" style:use-optimal-row-height="false"/></style:style>',
        automatic=True,
    )


def _set_page(document: Document) -> None:
    """Print on one page, on its side, as wide as the sheet."""
    for page in document.styles.get_elements("//style:page-layout-properties"):
        for name, value in (
            ("fo:page-width", "29.7cm"),
            ("fo:page-height", "21cm"),
            ("style:print-orientation", "landscape"),
            ("style:scale-to-X", "1"),
            ("style:scale-to-Y", "1"),
        ):
            page.set_attribute(name, value)


def _table(lines: Sequence[Line], language: str) -> Table:
    from odfdo import Column, Row, Table

    table = Table(word(language, "sheet-name"), style="ta1")
    for place in range(len(WIDTHS)):
        table.append_column(Column(style=f"width{place}"))
    for cells in _rows(lines, language):
        row = Row(style="tall" if len(cells) > 1 else None)
        row.extend_cells(cells)
        table.append_row(row)
    return table


def _rows(lines: Sequence[Line], language: str) -> list[list[Cell]]:
    """Return the cells of the sheet: how to fill it, its head, a row a line, the totals."""
    from odfdo import Cell

    how = [word(language, f"sheet-how-{number}") for number in range(1, HOW + 1)]
    top = [
        [Cell(word(language, "sheet-title"), style="title")],
        *([Cell(told)] for told in how),
        [],
    ]
    results = [word(language, key) for key in ("sheet-total", "sheet-result", "sheet-result-unit")]
    head = [Cell(name, style="head") for name in (*headers(language), *results)]
    first = len(top) + 2  # rows count from 1
    body = [_row(line, first + place, language) for place, line in enumerate(lines)]
    return [*top, head, *body, _day_totals(first, first + len(body) - 1, language)]


def _row(line: Line, number: int, language: str) -> list[Cell]:
    from odfdo import Cell

    named = [Cell(text, style="row") for text in (line.id, line.name, line.unit)]
    blank = [
        Cell(style="row" if line.unit else "sum"),
        *(Cell(style="row") for _day in range(DAYS)),
    ]
    days = f"[.{FIRST_DAY}{number}:.{LAST_DAY}{number}]"
    total = Cell(formula=f"of:=SUM({days})", style="sum")
    if line.id == OTHER:
        return [*named, *blank, total, Cell(style="sum"), Cell(style="sum")]
    divided = f"[.{TOTAL}{number}]/{MINUTES_PER_HOUR}/{WEEKS}"
    told = word(language, "sheet-hours-week")
    if line.unit:
        divided = f"[.{TOTAL}{number}]/[.D{number}]"
        told = word(language, "sheet-minutes-unit", unit=line.unit)
    given = f"[.D{number}]>0" if line.unit else f"COUNT({days})>0"
    result = Cell(formula=f'of:=IF({given};{divided};"")', style="sum")
    return [*named, *blank, total, result, Cell(told, style="sum")]


def _day_totals(first: int, last: int, language: str) -> list[Cell]:
    """Return the last row, without an id so that nobody takes it for an activity."""
    from odfdo import Cell

    day = ord(FIRST_DAY)
    columns = [chr(day + place) for place in range(DAYS + 1)]
    sums = [f"of:=SUM([.{column}{first}:.{column}{last}])" for column in columns]
    named = ["", word(language, "sheet-day-total"), "", ""]
    return [
        *(Cell(text, style="sum") for text in named),
        *(Cell(formula=formula, style="sum") for formula in sums),
    ]


def _forget_dates(document: Document) -> None:
    """Leave no date in the file: two builds of the same site are the same."""
    for part, path in (
        (document.meta, "//meta:creation-date|//dc:date|//meta:document-statistic"),
        (document.styles, "//text:date|//text:time"),
    ):
        for dated in part.get_elements(path):
            dated.delete()


def _drop_decoration(document: Document) -> None:
    """Leave out what the library's template holds for the toolbars of one program."""
    for path in document.get_parts():
        if path.startswith(DECORATION):
            document.del_part(path)
    for path in document.manifest.get_paths():
        if path.startswith(DECORATION):
            document.manifest.del_full_path(path)
