"""The files to download, opened by LibreOffice: 15 seconds an edition."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import tools
from checkers.printed import SHEETS, Noted, check_printed, faults_of_pages, reckoned
from checkers.report import Report
from jobguide.sizing.spreadsheet import FIRST, HEAD, MINUTES, NOTED, RESULT, YEARLY
from jobguide.words import word

EDITIONS = {"fr": "", "en": "en"}
# What the pages promise: the sheet of a volunteer on one page, that of an employee on two, what may
# change on one more, after who signs.
PAGES = {
    **dict.fromkeys(("model-full-time", "model-part-time", "model-pair-employee"), 3),
    "model-trainee-project": 2,
    "model-volunteer": 2,
    "model-pair-volunteer": 2,
    "incident-ladder": 1,
    "photo-consent": 1,
    "community-charter": 1,
}


@pytest.mark.parametrize("language", EDITIONS)
def test_the_files_are_whole_pages_and_fields(
    site: Path, tmp_path: Path, language: str, expect_clean: Callable[[Report], None]
) -> None:
    downloads = site / EDITIONS[language] / "downloads"
    expect_clean(check_printed(downloads, tools.office(), tmp_path, PAGES))


def page(*boxes: tuple[int, int, int, int]) -> Image.Image:
    """Return the picture of a page with ink in boxes, in hundredths of the page."""
    picture = Image.new("L", (300, 424), "white")
    for left, top, right, bottom in boxes:
        ImageDraw.Draw(picture).rectangle((left * 3, top * 4.24, right * 3, bottom * 4.24), 0)
    return picture


def test_planted_faults_are_seen() -> None:
    pages = [page((10, 5, 90, 80)), page((10, 5, 99, 80)), page((10, 3, 50, 4), (10, 7, 90, 15))]
    assert [*faults_of_pages(pages)] == [
        "page 2 has words in its margins",
        "page 3 is nearly empty",
    ]
    assert [*faults_of_pages(pages[2:], by_page=False)] == []


def test_a_file_that_is_none_and_a_promise_that_is_not_kept_are_seen(
    site: Path, tmp_path: Path
) -> None:
    folder, work = tmp_path / "downloads", tmp_path / "work"
    folder.mkdir()
    work.mkdir()
    (folder / "lost.odt").write_bytes(b"PK\x03\x04 no more")
    (folder / "long.docx").write_bytes((site / "downloads/model-full-time.docx").read_bytes())
    told = check_printed(folder, tools.office(), work, {"long": 1}).told()
    assert "3 pages, not 1" in told
    assert "lost-odt.odt" in told


WRONG: tuple[float | str, ...] = (
    "2h30",
    0.0625,
    -30,
    99999,
)  # what a paste brings in: 1:30 is a part of a day


@pytest.mark.parametrize("kind", SHEETS)
def test_the_time_sheet_reckons_and_tells_what_is_wrong(
    site: Path, tmp_path: Path, kind: str
) -> None:
    noted: Noted = {(2, FIRST): 4, (NOTED, FIRST): 30, (NOTED + 13, FIRST): 15}
    wrong: Noted = {(NOTED + at, FIRST + 1): value for at, value in enumerate(WRONG)}
    sheet = site / f"downloads/time-sheet.{kind}"
    rows = reckoned(sheet, tools.office(), tmp_path, {**noted, **wrong})
    first, last = rows[FIRST], next(row for row in rows if row[0] == word("fr", "sheet-day-total"))
    assert [first[MINUTES], first[RESULT], first[YEARLY]] == [45, 11.25, 104]
    assert last[MINUTES - 1] == 15
    assert f"{word('fr', 'sheet-wrong')} {len(WRONG)}." in str(rows[HEAD - 1][0])
