"""Each kind of object, block, role and drawing refuses what it must refuse.

The pages are written from the table of kinds, so that a new kind is held to the same rules from
its first day; one page holds all that is wrong in one way, each part in a section of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from extension.support import TinySite, message
from jobguide.domain import COMPUTED
from jobguide.faults import Fault
from jobguide.kinds import KINDS, PAGE_FACETS, PLACEMENTS, facet_homes
from jobguide.messages import choices
from jobguide.words import WORDS

# A value that each option takes, where any word would not do.
VALUES = {
    "country": "FR",
    "kind": "advert",
    "status": "trainee",
    "placement": "board",
    "pay": "shown",
    "level": "advice",
    "scope": "offer",
    "per": "week",
    "most": "100",
}
HOMES = {name: parents for name, parents in facet_homes().items() if parents}
CODED = [(kind, name, known) for kind in KINDS for name, known in KINDS[kind].coded if known]
WITH_HEADING = [kind for kind in KINDS if KINDS[kind].in_section]

NO_CHANGE: Mapping[str, str] = {}

Told = Mapping[str, object]


@dataclass(frozen=True)
class Part:
    """Lines of a page, and what must be told of them: values, and at which of the lines."""

    lines: Sequence[str]
    told: Sequence[Told] = ()
    at: int = 0


@pytest.fixture
def check(bare: TinySite) -> Callable[[Fault, Iterable[Part]], None]:
    """Check that a page of these parts is told exactly what each of them deserves."""

    def check(fault: Fault, parts: Iterable[Part]) -> None:
        lines, expected = ["# Page"], list[str]()
        for number, part in enumerate(parts):
            lines += ["", f"## Section {number}", "", *part.lines]
            line = len(lines) - len(part.lines) + 1 + part.at
            expected += [message(f"index.md:{line}", fault, **told) for told in part.told]
        bare.write({"index.md": "\n".join([*lines, ""])})
        assert sorted(bare.build("dummy").of(fault)) == sorted(expected)

    return check


Check = Callable[[Fault, Iterable[Part]], None]


def options_of(kind: str) -> dict[str, str]:
    """Return the required options of a kind, each with a sound value."""
    spec = KINDS[kind]
    names = (*spec.names, *spec.prose, *(name for name, _values in spec.coded))
    return {name: VALUES.get(name, "x") for name in names}


def block(name: str, *lines: str) -> list[str]:
    """Return the lines of a labelled block."""
    return [f":::{{{name}}}", *lines, ":::"]


def declaration(kind: str, ident: str, changed: Mapping[str, str] = NO_CHANGE) -> list[str]:
    """Return the lines that declare an object; an option changed to nothing is left out."""
    given = options_of(kind) | dict(changed)
    told = [f":{name}: {value}" for name, value in given.items() if value]
    return [f":::{{{kind}}} {ident}", *told, ":::"]


def test_a_required_option_is_missed(check: Check) -> None:
    required = [(kind, option) for kind in KINDS for option in options_of(kind)]
    assert len(required) > 10
    parts = (
        Part(
            declaration(kind, f"x-{option}", {option: ""}),
            [{"kind": kind, "id": f"x-{option}", "option": option}],
        )
        for kind, option in required
    )
    check(Fault.MISSING_OPTION, parts)


def test_a_value_out_of_the_list_is_refused(check: Check) -> None:
    parts = (
        Part(
            declaration(kind, f"x-{option}", {option: "zzz"}),
            [{"value": "zzz", "option": option, "hint": "?", "known": choices(known)}],
        )
        for kind, option, known in CODED
    )
    check(Fault.UNKNOWN_VALUE, parts)


@pytest.mark.parametrize(
    ("option", "value"), [(name, value) for _kind, name, known in CODED for value in known]
)
def test_every_value_of_the_list_has_its_words(option: str, value: str) -> None:
    """Else readers would be shown the code, in English on a French page."""
    assert value in PLACEMENTS or {value, f"{option}-{value}"} & set(WORDS)


def test_each_required_block_is_missed(check: Check) -> None:
    parts = (
        Part(
            declaration(kind, "x"),
            [{"kind": kind, "id": "x", "facet": name} for name in KINDS[kind].facets],
        )
        for kind in KINDS
    )
    check(Fault.MISSING_FACET, parts)


def stray(name: str) -> Told:
    """Return what must be told of a block outside its home."""
    return {"facet": name, "known": ", ".join(HOMES[name])}


def test_a_block_outside_any_home_is_refused(check: Check) -> None:
    check(Fault.STRAY_FACET, [Part(block(name, "Du texte."), [stray(name)]) for name in HOMES])


def test_a_block_in_the_wrong_home_is_refused(check: Check) -> None:
    parts = (
        Part([f"::::{{{kind}}} x-{name}", "", *block(name, "Du texte."), "::::"], [stray(name)], 2)
        for kind in KINDS
        for name in HOMES
        if kind not in HOMES[name]
    )
    check(Fault.STRAY_FACET, parts)


def test_a_block_at_home_is_left_alone(check: Check) -> None:
    parts = (
        Part([f"::::{{{home}}} x-{name}", "", *block(name, "Du texte."), "::::"])
        for name in HOMES
        for home in HOMES[name]
        if home != "line"
    )
    check(Fault.STRAY_FACET, parts)


def test_a_block_in_a_restated_line_is_left_alone(check: Check) -> None:
    names = [name for name in HOMES if "line" in HOMES[name]]
    assert names
    parts = (Part(["::::{line}", "Mot.", *block(name, "Du texte."), "::::"]) for name in names)
    check(Fault.STRAY_FACET, parts)


def test_a_block_of_the_page_stands_where_it_likes(check: Check) -> None:
    check(Fault.STRAY_FACET, [Part(block(name, "Du texte.")) for name in PAGE_FACETS])


def test_a_block_without_text_is_told(check: Check) -> None:
    parts = [Part(block(name), [{"facet": name}]) for name in facet_homes()]
    check(Fault.EMPTY_BLOCK, parts)


def test_a_link_to_nothing_is_told_for_each_kind(check: Check) -> None:
    parts = (
        Part([f"Voir {{{kind}}}`x`."], [{"kind": kind, "id": "x", "hint": "?", "known": "—"}])
        for kind in KINDS
    )
    check(Fault.UNKNOWN_TARGET, parts)


def test_an_object_must_open_its_section(check: Check) -> None:
    parts = (
        Part(["Une phrase.", "", *declaration(kind, "x")], [{"kind": kind, "id": "x"}], 2)
        for kind in WITH_HEADING
    )
    check(Fault.MISPLACED_OBJECT, parts)


def test_a_section_holds_one_object(check: Check) -> None:
    parts = (
        Part([*declaration(kind, "x"), *declaration(kind, "y")], [{"kind": kind, "id": "y"}], at)
        for kind in WITH_HEADING
        for at in [len(declaration(kind, "x"))]
    )
    check(Fault.MISPLACED_OBJECT, parts)


@pytest.mark.parametrize("before", ["(label-{})=", "% un commentaire {}"])
def test_what_nobody_sees_may_stand_before_an_object(check: Check, before: str) -> None:
    parts = [Part([before.format(kind), *declaration(kind, "x")]) for kind in KINDS]
    check(Fault.MISPLACED_OBJECT, parts)


def test_the_same_id_twice_is_told_for_each_kind(check: Check) -> None:
    first = [Part(declaration(kind, "x")) for kind in KINDS]
    again = [
        Part(declaration(kind, "x"), [{"kind": kind, "id": "x", "other": "index"}])
        for kind in KINDS
    ]
    check(Fault.DUPLICATE_OBJECT, [*first, *again])


def nothing(name: str, argument: str = "") -> Part:
    """Return a drawing on a site that has nothing to draw, and what must be told."""
    lines = [f":::{{{name}}} {argument}".rstrip(), ":::"]
    return Part(lines, [{"name": name, "argument": argument}])


# `faults` needs nothing but the code; the others in this set are looked at one by one below.
ALONE = {"faults", "coverage", "postings", "statements", "pitfalls", "orgchart"}


def test_nothing_to_draw_is_told(check: Check) -> None:
    parts = [nothing(name, "village") for name in COMPUTED if name not in ALONE]
    assert len(parts) > 3
    check(Fault.NOTHING_TO_DRAW, [*parts, nothing("orgchart", "communication")])


@pytest.mark.parametrize("name", ["coverage", "postings", "statements", "pitfalls"])
def test_an_empty_table_is_told(check: Check, name: str) -> None:
    check(Fault.NOTHING_TO_DRAW, [nothing(name)])


@pytest.mark.parametrize("argument", ["board", "pair"])
def test_a_chart_without_a_service_is_told(check: Check, argument: str) -> None:
    check(Fault.NOTHING_TO_DRAW, [nothing("orgchart", argument)])


def test_a_chart_may_have_one_service(check: Check) -> None:
    lines = [*declaration("placement", "communication"), ":::{orgchart} communication", ":::"]
    check(Fault.NOTHING_TO_DRAW, [Part(lines)])


WRONG_NUMBERS = {
    "hours": ("read", "constant “read”"),
    "fte": ("part-time total middle", "level “middle”"),
    "quantity": ("unit-time read high hours", "unit “hours”"),
}


def test_a_number_that_the_model_does_not_know_is_told(whole_site: TinySite) -> None:
    lines = [f"Soit {{{role}}}`{words}`.\n" for role, (words, _told) in WRONG_NUMBERS.items()]
    whole_site.write({"about/method.md": "\n".join(["# La méthode\n", *lines])})
    told = whole_site.build("dummy").of(Fault.WORKLOAD)
    for line, (_words, named), found in zip((3, 5, 7), WRONG_NUMBERS.values(), told, strict=True):
        assert found.startswith(f"about/method.md:{line}: WARNING: ")
        assert found.count(named) == 2
