"""The time sheet of a site: a spreadsheet that reckons, the link to it, a sheet to print."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document, Table

from checkers.html import select, text_of
from extension.shown import table_of
from extension.support import Built, TinySite
from jobguide.sizing.sheet import DAYS, FILE, headers
from jobguide.words import word

PAGE = "guide/model"
FIRST = 9  # the row of the first activity, as a spreadsheet counts


def downloaded(built: Built) -> bytes:
    """Return the spreadsheet of a site."""
    return (built.folder / FILE).read_bytes()


def sheet_of(built: Built) -> Table:
    """Return the one table of the spreadsheet."""
    [table] = Document(BytesIO(downloaded(built))).body.tables
    return table


def test_the_page_links_to_the_file_and_tells_its_size(whole: Built) -> None:
    [link] = select(whole.page(PAGE), "//ul[contains(@class, 'files')]//a")
    path = (whole.folder / PAGE).parent / link.get("href", "")
    assert text_of(link).endswith(f"(.ods, {max(1, round(path.stat().st_size / 1000))} ko)")


def test_the_rows_have_the_names_of_the_pages_and_wait_for_numbers(whole: Built) -> None:
    values = sheet_of(whole).get_values()
    assert [len([cell for cell in row if cell]) for row in values[: FIRST - 2]] == [1] * 6 + [0]
    assert values[FIRST - 2] == headers("fr")
    shown = whole.domain.of_kind("activity").values()
    rows = values[FIRST - 1 : FIRST + len(shown)]
    assert [row[0] for row in rows] == [
        *(found.title for found in shown),
        word("fr", "sheet-other"),
    ]
    assert all(cell is None for row in rows for cell in row[2 : DAYS + 3])


@pytest.mark.parametrize(
    ("row", "time", "yearly"),
    [
        (0, 'of:=IF([.C9]>0;[.R9]/[.C9];"")', 'of:=IF([.C9]>0;[.C9]*52/2;"")'),
        (2, 'of:=IF(COUNT([.D11:.Q11])>0;[.R11]/60/2;"")', None),
        (3, None, None),
    ],
    ids=["by the unit", "every week", "the rest"],
)
def test_the_formulas_give_what_the_calculator_asks(
    whole: Built, row: int, time: str | None, yearly: str | None
) -> None:
    table, place = sheet_of(whole), FIRST - 1 + row
    cells = [table.get_cell((x, place)) for x in range(DAYS + 3, DAYS + 7)]
    assert cells[0].formula == f"of:=SUM([.D{place + 1}:.Q{place + 1}])"
    assert (cells[1].formula, cells[3].formula) == (time, yearly)
    totals = [table.get_cell((x, FIRST + 3)).formula for x in range(3, DAYS + 4)]
    assert totals == [f"of:=SUM([.{column}9:.{column}12])" for column in "DEFGHIJKLMNOPQR"]


def test_the_archive_is_one_that_programs_open_and_nothing_dates_it(whole: Built) -> None:
    with ZipFile(BytesIO(downloaded(whole))) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        listed = set(Document(BytesIO(downloaded(whole))).manifest.get_paths())
        assert listed == {"/", *(part.filename for part in others)} - {"META-INF/manifest.xml"}
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = b"".join(archive.read(part) for part in archive.namelist())
    for dated in (b"creation-date", b"<dc:date", b"<text:date", b"<text:time"):
        assert dated not in texts


def test_the_sheet_to_print_has_a_row_an_activity(whole: Built) -> None:
    activities = len(whole.domain.of_kind("activity"))
    for number, days in ((1, range(1, 8)), (2, range(8, 15))):
        head, *rows = table_of(whole, PAGE, f"sheet-week-{number}")
        assert head == [word("fr", "activity"), *map(str, days), word("fr", "total")]
        assert len(rows) == activities + 1
    _head, *rows = table_of(whole, PAGE, "sheet-reckoning")
    assert len(rows) == activities


def test_a_renamed_activity_is_renamed_in_the_file_of_the_same_bytes(whole_site: TinySite) -> None:
    """In the page that links to it too, which was not touched."""
    first = downloaded(whole_site.build())
    whole_site.edit("guide/sizing.md", ":name: Lire un message", ":name: Lire un mot")
    again = whole_site.build()
    assert PAGE in again.written
    assert sheet_of(again).get_values()[FIRST - 1][0] == "Lire un mot"
    whole_site.edit("guide/sizing.md", ":name: Lire un mot", ":name: Lire un message")
    assert downloaded(whole_site.build()) == first


def test_the_file_of_another_edition_speaks_its_language(whole_site: TinySite) -> None:
    values = sheet_of(whole_site.build(language="en", to="en")).get_values()
    assert values[FIRST - 2] == headers("en")


def test_a_site_without_a_model_has_no_sheet(bare: TinySite) -> None:
    assert not (bare.build().folder / "downloads").exists()
