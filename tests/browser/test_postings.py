"""The filters of the examples: what they hide, what they say, by keyboard, in every edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.editions import FOLDERS, Edition, plain
from checkers.axe import ask_in_all_states
from checkers.browser import DESK, NARROWEST, OVERFLOW, new_page, watch
from checkers.keyboard import tab_to

PAGE = "examples/index.html"
FORM = "form.filters"
# A row of the computed tables is known by the example that its heading links to.
ROWS = f"""() => {{
  const known = JSON.parse(document.querySelector("{FORM}").dataset.rows);
  const told = (row) => row.querySelector("th a")?.hash.slice(1);
  const rows = [...document.querySelectorAll("tbody tr")].filter((row) => told(row) in known);
  return rows.map((row) => [told(row), row.checkVisibility()]);
}}"""
NONE_HIDDEN = "!document.querySelector('tbody tr[hidden]')"
OTHER_ROWS = "[...document.querySelectorAll('tbody td a')].every((link) => link.checkVisibility())"


@pytest.fixture(scope="module", params=FOLDERS)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return each edition in turn."""
    return Edition(request.param)


@pytest.fixture
def page(browser: Browser, base: str, edition: Edition) -> Iterator[Page]:
    """Open the examples; nothing may go wrong."""
    with new_page(browser, DESK) as page:
        told = watch(page, base)
        page.goto(base + edition.folder + PAGE)
        yield page
        assert told == []


def known(page: Page) -> dict[str, dict[str, Any]]:
    """Return what the page knows of each example."""
    rows: dict[str, dict[str, Any]] = json.loads(page.get_attribute(FORM, "data-rows") or "{}")
    return rows


def shown(page: Page) -> set[str]:
    """Return the examples whose rows show; all rows of an example show, or none."""
    rows = page.evaluate(ROWS)
    visible = {example for example, seen in rows if seen}
    assert not visible & {example for example, seen in rows if not seen}
    return visible


def told(page: Page) -> str:
    """Return what is said of the filter, in a place that speaks of its own accord."""
    return plain(page.locator(f"{FORM} output").text_content())


def count(page: Page, edition: Edition, number: int) -> str:
    """Return how the page must say how many examples are left."""
    return edition.says("filter-count").format(shown=number, total=len(known(page)))


def test_all_examples_show_before_anything_is_asked(page: Page, edition: Edition) -> None:
    assert shown(page) == set(known(page))
    assert told(page) == count(page, edition, len(known(page)))


def test_a_choice_leaves_the_examples_that_have_it(page: Page, edition: Edition) -> None:
    for name in ("kind", "country", "status", "year", "mission"):
        choice = page.locator(f"{FORM} [name={name}] option").nth(1).inner_text()
        page.select_option(f"{FORM} [name={name}]", index=1)
        wanted = {
            example
            for example, values in known(page).items()
            if choice == values[name] or choice in [*values[name]]
        }
        assert wanted
        assert shown(page) == wanted
        assert told(page) == count(page, edition, len(wanted))
        assert page.evaluate(OTHER_ROWS)
        page.select_option(f"{FORM} [name={name}]", index=0)
    assert shown(page) == set(known(page))


def test_choices_that_no_example_has_together_say_so_and_are_undone(
    page: Page, edition: Edition
) -> None:
    for name in ("country", "year", "mission", "placement", "status"):
        page.select_option(f"{FORM} [name={name}]", index=1)
    assert shown(page) == set()
    assert told(page) == count(page, edition, 0)
    page.click(f"{FORM} [type=reset]")
    page.wait_for_function(NONE_HIDDEN)
    assert shown(page) == set(known(page))


def test_by_keyboard_alone(page: Page) -> None:
    assert tab_to(page, f"{FORM} [name=kind]")
    page.keyboard.press("ArrowDown")
    assert 0 < len(shown(page)) < len(known(page))
    assert tab_to(page, f"{FORM} [type=reset]")
    page.keyboard.press("Enter")
    page.wait_for_function(NONE_HIDDEN)
    assert shown(page) == set(known(page))


def test_axe_has_nothing_to_say_and_no_screen_is_too_narrow(page: Page) -> None:
    for index in (1, 2):
        page.select_option(f"{FORM} [name=country]", index=index)
        page.select_option(f"{FORM} [name=year]", index=index)
        answers = dict(ask_in_all_states(page, "main"))
        assert {state: one.broken for state, one in answers.items() if one.broken} == {}
        page.set_viewport_size({"width": NARROWEST, "height": 800})
        assert page.evaluate(OVERFLOW) is None
