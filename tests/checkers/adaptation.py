"""A page as readers change it: narrow, enlarged, spaced out, still, printed (WCAG 1.4, 2.3)."""

from __future__ import annotations

from playwright.sync_api import Page

from checkers.browser import DESK, NARROWEST, PHONE, Media, measure
from checkers.tour import Look, Seen

# Half of a desk: what is left of it when all on it is twice as large (WCAG 1.4.4).
HALF = DESK // 2
# What WCAG 1.4.12 lets a reader ask for.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
# Boxes to tick, and those to write in, serve on paper too.
CONTROLS = "nav, button:not(.grade), input:not([type=checkbox], [type=radio]), select, .skip-link"
LETTERS = 12  # dots on the screen: the smallest of a drawing
SHARE = 0.9  # how much of its frame a drawing takes across
PAPER = ["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]


def measured(page: Page, name: str, *arguments: object) -> Seen:
    """Return what one function of in_page.js says of a page."""
    return Seen(*measure(page, f"(given) => inPage.{name}(...given)", *arguments))


def see_crowded(page: Page) -> Seen:
    """Look for text that finds no room."""
    return measured(page, "crowded")


def see_spaced(page: Page) -> Seen:
    """Space the text out as far as a reader may ask, and look for text that finds no room."""
    return measured(page, "crowdedUnder", SPACED)


def see_moving(page: Page) -> Seen:
    """Look for what moves, though the reader asked for stillness."""
    return measured(page, "moving")


def see_printed(page: Page) -> Seen:
    """Look at the page on paper: the text is there, black on white, the controls are not."""
    return measured(page, "printed", CONTROLS, PAPER)


def see_drawn(page: Page) -> Seen:
    """Look for words of drawings, small or out of place, and for drawings that are narrow."""
    return measured(page, "drawn", LETTERS, SHARE)


NARROW = Look("reflow at 320 px", "elements", see_crowded, NARROWEST)
ENLARGED = Look("enlarged to 200 %", "elements", see_crowded, HALF)
SPACED_OUT = Look("text spaced out", "elements", see_spaced, NARROWEST)
STILL = Look("reduced motion", "elements", see_moving, DESK, Media(calm=True))
PRINTED = Look("print", "things", see_printed, DESK, Media("dark", paper=True))
DRAWN_SMALL = Look("drawings on a phone", "words", see_drawn, PHONE)
DRAWN_LARGE = Look("drawings at a desk", "words", see_drawn, DESK)
ADAPTATIONS = (NARROW, ENLARGED, SPACED_OUT, STILL, PRINTED, DRAWN_SMALL, DRAWN_LARGE)
