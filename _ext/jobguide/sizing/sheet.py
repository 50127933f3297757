"""The two-week time sheet: to print, and as a spreadsheet that reckons by itself.

Each activity has a row; the minutes of the two weeks divided by the units handled, or by two for
what comes back every week, are the numbers that the calculator asks for. The same rows give the
same bytes. The name of the file is the same in every edition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from ..blocks import Site, bullets, captioned, table
from ..documents.content import locale_of
from ..domain import JobDomain, domain_of
from ..words import word
from .model import Model
from .reckoning import MINUTES_PER_HOUR
from .site_model import model_block, model_of

if TYPE_CHECKING:
    from odfdo import Cell, Document, Table

FILE = "downloads/time-sheet.ods"
KILOBYTE = 1000
DAYS, WEEKS, WEEKS_A_YEAR = 14, 2, 52
DAYS_A_WEEK = 7
BLANK, DOTS = "\u00a0", "…"

HOW = 5  # sentences of instructions
FIRST_DAY, LAST_DAY, TOTAL = "D", "Q", "R"  # columns; the count stands before the first day
WIDTHS = ("7cm", "3cm", "1.6cm", *["1.1cm"] * DAYS, "1.8cm", "1.8cm", "4.4cm", "1.8cm")
BORDER = 'fo:border="0.5pt solid #777777"'
STYLES = (
    ("title", "", 'fo:font-weight="bold" fo:font-size="14pt"'),
    ("head", f'{BORDER} fo:background-color="#e4eeea"', 'fo:font-weight="bold"'),
    ("row", f'{BORDER} fo:wrap-option="wrap"', ""),
    ("sum", f'{BORDER} fo:background-color="#f1ece1"', ""),
)


@dataclass(frozen=True)
class Line:
    """A row: its name, its unit ("" if weekly); the last one is what the model does not know."""

    name: str
    unit: str
    is_known: bool = True


def lines_of(domain: JobDomain, model: Model, language: str) -> tuple[Line, ...]:
    """Return the rows of the time sheet in the words of the edition, the other work last."""
    shown = domain.of_kind("activity")
    lines = []
    for activity in model.activities:
        page = shown.get(activity.id)
        unit = page.fact("unit") if page and not activity.is_weekly else ""
        lines.append(Line(page.title if page else activity.id, unit))
    return (*lines, Line(word(language, "sheet-other"), "", is_known=False))


def add(app: Sphinx) -> None:
    """Write the spreadsheet beside the pages."""
    app.connect("build-finished", write_file)


def write_file(app: Sphinx, error: Exception | None) -> None:
    """Write the spreadsheet of an HTML edition that was built without error."""
    model = model_of(app.env) if error is None and app.builder.name == "html" else None
    if model is None:
        return
    domain, language = domain_of(app.env), app.config.language
    path = Path(app.outdir, FILE)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(spreadsheet(lines_of(domain, model, language), language))


# ---- on a page


@model_block("time-sheet-files")
def files(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return the link to the spreadsheet, with its type and size."""
    content = spreadsheet(lines_of(site.domain, model, site.language), site.language)
    told = site.word("sheet-file", size=max(1, round(len(content) / KILOBYTE)))
    link: nodes.Node = nodes.Text(told)
    if site.builder.format == "html":
        address = relative_uri(site.builder.get_target_uri(site.docname), FILE)
        link = nodes.reference("", told, refuri=address, internal=True)
    return [bullets([[link]], "files")]


