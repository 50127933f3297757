"""The search by keyboard: what a reader does there, and what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

from checkers.browser import DESK
from checkers.keyboard import Manoeuvre, has_focus, tab_to
from checkers.search import ANSWERS, FIELD, LINKS, ON_ITS_PAGE, PANEL, PATIENCE, SAID, appears


def walk_faults(page: Page) -> Iterator[str]:
    """Search, walk through the answers and back, close them: the focus is never lost."""
    if not tab_to(page, FIELD):
        yield "the field cannot be reached"
        return
    page.keyboard.type("moderation")
    if not appears(page, ANSWERS.format("moderation")):
        yield "nothing is answered as one types"
        return
    yield from _said_faults(page)
    yield from _arrow_faults(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    if page.locator(PANEL).is_visible():
        yield "Escape does not close the answers"
    elif not has_focus(page, FIELD):
        yield "the closed answers do not give the focus back to the field"


def _arrow_faults(page: Page) -> Iterator[str]:
    """Go down two answers, and up again to the field."""
    for key, place in (("Down", 0), ("Down", 1), ("Up", 0)):
        page.keyboard.press(f"Arrow{key}")
        if not page.locator(LINKS).nth(place).evaluate("link => link.matches(':focus')"):
            yield f"the {key} arrow does not lead to answer {place + 1}"
    page.keyboard.press("ArrowUp")
    if not has_focus(page, FIELD):
        yield "the Up arrow does not lead back to the field"


def _said_faults(page: Page) -> Iterator[str]:
    """Wait for the count of answers to be said to those who do not see them."""
    for _ in range(20):
        if any(letter.isdigit() for letter in "".join(page.locator(SAID).all_inner_texts())):
            return
        page.wait_for_timeout(100)
    yield "how many answers there are is not said"


def enter_faults(page: Page) -> Iterator[str]:
    """Press Enter in the field: the page of results answers the same question."""
    if not tab_to(page, FIELD):
        yield "the field cannot be reached"
        return
    page.keyboard.type("organigramme")
    page.keyboard.press("Enter")
    if not appears(page, ON_ITS_PAGE):
        yield "Enter does not lead to a page of results"
    elif page.locator("main mark").count() == 0:
        yield "the words found are not marked in the results"


def choice_faults(page: Page) -> Iterator[str]:
    """Press Enter on an answer: its page opens."""
    if not tab_to(page, FIELD):
        yield "the field cannot be reached"
        return
    page.keyboard.type("glossaire")
    if not appears(page, ANSWERS.format("glossaire")):
        yield "nothing is answered as one types"
        return
    page.keyboard.press("ArrowDown")
    expected = page.locator(LINKS).first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    try:
        page.wait_for_url(expected, timeout=PATIENCE)
    except TooLate:
        yield f"Enter on the first answer leads to {page.url}, not to {expected}"


SEARCHING = (
    Manoeuvre("answers", DESK, walk_faults),
    Manoeuvre("all answers", DESK, enter_faults),
    Manoeuvre("first answer", DESK, choice_faults),
)
