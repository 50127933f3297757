"""The page for lost readers in a browser, at a depth where no page is: dressed, and leading out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from checkers.browser import DESK, new_page, watch
from checkers.report import Finding, Report, report
from checkers.server import serving
from planted import page, write_site

DEPTHS = ("nulle-part.html", "guide/nulle/part/", "en/guide/nowhere.html")
LINKS = "a => a.filter(link => link.protocol.startsWith('http')).map(link => link.href)"
# A browser lets nobody read a sheet that did not come.
STYLED = """() => {
  const sheets = [...document.styleSheets];
  try { return sheets.length > 0 && sheets.every((sheet) => sheet.cssRules); }
  catch { return false; }
}"""


def check_lost(browser: Browser, base: str, paths: tuple[str, ...]) -> Report:
    """Ask for pages that are not there, and follow all that is shown instead."""
    findings, links = list[Finding](), 0
    with new_page(browser, DESK) as shown:
        told = watch(shown, base)
        for path in paths:
            told.clear()
            answer = shown.goto(base + path, wait_until="networkidle")
            if answer is None or answer.status != 404:
                findings.append(Finding(path, "is there"))
            # The browser says once that the page itself is not there.
            findings += [Finding(path, fault) for fault in told[1:]]
            if not shown.evaluate(STYLED):
                findings.append(Finding(path, "shown without its style"))
            found = own_links(shown, base)
            links += len(found)
            findings += [Finding(path, fault) for fault in broken(shown, found)]
    return report("lost readers", findings, depths=len(paths), links=links)


def own_links(shown: Page, base: str) -> set[str]:
    """Return the addresses of the site that a page leads to."""
    server = base.split("/", 3)[:3]
    links = shown.eval_on_selector_all("a[href]", LINKS)
    return {link.partition("#")[0] for link in links if link.split("/", 3)[:3] == server}


def broken(shown: Page, links: set[str]) -> list[str]:
    """Return the links that lead nowhere, but for the one to the page itself."""
    return [
        f"{link} leads nowhere"
        for link in sorted(links - {shown.url})
        if not link.endswith("404.html") and shown.request.get(link).status != 200
    ]


def test_a_lost_reader_finds_a_way_out_at_any_depth(
    browser: Browser, base: str, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_lost(browser, base, DEPTHS))


def test_a_lost_reader_can_search(browser: Browser, base: str) -> None:
    with new_page(browser, DESK) as shown:
        shown.goto(f"{base}guide/nulle/part.html")
        shown.fill("main input[name=q]", "stagiaire")
        shown.press("main input[name=q]", "Enter")
        shown.wait_for_url(f"{base}search.html?q=stagiaire")


@pytest.mark.parametrize("path", ["nulle-part.html", "guide/nulle/part.html"])
def test_links_that_start_from_the_page_are_found(
    tmp_path: Path, browser: Browser, path: str
) -> None:
    head = '<link rel="stylesheet" href="style.css">'
    files = {"404.html": page('<a href="index.html">Accueil</a>', head), "style.css": "p {}"}
    with serving(write_site(tmp_path, files)) as base:
        found = check_lost(browser, base, (path,)).told()
    assert bool(found) == ("/" in path), found
