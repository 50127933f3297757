"""The time sheet as a spreadsheet, for Excel and for LibreOffice.

Both hold one grid of cells. Each activity has a row; the minutes of the two weeks divided by the
units handled, or by two for what comes back every week, are the numbers that the calculator asks
for. Only what is to be filled in is open, and says what it takes; a line names what a paste brought
in. The same rows give the same bytes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache, partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sitekit.files import filled, packed

from ..blocks import Site, block_of, bullets, on, table
from ..documents import FIRST_DAY, KILOBYTE, locale_of
from ..domain import JobDomain, domain_of
from ..words import word
from .model import Model
from .reckoning import MINUTES_PER_HOUR
from .site_model import MODEL

PROGRAMS = {"xlsx": "Excel", "ods": "LibreOffice"}
WEEKS, DAYS_A_WEEK = 2, 7
DAYS = WEEKS * DAYS_A_WEEK
WEEKS_A_YEAR = 52
MOST_MINUTES, MOST_UNITS = 24 * 60, 50_000
DATES = ("2020-01-01", "2099-12-31")
DAY_0 = date(1899, 12, 30)  # of a spreadsheet, which counts days
_PLACE = re.compile(r"\$?[A-Z]\$?\d+(?::\$?[A-Z]\$?\d+)?")  # a cell or a block of cells
_COMMA = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')  # not one within words
TEMPLATE = Path(__file__).with_name("time-sheet")  # the .ods, unzipped
# Of the columns, in letters: activity, unit, count, the days, minutes, result, its unit, a year.
WIDTHS = (36, 17, 9, *[6] * DAYS, 9, 9, 24, 9)
NOTED, MINUTES, RESULT, RESULT_UNIT, YEARLY = 3, 17, 18, 19, 20  # columns, from 0
LOW, TALL, MARGIN, A4 = 18, 32, 0.5, 9  # points of a row, inches of paper, the paper
HEAD, FIRST = 8, 9  # the head of the columns, the first activity: rows, from 0
START = "$C$6"  # where the first day is written

# How each kind of cell looks, in the words of XlsxWriter; the .ods has its own in its template.
_BOX = {"border": 1, "border_color": "#7F9C97", "valign": "vcenter", "text_wrap": True}
STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 15, "font_color": "#14625B"},
    "plain": {},
    "wrong": {"bold": True, "font_color": "#A3271F"},
    "name": _BOX,
    "head": {**_BOX, "bold": True, "align": "center", "bg_color": "#E2EEEA"},
    "day": {**_BOX, "bold": True, "align": "center", "bg_color": "#E2EEEA", "num_format": "ddd d"},
    "sum": {**_BOX, "bg_color": "#F1ECE1", "num_format": "0.#"},
    "units": {**_BOX, "bg_color": "#F1ECE1"},
    "fill": {**_BOX, "locked": False},
    "date": {**_BOX, "locked": False, "num_format": "dd/mm/yyyy", "align": "left"},
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row: its name, its unit ("" if weekly); the last one is what the model does not know."""

    name: str
    unit: str
    is_known: bool = True


@dataclass(frozen=True)
class Cell:
    """A cell: words, or a formula as Excel writes it; what may be written in it; its width."""

    text: str = ""
    style: str = "plain"
    formula: str = ""
    rule: str = ""
    span: int = 1

    @property
    def open_formula(self) -> str:
        """The formula as the OpenDocument format writes it.

        >>> Cell(formula='IF($C$6="","un, deux",SUM(D9:Q9))').open_formula
        'of:=IF([.$C$6]="";"un, deux";SUM([.D9:.Q9]))'
        """
        formula = _PLACE.sub(lambda match: f"[.{match[0].replace(':', ':.')}]", self.formula)
        return f"of:={_COMMA.sub(';', formula)}"


@cache
def rules(language: str) -> dict[str, dict[str, object]]:
    """Return what each kind of cell to fill in takes, and what it says to who errs.

    They are in the words of XlsxWriter.
    """
    first, last = ((date.fromisoformat(day) - DAY_0).days for day in DATES)
    weeks = [word(language, f"sheet-weeks-{name}") for name in ("usual", "busy", "calm")]
    between = {
        "minutes": ("integer", 0, MOST_MINUTES),
        "count": ("integer", 0, MOST_UNITS),
        "day": ("date", first, last),
    }
    takes: dict[str, dict[str, object]] = {
        name: {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}
        for name, (kind, least, most) in between.items()
    }
    takes["weeks"] = {"validate": "list", "source": weeks}
    for name, rule in takes.items():
        rule["error_title"] = word(language, "sheet-name")
        rule["error_message"] = word(language, f"sheet-rule-{name}")
    return takes


def column(number: int) -> str:
    """Return the letter of a column, counted from 0: the sheet has fewer than 26."""
    return chr(ord("A") + number)


