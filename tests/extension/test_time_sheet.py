"""The time sheet of a site: files beside the pages, links to them, a sheet to print."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from odfdo import Document

from checkers.html import select, text_of
from extension.shown import table_of
from extension.support import Built, TinySite
from jobguide import timesheet, workload
from jobguide.words import word

PAGE = "guide/model"
FILES = ("time-sheet.csv", "time-sheet.ods")


def downloaded(built: Built, name: str) -> bytes:
    """Return a file of the site."""
    return (built.folder / "downloads" / name).read_bytes()


def test_the_page_links_to_files_that_are_there_and_tells_their_sizes(whole: Built) -> None:
    found = select(whole.page(PAGE), "//ul[contains(@class, 'files')]//a")
    addresses = [link.get("href", "") for link in found]
    assert sorted(address.rpartition("/")[2] for address in addresses) == sorted(FILES)
    for link, address in zip(found, addresses, strict=True):
        path = (whole.folder / PAGE).parent / address
        size = max(1, round(path.stat().st_size / 1000))
        assert text_of(link).endswith(f"({path.suffix}, {size} ko)")


def test_the_rows_have_the_names_of_the_pages(whole: Built) -> None:
    rows = downloaded(whole, "time-sheet.csv").decode("utf-8-sig").splitlines()
    assert rows[0].startswith("id;activité;unité;nombre;j1;")
    shown = whole.domain.of_kind("activity")
    named = {row.split(";")[0]: row.split(";")[1] for row in rows[1:]}
    assert named == {
        **{name: found.title for name, found in shown.items()},
        timesheet.OTHER: word("fr", "sheet-other"),
    }


def test_the_empty_file_is_read_back(whole: Built) -> None:
    """Filled with one number, it is a measure."""
    model = workload.load(Path(whole.env.srcdir, "data/workload.toml"))
    text = timesheet.decode(downloaded(whole, "time-sheet.csv"))
    assert [fault.fault for fault in timesheet.read(text, model).faults] == ["no-row"]
    rows = text.split("\r\n")
    place = next(n for n, row in enumerate(rows) if row.startswith("read;"))
    cells = rows[place].split(";")
    cells[3:5] = ["10", "5"]
    rows[place] = ";".join(cells)
    assert timesheet.measured(model, timesheet.read("\r\n".join(rows), model)) == {"read": 0.5}


def test_the_spreadsheet_has_the_same_rows(whole: Built) -> None:
    [table] = Document(BytesIO(downloaded(whole, "time-sheet.ods"))).body.tables
    values = table.get_values()
    head = next(place for place, row in enumerate(values) if row[0] == "id")
    text = timesheet.decode(downloaded(whole, "time-sheet.csv"))
    expected = [row.split(";")[:3] for row in text.split("\r\n")[1:-1]]
    found = [[cell or "" for cell in row[:3]] for row in values[head + 1 :]]
    assert found[: len(expected)] == expected


def test_the_sheet_to_print_has_a_row_an_activity(whole: Built) -> None:
    activities = len(whole.domain.of_kind("activity"))
    for number, days in ((1, range(1, 8)), (2, range(8, 15))):
        head, *rows = table_of(whole, PAGE, f"sheet-week-{number}")
        assert head == [word("fr", "activity"), *map(str, days), word("fr", "total")]
        assert len(rows) == activities + 1
    _head, *rows = table_of(whole, PAGE, "sheet-reckoning")
    assert len(rows) == activities
    assert len(select(whole.page(PAGE), "//div[contains(@class, 'sheet')]//table")) == 3


def test_two_builds_write_the_same_files(whole: Built, whole_site: TinySite) -> None:
    again = whole_site.build()
    for name in FILES:
        assert downloaded(again, name) == downloaded(whole, name)


def test_a_renamed_activity_is_renamed_in_the_files(whole_site: TinySite) -> None:
    """In the page that links to them too, which was not touched."""
    whole_site.build()
    whole_site.edit("guide/sizing.md", ":name: Lire un message", ":name: Lire un mot")
    again = whole_site.build()
    assert PAGE in again.written
    assert "read;Lire un mot;" in downloaded(again, "time-sheet.csv").decode("utf-8-sig")


def test_the_files_of_another_edition_speak_its_language(whole_site: TinySite) -> None:
    built = whole_site.build(language="en", to="en")
    text = downloaded(built, "time-sheet.csv").decode("utf-8-sig")
    assert text.startswith("id;activity;unit;count;d1;")
    assert word("en", "sheet-other") in text


@pytest.mark.parametrize("builder", ["text", "dummy"])
def test_other_builders_name_the_files_and_write_none(whole_site: TinySite, builder: str) -> None:
    built = whole_site.build(builder)
    assert not (built.folder / "downloads").exists()
    assert not built.warnings


def test_a_site_without_a_model_has_no_sheet(bare: TinySite) -> None:
    built = bare.build()
    assert not (built.folder / "downloads").exists()
