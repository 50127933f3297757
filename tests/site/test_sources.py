"""Our own files keep to the size that lets one read them."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from checkers.report import Report
from checkers.sources import check_binaries, check_sources

LIMITS = {"Makefile": 70, "conf.py": 120}
# They know no variable of the site's sheet: the colour is written out there.
COLOURED = (
    "_static/icon.svg",
    "_books/book.css",
    "_books/drawings.css",
    "_books/epub/book.css",
    "_ext/jobguide/documents/template-docx/word/styles.xml",
    "_ext/jobguide/documents/template-odt/styles.xml",
    "_ext/jobguide/sizing/spreadsheet.py",
    "_ext/jobguide/sizing/time-sheet/styles.xml",
)


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


def test_what_is_tracked_can_be_read(root: Path, expect_clean: Callable[[Report], None]) -> None:
    asked = ["git", "ls-files", "--eol"]
    listing = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=True).stdout
    expect_clean(check_binaries(listing))


def test_a_package_that_is_tracked_is_found() -> None:
    listing = "i/lf    w/lf    attr/\tconf.py\ni/-text w/-text attr/\ta.png\n"
    report = check_binaries(f"{listing}i/-text w/-text attr/\tattrs-26.whl\n")
    assert [finding.where for finding in report.findings] == ["attrs-26.whl"]


def test_the_icon_the_books_and_the_office_files_have_the_accent_of_the_site(root: Path) -> None:
    sheet = (root / "_static" / "style.css").read_text(encoding="utf-8")
    (accent,) = re.findall(r"--accent: var\(--if-light, #(\w+)\)", sheet)
    texts = {name: (root / name).read_text(encoding="utf-8") for name in COLOURED}
    assert [name for name, text in texts.items() if accent not in text.lower()] == []