def grid(rows: Sequence[Row], language: str) -> Iterator[list[Cell]]:
    """Yield the rows of the sheet, from its title to its totals."""
    say = partial(word, language)
    last = FIRST + len(rows)  # as a spreadsheet counts, from 1
    noted = f"{column(NOTED)}{FIRST + 1}:{column(MINUTES - 1)}{last}"
    right = f'COUNTIFS({noted},">=1",{noted},"<={MOST_MINUTES}")-COUNTIF({noted},0)'
    bad = f"COUNTA({noted})-{right}"
    wrong = f'IF({bad}=0,"","{say("sheet-wrong")} "&({bad})&". {say("sheet-rule-minutes")}")'
    yield [Cell(say("sheet-title"), "title")]
    for number in range(1, 4):
        yield [Cell(say(f"sheet-how-{number}"))]
    yield [Cell(say("sheet-who")), Cell(), Cell("", "fill", span=6)]
    yield [Cell(say("sheet-first-day")), Cell(), Cell("", "date", rule="day", span=6)]
    yield [Cell(say("sheet-weeks")), Cell(), Cell("", "fill", rule="weeks", span=6)]
    weeks = [Cell(say("sheet-week-number", number=number + 1), "head", span=DAYS_A_WEEK)
             for number in range(WEEKS)]  # fmt: skip
    yield [Cell("", "wrong", wrong, span=NOTED), *weeks]
    names = ("total", "result", "result-unit", "count-year")
    yield [
        *(Cell(say(f"sheet-{name}"), "head") for name in ("activity", "unit", "count")),
        *(Cell("", "day", f'IF({START}="","{say("sheet-day")} {day + 1}",{START}+{day})')
          for day in range(DAYS)),
        *(Cell(say(f"sheet-{name}"), "head") for name in names),
    ]  # fmt: skip
    for number, row in enumerate(rows, start=FIRST + 1):
        yield _cells(row, number, language)
    totals = (f"SUM({column(at)}{FIRST + 1}:{column(at)}{last})" for at in range(NOTED, RESULT))
    minutes = f"{column(MINUTES)}{last + 1}"
    yield [
        Cell(say("sheet-day-total"), "head", span=NOTED),
        *(Cell("", "sum", total) for total in totals),
        Cell("", "sum", f'IF({minutes}=0,"",{minutes}/60/{WEEKS})'),
        Cell(say("sheet-hours-week"), "units"), Cell("", "sum"),
    ]  # fmt: skip


def _cells(row: Row, number: int, language: str) -> list[Cell]:
    """Return the row of an activity: what comes by the unit has a count, a time, a yearly count."""
    noted = f"{column(NOTED)}{number}:{column(MINUTES - 1)}{number}"
    count, minutes = f"C{number}", f"{column(MINUTES)}{number}"
    result, yearly, unit = "", "", ""
    if row.unit:
        result = f'IF({count}>0,{minutes}/{count},"")'
        yearly = f'IF({count}>0,{count}*{WEEKS_A_YEAR // WEEKS},"")'
        unit = word(language, "sheet-minutes-unit", unit=row.unit)
    elif row.is_known:
        result = f'IF({minutes}>0,{minutes}/60/{WEEKS},"")'
        unit = word(language, "sheet-hours-week")
    return [
        Cell(row.name, "name"),
        Cell(row.unit, "name"),
        Cell("", "fill", rule="count") if row.unit else Cell("", "sum"),
        *[Cell("", "fill", rule="minutes")] * DAYS,
        Cell("", "sum", f"SUM({noted})"),
        Cell("", "sum", result),
        Cell(unit, "units"),
        Cell("", "sum", yearly),
    ]


@lru_cache
def spreadsheet(rows: tuple[Row, ...], language: str, kind: str, day: str = FIRST_DAY) -> bytes:
    """Return an empty sheet, as a file of a kind, that bears a day.

    >>> [spreadsheet((Row("Répondre", "réponse"),), "fr", kind)[:2] for kind in PROGRAMS]
    [b'PK', b'PK']
    """
    cells, on = list(grid(rows, language)), date.fromisoformat(day)
    if kind == "xlsx":
        return packed(_for_excel(cells, language, on), on)
    parts = filled(
        TEMPLATE,
        word=partial(word, language),
        locale=locale_of(language),
        written_on=day,
        rows=cells,
        first=FIRST,
        rules=rules(language),
        widths=WIDTHS,
    )
    return packed(parts, on)


