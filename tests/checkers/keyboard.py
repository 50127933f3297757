"""Everything by keyboard: the skip link, the menu, the colours, what folds, and a focus that shows.

The names below are those of _templates/layout.html; they are all that these checks know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLate

from checkers.browser import DESK, PHONE, new_page, painted_small
from checkers.report import Finding, Report, report

SKIP_LINK = ".skip-link"
CONTENT = "#content"
MENU_BUTTON = ".menu-button"
MENU = "#site-nav"
THEME_BUTTON = ".theme-button"
THEME_STATE = "#theme-state"

# No page has more places to stop than these: beyond them, the focus is caught.
PLACES = "a[href], area[href], button, input, select, textarea, summary, audio, video, [tabindex]"
# The device's own colours, light, dark: one press after another goes through them.
CHOICES = 3
# Where the focus is; whether its ring shows, and whether the whole of it lies under something else.
STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const stuck = here === window.stopBefore;
  window.stopBefore = here;
  const style = getComputedStyle(here);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const own = (found) => found && (here.contains(found) || found.contains(here));
  const covered = ({left, right, top, bottom}) => [.1, .5, .9].every((across) =>
    [.1, .5, .9].every((down) => {
      const [x, y] = [left + across * (right - left), top + down * (bottom - top)];
      return !own(document.elementFromPoint(x, y));
    }));
  const hidden = [...here.getClientRects()].every(covered);
  const seen = outlined || style.boxShadow !== "none";
  return {name: here.outerHTML.slice(0, 90), seen, stuck, hidden};
}"""
# The same, noted at each key: one question for many stops, asked once each has settled.
NOTE = f"""() => {{
  const stop = {STOP};
  window.stops = [];
  addEventListener("keydown", () => window.stops.push(stop()), true);
}}"""
AT_ONCE = 25  # keys between two questions
# The stops in the middle of a longer list are like those at its beginning, and are jumped over.
WALKED = 400
JUMP = f"""(left) => {{
  const places = [...document.querySelectorAll("{PLACES}")].filter((one) => one.checkVisibility());
  places.at(-left).focus();
}}"""
FOLDED = "main details > summary, .page-contents summary, .site-nav summary"
FOLDS = """(folded) =>
  [...document.querySelectorAll(folded)].filter((one) => one.checkVisibility())"""
TURN_TO = "summary => { summary.focus(); return [summary.parentElement.open, summary.innerText] }"
IS_OPEN = "summary => summary.parentElement.open"
SCROLLED = "main [tabindex='0']"
SOON = 2_000  # milliseconds: a frame that has not scrolled by then does not
HOLDS_FOCUS = "element => element.contains(document.activeElement)"
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"


@dataclass(frozen=True)
class Manoeuvre:
    """One thing that a reader does by keyboard: its name, the screen, and what goes wrong."""

    name: str
    width: int
    faults: Callable[[Page], Iterator[str]]


def tab_to(page: Page, selector: str) -> bool:
    """Press Tab until an element has the focus; tell whether it came to that."""
    for _ in range(page.locator(PLACES).count()):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return True
        if page.evaluate(STOP) is None:
            return False
    return False


def has_focus(page: Page, selector: str) -> bool:
    """Tell whether the focus is on an element or inside it."""
    return bool(page.locator(selector).evaluate(HOLDS_FOCUS))


def skip_link_faults(page: Page) -> Iterator[str]:
    """Go past the menu with the first key: the link shows, and leads into the text."""
    page.keyboard.press("Tab")
    if not page.evaluate("s => document.activeElement.matches(s)", SKIP_LINK):
        yield "the first stop is not the link that skips the menu"
        return
    box = page.locator(SKIP_LINK).bounding_box()
    if not box or min(box["x"], box["y"]) < 0 or box["height"] <= 1:
        yield "the skip link has the focus and is not seen"
    page.keyboard.press("Enter")
    if not has_focus(page, CONTENT):
        yield "the skip link does not bring the focus to the text"


def menu_faults(page: Page) -> Iterator[str]:
    """Open the menu on a phone, walk in it, close it: the focus is never lost."""
    if not tab_to(page, MENU_BUTTON):
        yield "the menu button cannot be reached"
        return
    if page.locator(MENU).is_visible():
        yield "the menu is open before it is asked for"
    page.keyboard.press("Enter")
    if not page.locator(MENU).is_visible():
        yield "Enter does not open the menu"
        return
    page.keyboard.press("Tab")
    if not has_focus(page, MENU):
        yield "Tab does not lead from the button into the menu"
    page.keyboard.press("Escape")
    if page.locator(MENU).is_visible():
        yield "Escape does not close the menu"
    elif not has_focus(page, MENU_BUTTON):
        yield "the closed menu does not give the focus back to its button"


