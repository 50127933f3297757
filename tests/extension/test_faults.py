"""What a contributor reads when something is wrong: each fault, with its place and its cure."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from extension.support import TinySite, message
from faults.planting import is_apart, read_kinds
from sitekit.words import all_faults

CASES_FILE = Path(__file__).parent / "faults.toml"


@dataclass(frozen=True)
class Case:
    """One fault on a tiny site: see the head of faults.toml."""

    fault: str
    title: str
    at: str
    values: dict[str, object]
    root: str = "bare"
    builder: str = "dummy"
    page: str = ""
    also: list[str] = field(default_factory=list)
    edits: tuple[str, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    def plant(self, site: TinySite) -> None:
        """Put the fault into the site."""
        pages = {"index.md": self.page} if self.page else {}
        site.write({name: text.lstrip("\n") for name, text in (pages | self.files).items()})
        if self.edits:
            site.edit(*self.edits)

    def configured(self) -> dict[str, Any]:
        """Return the settings: sitekit, which asks more of each page, for its own faults only."""
        both = ["myst_parser", "sphinxcontrib.bibtex", "jobguide", "sitekit"]
        return self.settings | ({"extensions": both} if self.fault.startswith("sitekit.") else {})


def read_cases() -> list[ParameterSet]:
    """Return the cases of the file, each under its fault and its title."""
    cases = (Case(**raw) for raw in tomllib.loads(CASES_FILE.read_text(encoding="utf-8"))["case"])
    return [pytest.param(case, id=f"{case.fault}: {case.title}") for case in cases]


CASES = read_cases()


def test_every_fault_is_planted_once_here_or_in_the_real_content() -> None:
    here = {str(param.id).split(":")[0] for param in CASES}
    there = {kind.told.removeprefix("job.") for kind in read_kinds() if is_apart(kind)}
    assert here.isdisjoint(there)
    assert {code.removeprefix("job.") for code, _texts in all_faults()} <= here | there


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_with_its_place_its_cause_and_its_cure(
    case: Case, tiny: Callable[[str], TinySite]
) -> None:
    assert case.at, "a fault leads to a file"
    site = tiny(case.root)
    case.plant(site)
    built = site.build(case.builder, **case.configured())
    assert built.of(case.fault) == [message(case.at, case.fault, **case.values)]
    others = [line for line in built.warnings if line not in built.of(case.fault)]
    assert [_code_of(line) for line in others] == case.also


def _code_of(line: str) -> str:
    """Return the subtype of a warning of ours, or the whole line of any other."""
    match = re.search(r"\[(?:job|sitekit)\.([a-z-]+)\]$", line)
    return match[1] if match else line


@pytest.mark.parametrize("root", ["bare", "article", "model"])
def test_a_sound_site_is_left_alone(tiny: Callable[[str], TinySite], root: str) -> None:
    assert tiny(root).build("dummy").warnings == ()


def test_a_fault_says_the_same_in_all_languages() -> None:
    """What is named in French is named in English: nobody gets half of a message."""
    told = [(code, texts[part]) for code, texts in all_faults() for part in ("wrong", "mend")]
    for code, said in told:
        assert list(said) == ["fr", "en"], code
        assert len({frozenset(re.findall(r"{(\w+)}", text)) for text in said.values()}) == 1, code
        assert all(text.strip() and not text.endswith(".") for text in said.values()), code


def test_a_message_reads_as_one_line() -> None:
    """The form that all other tests of messages build theirs upon, spelled out once."""
    assert message("guide/a.md:7", "unknown-grade", grade="E") == (
        "guide/a.md:7: WARNING: degré de preuve inconnu « E ». "
        "Pour réparer : écrivez A, B, C, D ou H (voir about/method). / "
        "unknown grade of evidence “E”. "
        "To mend: write A, B, C, D or H (see about/method). [job.unknown-grade]"
    )
