"""The style sheet: what is published means what is written; both palettes, no rule that shouts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from checkers.browser import DESK, new_page

# The rules as a browser understands them, and the media they stand in.
RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const told = (rule) => rule.selectorText
    ? [rule.cssText] : [rule.cssText.split("{")[0], ...[...rule.cssRules ?? []].flatMap(told)];
  return [...sheet.cssRules].flatMap(told);
}"""


def meaning(browser: Browser, sheet: str) -> list[str]:
    """Return the rules of a sheet, without the spaces that a browser keeps as they came."""
    with new_page(browser, DESK) as page:
        rules: list[str] = page.evaluate(RULES, sheet)
    return [re.sub(r"\s*,\s*", ",", " ".join(rule.split())) for rule in rules]


@pytest.fixture(scope="module")
def written(root: Path) -> str:
    """Return the sheet as it is written."""
    return (root / "_static" / "style.css").read_text(encoding="utf-8")


def test_the_published_sheet_means_what_is_written(
    browser: Browser, site: Path, written: str
) -> None:
    published = (site / "_static" / "style.css").read_text(encoding="utf-8")
    assert len(published) < len(written)
    rules = meaning(browser, written)
    assert len(rules) > 200
    assert meaning(browser, published) == rules


def test_a_sheet_that_means_something_else_is_found(browser: Browser, written: str) -> None:
    assert "main :is(" in written
    broken = written.replace("main :is(", "main:is(", 1)
    assert meaning(browser, broken) != meaning(browser, written)


def test_no_rule_shouts_and_each_colour_stands_once(written: str) -> None:
    assert "!important" not in written
    palette = re.findall(r"^  (--[\w-]+): light-dark\(", written, flags=re.MULTILINE)
    assert len(palette) > 8
    assert len(palette) == len(set(palette)) == written.count("light-dark(")
