"""Nothing moves while a page loads (a cumulative layout shift of 0)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from checkers.report import Report
from checkers.server import serving
from checkers.shifts import check_shifts
from planted import page, write_site

LOST = "404.html"  # it stands at any address, and has the parts of the others


def test_nothing_moves_while_a_page_of_any_kind_loads(
    browser: Browser, base: str, kinds: list[str], expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_shifts(browser, base, [kind for kind in kinds if not kind.endswith(LOST)]))


FAULTS = {
    "by a script": ("<p>Rien.</p>", '<script src="push.js" defer></script>'),
    "by a picture without a size": ('<img src="late.svg" alt=""><p>Rien.</p>', ""),
}
PUSH = "setTimeout(() => document.querySelector('h1').before(document.createElement('hr')), 300)"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"></svg>'


@pytest.mark.parametrize(("body", "head"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, browser: Browser, body: str, head: str) -> None:
    write_site(tmp_path, {"bad.html": page(body, head), "push.js": PUSH, "late.svg": PICTURE})
    with serving(tmp_path) as base:
        findings = check_shifts(browser, base, ["index.html", "bad.html"]).findings
    assert {finding.where for finding in findings} == {"bad.html"}
    assert {finding.what[:3] for finding in findings} == {"360", "128"}
    assert "moved by 0." in findings[0].what
