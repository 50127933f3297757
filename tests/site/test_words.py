"""What the built pages say, in both languages: a file of its own, read beside test_pages.py."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.grammar import Text, read_alerts
from checkers.report import Report
from checks import WORDS, Place
from conftest import Done


@pytest.mark.parametrize("name", WORDS)
def test_the_words_are_sound(
    name: str, site: Path, root: Path, built: Done, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(WORDS[name](Place(root, site, built.stderr)))


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
