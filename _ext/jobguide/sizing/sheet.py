"""The two-week time sheet on a page: the sheet to fill by hand, and the files that reckon.

The names of the files are the same in every edition.
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from ..blocks import Site, block_of, bullets, captioned, table
from ..documents.content import FIRST_DAY
from ..documents.publish import KILOBYTE
from ..domain import JobDomain, domain_of
from ..words import word
from .model import Model
from .reckoning import MINUTES_PER_HOUR
from .site_model import MODEL
from .spreadsheet import DAYS_A_WEEK, PROGRAMS, WEEKS, Row, spreadsheet

FILE = "downloads/time-sheet."
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


def add(app: Sphinx) -> None:
    """Write the spreadsheets beside the pages."""
    app.connect("build-finished", write_files)


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
    told = site.word("sheet-file", program=PROGRAMS[kind], kind=kind, size=size)
    if site.builder.format != "html":
        return nodes.Text(told)
    address = relative_uri(site.builder.get_target_uri(site.docname), FILE + kind)
    return nodes.reference("", told, refuri=address, internal=True)


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