def theme_faults(page: Page) -> Iterator[str]:
    """Change the colours: they change, it is said, and it is remembered."""
    if not tab_to(page, THEME_BUTTON):
        yield "the button of the colours cannot be reached"
        return
    first = page.evaluate(BACKGROUND)
    for _ in range(CHOICES):
        page.keyboard.press("Enter")
        if page.evaluate(BACKGROUND) != first:
            break
    else:
        yield "the button of the colours changes nothing"
    if not page.locator(THEME_STATE).inner_text().strip():
        yield "the change of colours is not said to those who do not see it"
    chosen = page.evaluate(BACKGROUND)
    page.reload()
    if page.evaluate(BACKGROUND) != chosen:
        yield "the colours chosen are forgotten on the next page"


def focus_faults(page: Page) -> Iterator[str]:
    """Walk through the whole page: every stop shows, and one comes out at the end."""
    places = page.locator(PLACES).count()
    for stop in stops_of(page, places + 1):
        if stop is None:
            return
        if stop["stuck"]:
            yield f"the focus is caught on {stop['name']}"
            return
        if not stop["seen"]:
            yield f"the focus does not show on {stop['name']}"
        if stop["hidden"]:
            yield f"the focus is hidden under something on {stop['name']}"
    yield f"the focus is caught: still inside after {places} places to stop"


def stops_of(page: Page, most: int) -> Iterator[dict[str, Any] | None]:
    """Hold Tab down; yield what was seen at each stop, nothing once one is out."""
    page.evaluate(NOTE)
    page.keyboard.down("Tab")
    told = 1  # the first key found the focus nowhere yet
    has_jumped = most <= WALKED
    while told <= most:
        for _ in range(AT_ONCE):
            page.keyboard.down("Tab")
        stops = page.evaluate("window.stops")
        yield from stops[told : most + 1]
        told = len(stops)
        if told > WALKED // 2 and not has_jumped:
            page.evaluate(JUMP, WALKED // 2)
            has_jumped = True


def folding_faults(page: Page) -> Iterator[str]:
    """Open and close with a key all that folds."""
    for place in page.evaluate_handle(FOLDS, FOLDED).get_properties().values():
        summary = place.as_element()
        if summary is None:
            continue
        before, name = summary.evaluate(TURN_TO)
        for key in ("Enter", "Space"):
            page.keyboard.press(key)
            after = summary.evaluate(IS_OPEN)
            if after == before:
                yield f"{key} neither opens nor closes “{name}”"
            before = after


def scrolling_faults(page: Page) -> Iterator[str]:
    """Scroll with the arrows every frame that is wider than the screen."""
    for frame in page.locator(SCROLLED).all():
        if frame.evaluate("e => e.scrollWidth <= e.clientWidth || !e.checkVisibility()"):
            continue
        frame.focus()
        page.keyboard.press("ArrowRight")
        try:
            arg = frame.element_handle()
            page.wait_for_function("e => e.scrollLeft > 0", arg=arg, timeout=SOON)
        except TooLate:
            yield f"the arrows do not scroll {frame.evaluate('e => e.outerHTML')[:90]}"


# What every page has alike, then what depends on the page.
FRAME = (
    Manoeuvre("skip link", DESK, skip_link_faults),
    Manoeuvre("menu", PHONE, menu_faults),
    Manoeuvre("colours", DESK, theme_faults),
)
WALK = (
    Manoeuvre("focus", DESK, focus_faults),
    Manoeuvre("focus, phone", PHONE, focus_faults),
    Manoeuvre("folding", DESK, folding_faults),
    Manoeuvre("scrolling", PHONE, scrolling_faults),
)


def check_keyboard(
    browser: Browser, base: str, paths: Sequence[str], manoeuvres: Sequence[Manoeuvre]
) -> Report:
    """Do every manoeuvre on every page, each on a page that was just opened."""
    findings: list[Finding] = []
    for manoeuvre in manoeuvres:
        with new_page(browser, manoeuvre.width) as page:
            painted_small(page)(manoeuvre.width)
            for path in paths:
                page.goto(base + path)
                found = [f"{manoeuvre.name}: {fault}" for fault in manoeuvre.faults(page)]
                findings += [Finding(path, told) for told in found]
    return report("keyboard", findings, manoeuvres=len(paths) * len(manoeuvres))
