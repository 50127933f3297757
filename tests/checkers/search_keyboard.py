"""The search by keyboard: what a reader does there, and what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

from checkers.browser import DESK
from checkers.keyboard import Manoeuvre, has_focus, tab_to
from checkers.search import ANSWERS, FIELD, LINKS, ON_ITS_PAGE, PANEL, PATIENCE, SAID, appears


@dataclass(frozen=True)
class Typed:
    """What is typed in an edition, for answers at once, on their page, and one; what is said."""

    words: str
    entered: str
    title: str
    said: str
    said_of_none: str


TYPED = {
    "fr": Typed("moderation", "organigramme", "glossaire", "Flèche bas", "Aucun résultat"),
    "en": Typed("moderation", "org chart", "glossary", "Down arrow", "Nothing found"),
}
NONSENSE = "xyzzyx"


def walk_faults(typed: Typed, page: Page) -> Iterator[str]:
    """Search, walk through the answers and back, close them: the focus is never lost."""
    if not tab_to(page, FIELD):
        yield "the field cannot be reached"
        return
    page.keyboard.type(typed.words)
    if not appears(page, ANSWERS.format(typed.words)):
        yield "nothing is answered as one types"
        return
    if not _says(page, typed.said):
        yield "how many answers there are is not said"
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


def _says(page: Page, words: str) -> bool:
    """Wait for words to be said to those who do not see the answers; tell whether they were."""
    return appears(page, f'{SAID}:has-text("{words}")', state="attached")


def none_faults(typed: Typed, page: Page) -> Iterator[str]:
    """Search for what is nowhere: it is said."""
    if not tab_to(page, FIELD):
        yield "the field cannot be reached"
        return
    page.keyboard.type(NONSENSE)
    if not _says(page, typed.said_of_none):
        yield "that nothing was found is not said"


def enter_faults(typed: Typed, page: Page) -> Iterator[str]:
    """Press Enter in the field: the page of results answers the same question."""
    if not tab_to(page, FIELD):
        yield "the field cannot be reached"
        return
    page.keyboard.type(typed.entered)
    page.keyboard.press("Enter")
    if not appears(page, ON_ITS_PAGE):
        yield "Enter does not lead to a page of results"
    elif page.locator("main mark").count() == 0:
        yield "the words found are not marked in the results"


def choice_faults(typed: Typed, page: Page) -> Iterator[str]:
    """Press Enter on an answer: its page opens."""
    if not tab_to(page, FIELD):
        yield "the field cannot be reached"
        return
    page.keyboard.type(typed.title)
    if not appears(page, ANSWERS.format(typed.title)):
        yield "nothing is answered as one types"
        return
    page.keyboard.press("ArrowDown")
    expected = page.locator(LINKS).first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    try:
        page.wait_for_url(expected, timeout=PATIENCE)
    except TooLate:
        yield f"Enter on the first answer leads to {page.url}, not to {expected}"


def searching(language: str) -> tuple[Manoeuvre, ...]:
    """Return what a reader of an edition does by keyboard in its search."""
    faults = {
        "answers": walk_faults,
        "no answer": none_faults,
        "all answers": enter_faults,
        "first answer": choice_faults,
    }
    typed = TYPED[language]
    return tuple(Manoeuvre(name, DESK, partial(fault, typed)) for name, fault in faults.items())
