"""The exceptions of the checks of the prose: each quotes its words and gives its reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.exceptions import check_shape
from checkers.report import Report

DATA = Path("data")
SCHEMA = DATA / "prose-exceptions.schema.json"
CHECKS = ("english", "figure", "grammar", "manner", "twin", "wording")
FILES = [DATA / f"{check}-exceptions.toml" for check in CHECKS]


def test_every_exception_is_explained(root: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_shape([root / file for file in FILES], root / SCHEMA))


SOUND = """[[figure]]
page = "guide/a.md"
text = "45 minutes"
reason = "The length of our own test."
[[words]]
words = ["of"]
reason = "Part of a name, Empire of Sports."
"""
FAULTS = {
    "no reason": ('reason = "The length of our own test."', "", "'reason' is a required"),
    "wrong page": ("guide/a.md", "guide", "'guide' does not match"),
    "one figure": ("45 minutes", "45", "'45' is too short"),
    "no words": ('["of"]', "[]", "should be non-empty"),
    "unknown table": ("[[figure]]", "[[figures]]", "'figures' was unexpected"),
}


def check_planted(folder: Path, root: Path, text: str) -> Report:
    """Check a file of this text."""
    file = folder / "exceptions.toml"
    file.write_text(text, encoding="utf-8")
    return check_shape([file], root / SCHEMA)


def test_sound_exceptions_are_left_alone(tmp_path: Path, root: Path) -> None:
    checked = check_planted(tmp_path, root, SOUND)
    assert checked.findings == ()
    assert checked.examined == {"files": 1, "exceptions": 2}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    tmp_path: Path, root: Path, old: str, new: str, told: str
) -> None:
    assert old in SOUND
    assert told in check_planted(tmp_path, root, SOUND.replace(old, new)).told()
