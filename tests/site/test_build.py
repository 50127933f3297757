"""The build itself: what `make html` says and leaves."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.html import read_tree, select, strings, text_of
from checkers.repeat import check_repeat
from checkers.report import Report
from conftest import Done
from planted import write_site


@pytest.mark.usefixtures("site")
def test_the_site_builds_without_a_warning(built: Done) -> None:
    assert "WARNING" not in built.stderr


def test_nothing_but_the_site_is_published(site: Path) -> None:
    kept_apart = {".doctrees", "_sources"}
    files = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    assert [str(path) for path in files if kept_apart.intersection(path.parts)] == []


ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}


def test_the_same_sources_make_the_same_bytes(
    site: Path, build: Path, root: Path, tmp_path: Path, expect_clean: Callable[[Report], None]
) -> None:
    """An edition, by two processes in another folder; `make repeat` builds all of it so."""
    books = build / "books"
    settings = f"-j 2 {f'-D books_folder={books}' if books.is_dir() else ''}"
    command = ["make", "html-en", f"BUILD={tmp_path}", f"SETTINGS={settings}"]
    subprocess.run(command, cwd=root, env=os.environ | ELSEWHERE, capture_output=True, check=True)
    expect_clean(check_repeat(site / "en", tmp_path / "html" / "en"))
    assert list((root / "locales").rglob("*.mo")) == []


def test_builds_that_differ_are_found(tmp_path: Path) -> None:
    for build, files in {"a": {"x": "12", "y": "1"}, "b": {"x": "13", "z": "1"}}.items():
        write_site(tmp_path / build, files)
    told = check_repeat(tmp_path / "a", tmp_path / "b").told().splitlines()
    assert told == [
        "x: byte 1: b'12', then b'13'",
        "y: only in the first build",
        "z: only in the second build",
    ]


HOMES = {
    "": ("Animer la communauté en ligne d’une association", "Communauté en ligne", "deed.fr"),
    "en": ("Running an association’s online community", "Online community", "deed.en"),
}


@pytest.mark.parametrize(("edition", "said"), HOMES.items(), ids=["French", "English"])
def test_each_edition_bears_its_own_name(
    site: Path, edition: str, said: tuple[str, str, str]
) -> None:
    home = read_tree(site / edition / "index.html")
    name, short, licence = said
    assert [text_of(one) for one in select(home, "/html/head/title")] == [name]
    assert [text_of(one) for one in select(home, "//a[@class='site-name']")] == [short]
    (address,) = strings(home, "//a[contains(@rel, 'license')]/@href")
    assert address.endswith(licence)


def test_who_improves_a_page_comes_to_what_she_can_use(site: Path) -> None:
    """The French is a file to mend; the English stands in a catalogue, which a page explains."""
    path = "//p[@class='page-facts']/a/@href"
    (french,) = strings(read_tree(site / "guide" / "status.html"), path)
    (english,) = strings(read_tree(site / "en" / "guide" / "status.html"), path)
    assert french.endswith("/main/guide/status.md")
    assert english == "../about/contributing.html#propose-english"
