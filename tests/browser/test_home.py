"""The home page answers “is this for me?” on the first screen of a small phone."""

from playwright.sync_api import Browser

from checkers.browser import PHONE, new_page

SCREEN = 740
DOORS = 4
# What must be seen without scrolling: the title, what the guide promises, for whom each door is.
ANSWER = "main h1, main h1 ~ p, main .doors li"
BELOW = """(elements, screen) => elements
  .filter((one) => one.getBoundingClientRect().bottom > screen)
  .map((one) => one.textContent.trim().slice(0, 40))"""


def test_the_first_screen_answers(browser: Browser, base: str, homes: list[str]) -> None:
    with new_page(browser, PHONE) as shown:
        shown.set_viewport_size({"width": PHONE, "height": SCREEN})
        for home in homes:
            shown.goto(base + home)
            assert shown.locator(".doors li").count() == DOORS
            assert shown.locator(ANSWER).evaluate_all(BELOW, SCREEN) == []
            assert shown.locator(ANSWER).evaluate_all(BELOW, SCREEN // 2) != []
