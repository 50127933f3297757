"""Wordings say what they say, and a table that cannot be used is refused with the reason."""

from __future__ import annotations

import re
from typing import Any

import pytest

from jobguide.reading.table import LEVELS, OFFERS, STATUSES, TableError, table_of, the_table
from jobguide.reading.wording import WordingError, pattern_of

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


@pytest.mark.parametrize(("wording", "texts"), HELD.items())
def test_a_wording_finds(wording: str, texts: tuple[str, ...]) -> None:
    pattern = pattern_of([wording], NAMED)
    assert [text for text in texts if not re.search(pattern, text)] == []


@pytest.mark.parametrize(("wording", "texts"), NOT_HELD.items())
def test_a_wording_does_not_find(wording: str, texts: tuple[str, ...]) -> None:
    pattern = pattern_of([wording], NAMED)
    assert [text for text in texts if re.search(pattern, text)] == []


@pytest.mark.parametrize("wording", BROKEN)
def test_a_wording_that_cannot_be_read_is_refused(wording: str) -> None:
    with pytest.raises(WordingError, match=re.escape(wording)):
        pattern_of([wording], NAMED)


def small(**changes: Any) -> dict[str, Any]:
    """Return a small table, with one point changed."""
    sign = changes.pop("sign", {"any": ["jeune"]})
    point = {"level": "rule", "scope": ["offer"], "signs": [sign]} | changes
    kinds: dict[str, Any] = {name: {} for name in ("statuses", "missions", "competencies")}
    fields = {"pay": {"signs": [{"any": ["salaire"]}]}}
    frame = {"limit": 9, "same": {}, "changes": [], "named": {}, "expected": {}, "fields": fields}
    return {**frame, **kinds, "points": {"one": point}}


def test_a_small_table_is_compiled() -> None:
    (rule,) = table_of(small(advised=["stage"])).rules
    assert rule.levels == {"employee": "rule", "apprentice": "rule", "unstated": "rule"} | {
        "trainee": "advice"
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"level": "harsh"},
        {"scope": ["everybody"]},
        {"wrong": 1},
        {"sign": {"anny": ["jeune"]}},
        {"sign": {"absent": ["colour"]}},
        {"sign": {"any": ["[jeune]"]}},
    ],
)
def test_a_table_that_cannot_be_used_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(TableError):
        table_of(small(**changes))


def test_the_rules_cover_every_status_and_level() -> None:
    rules = the_table().rules
    assert {status for rule in rules for status in rule.levels} == set(STATUSES)
    assert {level for rule in rules for level in rule.levels.values()} == set(LEVELS)
    assert {status for group in OFFERS.values() for status in group} == set(STATUSES)
