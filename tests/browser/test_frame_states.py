"""What every page can be brought to: the menu open, colours chosen by hand."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

import tools
from checkers.axe import FOLD, SCHEMES, ask_axe
from checkers.browser import (
    AS_ROOT,
    DESK,
    HEIGHT,
    NARROWEST,
    OVERFLOW,
    PHONE,
    QUIET,
    Scheme,
    new_page,
)

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


def test_the_contents_mark_the_section_that_one_reads(browser: Browser, base: str) -> None:
    with new_page(browser, DESK) as page:
        page.goto(base + "guide/moderating.html")
        links = page.locator(".page-contents a")
        marked = page.locator(".page-contents [aria-current=location]")
        expect(marked).to_have_count(0)
        for place in (2, links.count() - 1):
            links.nth(place).click()
            expect(links.nth(place)).to_have_attribute("aria-current", "location")
            expect(marked).to_have_count(1)


def without_script(route: Route) -> None:
    """Serve a page without the script of its head."""
    response = route.fetch()
    route.fulfill(response=response, body=re.sub(r"<script>.*?</script>", "", response.text()))


@pytest.mark.parametrize("disk", [False, True], ids=["served", "disk"])
def test_chosen_colours_wait_for_no_script_that_is_fetched(
    browser: Browser, base: str, site: Path, *, disk: bool
) -> None:
    with new_page(browser, DESK) as page:
        page.goto((f"{site.as_uri()}/" if disk else base) + "urgent.html")
        light = page.evaluate(BACKGROUND)
        page.evaluate("localStorage.theme = 'dark'")
        page.route("**/*.js*", lambda route: route.abort())
        page.reload()
        assert page.evaluate(COLOUR_SCHEME) == "dark"
        assert page.evaluate(BACKGROUND) != light
        if not disk:
            page.route("**/urgent.html", without_script)
            page.reload()
            assert page.evaluate(BACKGROUND) == light


# A reader who sees badly asks the browser for letters of 32 pixels, and keeps the phone.
LARGE = "--blink-settings=defaultFontSize=32"
# Letters smaller than those of the page, into which an iPhone zooms as the field is reached.
SMALL = """() => {
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const fields = [...document.querySelectorAll("input, select, textarea")];
  return fields.filter((field) => !["radio", "checkbox"].includes(field.type)
    && size(field) < size(document.documentElement)).map((field) => field.id);
}"""


def test_large_letters_scroll_one_way_and_fields_are_large(
    browser: Browser, base: str, kinds: list[str]
) -> None:
    options = [*QUIET, *AS_ROOT, LARGE]
    started = browser.browser_type.launch(executable_path=tools.chromium(), args=options)
    with new_page(started, PHONE) as page:
        seen = {}
        for path in kinds:
            page.goto(base + path)
            seen[path] = [page.evaluate(OVERFLOW), page.evaluate(SMALL)]
        assert {path: told for path, told in seen.items() if told != [None, []]} == {}
        page.goto(base + "index.html")
        page.evaluate("document.querySelector('main').style.width = '400px'")
        page.evaluate("document.querySelector('#site-search').style.fontSize = '.9rem'")
        assert page.evaluate(OVERFLOW)
        assert page.evaluate(SMALL) == ["site-search"]
    started.close()
