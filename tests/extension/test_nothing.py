"""Drawings and numbers that have nothing to show: told where they stand, never a crash."""

from __future__ import annotations

import pytest

from extension.parts import Check, Part, declaration
from extension.support import Built, TinySite, message


def nothing(name: str, argument: str = "") -> Part:
    """Return a drawing on a site that has nothing to draw, and what must be told."""
    lines = [f":::{{{name}}} {argument}".rstrip(), ":::"]
    return Part(lines, [{"name": name, "argument": argument}])


# `faults` and `reading-form` need nothing but the code; the others here are looked at below.
ALONE = {
    *("faults", "coverage", "postings", "statements", "pitfalls", "orgchart", "reading-form"),
}


def test_nothing_to_draw_is_told(check: Check, whole: Built) -> None:
    parts = [nothing(name, "village") for name in sorted(whole.blocks() - ALONE)]
    assert len(parts) > 3
    check("nothing-to-draw", [*parts, nothing("orgchart", "communication")])


@pytest.mark.parametrize("name", ["coverage", "postings", "statements", "pitfalls"])
def test_an_empty_table_is_told(check: Check, name: str) -> None:
    check("nothing-to-draw", [nothing(name)])


@pytest.mark.parametrize("argument", ["board", "pair"])
def test_a_chart_without_a_service_is_told(check: Check, argument: str) -> None:
    check("nothing-to-draw", [nothing("orgchart", argument)])


def test_a_chart_may_have_one_service(check: Check) -> None:
    lines = [*declaration("placement", "communication"), ":::{orgchart} communication", ":::"]
    check("nothing-to-draw", [Part(lines)])


def test_a_verdict_and_advice_want_rules_of_their_own_page(bare: TinySite) -> None:
    names = ("plan-verdict", "plan-advice")
    page = ["# Page", *(line for name in names for line in ("", f":::{{{name}}}", ":::"))]
    other = ["---", "orphan: true", "---", "# Ailleurs", ""]
    for about in ("verdict no", "advice members"):
        told = {"when": "members < 30", "about": about}
        other += [*declaration("reason", about.partition(" ")[0], told), ""]
    bare.write({"index.md": "\n".join([*page, ""]), "other.md": "\n".join(other)})
    assert bare.build("dummy").of("nothing-to-draw") == [
        message(f"index.md:{line}", "nothing-to-draw", name=name, argument="")
        for line, name in zip((3, 6), names, strict=True)
    ]


WRONG_NUMBERS = {
    "hours": ("read", "« read »"),
    "fte": ("part-time total middle", "« middle »"),
    "quantity": ("unit-time read high hours", "« hours »"),
}


def test_a_number_that_the_model_does_not_know_is_told(whole_site: TinySite) -> None:
    lines = [f"Soit {{{role}}}`{words}`.\n" for role, (words, _told) in WRONG_NUMBERS.items()]
    whole_site.write({"about/method.md": "\n".join(["# La méthode\n", *lines])})
    told = whole_site.build("dummy").of("model-name")
    for line, (_words, named), found in zip((3, 5, 7), WRONG_NUMBERS.values(), told, strict=True):
        assert found.startswith(f"about/method.md:{line}: WARNING: ")
        assert found.count(named) == 1
