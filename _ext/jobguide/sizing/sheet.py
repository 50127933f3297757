"""The two-week time sheet: to print, and as a spreadsheet that reckons by itself.

Each activity has a row; the minutes of the two weeks divided by the units handled, or by two for
what comes back every week, are the numbers that the calculator asks for. The same rows give the
same bytes. The name of the file is the same in every edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from sitekit.files import packed_from

from ..blocks import Site, block_of, bullets, captioned, table
from ..documents.content import locale_of
from ..domain import JobDomain, domain_of
from ..words import word
from .model import Model
from .reckoning import MINUTES_PER_HOUR
from .site_model import MODEL

FILE = "downloads/time-sheet.ods"
KILOBYTE = 1000
DAYS, WEEKS = 14, 2
DAYS_A_WEEK = 7
BLANK, DOTS = "\u00a0", "…"

TEMPLATE = Path(__file__).with_name("time-sheet")  # the spreadsheet, unzipped
WIDTHS = ("7cm", "3cm", "1.6cm", *["1.1cm"] * DAYS, "1.8cm", "1.8cm", "4.4cm", "1.8cm")


@dataclass(frozen=True)
class Row:
    """A row: its name, its unit ("" if weekly); the last one is what the model does not know."""

    name: str
    unit: str
    is_known: bool = True


def rows_of(domain: JobDomain, model: Model, language: str) -> tuple[Row, ...]:
    """Return the rows of the time sheet in the words of the edition, the other work last."""
    shown = domain.of_kind("activity")
    rows = []
    for activity in model.activities:
        page = shown.get(activity.id)
        unit = page.fact("unit") if page and not activity.is_weekly else ""
        rows.append(Row(page.title if page else activity.id, unit))
    return (*rows, Row(word(language, "sheet-other"), "", is_known=False))


def add(app: Sphinx) -> None:
    """Write the spreadsheet beside the pages."""
    app.connect("build-finished", write_file)


def write_file(app: Sphinx, error: Exception | None) -> None:
    """Write the spreadsheet of an HTML edition that was built without error."""
    model = MODEL.of(app.env) if error is None and app.builder.name == "html" else None
    if model is None:
        return
    domain, language = domain_of(app.env), app.config.language
    path = Path(app.outdir, FILE)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(spreadsheet(rows_of(domain, model, language), language))


# ---- on a page


@block_of(MODEL, "time-sheet-files")
def files(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return the link to the spreadsheet, with its type and size."""
    content = spreadsheet(rows_of(site.domain, model, site.language), site.language)
    told = site.word("sheet-file", size=max(1, round(len(content) / KILOBYTE)))
    link: nodes.Node = nodes.Text(told)
    if site.builder.format == "html":
        address = relative_uri(site.builder.get_target_uri(site.docname), FILE)
        link = nodes.reference("", told, refuri=address, internal=True)
    return [bullets([[link]], "files")]


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
    return captioned(caption, f"sheet-week-{number}", table(head, cells, "blanks"))


def _result(site: Site, rows: tuple[Row, ...]) -> nodes.table:
    """Return what is left to reckon: the minutes, by what they are divided, what comes out."""
    keys = ("activity", "sheet-minutes", "sheet-divided", "sheet-gives")
    cells = [[row.name, BLANK, *_division(site, row)] for row in rows if row.is_known]
    whole = table([site.word(key) for key in keys], cells, "blanks")
    return captioned(site.word("sheet-reckoning"), "sheet-reckoning", whole)


def _division(site: Site, row: Row) -> list[str]:
    """Return what the minutes of a row are divided by, and in what the result is told."""
    if row.unit:
        return [f"÷ {DOTS}", f"{DOTS} {site.word('sheet-minutes-unit', unit=row.unit)}"]
    return [f"÷ {WEEKS * MINUTES_PER_HOUR}", f"{DOTS} {site.word('sheet-hours-week')}"]


# ---- as a spreadsheet


@lru_cache
def spreadsheet(rows: tuple[Row, ...], language: str) -> bytes:
    """Return an empty sheet in the OpenDocument format.

    >>> spreadsheet((Row("Répondre", "réponse"),), "fr")[:2]
    b'PK'
    """
    return packed_from(
        TEMPLATE,
        word=partial(word, language),
        locale=locale_of(language),
        rows=rows,
        headers=headers(language),
        days=DAYS,
        widths=WIDTHS,
    )


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
