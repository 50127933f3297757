"""The examples: narrowed by choices, two side by side, by keyboard, in every edition.

What is chosen stands in the address, and what shows must always be what the address says.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.editions import IN_FRENCH, Edition, plain
from checkers.axe import ask_in_all_states
from checkers.browser import DESK, NARROWEST, OVERFLOW, new_page, watch
from checkers.keyboard import has_focus, tab_to

PAGE = "examples/index.html"
FORM = "form.filters"
CARDS = ".postings > .cards > li"
# A card is known by the anchor of the posting that it links to.
SHOWN = """cards => cards.filter(card => card.checkVisibility())
  .map(card => card.querySelector("a").hash.slice(1))"""
TICKED = ".cards :checked"
BAR = ".compare-bar"
COMPARED = ".compared"
HEADS = f"{COMPARED} thead a"


@pytest.fixture
def page(browser: Browser, base: str, edition: Edition) -> Iterator[Page]:
    """Open the examples; nothing may go wrong."""
    with new_page(browser, DESK) as page:
        told = watch(page, base)
        page.goto(base + edition.folder + PAGE)
        yield page
        assert told == []


def known(page: Page) -> dict[str, dict[str, Any]]:
    """Return what the page knows of each example, the models left aside."""
    data = json.loads(page.locator("#postings-data").text_content() or "")
    found = data["postings"].items()
    return {name: posting for name, posting in found if posting["codes"]["kind"] != "model"}


def shown(page: Page) -> set[str]:
    """Return the examples whose cards show; each has one card."""
    names = page.locator(CARDS).evaluate_all(SHOWN)
    assert len(names) == len(set(names))
    return set(names)


def told(page: Page) -> str:
    """Return what is said of the filter, in a place that speaks of its own accord."""
    return plain(page.locator(f"{FORM} output").text_content())


def count(page: Page, edition: Edition, number: int) -> str:
    """Return how the page must say how many examples are left."""
    return edition.says("filter-count", shown=number, total=len(known(page)))


def chosen(page: Page) -> list[str]:
    """Return the code chosen in each list."""
    lists = page.locator(f"{FORM} select")
    codes: list[str] = lists.evaluate_all("lists => lists.map(list => list.value)")
    return codes


def tick(page: Page, *names: str) -> None:
    """Tick postings to compare."""
    for name in names:
        page.check(f".cards [value={name}]")


def ticked(page: Page) -> list[str]:
    """Return the postings that are ticked."""
    names: list[str] = page.locator(TICKED).evaluate_all("boxes => boxes.map(box => box.value)")
    return names


def test_all_examples_show_before_anything_is_asked(page: Page, edition: Edition) -> None:
    assert shown(page) == set(known(page))
    assert told(page) == count(page, edition, len(known(page)))


def test_a_choice_says_how_many_examples_have_it_and_leaves_these(
    page: Page, edition: Edition
) -> None:
    for name in ("kind", "country", "status", "year", "mission"):
        option = page.locator(f"{FORM} [name={name}] option").nth(1)
        code, words = option.get_attribute("value"), option.inner_text()
        page.select_option(f"{FORM} [name={name}]", index=1)
        wanted = {
            example
            for example, posting in known(page).items()
            if code in (posting["codes"].get(name), *(posting["missions"] * (name == "mission")))
        }
        assert wanted
        assert words.endswith(f"({len(wanted)})")
        assert shown(page) == wanted
        assert told(page) == count(page, edition, len(wanted))
        page.select_option(f"{FORM} [name={name}]", index=0)
    assert shown(page) == set(known(page))


@IN_FRENCH
def test_the_counts_follow_what_is_chosen_beside(page: Page) -> None:
    page.select_option(f"{FORM} [name=country]", "FR")
    option = page.locator(f"{FORM} [name=kind] option[value=advert]")
    words = option.inner_text()
    page.select_option(f"{FORM} [name=kind]", "advert")
    assert words.endswith(f"({len(shown(page))})")


def test_choices_that_no_example_has_together_say_so_and_are_undone(
    page: Page, edition: Edition
) -> None:
    for name in ("country", "year", "mission", "placement", "status"):
        page.select_option(f"{FORM} [name={name}]", index=1)
    assert shown(page) == set()
    assert told(page) == edition.says("filter-none")
    page.click(f"{FORM} [type=reset]")
    page.wait_for_url(lambda url: "?" not in url)
    assert shown(page) == set(known(page))


@IN_FRENCH
def test_what_is_chosen_survives_going_back_reloading_and_the_other_edition(page: Page) -> None:
    page.select_option(f"{FORM} [name=country]", "FR")
    page.select_option(f"{FORM} [name=mission]", "events")
    tick(page, "posting-f4")
    state = (shown(page), told(page), chosen(page), ticked(page))
    assert 0 < len(state[0]) < len(known(page))
    page.reload()
    assert (shown(page), told(page), chosen(page), ticked(page)) == state
    with page.expect_navigation():
        page.locator(CARDS).locator("visible=true").locator("a").first.click()
    page.go_back()
    assert (shown(page), told(page), chosen(page), ticked(page)) == state
    with page.expect_navigation():  # to its end: the filter is set by a script
        page.click("a.edition-link")
    assert (shown(page), chosen(page), ticked(page)) == (state[0], *state[2:])


@IN_FRENCH
def test_an_address_that_asks_for_what_is_not_there_shows_all(page: Page) -> None:
    page.goto(f"{page.url}?country=XX&kind=&compare=nothing&unknown=1")
    assert shown(page) == set(known(page))
    assert set(chosen(page)) == {""}
    assert not page.is_visible(COMPARED)


def test_two_stand_side_by_side_and_the_address_can_be_shared(page: Page, edition: Edition) -> None:
    tick(page, "posting-f4")
    title = plain(page.locator(f"{CARDS}:has(:checked) a").inner_text())
    status = plain(page.inner_text(f"{BAR} [role=status]"))
    assert status == edition.says("compare-one", first=title)
    assert not page.locator(f"{BAR} button").first.is_visible()
    page.click(".postings > details > summary")
    tick(page, "posting-model-volunteer")
    page.click(f"{BAR} button >> nth=0")
    pair = {"posting-f4", "posting-model-volunteer"}
    for _once_more in range(2):
        names = page.locator(HEADS).evaluate_all("links => links.map(link => link.hash.slice(1))")
        assert set(names) == pair == set(ticked(page))
        rows = page.locator(f"{COMPARED} tbody tr:has(td)").evaluate_all(
            "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
        )
        told = {name: cells for name, *cells in rows}
        for name, posting in (("employer", "F4"), ("pay", edition.says("pay-none"))):
            assert any(posting in cell for cell in told[edition.says(name)])
        page.goto(page.evaluate("location.href"))  # as one to whom it is sent opens it
    tick(page, "posting-wwf")
    assert set(ticked(page)) < pair | {"posting-wwf"}
    assert len(ticked(page)) == 2
    assert not page.is_visible(COMPARED)


@IN_FRENCH
def test_by_keyboard_alone(page: Page) -> None:
    assert tab_to(page, f"{FORM} [name=kind]")
    page.keyboard.press("ArrowDown")
    assert 0 < len(shown(page)) < len(known(page))
    assert tab_to(page, f"{FORM} [type=reset]")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "?" not in url)
    assert shown(page) == set(known(page))
    for _each in range(2):
        assert tab_to(page, ".cards input")
        page.keyboard.press("Space")
    assert tab_to(page, f"{BAR} button")
    page.keyboard.press("Enter")
    assert has_focus(page, f"{COMPARED} h3")
    assert tab_to(page, f"{COMPARED} button")
    page.keyboard.press("Enter")
    assert not page.is_visible(COMPARED)
    assert has_focus(page, f"{BAR} button >> nth=0")
    assert tab_to(page, f"{BAR} button")
    page.keyboard.press("Enter")
    assert ticked(page) == []
    assert has_focus(page, ".cards input >> nth=0")


def test_axe_has_nothing_to_say_and_no_screen_is_too_narrow(page: Page) -> None:
    tick(page, "posting-f4", "posting-seriousguide")
    page.click(f"{BAR} button >> nth=0")
    for index in (1, 2):
        page.select_option(f"{FORM} [name=country]", index=index)
        page.select_option(f"{FORM} [name=year]", index=index)
        answers = dict(ask_in_all_states(page, "main"))
        assert {state: one.broken for state, one in answers.items() if one.broken} == {}
        page.set_viewport_size({"width": NARROWEST, "height": 800})
        assert page.evaluate(OVERFLOW) is None
