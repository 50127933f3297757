"""The home page answers “is this for me?” on the first screen of a small phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Browser

from checkers.browser import PHONE
from checkers.report import Finding, Report, report
from checkers.server import serving
from planted import page, write_site

SCREEN = 740
DOORS = 4
# What must be seen without scrolling: the title, what the guide promises, for whom each door is.
ANSWER = "main h1, main h1 ~ p, main .doors li"
BELOW = """(elements, screen) => elements
  .filter((one) => one.getBoundingClientRect().bottom > screen)
  .map((one) => one.textContent.trim().slice(0, 40))"""


def check_first_screen(browser: Browser, base: str, paths: Sequence[str]) -> Report:
    """Look at home pages on a phone that nobody has scrolled."""
    findings, doors = list[Finding](), 0
    context = browser.new_context(viewport={"width": PHONE, "height": SCREEN})
    shown = context.new_page()
    for path in paths:
        shown.goto(base + path)
        found = shown.locator(".doors li").count()
        doors += found
        if found != DOORS:
            findings.append(Finding(path, f"{found} doors, not {DOORS}"))
        below = shown.locator(ANSWER).evaluate_all(BELOW, SCREEN)
        findings += [Finding(path, f"below the first screen: {words}") for words in below]
    context.close()
    return report("first screen", findings, pages=len(paths), doors=doors)


def test_the_first_screen_answers(
    browser: Browser, base: str, homes: list[str], expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_first_screen(browser, base, homes))


def test_what_is_below_the_first_screen_is_found(tmp_path: Path, browser: Browser) -> None:
    doors = '<div class="doors"><ul><li>Une</li><li>Deux</li><li>Trois</li><li>{}</li></ul></div>'
    long = "<p>Des mots</p>" + doors.format("Quatre") + "<p>La suite</p>"
    files = {
        "a.html": page(long),
        "b.html": page("<p>Des mots</p>" * 20 + doors.format("Quatre")),
        "c.html": page(doors.format("Quatre").replace("<li>Une</li>", "")),
    }
    write_site(tmp_path, files)
    with serving(tmp_path) as base:
        found = check_first_screen(browser, base, sorted(files))
    assert {one.where for one in found.findings} == {"b.html", "c.html"}
    assert "below the first screen: Quatre" in found.told()
    assert "3 doors, not 4" in found.told()
