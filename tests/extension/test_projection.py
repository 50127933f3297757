"""The open data: job.json, what it holds, in which order, and when it is written."""

from __future__ import annotations

import json
from typing import Any

from extension.support import Built
from jobguide.kinds import KINDS


def data_of(built: Built) -> dict[str, Any]:
    """Return the open data of an edition."""
    data: dict[str, Any] = json.loads((built.folder / "job.json").read_text(encoding="utf-8"))
    return data


def found(built: Built, kind: str, ident: str) -> dict[str, Any]:
    """Return one object of the open data."""
    objects = data_of(built)["objects"]
    (one,) = (each for each in objects if (each["kind"], each["id"]) == (kind, ident))
    assert isinstance(one, dict)
    return one


def test_every_published_object_is_there_once_in_the_order_of_the_kinds(whole: Built) -> None:
    listed = [(each["kind"], each["id"]) for each in data_of(whole)["objects"]]
    published = {kind for kind, spec in KINDS.items() if spec.published}
    objects = [each for each in whole.domain.all_objects() if each.kind in published]
    declared = {(each.kind, each.id) for each in objects}
    assert {each.kind for each in objects} == published
    assert set(listed) == declared
    assert len(listed) == len(declared)
    order = list(KINDS)
    assert [order.index(kind) for kind, _id in listed] == sorted(
        order.index(kind) for kind, _id in listed
    )


def test_a_mission_says_what_it_needs(whole: Built) -> None:
    assert found(whole, "mission", "feedback") == {
        "kind": "mission",
        "id": "feedback",
        "title": "Remonter la parole",
        "url": "guide/mission.html#mission-feedback",
        "competencies": ["listening", "writing"],
        "facts": {"sentence": "Vous rapportez ce qui se dit."},
        "signs": [{"any": ["forum[s]"]}],
    }


def test_a_competency_says_its_area(whole: Built) -> None:
    assert found(whole, "competency", "writing")["area"] == "communication"


def test_a_posting_says_its_facts(whole: Built) -> None:
    facts = found(whole, "posting", "village")["facts"]
    assert facts["status"] == "trainee"
    assert facts["employer"] == "Le Foyer"
    assert facts["hours"] == "plein temps"


def test_a_pitfall_says_what_reveals_it(whole: Built) -> None:
    facts = found(whole, "pitfall", "disguised-job")["facts"]
    assert (facts["level"], facts["scope"]) == ("rule", "offer, stage")
    assert found(whole, "pitfall", "disguised-job")["signs"] == [{"any": ["stage", "stagiaire[s]"]}]


def test_the_lines_of_the_postings_are_there_with_their_passages(whole: Built) -> None:
    first, second, restated, untagged = data_of(whole)["lines"]
    assert first["posting"] == second["posting"] == "village"
    assert first["passages"] == [
        {"text": "accueillir et renseigner", "tags": ["animate", "listening"]},
        {"text": "écrire", "tags": ["broadcast", "writing"]},
    ]
    assert second["passages"] == untagged["passages"] == []
    assert restated["posting"] == "lost"
    assert restated["text"] == "Il fallait relayer le terrain."
    assert restated["passages"] == [{"text": "relayer le terrain", "tags": ["events"]}]
