"""What a contributor reads when something is wrong: each fault, with its place and its cure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from extension.support import TinySite, message
from jobguide.faults import Fault

CASES_FILE = Path(__file__).parent / "faults.toml"


@dataclass(frozen=True)
class Case:
    """One fault on a tiny site: see the head of faults.toml."""

    fault: str
    title: str
    at: str
    values: dict[str, object]
    root: str = "bare"
    page: str = ""
    also: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    files: dict[str, str] = field(default_factory=dict)

    def plant(self, site: TinySite) -> None:
        """Put the fault into the site."""
        pages = {"index.md": self.page} if self.page else {}
        site.write({name: text.lstrip("\n") for name, text in (pages | self.files).items()})
        if self.edits:
            site.edit(*self.edits)


def read_cases() -> list[ParameterSet]:
    """Return the cases of the file, each under its fault and its title."""
    cases = (Case(**raw) for raw in tomllib.loads(CASES_FILE.read_text(encoding="utf-8"))["case"])
    return [pytest.param(case, id=f"{case.fault.lower()}: {case.title}") for case in cases]


CASES = read_cases()


def test_every_fault_has_a_case() -> None:
    assert {str(param.id).split(":")[0].upper() for param in CASES} == {
        fault.name for fault in Fault
    }


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_with_its_place_its_cause_and_its_cure(
    case: Case, tiny: Callable[[str], TinySite]
) -> None:
    site = tiny(case.root)
    case.plant(site)
    built = site.build("dummy")
    fault = Fault[case.fault]
    assert built.of(fault) == [message(case.at, fault, **case.values)]
    others = [line for line in built.warnings if line not in built.of(fault)]
    assert [_code_of(line) for line in others] == [Fault[name].code for name in case.also]


def _code_of(line: str) -> str:
    """Return the subtype of a warning of ours, or the whole line of any other."""
    match = re.search(r"\[job\.([a-z-]+)\]$", line)
    return match[1] if match else line


def test_every_fault_leads_to_a_file() -> None:
    cases = tomllib.loads(CASES_FILE.read_text(encoding="utf-8"))["case"]
    assert [case["fault"] for case in cases if not case["at"]] == []


@pytest.mark.parametrize("root", ["bare", "article", "model", "whole"])
def test_a_sound_site_is_left_alone(tiny: Callable[[str], TinySite], root: str) -> None:
    assert tiny(root).build("dummy").warnings == ()


@pytest.mark.parametrize("fault", Fault)
def test_a_fault_says_the_same_in_both_languages(fault: Fault) -> None:
    """What is named in French is named in English: nobody gets half of a message."""
    problem, cure, wrong, mend = (set(re.findall(r"{(\w+)}", text)) for text in fault.value)
    assert (problem, cure) == (wrong, mend)
    assert all(text.strip() and not text.endswith(".") for text in fault.value)


def test_a_message_reads_as_one_line() -> None:
    """The form that all other tests of messages build theirs upon, spelled out once."""
    assert message("guide/a.md:7", Fault.UNKNOWN_GRADE, grade="E") == (
        "guide/a.md:7: WARNING: degré de preuve inconnu « E ». "
        "Pour réparer : écrivez A, B, C, D ou H (voir about/method). / "
        "unknown grade of evidence “E”. "
        "To mend: write A, B, C, D or H (see about/method). [job.unknown-grade]"
    )
