"""The exceptions to the check of external links."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.exceptions import check_link_exceptions
from checkers.report import Report

SCHEMA = Path("data") / "link-exceptions.schema.json"


def test_every_exception_is_explained(root: Path, expect_clean: Callable[[Report], None]) -> None:
    exceptions = root / "data" / "link-exceptions.toml"
    expect_clean(check_link_exceptions(exceptions, root / SCHEMA))


SOUND = """[[ignore]]
pattern = '^https://example\\.org/'
reason = "The site answers no robot at all."
review = 2030-01-02
"""
FAULTS = {
    "no day": ("review = 2030-01-02", "", "'review' is a required"),
    "no reason": ('reason = "The site answers no robot at all."', "", "'reason' is a required"),
    "wrong pattern": ("https", "(https", "is not a 'regex'"),
    "everything": (r"'^https://example\.org/'", "'.*'", "'.*' is too short"),
}


def check_planted(folder: Path, root: Path, text: str) -> Report:
    """Check a file of this text."""
    exceptions = folder / "exceptions.toml"
    exceptions.write_text(text, encoding="utf-8")
    return check_link_exceptions(exceptions, root / SCHEMA)


def test_a_sound_exception_is_left_alone(tmp_path: Path, root: Path) -> None:
    assert check_planted(tmp_path, root, SOUND).findings == ()


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    tmp_path: Path, root: Path, old: str, new: str, told: str
) -> None:
    assert old in SOUND
    assert told in check_planted(tmp_path, root, SOUND.replace(old, new)).told()
