"""The reading and the guide agree: the same points, and the same verdict on the guide's phrases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jobguide.reading.read import read
from jobguide.reading.table import OFFERS, Rule, the_table
from jobguide.words import WORDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "guide" / "posting.md").read_text(encoding="utf-8")
RULES = {rule.id: rule for rule in the_table().rules}
DECLARED = dict(
    re.findall(r"^:::::\{pitfall\} (\S+)\n(.*?)^:::::$", PAGE, re.MULTILINE | re.DOTALL)
)
# Found lacking by readers of postings; the guide does not explain them yet.
UNEXPLAINED = {
    *("civic-service-requirements", "status-interchangeable", "unpaid-work"),
    *("disguised-contractor", "funds-own-post", "funding-conditional", "social-profile-required"),
    *("perfect-spelling", "values-adhesion", "named-schools", "young-team", "driving-licence"),
    "brand-tools",
}
# The phrase of this point is one of a civic service, whatever offers the guide warns too.
STATUS = {"civic-service": "civic-service"}


def option(declared: str, name: str) -> list[str]:
    """Return the values of an option of a directive."""
    found = re.search(rf"^:{name}: *(.*)$", declared, re.MULTILINE)
    return [value.strip() for value in found[1].split(",")] if found else []


def phrase(declared: str, name: str) -> str:
    """Return the phrase of a block of a directive, without its quotation marks."""
    found = re.search(rf"^:::\{{{name}\}}\n(.*?)^:::$", declared, re.MULTILINE | re.DOTALL)
    assert found
    return found[1].replace("[", "").replace("]{.language-en}", "")


def is_found(rule: Rule, text: str) -> bool:
    """Tell whether a point is found in a text, for the first status that it concerns."""
    status = STATUS.get(rule.id, next(iter(rule.levels)))
    return any(point.id == rule.id for point in read(text, the_table(), status).points)


def test_the_points_of_the_guide_are_those_that_are_read() -> None:
    assert set(DECLARED) == set(RULES) - UNEXPLAINED


@pytest.mark.parametrize("name", DECLARED)
def test_a_point_weighs_the_same_in_the_guide_and_in_a_reading(name: str) -> None:
    declared, levels = DECLARED[name], RULES[name].levels
    (level,) = option(declared, "level")
    for offer in option(declared, "scope"):
        assert {levels[status] for status in OFFERS[offer]} == {level}
    for offer in option(declared, "advised"):
        assert {levels[status] for status in OFFERS[offer]} == {"advice"}


@pytest.mark.parametrize("name", DECLARED)
def test_the_phrase_to_avoid_shows_the_point_and_the_better_one_does_not(name: str) -> None:
    declared, rule = DECLARED[name], RULES[name]
    assert is_found(rule, phrase(declared, "before"))
    assert not is_found(rule, phrase(declared, "after"))


def test_a_point_that_the_guide_does_not_explain_yet_says_why_it_is_one() -> None:
    known = set(
        re.findall(r"^@\w+\{(\w+),", (ROOT / "references.bib").read_text("utf-8"), re.MULTILINE)
    )
    for name in UNEXPLAINED:
        assert f"reading-reason-{name}" in WORDS
        assert set(RULES[name].sources) <= known
    explained = {name for name, rule in RULES.items() if not rule.sources} - UNEXPLAINED
    assert explained == set(DECLARED)


def test_every_point_has_a_name() -> None:
    assert all(f"reading-point-{name}" in WORDS for name in RULES)
