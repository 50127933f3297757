"""Every checker seen failing: what it tells of each fault that is planted in a small sound site.

A file of `planted` is called as its checker is in checks.py. It holds the files of the site, then
cases: faults, each with what is told of it, and what only looks like one. A case writes a page
(`body`, `head`…) or a text in the place of `file`, or replaces `old` by `new` in it; `files` are
more files, `lost` those taken away, `said` is what the build said. A page is written by its parts,
with nothing else to mend. `{noise 9}` stands for nine letters that hardly compress.
"""

import re
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from checkers.report import Report
from checks import CHECKS, EXCEPTIONS, Place
from planted import page, spoiled, write_site

_NOISE = re.compile(r"\{noise (\d+)\}")
PARTS = ("body", "head", "title", "language")  # of a page
SITES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("planted").glob("*.toml"))
}


def cases(kind: str) -> list[ParameterSet]:
    """Return the cases of one kind, each with the name of its checker."""
    return [
        pytest.param(checker, case, id=f"{checker}: {name}")
        for checker, site in SITES.items()
        for name, case in site.get(kind, {}).items()
    ]


def check(folder: Path, checker: str, case: dict[str, Any]) -> Report:
    """Plant a case in the site of a checker, and check it."""
    site = SITES[checker]
    files = {name: written(told) for name, told in site.get("files", {}).items()}
    files = dict.fromkeys(EXCEPTIONS.values(), "") | files
    name = case.get("file", site.get("file", "index.html"))
    if parts := {part: case[part] for part in PARTS if part in case}:
        files[name] = written(parts)
    if "text" in case:
        files[name] = case["text"]
    if "old" in case:
        files[name] = spoiled(files[name], case["old"], case["new"])
    files |= {more: written(told) for more, told in case.get("files", {}).items()}
    write_site(folder, {name: text for name, text in files.items() if name not in lost(case)})
    return CHECKS[checker](Place(folder, folder, case.get("said", "")))


def written(told: str | dict[str, str]) -> str:
    """Return a file as it is, or the page that these parts make."""
    text = told if isinstance(told, str) else page(**told)
    return _NOISE.sub(lambda size: Random(2009).randbytes(int(size[1]) // 2).hex(), text)


def lost(case: dict[str, Any]) -> list[str]:
    """Return the files that a case takes away."""
    names: list[str] = case.get("lost", [])
    return names


@pytest.mark.parametrize(("checker", "case"), cases("fault"))
def test_a_fault_is_told(tmp_path: Path, checker: str, case: dict[str, Any]) -> None:
    """Each in its turn, and nothing besides."""
    told = check(tmp_path, checker, case).told().splitlines()
    expected = [case["told"]] if isinstance(case["told"], str) else case["told"]
    assert len(told) == len(expected), told
    assert [part for part, line in zip(expected, told, strict=True) if part not in line] == [], told


@pytest.mark.parametrize(("checker", "case"), cases("sound"))
def test_what_is_sound_is_left_alone(tmp_path: Path, checker: str, case: dict[str, Any]) -> None:
    found = check(tmp_path, checker, case)
    assert found.told() == ""
    if "counts" in case:
        assert found.counts().partition(": ")[2] == case["counts"]


def test_every_checker_was_seen_failing() -> None:
    assert [name for name in CHECKS if not SITES.get(name, {}).get("fault")] == []
