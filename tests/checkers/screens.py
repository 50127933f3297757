"""How far a thumb goes: the length of a page on a phone, and where what it is for begins.

Measured with the folds closed, as a page is met. What a list holds cannot be cut by whoever has
twenty minutes: such pages are let off, and each says why.
"""

from __future__ import annotations

from playwright.sync_api import Page

from checkers.browser import PHONE
from checkers.tour import Look, Seen

SCREEN = 740
MOST = 8
MOST_OF_A_STEP = 3  # a screen of the plan: it asks little at once
# A page, or the folder of pages, that may be longer; and the reason.
LONGER = {
    "guide/sizing-model.html": "for those who recompute",
    "guide/glossary.html": "looked up, never read through",
    "guide/bibliography.html": "looked up, never read through",
    "about/": "for those who check or write the guide",
}
ACTIONS = (
    ".facet-brief, .facet-conclusion, .urgent, ol, ul, dl, table, form, fieldset, .sheet,"
    " [href^='tel:']"
)
# What is laid out only as it comes into sight has a height that depends on what was seen before: it
# is laid out whole here, once the page has heard of the width of its screen.
MEASURED = """async (actions) => {
  await new Promise((heard) => requestAnimationFrame(() => setTimeout(heard)));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  const before = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...before, sheet];
  const seen = [...document.querySelector("main")?.querySelectorAll(actions) ?? []].find(
    (one) => one.checkVisibility());
  const found = [document.documentElement.scrollHeight,
    seen ? seen.getBoundingClientRect().top + scrollY : 0];
  document.adoptedStyleSheets = before;
  return found;
}"""


def see_screens(page: Page) -> Seen:
    """Measure a page, as far as it is not let off."""
    height, top = page.evaluate(MEASURED, ACTIONS)
    faults = []
    most = MOST_OF_A_STEP if "/plan/" in page.url else MOST
    if height > most * SCREEN and not any(f"/{one}" in page.url for one in LONGER):
        faults.append(f"{height / SCREEN:.1f} screens of a phone, over {most}")
    if top >= SCREEN:
        faults.append(f"what the page is for begins {top / SCREEN:.1f} screens down")
    return Seen(faults, 1)


SCREENS = Look("phone screens", "pages", see_screens, PHONE)
