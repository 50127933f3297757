"""Our own files keep to the size that lets one read them."""

from collections.abc import Callable
from pathlib import Path

from checkers.report import Report
from checkers.sources import check_sources

LIMITS = {"Makefile": 59, "conf.py": 99}


def test_functions_and_files_are_short(root: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_sources(root, ["_ext", "tests/checkers"], LIMITS))


LONG = 'def long(a: int) -> int:\n    """Say why.\n\n    At length.\n    """\n'


def test_a_long_function_and_a_long_file_are_found(tmp_path: Path) -> None:
    (tmp_path / "_ext").mkdir()
    (tmp_path / "_ext" / "short.py").write_text(LONG + "    a += 1\n" * 20, encoding="utf-8")
    (tmp_path / "_ext" / "long.py").write_text(LONG + "    a += 1\n" * 21, encoding="utf-8")
    (tmp_path / "_ext" / "many.py").write_text("a = 1\n" * 251, encoding="utf-8")
    (tmp_path / "Makefile").write_text("# a\n" * 61, encoding="utf-8")
    told = check_sources(tmp_path, ["_ext"], {"Makefile": 60}).told().splitlines()
    assert told == [
        "_ext/long.py:1: long is 21 lines long",
        "_ext/many.py: 251 lines, over 250",
        "Makefile: 61 lines, over 60",
    ]
