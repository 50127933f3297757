"""How well the reading reads our own postings and forms: the figures, and floors that fail.

These texts were at hand while the rules were written, so that the figures are above what a posting
never seen before would give.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from jobguide.reading.read import Reading, read
from jobguide.reading.report import the_table
from jobguide.reading.table import STATUSES
from reading.corpus import Tally, forms, postings

FIGURES = Path(__file__).resolve().parents[2] / "_ext" / "jobguide" / "reading" / "figures.toml"
LEAST_TIMES = 5
LEAST_POSTINGS, LEAST_FORMS = 120, 300
LEAST_OF_ALL, LEAST_OF_A_RULE, LEAST_F, LEAST_INFERRED = 0.95, 0.85, 0.85, 0.9
RULES = [rule.id for rule in the_table().rules]
Ids = Callable[[Reading], Iterable[str]]
READ: dict[str, Ids] = {
    "points": lambda reading: (point.id for point in reading.points),
    "missing": lambda reading: reading.missing,
    "missions": lambda reading: reading.missions,
    "competencies": lambda reading: reading.competencies,
}


def tally(part: str) -> Tally:
    """Count what is read rightly and wrongly of one part of the postings."""
    counted = Tally()
    for posting in postings():
        counted.add(READ[part](posting.found), getattr(posting, part))
    return counted


def tally_of_points() -> Tally:
    """Count the points of the postings and of the forms."""
    counted = tally("points")
    for form in forms():
        counted.add([form.rule] * form.is_found, [form.rule] * form.is_expected)
    return counted


def test_the_corpus_is_large_and_tries_every_rule() -> None:
    assert len(postings()) >= LEAST_POSTINGS
    assert len(forms()) >= LEAST_FORMS
    shown = Counter(point for posting in postings() for point in posting.points)
    shown.update(form.rule for form in forms() if form.is_expected)
    trapped = Counter(form.rule for form in forms() if not form.is_expected)
    unshown = Counter(rule for one in postings() for rule in set(RULES) - one.points)
    for rule in RULES:
        assert min(shown[rule], trapped[rule], unshown[rule]) >= LEAST_TIMES, rule
    assert set(shown) | set(trapped) == set(RULES)
    assert {one.status for one in postings()} == set(STATUSES)


def test_every_label_is_something_that_can_be_read() -> None:
    table = the_table()
    for posting in postings():
        assert posting.missing <= set(table.expected[posting.status]), posting.id
        assert posting.missions <= set(table.suggested["missions"]), posting.id
        assert posting.competencies <= set(table.suggested["competencies"]), posting.id


def figures() -> dict[str, Any]:
    """Return the figures that the page publishes: right, wrong and missed, by point."""
    counted = tally_of_points()
    points = {
        rule: [counted.right[rule], counted.wrong[rule], counted.missed[rule]] for rule in RULES
    }
    return {"postings": len(postings()), "forms": len(forms()), "points": points}


def test_the_figures_that_the_page_publishes_are_those_of_today() -> None:
    """Where it fails, write what it shows: it is a file of figures, one point a line."""
    lines = [f"{name} = {value}" for name, value in figures().items() if name != "points"]
    lines += ["", "[points] # right, wrong, missed"]
    lines += [f"{rule} = {counts}" for rule, counts in figures()["points"].items()]
    assert FIGURES.read_text(encoding="utf-8").splitlines() == lines


def told(counted: Tally, rule: str = "") -> str:
    """Return the figures of a rule, or of all."""
    figures = f"precision {counted.precision(rule):.2f}, recall {counted.recall(rule):.2f}"
    return f"  {rule or 'all the points':27} {figures}"


def test_the_points_are_found_and_nothing_else(say: Callable[[str], None]) -> None:
    counted = tally_of_points()
    say(f"reading: {len(postings())} postings and {len(forms())} forms of our own")
    for rule in ("", *RULES):
        say(told(counted, rule))
    assert min(counted.precision(), counted.recall()) >= LEAST_OF_ALL
    for rule in RULES:
        worst = min(counted.precision(rule), counted.recall(rule))
        assert worst >= LEAST_OF_A_RULE, rule


@pytest.mark.parametrize("part", ["missing", "missions", "competencies"])
def test_what_is_missing_and_what_is_suggested(part: str, say: Callable[[str], None]) -> None:
    counted = tally(part)
    say(f"reading, {part}: F {counted.f_score():.2f}")
    assert counted.f_score() >= LEAST_F, (counted.wrong, counted.missed)


def test_the_status_is_mostly_guessed() -> None:
    guessed = [read(one.text, the_table()).status == one.status for one in postings()]
    assert sum(guessed) / len(guessed) >= LEAST_INFERRED
