"""The page for lost readers: it helps, and works at any depth."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.not_found import check_not_found
from checkers.report import Report
from planted import page, spoiled, write_site
from sitekit.not_found import from_root


def test_every_edition_helps_lost_readers(
    site: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_not_found(site))


HEAD = '<meta name="robots" content="noindex"><script src="/guide/a.js" defer></script>'
BODY = """<search><form action="/guide/search.html"><input type="search" name="q"></form></search>
<div class="doors"><a href="/guide/a.html">Une</a><a href="/guide/b.html">Deux</a>
<a href="/guide/a.html#c">Trois</a><a href="/guide/b.html#d">Quatre</a></div>
<p><a href="/guide/index.html">Accueil</a></p>"""
FRENCH = page(BODY, HEAD).replace("<html", '<html data-content_root="/guide/"')
OTHER = '<p><a hreflang="en" href="/guide/en/index.html">English</a></p></main>'


def check_planted(folder: Path, old: str = "", new: str = "") -> Report:
    """Check a sound page in which one string was replaced by another."""
    files = dict.fromkeys(("a.html", "b.html", "search.html"), page()) | {"a.js": ""}
    return check_not_found(write_site(folder, files | {"404.html": spoiled(FRENCH, old, new)}))


def test_a_sound_page_is_left_alone(tmp_path: Path) -> None:
    checked = check_planted(tmp_path)
    assert checked.told() == ""
    assert checked.examined == {"pages": 1, "addresses": 9}


FAULTS = {
    "relative link": (
        'href="/guide/a.html"',
        'href="a.html"',
        "a.html does not start from /guide/",
    ),
    "relative script": ("/guide/a.js", "a.js", "a.js does not start from /guide/"),
    "another folder": ("/guide/b.html", "/b.html", "/b.html does not start from /guide/"),
    "lost page": ("/guide/b.html", "/guide/c.html", "/guide/c.html leads nowhere"),
    "no search": ('type="search"', 'type="text"', "no field to search"),
    "no door": ('<a href="/guide/b.html">Deux</a>', "", "3 doors, not 4"),
    "kept": ("noindex", "index", "search engines may keep it"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in check_planted(tmp_path, old, new).told()


def test_an_edition_that_is_alone_or_lacks_its_page_is_found(tmp_path: Path) -> None:
    check_planted(tmp_path, "</main>", OTHER)
    english = page(language="en")
    write_site(tmp_path, {"en/index.html": english, "404.html": FRENCH.replace("</main>", OTHER)})
    assert check_not_found(tmp_path).told() == "en/404.html: there is none"
    lost = FRENCH.replace('"fr"', '"en"').replace("</main>", OTHER.replace('"en"', '"fr"'))
    write_site(tmp_path, {"en/404.html": lost, "404.html": FRENCH})
    assert check_not_found(tmp_path).told() == "404.html: no way to the edition in en"


@pytest.mark.parametrize(
    ("folder", "link", "told"),
    [
        ("/guide/", "index.html#b", "/guide/index.html#b"),
        ("/guide/en/", "../404.html", "/guide/404.html"),
        ("/", "https://example.org/a", "https://example.org/a"),
        ("/guide/", "#content", "#content"),
        ("/guide/", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_start_from_the_root_of_the_server(folder: str, link: str, told: str) -> None:
    assert from_root(f'<a href="{link}">', folder) == f'<a href="{told}">'
