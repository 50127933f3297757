"""Accessibility by axe: no finding of any rule, light and dark, phone and desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from checkers.axe import STATES, check_axe
from checkers.browser import DESK, PHONE
from checkers.report import Report
from checkers.server import serving
from planted import page, write_site


def test_axe_has_nothing_to_say_of_any_kind_of_page(
    browser: Browser, base: str, kinds: list[str], expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_axe(browser, base, kinds))


PALE = "p { color: #777; background: #666 }"
FILES = {
    "dark.css": f"@media (prefers-color-scheme: dark) {{ {PALE} }}",
    "phone.css": f"@media (max-width: 500px) {{ {PALE} }}",
    "rule.html": page('<img src="a.png">'),
    "practice.html": page("<h1>Deux</h1><h4>Saut</h4>"),
    "dark.html": page('<link rel="stylesheet" href="dark.css"><p>Des mots</p>'),
    "phone.html": page('<link rel="stylesheet" href="phone.css"><p>Des mots</p>'),
}
FAULTS = {
    "rule.html": ("image-alt", STATES),
    "practice.html": ("heading-order", STATES),
    "dark.html": ("color-contrast", (("dark", PHONE), ("dark", DESK))),
    "phone.html": ("color-contrast", (("light", PHONE), ("dark", PHONE))),
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Report:
    """Return the report of axe on a sound page and on one page a fault."""
    folder = write_site(tmp_path_factory.mktemp("planted"), FILES)
    with serving(folder) as base:
        return check_axe(browser, base, ["index.html", *FAULTS])


@pytest.mark.parametrize(("path", "fault"), FAULTS.items())
def test_a_planted_fault_is_found_in_each_state_that_shows_it(
    planted: Report, path: str, fault: tuple[str, tuple[tuple[str, int], ...]]
) -> None:
    rule, states = fault
    found = [one.where for one in planted.findings if one.what.startswith(f"{rule}: ")]
    expected = {f"{path} ({scheme}, {width} px)" for scheme, width in states}
    assert {where for where in found if where.startswith(path)} == expected


def test_a_sound_page_is_left_alone(planted: Report) -> None:
    assert planted.examined["page states"] == len(STATES) * (1 + len(FAULTS))
    assert not [one for one in planted.findings if one.where.startswith("index.html")]
