"""Each kind of object, block, role and drawing refuses what it must refuse.

The pages are written from the table of kinds, so that a new kind is held to the same rules from
its first day; one page holds all that is wrong in one way, each part in a section of its own.
"""

from __future__ import annotations

import pytest

from extension.parts import Check, Part, Told, block, declaration, options_of
from jobguide.kinds import KINDS, PAGE_FACETS, facet_homes
from jobguide.words import WORDS, choices

HOMES = {name: parents for name, parents in facet_homes().items() if parents}
CODED = [(kind, *coded) for kind, spec in KINDS.items() for coded in spec.coded.items() if coded[1]]
WITH_HEADING = [kind for kind in KINDS if KINDS[kind].in_section]


def known(kind: str, option: str) -> str:
    """Return what is told of the values of an option: a text, or the ids of pages too, is open."""
    codes = KINDS[kind].coded.get(option, ())
    return choices([*codes, *([] if codes and option not in KINDS[kind].declared else ["…"])])


def test_a_required_option_is_missed(check: Check) -> None:
    required = [(kind, option) for kind in KINDS for option in options_of(kind)]
    assert len(required) > 10
    parts = (
        Part(
            declaration(kind, f"x-{option}", {option: ""}),
            [{"kind": kind, "id": f"x-{option}", "option": option, "known": known(kind, option)}],
        )
        for kind, option in required
    )
    check("missing-option", parts)


def test_a_value_out_of_the_list_is_refused(check: Check) -> None:
    parts = (
        Part(
            declaration(kind, f"x-{option}", {option: "zzz"}),
            [{"value": "zzz", "option": option, "hint": "?", "known": choices(codes)}],
        )
        for kind, option, codes in CODED
    )
    check("unknown-value", parts)


@pytest.mark.parametrize(
    ("option", "value"), [(name, value) for _kind, name, known in CODED for value in known]
)
def test_every_value_of_the_list_has_its_words(option: str, value: str) -> None:
    """Else readers would be shown the code, in English on a French page."""
    assert {value, f"{option}-{value}"} & set(WORDS)


def test_each_required_block_is_missed(check: Check) -> None:
    parts = (
        Part(
            declaration(kind, "x"),
            [{"kind": kind, "id": "x", "facet": name} for name in KINDS[kind].facets],
        )
        for kind in KINDS
    )
    check("missing-facet", parts)


def stray(name: str) -> Told:
    """Return what must be told of a block outside its home."""
    return {"facet": name, "known": ", ".join(HOMES[name])}


def inside(home: str, name: str) -> list[str]:
    """Return the lines of a block that stands in an object."""
    return [f"::::{{{home}}} x-{name}", "", *block(name, "Du texte."), "::::"]


def folded(home: str, name: str) -> list[str]:
    """Return the lines of a block that is folded in an object."""
    fold = ["::::{dropdown} Plus", "", *block(name, "Du texte."), "::::"]
    return [f":::::{{{home}}} x-{name}", "", *fold, ":::::"]


def test_a_block_outside_its_home_is_refused_folded_or_not(check: Check) -> None:
    away = [(kind, name) for kind in KINDS for name in HOMES if kind not in HOMES[name]]
    parts = [Part(block(name, "Du texte."), [stray(name)]) for name in HOMES]
    parts += [Part(inside(kind, name), [stray(name)], 2) for kind, name in away]
    parts += [Part(folded(kind, name), [stray(name)], 4) for kind, name in away]
    check("stray-facet", parts)


def test_a_block_at_home_is_left_alone_folded_or_not(check: Check) -> None:
    homes = [(home, name) for name in HOMES for home in HOMES[name]]
    in_lines = [name for home, name in homes if home == "line"]
    assert in_lines
    parts = [Part(block(name, "Du texte.")) for name in PAGE_FACETS]
    parts += [Part(["::::{line}", "Mot.", *block(name, "Du texte."), "::::"]) for name in in_lines]
    for written in (inside, folded):
        parts += [Part(written(home, name)) for home, name in homes if home != "line"]
    check("stray-facet", parts)


def test_a_block_without_text_is_told(check: Check) -> None:
    parts = [Part(block(name), [{"facet": name}]) for name in facet_homes()]
    check("empty-block", parts)


def test_a_link_to_nothing_is_told_for_each_kind(check: Check) -> None:
    parts = (
        Part([f"Voir {{{kind}}}`x`."], [{"kind": kind, "id": "x", "hint": "?", "known": "—"}])
        for kind in KINDS
    )
    check("unknown-target", parts)


def test_an_object_must_open_its_section(check: Check) -> None:
    parts = (
        Part(["Une phrase.", "", *declaration(kind, "x")], [{"kind": kind, "id": "x"}], 2)
        for kind in WITH_HEADING
    )
    check("misplaced-object", parts)


def test_a_section_holds_one_object(check: Check) -> None:
    parts = (
        Part([*declaration(kind, "x"), *declaration(kind, "y")], [{"kind": kind, "id": "y"}], at)
        for kind in WITH_HEADING
        for at in [len(declaration(kind, "x"))]
    )
    check("misplaced-object", parts)


@pytest.mark.parametrize("before", ["(label-{})=", "% un commentaire {}"])
def test_what_nobody_sees_may_stand_before_an_object(check: Check, before: str) -> None:
    parts = [Part([before.format(kind), *declaration(kind, "x")]) for kind in KINDS]
    check("misplaced-object", parts)


def test_the_same_id_twice_is_told_for_each_kind(check: Check) -> None:
    first = [Part(declaration(kind, "x")) for kind in KINDS]
    again = [
        Part(declaration(kind, "x"), [{"kind": kind, "id": "x", "other": "index"}])
        for kind in KINDS
    ]
    check("duplicate-object", [*first, *again])
