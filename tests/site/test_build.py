"""The build itself: what `make html` says and leaves."""

import os
from pathlib import Path

import pytest

from checkers.html import read_tree, select, strings, text_of
from conftest import Done, forget_old_builds


@pytest.mark.usefixtures("site")
def test_the_site_builds_without_a_warning(built: Done) -> None:
    assert "WARNING" not in built.stderr


def test_nothing_but_the_site_is_published(site: Path) -> None:
    kept_apart = {".doctrees", "_sources"}
    files = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    assert [str(path) for path in files if kept_apart.intersection(path.parts)] == []


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


def test_what_older_code_has_built_is_forgotten(tmp_path: Path) -> None:
    code, kept = tmp_path / "_ext/a.py", tmp_path / "doctrees/fr/environment.pickle"
    for path in (code, kept):
        path.parent.mkdir(parents=True)
        path.touch()
        os.utime(path, (1, 1))
    forget_old_builds(tmp_path, tmp_path)
    assert kept.exists()
    os.utime(code, (2, 2))
    forget_old_builds(tmp_path, tmp_path)
    assert not kept.exists()
