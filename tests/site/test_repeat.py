"""The same sources make the same bytes, wherever and whenever they are built."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from checkers.repeat import check_repeat
from checkers.report import Report
from planted import write_site

ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}


def compiled(root: Path) -> set[Path]:
    """Return the catalogues that a build left among the sources."""
    return set((root / "locales").rglob("*.mo"))


def test_the_same_sources_make_the_same_bytes(
    site: Path, build: Path, root: Path, tmp_path: Path, expect_clean: Callable[[Report], None]
) -> None:
    """An edition, by two processes in another folder; `make repeat` builds all of it so."""
    before = compiled(root)
    books = build / "books"
    settings = f"-j 2 {f'-D books_folder={books}' if books.is_dir() else ''}"
    command = ["make", "html-en", f"BUILD={tmp_path}", f"SETTINGS={settings}"]
    subprocess.run(command, cwd=root, env=os.environ | ELSEWHERE, capture_output=True, check=True)
    expect_clean(check_repeat(site / "en", tmp_path / "html" / "en"))
    assert compiled(root) == before


def test_builds_that_differ_are_found(tmp_path: Path) -> None:
    for build, files in {"a": {"x": "12", "y": "1"}, "b": {"x": "13", "z": "1"}}.items():
        write_site(tmp_path / build, files)
    told = check_repeat(tmp_path / "a", tmp_path / "b").told().splitlines()
    assert told == [
        "x: byte 1: b'12', then b'13'",
        "y: only in the first build",
        "z: only in the second build",
    ]
