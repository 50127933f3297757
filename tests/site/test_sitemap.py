"""The sitemap: valid by the schema of sitemaps.org, and true to the pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checkers.sitemap import check_sitemap
from planted import page, spoiled, write_site

BASE = "https://guide.example/"


def test_the_sitemap_has_every_page_and_its_twins(
    site: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_sitemap(site))


TWINS = {"fr": BASE, "en": f"{BASE}en/", "x-default": BASE}


def twins(path: str, prefix: str = "") -> str:
    """Return the links to the twins of a page, as a page has them, or as a sitemap has them."""
    return "\n".join(
        f'<{prefix}link rel="alternate" hreflang="{language}" href="{base}{path}"/>'
        for language, base in TWINS.items()
    )


def written(path: str, language: str = "fr") -> str:
    """Return a page that tells its address, its twins, and the day of its review."""
    head = f'<link rel="canonical" href="{TWINS[language]}{path}">{twins(path)}'
    body = '<p><time datetime="2026-11-22">22 novembre</time></p>'
    return page(body, head, language=language)


def entry(path: str, base: str = BASE) -> str:
    """Return the entry of a page in the map."""
    lastmod = "<lastmod>2026-11-22</lastmod>"
    return f"<url>\n<loc>{base}{path}</loc>{lastmod}{twins(path, 'xhtml:')}</url>"


MAP = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:xhtml="http://www.w3.org/1999/xhtml">
{entry("index.html")}
{entry("index.html", TWINS["en"])}
</urlset>"""


def check_planted(folder: Path, old: str = "", new: str = "") -> Report:
    """Check a sound map of one page in two editions, one string replaced by another."""
    files = {"index.html": written("index.html"), "en/index.html": written("index.html", "en")}
    lost = {"404.html": page(title="Perdue"), "search.html": page(title="Recherche")}
    return check_sitemap(write_site(folder, files | lost | {"sitemap.xml": spoiled(MAP, old, new)}))


def test_a_sound_map_is_left_alone(tmp_path: Path) -> None:
    checked = check_planted(tmp_path)
    assert checked.told() == ""
    assert checked.examined == {"addresses": 2, "twins": 6}


FAULTS = {
    "lost page": (entry("index.html"), "", f"lacks {BASE}index.html"),
    "page twice": ("</urlset>", f"{entry('index.html')}</urlset>", "an address stands twice"),
    "search": ("</urlset>", f"{entry('search.html')}</urlset>", f"has no page {BASE}search.html"),
    "date": ("2026-11-22", "22/11/2026", "is not a valid value"),
    "another date": ("2026-11-22", "2026-11-21", "the page was reviewed ['2026-11-22']"),
    "twin": ("example/en/index", "example/en/other", "its twins are not those"),
    "relative": ('href="https://guide.example/en/', 'href="en/', "is not accepted"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in check_planted(tmp_path, old, new).told()


def test_a_site_without_a_map_is_found(tmp_path: Path) -> None:
    assert check_sitemap(write_site(tmp_path, {})).told() == "sitemap.xml: there is none"
