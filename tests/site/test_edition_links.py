"""Each page leads to its twin, and tells search engines of it; each edition speaks for itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.edition_links import check_edition_links
from checkers.html import read_tree, select, strings, text_of
from checkers.report import Report
from planted import page, spoiled, write_site

HOMES = {
    "": ("Animer la communauté en ligne d’une association", "Communauté en ligne", "deed.fr"),
    "en": ("Running an association’s online community", "Online community", "deed.en"),
}


def test_every_page_leads_to_its_twin(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_edition_links(site))


@pytest.mark.parametrize(("edition", "said"), HOMES.items(), ids=["French", "English"])
def test_each_edition_bears_its_own_name(
    site: Path, edition: str, said: tuple[str, str, str]
) -> None:
    home = read_tree(site / edition / "index.html")
    name, short, licence = said
    assert [text_of(one) for one in select(home, "/html/head/title")] == [name]
    assert [text_of(one) for one in select(home, "//a[@class='site-name']")] == [short]
    (address,) = strings(home, "//a[@rel='license']/@href")
    assert address.endswith(licence)


def test_english_pages_are_improved_where_their_english_stands(site: Path) -> None:
    """A reader who mends a word there has no French."""
    path = "//a[contains(@href, '/edit/')]/@href"
    (french,) = strings(read_tree(site / "guide" / "status.html"), path)
    (english,) = strings(read_tree(site / "en" / "guide" / "status.html"), path)
    assert french.endswith("/main/guide/status.md")
    assert english.endswith("/main/locales/en/LC_MESSAGES/guide/status.po")


ADDRESS = "https://a.org/"
HEAD = """<link rel="canonical" href="https://a.org/{folder}{name}">
<link rel="alternate" hreflang="fr" href="https://a.org/{name}">
<link rel="alternate" hreflang="en" href="https://a.org/en/{name}">
<link rel="alternate" hreflang="x-default" href="https://a.org/{name}">
"""
LINK = '<header><a class="edition-link" lang="{0}" hreflang="{0}" href="{1}">{0}</a></header>'


def plant(folder: Path, old: str = "", new: str = "", where: str = "en/guide/a.html") -> Path:
    """Write two editions of two pages, in one of which one string is replaced by another."""
    files = {}
    for name, up in (("index.html", ""), ("guide/a.html", "../")):
        to_english, to_french = (
            LINK.format("en", f"{up}en/{name}"),
            LINK.format("fr", f"../{up}{name}"),
        )
        files[name] = page(to_english, HEAD.format(folder="", name=name), name)
        files[f"en/{name}"] = page(to_french, HEAD.format(folder="en/", name=name), name, "en")
    files[where] = spoiled(files[where], old, new)
    return write_site(folder, files)


def test_sound_editions_are_left_alone(tmp_path: Path) -> None:
    checked = check_edition_links(plant(tmp_path))
    assert checked.told() == ""
    assert checked.examined == {"pages": 4, "links": 4}


FAULTS = {
    "language": ('<html lang="en"', '<html lang="fr"', "says that it is in “fr”"),
    "no link": ('class="edition-link"', "", "has not one link to guide/a.html"),
    "link astray": ('href="../../guide/a.html"', 'href="../a.html"', "has not one link to guide"),
    "link without its language": ('lang="fr" hreflang', "hreflang", "has not one link"),
    "redirection": ("<main>", '<main><meta http-equiv="Refresh" content="0">', "sends the reader"),
    "canonical": ("https://a.org/en/guide/a.html", "https://a.org/guide/a.html", "its address is"),
    "alternate": ('hreflang="x-default"', 'hreflang="x"', "tells of"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    findings = check_edition_links(plant(tmp_path, old, new)).findings
    assert {one.where for one in findings} == {"en/guide/a.html"}
    assert told in str(findings[0])


def test_a_page_without_a_twin_is_found(tmp_path: Path) -> None:
    folder = plant(tmp_path)
    (folder / "guide" / "a.html").unlink()
    told = check_edition_links(folder).told()
    assert told == "en/guide/a.html: leads to guide/a.html, which does not exist"