def _for_excel(rows: list[list[Cell]], language: str, day: date) -> dict[str, bytes]:
    """Return the parts of the file for Excel."""
    written = BytesIO()
    font = {"font_name": "Arial", "font_size": 10}
    with Workbook(written, {"in_memory": True, "default_format_properties": font}) as book:
        created = datetime.combine(day, time())
        book.set_properties({"title": word(language, "sheet-title"), "created": created})
        styles = {name: book.add_format(look) for name, look in STYLES.items()}
        sheet = book.add_worksheet(word(language, "sheet-name"))
        for number, width in enumerate(WIDTHS):
            sheet.set_column(number, number, width)
        for at, cells in enumerate(rows):
            sheet.set_row(at, TALL if at >= HEAD else LOW)
            _write(sheet, at, cells, styles, language)
        sheet.freeze_panes(FIRST, 1)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(MARGIN, MARGIN, MARGIN, MARGIN)
        sheet.fit_to_pages(1, 1)
    with ZipFile(written) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(
    sheet: Worksheet, at: int, cells: list[Cell], styles: dict[str, Format], language: str
) -> None:
    """Write a row of the sheet for Excel, with what each of its cells takes."""
    place = 0
    for cell in cells:
        look, end = styles[cell.style], place + cell.span - 1
        if cell.span > 1:
            sheet.merge_range(at, place, at, end, "", look)
        if cell.formula:
            sheet.write_formula(at, place, f"={cell.formula}", look, "")
        else:
            sheet.write(at, place, cell.text, look)
        if cell.rule:
            sheet.data_validation(at, place, at, end, rules(language)[cell.rule])
        place = end + 1


# ---- beside the pages, and on one

FILE = "downloads/time-sheet."  # the same in every edition
BLANK, DOTS = "\u00a0", "…"


def rows_of(domain: JobDomain, model: Model, language: str) -> tuple[Row, ...]:
    """Return the rows of the time sheet in the words of the edition, the other work last."""
    shown = domain.of_kind("activity")
    rows = []
    for activity in model.activities:
        page = shown.get(activity.id)
        unit = page.fact("unit") if page and not activity.is_weekly else ""
        rows.append(Row(page.title if page else activity.id, unit))
    return (*rows, Row(word(language, "sheet-other"), "", is_known=False))


@on("build-finished")
def write_files(app: Sphinx, error: Exception | None) -> None:
    """Write the spreadsheets of an HTML edition that was built without error."""
    model = MODEL.of(app.env) if error is None and app.builder.name == "html" else None
    if model is None:
        return
    domain, language = domain_of(app.env), app.config.language
    rows, reviewed = rows_of(domain, model, language), app.env.metadata.values()
    days = (str(page["reviewed"]) for page in reviewed if "reviewed" in page)
    day = max(days, default=FIRST_DAY)
    for kind in PROGRAMS:
        path = Path(app.outdir, FILE + kind)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(spreadsheet(rows, language, kind, day))


# ---- on a page


@block_of(MODEL, "time-sheet-files")
def files(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return a link to each spreadsheet, with its type and size."""
    rows = rows_of(site.domain, model, site.language)
    return [bullets(([_link(site, rows, kind)] for kind in PROGRAMS), "files")]


def _link(site: Site, rows: tuple[Row, ...], kind: str) -> nodes.Node:
    size = max(1, round(len(spreadsheet(rows, site.language, kind)) / KILOBYTE))
    text = site.word("sheet-file", program=PROGRAMS[kind], kind=kind, size=size)
    if site.builder.format != "html":
        return nodes.Text(text)
    address = relative_uri(site.builder.get_target_uri(site.docname), FILE + kind)
    return nodes.reference("", text, refuri=address, internal=True)


@block_of(MODEL, "time-sheet")
def printed(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return the sheet to fill by hand: a table for each week, then one for the result."""
    rows = rows_of(site.domain, model, site.language)
    weeks = [_week(site, rows, number) for number in range(1, WEEKS + 1)]
    return [nodes.container("", *weeks, _result(site, rows), classes=["sheet"])]


def _week(site: Site, rows: tuple[Row, ...], number: int) -> nodes.table:
    days = [str((number - 1) * DAYS_A_WEEK + day) for day in range(1, DAYS_A_WEEK + 1)]
    head = [site.word("activity"), *days, site.word("total")]
    cells = [[row.name, *[BLANK] * (DAYS_A_WEEK + 1)] for row in rows]
    caption = site.word("sheet-week", number=number)
    return table(head, cells, "blanks", caption=caption, anchor=f"sheet-week-{number}")


def _result(site: Site, rows: tuple[Row, ...]) -> nodes.table:
    """Return what is left to reckon: the minutes, by what they are divided, what comes out."""
    head = site.words("activity", "sheet-minutes", "sheet-divided", "sheet-gives")
    cells = [[row.name, BLANK, *_division(site, row)] for row in rows if row.is_known]
    caption = site.word("sheet-reckoning")
    return table(head, cells, "blanks", caption=caption, anchor="sheet-reckoning")


def _division(site: Site, row: Row) -> list[str]:
    """Return what the minutes of a row are divided by, and in what the result is told."""
    if row.unit:
        return [f"÷ {DOTS}", f"{DOTS} {site.word('sheet-minutes-unit', unit=row.unit)}"]
    return [f"÷ {WEEKS * MINUTES_PER_HOUR}", f"{DOTS} {site.word('sheet-hours-week')}"]
