"""The time sheet of a site: spreadsheets that reckon, the links to them, in each language."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from odfdo import Document, Table

from checkers.html import select, text_of
from checkers.office import NAMES, OfficeFile, select_named, values
from extension.support import Built, TinySite
from jobguide.documents import FIRST_DAY
from jobguide.sizing.spreadsheet import FILE, FIRST, HEAD, PROGRAMS, WIDTHS
from jobguide.words import word

PAGE = "guide/model"
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def downloaded(built: Built, kind: str = "ods") -> bytes:
    """Return the spreadsheet of a site."""
    return (built.folder / f"{FILE}{kind}").read_bytes()


def sheet_of(built: Built) -> Table:
    """Return the one table of the spreadsheet for LibreOffice."""
    [table] = Document(BytesIO(downloaded(built))).body.tables
    return table


def test_the_page_links_to_the_files_and_tells_their_size(whole: Built) -> None:
    links = select(whole.page(PAGE), "//ul[contains(@class, 'files')]//a")
    for link, (kind, program) in zip(links, PROGRAMS.items(), strict=True):
        path = (whole.folder / PAGE).parent / link.get("href", "")
        size = max(1, round(path.stat().st_size / 1000))
        assert text_of(link).endswith(f"pour {program} (.{kind}, {size} ko)")


def test_the_rows_have_the_names_of_the_pages_and_wait_for_numbers(whole: Built) -> None:
    rows = sheet_of(whole).get_values()
    shown = whole.domain.of_kind("activity").values()
    names = [*(found.title for found in shown), word("fr", "sheet-other")]
    assert [row[0] for row in rows[FIRST : FIRST + len(names)]] == names
    assert all(cell is None for row in rows[FIRST : FIRST + len(names)] for cell in row[2:17])
    assert len(rows[HEAD]) == len(WIDTHS)
    said = " ".join(str(cell) for row in rows for cell in row if cell)
    assert not [found.id for found in shown if found.id in said.split()]


def test_only_what_is_to_be_filled_in_is_open_and_says_what_it_takes(whole: Built) -> None:
    """The same in both files; tests/site/test_printed.py has LibreOffice reckon."""
    open_file = OfficeFile("ods", downloaded(whole))
    rules = {
        str(one.get(f"{{{NAMES['table']}}}name")): "".join(values(one, ".//text:p/text()"))
        for one in select_named(open_file.part("content.xml"), "//table:content-validation")
    }
    assert rules == {
        name: word("fr", f"sheet-rule-{name}") for name in ("minutes", "count", "day", "weeks")
    }
    content = open_file.part("content.xml")
    filled = "//table:table-cell[@table:style-name='fill' or @table:style-name='date']"
    asked = select_named(content, f"{filled}[@table:content-validation-name]")
    assert len(select_named(content, "//table:table-cell[@table:content-validation-name]")) == len(
        asked
    )
    sheet = OfficeFile("xlsx", downloaded(whole, "xlsx")).part("xl/worksheets/sheet1.xml")
    told = [str(one.get("error")) for one in sheet.iter(f"{X}dataValidation")]
    assert len(told) == len(asked) > 14
    assert set(told) == set(rules.values())
    assert sheet.find(f"{X}sheetProtection") is not None
    assert values(content, "//table:table/@table:protected") == ["true"]


@pytest.mark.parametrize("kind", PROGRAMS)
def test_a_file_bears_the_day_of_the_guide_and_a_title(whole: Built, kind: str) -> None:
    file = OfficeFile(kind, downloaded(whole, kind))
    days = (str(page["reviewed"]) for page in whole.env.metadata.values() if "reviewed" in page)
    day = max(days, default=FIRST_DAY)
    assert {datetime(*part.date_time).date().isoformat() for part in file.parts} == {day}
    about = file.part({"ods": "meta.xml", "xlsx": "docProps/core.xml"}[kind])
    told = " ".join(map(str, about.itertext()))
    assert word("fr", "sheet-title") in told
    assert day in told


def test_a_renamed_activity_is_renamed_in_the_file_of_the_same_bytes(
    tiny: Callable[[str], TinySite],
) -> None:
    """In the page that links to it too, which was not touched; in the language of the edition."""
    site = tiny("model")
    site.write({"index.md": "# Page\n\n:::{time-sheet-files}\n:::\n"})
    first = downloaded(site.build())
    site.edit("objects.md", ":name: Lire", ":name: Lire un mot")
    again = site.build()
    assert "index" in again.written
    assert sheet_of(again).get_values()[FIRST][0] == "Lire un mot"
    site.edit("objects.md", ":name: Lire un mot", ":name: Lire")
    assert downloaded(site.build()) == first
    head = sheet_of(site.build(language="en", to="en")).get_values()[HEAD]
    assert head[:3] == [word("en", f"sheet-{name}") for name in ("activity", "unit", "count")]
