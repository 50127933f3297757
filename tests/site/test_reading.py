"""The reading of the models and of the annotated postings, as they are published."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from checkers.models import read_data, read_models
from jobguide.reading.files import text_of
from jobguide.reading.read import read
from jobguide.reading.table import the_table
from reading.corpus import Tally

# What the guide finds by its terms in the postings of 2009 and the reading does not, or the other
# way round, and why.
EXPLAINED: dict[str, dict[str, str]] = {
    "f4": {
        "one-gender": "only adjectives are masculine (« passionné »), which is no name of the job",
        "brand-tools": "the guide does not explain this point yet",
    },
    "seriousguide": {},
}
STATUSES = {"f4": "unstated", "seriousguide": "trainee"}
# The annotations see what no word says, so that many are missed; few must be wrong.
LEAST_PRECISION = 0.75


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    """Return the open data of the real site."""
    return read_data(site)


def words(data: dict[str, Any], posting: str) -> str:
    """Return the words of the lines of a posting."""
    return "\n".join(line["text"] for line in data["lines"] if line["posting"] == posting)


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_the_models_show_no_point(site: Path, kind: str) -> None:
    for model in read_models(site):
        content = (site / "downloads" / f"{model.name}.{kind}").read_bytes()
        reading = read(text_of(content), the_table(), model.status)
        assert reading.points == (), (model.name, reading.points)
        assert read(text_of(content), the_table()).status == model.status


@pytest.mark.parametrize("posting", EXPLAINED)
def test_the_postings_of_2009_are_read_as_the_guide_annotates_them(
    data: dict[str, Any], posting: str
) -> None:
    reading = read(words(data, posting), the_table(), STATUSES[posting])
    found = {point.id for point in reading.points}
    told = {each["pitfall"] for each in data["findings"][posting]}
    assert found ^ told == set(EXPLAINED[posting])


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
