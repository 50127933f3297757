"""The pages, their English and their sources as they are, read by every checker of checks.py."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.english_texts import Text
from checkers.grammar import read_alerts
from checkers.report import Report, report
from checks import CHECKS, Place
from conftest import Done, Make

# As many examples as the pages hold today, less a few: raise it with them.
FLOOR = 14


@pytest.mark.parametrize("name", CHECKS)
def test_the_pages_are_sound(
    name: str, site: Path, root: Path, built: Done, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(CHECKS[name](Place(root, site, built.stderr)))


@pytest.mark.usefixtures("site")  # its build has read the pages: they are not read again
def test_the_examples_of_the_pages_are_right(
    make: Make, build: Path, expect_clean: Callable[[Report], None]
) -> None:
    done = make("doctest", build)
    assert done.returncode == 0, done.stdout + done.stderr
    told = (build / "doctest" / "output.txt").read_text(encoding="utf-8")
    (run,) = re.findall(r"^Doctest summary\n=+\n\s*(\d+) tests?$", told, re.MULTILINE)
    assert int(run) >= FLOOR, "nobody would notice a check that runs none"
    expect_clean(report("examples of the pages", [], examples=int(run)))


ANSWER = """#!/bin/sh
echo asked >> "$0.log"
echo '{"data": [{"iParagraph": 1, "lGrammarErrors": [], "lSpellingErrors": [{"sValue": "mott"}]}]}'
"""


def test_a_text_is_read_again_by_another_version_only(tmp_path: Path) -> None:
    program, log = tmp_path / "program", tmp_path / "program.log"
    program.write_text(ANSWER, encoding="utf-8")
    program.chmod(0o755)
    for time in (1, 1, 2):
        os.utime(program, (time, time))
        alerts = read_alerts(program, [Text("a.html", "Un mott.")], tmp_path / "kept.json")
        assert [alert["sValue"] for _text, alert in alerts["lSpellingErrors"]] == ["mott"]
    assert len(log.read_text(encoding="utf-8").splitlines()) == 2
