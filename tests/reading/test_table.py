"""Wordings say what they say, and a table that cannot be used is refused with the reason."""

import re
from typing import Any

import pytest

from jobguide.reading.report import the_table
from jobguide.reading.table import OFFERS, STATUSES, check_signs, table_of
from jobguide.reading.wording import WordingError, pattern_of
from jobguide.records import JobObject, Place

NAMED = {"place": ["Paris", "la Rochelle"]}
HELD = {
    "animer [la|notre] communauté": ("animer communaute", "animer notre communaute"),
    "modér*": ("moderation", "moderer"),
    "répondre … membres": ("repondre membres", "repondre a tous les membres"),
    "<1-23> heures": ("7 heures", "23heures", "douze heures"),
    "# euros": ("2 100 euros", "12,50 euros"),
    "à @place": ("a paris", "a la rochelle"),
    "à !(temps|partir) *": ("a nantes",),
    "week-end[s]": ("week-ends", "week end", "weekend"),
    "d'un stage": ("d' un stage", "d'un stage"),
    "contrat : stage": ("contrat : stage", "contrat: stage"),
    "(un|une) stagiaire": ("un stagiaire", "une· stagiaire·"),
}
NOT_HELD = {
    "animer [la|notre] communauté": ("animer une communaute", "reanimer la communaute"),
    "modér*": ("immoderee",),
    "répondre … membres": ("repondre. aux membres", "repondre a b c d e membres"),
    "<1-23> heures": ("24 heures", "123 heures"),
    "à @place": ("a lyon",),
    "à !(temps|partir) *": ("a temps", "a partir"),
    "(un|une) stagiaire": ("un stagiaires",),
}
BROKEN = ("animer [la", "animer (la|le", "modér*tion*", "@nowhere", "à !temps", "animer la)")


@pytest.mark.parametrize("wording", HELD)
def test_a_wording_finds_what_it_says_and_nothing_else(wording: str) -> None:
    pattern = pattern_of([wording], NAMED)
    assert [text for text in HELD[wording] if not re.search(pattern, text)] == []
    assert [text for text in NOT_HELD.get(wording, ()) if re.search(pattern, text)] == []


@pytest.mark.parametrize("wording", BROKEN)
def test_a_wording_that_cannot_be_read_is_refused(wording: str) -> None:
    with pytest.raises(WordingError, match=re.escape(wording)):
        pattern_of([wording], NAMED)


FRAME: dict[str, Any] = {
    **{name: {} for name in ("same", "named", "expected", "statuses")},
    **{"limit": 9, "changes": [], "fields": {"pay": {"signs": [{"any": ["salaire"]}]}}},
}


def point(signs: str, **facts: str) -> JobObject:
    """Return a point to watch, as a page declares it."""
    place = Place("guide/page", "pitfall-one", 1)
    return JobObject("pitfall", "one", "Un", place, facts=tuple(facts.items()), signs=signs)


def test_a_point_weighs_what_its_page_says() -> None:
    one = point('[[signs]]\nany = ["jeune"]', level="rule", scope="offer", advised="stage")
    (rule,) = table_of([one], FRAME).rules
    assert rule.levels == {"employee": "rule", "apprentice": "rule", "unstated": "rule"} | {
        "trainee": "advice"
    }


@pytest.mark.parametrize(
    "signs",
    [
        "",
        "signs = [",
        "signs = 3",
        "[[sign]]",
        '[[signs]]\nanny = ["jeune"]',
        '[[signs]]\nabsent = ["colour"]',
        '[[signs]]\nany = ["[jeune]"]',
        '[[signs]]\nany = ["[jeune"]',
    ],
)
def test_signs_that_cannot_be_read_are_refused(signs: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_signs(signs)


def test_the_rules_cover_every_status() -> None:
    assert {status for rule in the_table().rules for status in rule.levels} == set(STATUSES)
    assert {status for group in OFFERS.values() for status in group} == set(STATUSES)
