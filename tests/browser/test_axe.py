"""Accessibility by axe: no finding of any rule, light and dark, phone and desk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from checkers.axe import check_axe
from checkers.report import Report
from checkers.server import serving
from planted import page, write_site
from playwright.sync_api import Browser


def test_axe_has_nothing_to_say_of_any_kind_of_page(
    browser: Browser, base: str, kinds: list[str], expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_axe(browser, base, kinds))


STYLES = {
    "dark.css": "@media (prefers-color-scheme: dark) { p { color: #777; background: #666 } }",
    "phone.css": "@media (max-width: 500px) { p { color: #777; background: #666 } }",
}
FAULTS = {
    "a rule": ('<img src="a.png">', "image-alt", 4),
    "a best practice": ("<h1>Deux</h1><h4>Saut</h4>", "heading-order", 4),
    "in the dark": ('<link rel="stylesheet" href="dark.css"><p>a</p>', "color-contrast", 2),
    "on a phone": ('<link rel="stylesheet" href="phone.css"><p>a</p>', "color-contrast", 2),
}


@pytest.mark.parametrize(("body", "rule", "times"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    tmp_path: Path, browser: Browser, body: str, rule: str, times: int
) -> None:
    write_site(tmp_path, STYLES | {"bad.html": page(body)})
    with serving(tmp_path) as base:
        checked = check_axe(browser, base, ["index.html", "bad.html"])
    assert checked.examined["page states"] == 8
    told = [str(finding) for finding in checked.findings]
    assert len([one for one in told if f" {rule}: " in one]) == times
    assert all(one.startswith("bad.html ") for one in told)