@model_block("time-sheet")
def printed(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return the sheet to fill by hand: a table for each week, then one for the result."""
    lines = lines_of(site.domain, model, site.language)
    weeks = [_week(site, lines, number) for number in range(1, WEEKS + 1)]
    return [nodes.container("", *weeks, _result(site, lines), classes=["sheet"])]


def _week(site: Site, lines: tuple[Line, ...], number: int) -> nodes.table:
    days = [str((number - 1) * DAYS_A_WEEK + day) for day in range(1, DAYS_A_WEEK + 1)]
    head = [site.word("activity"), *days, site.word("total")]
    rows = [[line.name, *[BLANK] * (DAYS_A_WEEK + 1)] for line in lines]
    caption = site.word("sheet-week", number=number)
    return captioned(caption, f"sheet-week-{number}", table(head, rows, "blanks"))


def _result(site: Site, lines: tuple[Line, ...]) -> nodes.table:
    """Return what is left to reckon: the minutes, by what they are divided, what comes out."""
    keys = ("activity", "sheet-minutes", "sheet-divided", "sheet-gives")
    rows = [[line.name, BLANK, *_division(site, line)] for line in lines if line.is_known]
    whole = table([site.word(key) for key in keys], rows, "blanks")
    return captioned(site.word("sheet-reckoning"), "sheet-reckoning", whole)


def _division(site: Site, line: Line) -> list[str]:
    """Return what the minutes of a row are divided by, and in what the result is told."""
    if line.unit:
        return [f"÷ {DOTS}", f"{DOTS} {site.word('sheet-minutes-unit', unit=line.unit)}"]
    return [f"÷ {WEEKS * MINUTES_PER_HOUR}", f"{DOTS} {site.word('sheet-hours-week')}"]


# ---- as a spreadsheet


@lru_cache
def spreadsheet(lines: tuple[Line, ...], language: str) -> bytes:
    """Return an empty sheet in the OpenDocument format.

    >>> spreadsheet((Line("Répondre", "réponse"),), "fr")[:2]
    b'PK'
    """
    from odfdo import Document

    from ..documents.opendocument import saved

    document = Document("spreadsheet")
    document.set_language(locale_of(language))
    _set_styles(document)
    _set_page(document)
    document.body.clear()
    document.body.append(_table(lines, language))
    document.meta.title = word(language, "sheet-title")
    return saved(document)


def _set_styles(document: Document) -> None:
    cells = (
        f'<style:style style:name="{name}" style:family="table-cell">'
        f"<style:table-cell-properties {cell}/><style:text-properties {text}/></style:style>"
        for name, cell, text in STYLES
    )
    columns = (
        f'<style:style style:name="width{place}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for place, width in enumerate(WIDTHS)
    )
    rows = (
        '<style:style style:name="tall" style:family="table-row"><style:table-row-properties '
        'style:row-height="0.8cm" style:use-optimal-row-height="false"/></style:style>'
    )
    for style in (*cells, *columns, rows):
        document.insert_style(style, automatic=True)


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
    title = Cell(word(language, "sheet-title"), style="title")
    top = [[title], *([Cell(sentence)] for sentence in how), []]
    head = [Cell(name, style="head") for name in headers(language)]
    first = len(top) + 2  # rows count from 1
    body = [_row(line, first + place, language) for place, line in enumerate(lines)]
    return [*top, head, *body, _day_totals(first, first + len(body) - 1, language)]


def headers(language: str) -> list[str]:
    """Return the headers of the columns.

    >>> headers("fr")[:4], headers("en")[-4:]
    (['activité', 'unité', 'nombre', 'j1'], ['minutes', 'time', 'in', 'count a year'])
    """
    named = [word(language, f"sheet-{name}") for name in ("activity", "unit", "count")]
    day = word(language, "sheet-day")
    days = [f"{day}{number}" for number in range(1, DAYS + 1)]
    results = ("sheet-total", "sheet-result", "sheet-result-unit", "sheet-count-year")
    return [*named, *days, *(word(language, key) for key in results)]


def _row(line: Line, number: int, language: str) -> list[Cell]:
    """Return a row: minutes over units, or over the two weeks; the count of a year."""
    from odfdo import Cell

    days = f"[.{FIRST_DAY}{number}:.{LAST_DAY}{number}]"
    count, total = f"[.C{number}]", f"[.{TOTAL}{number}]"
    blanks = [Cell(style="row" if line.unit else "sum"), *(Cell(style="row") for _ in range(DAYS))]
    results: list[Cell] = []
    if line.unit:
        each = word(language, "sheet-minutes-unit", unit=line.unit)
        results = [
            _given(f"{count}>0", f"{total}/{count}"),
            Cell(each, style="sum"),
            _given(f"{count}>0", f"{count}*{WEEKS_A_YEAR}/{WEEKS}"),
        ]
    elif line.is_known:
        weekly = _given(f"COUNT({days})>0", f"{total}/{MINUTES_PER_HOUR}/{WEEKS}")
        results = [weekly, Cell(word(language, "sheet-hours-week"), style="sum")]
    return [
        *(Cell(text, style="row") for text in (line.name, line.unit)),
        *blanks,
        Cell(formula=f"of:=SUM({days})", style="sum"),
        *results,
    ]


def _given(condition: str, result: str) -> Cell:
    """Return a cell that stays empty until there is something to reckon."""
    from odfdo import Cell

    return Cell(formula=f'of:=IF({condition};{result};"")', style="sum")


def _day_totals(first: int, last: int, language: str) -> list[Cell]:
    """Return the last row: what was noted each day, whatever for."""
    from odfdo import Cell

    day = ord(FIRST_DAY)
    columns = [chr(day + place) for place in range(DAYS + 1)]
    sums = [f"of:=SUM([.{column}{first}:.{column}{last}])" for column in columns]
    return [
        *(Cell(text, style="sum") for text in (word(language, "sheet-day-total"), "", "")),
        *(Cell(formula=formula, style="sum") for formula in sums),
    ]
