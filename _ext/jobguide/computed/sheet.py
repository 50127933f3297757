"""The two-week time sheet on a page: to print, and as files to download."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..blocks import Cell, Site, block, bullets, captioned, table
from ..downloads import sheet_files, sheet_lines
from ..timesheet import MINUTES_PER_HOUR, OTHER, WEEKS, Line

KILOBYTE = 1000
DAYS_A_WEEK = 7
BLANK, DOTS = "\u00a0", "…"


@block("time-sheet-files")
def files(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the links to the files of the sheet, with their type and size."""
    if site.model is None:
        return []
    found = sheet_files(sheet_lines(site.domain, site.model, site.language), site.language)
    return [bullets([[_link(site, name, content)] for name, content in found.items()], "files")]


def _link(site: Site, name: str, content: bytes) -> nodes.Node:
    extension = name.rpartition(".")[2]
    size = max(1, round(len(content) / KILOBYTE))
    told = site.word(f"sheet-file-{extension}", size=size)
    if site.builder.format != "html":
        return nodes.Text(told)
    here = site.builder.get_target_uri(site.docname)
    return nodes.reference("", told, refuri=relative_uri(here, name), internal=True)


@block("time-sheet")
def printed(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the sheet to fill by hand: a table for each week, then one for the result."""
    if site.model is None:
        return []
    lines = sheet_lines(site.domain, site.model, site.language)
    weeks = [_week(site, lines, number) for number in range(1, WEEKS + 1)]
    return [nodes.container("", *weeks, _result(site, lines), classes=["sheet"])]


def _week(site: Site, lines: tuple[Line, ...], number: int) -> nodes.table:
    days = [str((number - 1) * DAYS_A_WEEK + day) for day in range(1, DAYS_A_WEEK + 1)]
    head: list[Cell] = [site.word("activity"), *days, site.word("total")]
    rows = [[line.name, *[BLANK] * (DAYS_A_WEEK + 1)] for line in lines]
    caption = site.word("sheet-week", number=number)
    return captioned(caption, f"sheet-week-{number}", table(head, rows, "blanks"))


def _result(site: Site, lines: tuple[Line, ...]) -> nodes.table:
    """Return what is left to reckon: the minutes, by what they are divided, what comes out."""
    keys = ("activity", "sheet-minutes", "sheet-divided", "sheet-gives")
    rows = [[line.name, BLANK, *_division(site, line)] for line in lines if line.id != OTHER]
    whole = table([site.word(key) for key in keys], rows, "blanks")
    return captioned(site.word("sheet-reckoning"), "sheet-reckoning", whole)


def _division(site: Site, line: Line) -> list[str]:
    """Return what the minutes of a row are divided by, and in what the result is told."""
    if line.unit:
        return [f"÷ {DOTS}", f"{DOTS} {site.word('sheet-minutes-unit', unit=line.unit)}"]
    return [f"÷ {WEEKS * MINUTES_PER_HOUR}", f"{DOTS} {site.word('sheet-hours-week')}"]
