"""The examples of the pages are run, and there are some."""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest

from checkers.doctests import check_doctests
from checkers.report import Report
from conftest import Make

# As many as the pages hold today, less a few: raise it with them.
FLOOR = 14


def test_the_examples_of_the_pages_are_right(
    make: Make, build: Path, expect_clean: Callable[[Report], None]
) -> None:
    done = make("doctest", build)
    assert done.returncode == 0, done.stdout + done.stderr
    expect_clean(check_doctests(build / "doctest" / "output.txt", FLOOR))


PAGES = {
    "wrong": ("```{doctest}\n>>> 1 + 1\n3\n```\n", 1),
    "right": ("```{doctest}\n>>> 1 + 1\n2\n```\n", 0),
    "none": ("Rien.\n", 0),
}


@pytest.mark.parametrize(("body", "code"), PAGES.values(), ids=PAGES.keys())
def test_a_wrong_example_and_a_missing_one_are_found(tmp_path: Path, body: str, code: int) -> None:
    conf = 'extensions = ["myst_parser", "sphinx.ext.doctest"]\n'
    (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
    (tmp_path / "index.md").write_text(f"# Titre\n\n{body}", encoding="utf-8")
    output = tmp_path / "out"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-b",
        "doctest",
        tmp_path,
        output,
    ]
    assert run(command, capture_output=True, check=False).returncode == code
    too_few = check_doctests(output / "output.txt", floor=1).findings
    assert bool(too_few) == ("doctest" not in body)
