"""What every page can be brought to: the menu open, colours chosen by hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from checkers.axe import FOLD, SCHEMES, ask_axe
from checkers.browser import DESK, HEIGHT, NARROWEST, OVERFLOW, PHONE, Scheme, new_page

# One press after another: light, dark, then the device's own again.
CHOSEN: dict[Scheme, int] = {"light": 1, "dark": 2}
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
COLOUR_SCHEME = "getComputedStyle(document.documentElement).colorScheme"


@pytest.mark.parametrize("unfolded", [False, True], ids=["folded", "unfolded"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_has_nothing_to_say_of_the_open_menu(
    browser: Browser, base: str, homes: list[str], scheme: Scheme, *, unfolded: bool
) -> None:
    with new_page(browser, PHONE, scheme) as page:
        for path in homes:
            page.goto(base + path)
            page.evaluate(FOLD, unfolded)
            page.click(".menu-button")
            answer = ask_axe(page)
            assert (answer.broken, bool(answer.kept)) == ([], True)
            page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
            assert page.evaluate(OVERFLOW) is None


@pytest.mark.parametrize(("chosen", "presses"), CHOSEN.items())
@pytest.mark.parametrize("device", SCHEMES)
def test_colours_chosen_by_hand_are_those_of_a_device(
    browser: Browser, base: str, chosen: Scheme, presses: int, device: Scheme
) -> None:
    with new_page(browser, DESK, device) as page:
        page.goto(base + "index.html")
        for _press in range(presses):
            page.click(".theme-button")
        assert page.evaluate(COLOUR_SCHEME) == chosen
        shown = page.evaluate(BACKGROUND)
        assert ask_axe(page).broken == []
    with new_page(browser, DESK, chosen) as page:
        page.goto(base + "index.html")
        assert page.evaluate(BACKGROUND) == shown
