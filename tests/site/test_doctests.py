"""The examples of the pages are run, and there are some."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.doctests import check_doctests
from checkers.report import Report
from conftest import Make

# As many as the pages hold today, less a few: raise it with them.
FLOOR = 14


@pytest.mark.usefixtures("site")  # its build has read the pages: they are not read again
def test_the_examples_of_the_pages_are_right(
    make: Make, build: Path, expect_clean: Callable[[Report], None]
) -> None:
    done = make("doctest", build)
    assert done.returncode == 0, done.stdout + done.stderr
    expect_clean(check_doctests(build / "doctest" / "output.txt", FLOOR))


@pytest.mark.parametrize(("run", "enough"), [("1 test", False), ("2 tests", True), ("", False)])
def test_too_few_examples_are_found(tmp_path: Path, run: str, enough: bool) -> None:
    output = tmp_path / "output.txt"
    output.write_text(f"Doctest summary\n===============\n    {run}\n", encoding="utf-8")
    assert (not check_doctests(output, floor=2).findings) == enough
