"""The open data: what their schemas promise, in both editions, and what the pages say."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.open_data import PACKAGE, check_open_data
from checkers.report import Report
from jobguide.postings.open_data import schema
from planted import page, spoiled, write_site


def test_the_open_data_of_every_edition_are_sound(
    site: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_open_data(site))


OBJECTS = {
    "$schema": "job.schema.json",
    "title": "Le guide",
    "address": "",
    "licence": {
        "name": "CC-BY-4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
        "holder": "Nous",
        "note": "Nos textes.",
    },
    "language": "fr",
    "objects": [
        {
            "kind": "posting",
            "id": "village",
            "title": "Le village",
            "url": "village.html#top",
            "facts": {
                "employer": "Le Foyer",
                "country": "FR",
                "year": "2009",
                "kind": "advert",
                "status": "trainee",
                "placement": "board",
                "pay": "unstated",
            },
        }
    ],
    "lines": [],
    "findings": {"village": []},
}
TABLE = "\ufeffid;Exemple;Page;Licence\r\nvillage;Le village;village.html;CC-BY-4.0\r\n"
LICENCES = [{"name": "CC-BY-4.0"}]
DESCRIBED = {
    "name": "a",
    "licenses": LICENCES,
    "resources": [
        {
            "name": "b",
            "path": "postings.csv",
            "licenses": LICENCES,
            "dialect": {"delimiter": ";"},
            "bytes": len(TABLE.encode()),
            "schema": {
                "fields": [
                    {"name": "id", "type": "string"},
                    {"name": "Exemple", "type": "string", "constraints": {"required": True}},
                    {"name": "Page", "type": "string"},
                    {"name": "Licence", "type": "string", "constraints": {"enum": ["CC-BY-4.0"]}},
                ],
                "primaryKey": ["id"],
            },
        }
    ],
}
FILES = {
    "job.json": json.dumps(OBJECTS, ensure_ascii=False),
    "job.schema.json": json.dumps(schema({})),
    "postings.csv": TABLE,
    "datapackage.json": json.dumps(DESCRIBED),
    "village.html": page('<p id="top">Le village.</p>', title="Le village"),
}


def check_planted(folder: Path, name: str = "", old: str = "", new: str = "") -> Report:
    """Check sound data in which one string of one file was replaced by another."""
    files = dict(FILES)
    if name:
        files[name] = spoiled(files[name], old, new)
    write_site(folder, files)
    (folder / "postings.csv").write_bytes(files["postings.csv"].encode())
    return check_open_data(folder)


def test_sound_data_are_left_alone(tmp_path: Path) -> None:
    checked = check_planted(tmp_path)
    assert checked.told() == ""
    assert checked.examined == {"objects": 1, "rows": 1}


FAULTS = {
    "unknown kind": ("job.json", '"advert"', '"avert"', "'avert' is not one of"),
    "lost licence": ("job.json", "CC-BY-4.0", "MIT", "'CC-BY-4.0' was expected"),
    "anchor": ("job.json", "html#top", "html#end", "names an anchor that village.html"),
    "schema": ("job.schema.json", '"type": "object"', '"type": "objet"', "objet"),
    "no mark": ("postings.csv", "\ufeff", "", "has no mark of UTF-8"),
    "size": ("postings.csv", "Le village", "Le  village", "expected byte count"),
    "empty cell": ("postings.csv", "Le village", "", 'constraint "required" is "True"'),
    "another title": ("postings.csv", "Le village", "La ville", "not one row for each example"),
    "other page": ("postings.csv", "village.html", "index.html", "village: index.html"),
    "lost page": ("postings.csv", "village.html", "a/village.html", "leads nowhere"),
    "row twice": ("postings.csv", "vill", "village;A;A;CC-BY-4.0\r\nvill", "not one row for each"),
    "package": ("datapackage.json", '"name": "CC-BY-4.0"', '"name": "MIT"', "does not say CC-BY"),
}


@pytest.mark.parametrize(("name", "old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    checked = check_planted(tmp_path, name, old, new)
    assert told in checked.told()


def test_lost_files_and_editions_that_differ_are_found(tmp_path: Path) -> None:
    check_planted(tmp_path)
    english = tmp_path / "en"
    shutil.copytree(tmp_path, english, ignore=shutil.ignore_patterns("en"))
    (english / "index.html").write_text(page(language="en"), encoding="utf-8")
    (english / "job.json").write_text(FILES["job.json"].replace('"village"', '"ville"', 1))
    assert "en/job.json: has not the objects of the source" in check_open_data(tmp_path).told()
    (english / PACKAGE).unlink()
    assert check_open_data(tmp_path).told() == f"en/{PACKAGE}: there is none"
