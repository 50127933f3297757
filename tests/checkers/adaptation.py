"""A page as its readers change it: narrow, enlarged, spaced out, still, in their own colours, printed.

Each look hands an open page to a few lines of JavaScript that measure it as it is shown.
"""

from __future__ import annotations

from playwright.sync_api import Page

from checkers.browser import DESK, NARROWEST, Media
from checkers.tour import Look, Seen

# Half of a desk: what is left of it when its text is twice as large (WCAG 1.4.4).
HALF = DESK // 2
# What WCAG 1.4.12 lets a reader ask for.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
# Text pushed out of the screen, cut off by its own box, or run over by its neighbour in the header.
CROWDED = """() => {
  const faults = [];
  const name = (element) => element.outerHTML.slice(0, 80);
  const wide = document.documentElement.clientWidth;
  const all = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility());
  if (document.documentElement.scrollWidth > wide) {
    const held = (one) => one !== document.body &&
      (getComputedStyle(one).overflowX !== "visible" || held(one.parentElement));
    const over = all.filter((one) => one.getBoundingClientRect().right > wide + 1 && !held(one));
    faults.push(`scrolls sideways; ${over.length} elements stick out, first ${over[0] && name(over[0])}`);
  }
  for (const one of all) {
    const {overflowX, overflowY, clipPath} = getComputedStyle(one);
    const cut = (way, room, needed) => ["hidden", "clip"].includes(way) && needed > room + 1;
    if (clipPath === "none" && one.textContent.trim() &&
        (cut(overflowX, one.clientWidth, one.scrollWidth) ||
         cut(overflowY, one.clientHeight, one.scrollHeight)))
      faults.push(`text is cut off: ${name(one)}`);
  }
  const bar = [...document.querySelectorAll("header :is(a, button, input)")]
    .filter((one) => one.checkVisibility() && !one.closest("search form:not(:has(> button))"))
    .map((one) => [one, one.getBoundingClientRect()]);
  for (const [one, a] of bar) for (const [other, b] of bar)
    if (one !== other && one.parentElement === other.parentElement && a.left < b.left &&
        a.right > b.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1)
      faults.push(`${name(one)} runs over ${name(other)}`);
  return [faults, all.length];
}"""
SPACE_OUT = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  const before = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...before, sheet];
  window.takeBack = () => { document.adoptedStyleSheets = before; };
}"""
# A reader who wants no motion gets none, not even a scroll that glides.
MOVING = """() => {
  const faults = document.getAnimations().map((one) => `moves: ${one.animationName ?? one.transitionProperty}`);
  const all = [...document.querySelectorAll("*")];
  const seconds = (told) => Math.max(...told.split(",").map(parseFloat));
  for (const one of all) for (const part of ["", "::before", "::after"]) {
    const style = getComputedStyle(one, part);
    const what = one.outerHTML.slice(0, 60) + part;
    if (seconds(style.transitionDuration) > 0) faults.push(`would glide: ${what}`);
    if (style.animationName !== "none") faults.push(`would move: ${what}`);
    if (!part && style.scrollBehavior === "smooth") faults.push(`would scroll by itself: ${what}`);
  }
  return [faults, all.length];
}"""
CONTROLS = "nav, button, input, select, textarea, .skip-link"
PAPER = ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def measured(page: Page, script: str) -> Seen:
    """Return what a script says of a page: faults, and how many things it looked at."""
    faults, examined = page.evaluate(script)
    return Seen(faults, examined)


def see_crowded(page: Page) -> Seen:
    """Look for text that finds no room."""
    return measured(page, CROWDED)


def see_spaced(page: Page) -> Seen:
    """Space the text out as far as a reader may ask, and look for text that finds no room."""
    page.evaluate(SPACE_OUT, SPACED)
    seen = measured(page, CROWDED)
    page.evaluate("takeBack()")
    return seen


def see_moving(page: Page) -> Seen:
    """Look for what moves, though the reader asked for stillness."""
    return measured(page, MOVING)


def see_printed(page: Page) -> Seen:
    """Look at the page on paper: the text is there, black on white, the controls are not."""
    if not page.locator("main").is_visible():
        return Seen(["the text is not printed"], 1)
    controls = page.locator(CONTROLS).all()
    shown = [one for one in controls if one.is_visible()]
    faults = [f"prints a control: {one.evaluate('e => e.outerHTML')[:80]}" for one in shown[:1]]
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    if background not in PAPER:
        faults.append(f"prints a background: {background}")
    return Seen(faults, len(controls))


NARROW = Look("reflow at 320 px", "elements", see_crowded, NARROWEST)
ENLARGED = Look("enlarged to 200 %", "elements", see_crowded, HALF)
SPACED_OUT = Look("text spaced out", "elements", see_spaced, NARROWEST)
STILL = Look("reduced motion", "elements", see_moving, DESK, Media(calm=True))
PRINTED = Look("print", "controls", see_printed, DESK, Media("dark", paper=True))
ADAPTATIONS = (NARROW, ENLARGED, SPACED_OUT, STILL, PRINTED)
