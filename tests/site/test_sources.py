"""Our own files keep to the size that lets one read them."""

from collections.abc import Callable
from pathlib import Path

from checkers.report import Report
from checkers.sources import check_plan, check_sources

LIMITS = {"Makefile": 70, "conf.py": 110}


def test_files_are_short(root: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_sources(root, ["_ext", "tests/checkers"], LIMITS))


def test_a_long_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "_ext").mkdir()
    (tmp_path / "_ext" / "short.py").write_text("a = 1\n" * 500, encoding="utf-8")
    (tmp_path / "_ext" / "long.py").write_text("a = 1\n" * 501, encoding="utf-8")
    (tmp_path / "Makefile").write_text("# a\n" * 61, encoding="utf-8")
    assert check_sources(tmp_path, ["_ext"], {"Makefile": 60}).told().splitlines() == [
        "_ext/long.py: 501 lines, over 500",
        "Makefile: 61 lines, over 60",
    ]


def test_the_plan_leads_to_what_is_there(
    root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_plan(root, "_ext/README.md", ["."]))


def test_a_place_that_is_gone_is_found(tmp_path: Path) -> None:
    (tmp_path / "_ext" / "room").mkdir(parents=True)
    (tmp_path / "_ext" / "room" / "chair.py").touch()
    (tmp_path / "_ext" / "README.md").write_text(
        "`room/`, `room/chair`, `room/chair.py`, `_ext/room`, `room/table`", encoding="utf-8"
    )
    assert check_plan(tmp_path, "_ext/README.md", ["."]).told() == "_ext/README.md: no room/table"
