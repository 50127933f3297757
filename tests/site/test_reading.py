"""The reading of the models and of the annotated postings, as they are published."""

import json
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from checkers.models import read_data, read_models
from jobguide.reading.files import text_of
from jobguide.reading.read import read
from jobguide.reading.report import the_table
from jobguide.reading.table import as_json
from reading.corpus import Tally

# The annotations see what no word says, so that many are missed; few must be wrong.
LEAST_PRECISION = 0.75


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    """Return the open data of the real site."""
    return read_data(site)


def words(data: dict[str, Any], posting: str) -> str:
    """Return the words of the lines of a posting."""
    return "\n".join(line["text"] for line in data["lines"] if line["posting"] == posting)


def test_the_postings_of_2009_show_their_points_and_no_other(
    root: Path, data: dict[str, Any]
) -> None:
    text = (root / "tests" / "fixtures" / "points-of-2009.toml").read_text(encoding="utf-8")
    expected = tomllib.loads(text)
    found = {
        posting: {point["pitfall"]: point["level"] for point in data["findings"][posting]}
        for posting in expected
    }
    assert found == expected


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_the_models_show_no_point(site: Path, kind: str) -> None:
    for model in read_models(site):
        content = (site / "downloads" / f"{model.name}.{kind}").read_bytes()
        reading = read(text_of(content), the_table(), model.status)
        assert reading.points == (), (model.name, reading.points)
        assert read(text_of(content), the_table()).status == model.status


def test_the_browser_reads_with_the_table_of_the_pages(site: Path) -> None:
    published = (site / "reading-data.js").read_text(encoding="utf-8")
    data = json.loads(published.partition("readingData = ")[2].rstrip(";\n"))
    assert data["table"] == json.loads(json.dumps(as_json(the_table())))
    assert set(data["points"]) == {rule.id for rule in the_table().rules}
    assert all(told["rule"] and told["after"] for told in data["points"].values())


def test_no_pattern_looks_back_which_stops_a_browser_of_2021(site: Path) -> None:
    assert not re.findall(r"\(\?<[=!]", (site / "reading-data.js").read_text(encoding="utf-8"))


def test_what_is_suggested_is_mostly_what_the_annotations_say(data: dict[str, Any]) -> None:
    tags: dict[str, set[str]] = defaultdict(set)
    for line in data["lines"]:
        tags[line["posting"]].update(tag for one in line["passages"] for tag in one["tags"])
    suggested = the_table().suggested
    known = {*suggested["missions"], *suggested["competencies"]}
    tally = Tally()
    for posting, expected in tags.items():
        if posting and not posting.startswith("model-"):
            reading = read(words(data, posting), the_table(), "employee")
            tally.add([*reading.missions, *reading.competencies], expected & known)
    assert tally.right.total() > 50
    assert tally.precision() >= LEAST_PRECISION, tally.wrong
