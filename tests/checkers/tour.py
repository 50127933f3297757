"""A tour of the built site: each page is opened once, for all that is to be looked at there.

Opening a page costs more than most looks at it, and a browser leaves one processor idle: the pages
are shared out among a few browsers, each in a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from checkers.browser import DESK, IN_PAGE, Media, new_page, open_browser, painted_small, watch
from checkers.report import Finding, Report, report

WORKERS = 2
# A page is left before what makes its scripts fast has paid for itself: a fifth of the time.
UNCOMPILED = "--js-flags=--max-optimized-bytecode-size=0"
VISITS = "visits"
# The events of a page come a little after what they tell of.
A_MOMENT = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


# A reader who asked nothing of the device.
PLAIN = Media()


class Screen(NamedTuple):
    """A screen, and what a reader asked of the device."""

    width: int
    media: Media

    def place(self) -> tuple[int, bool, str]:
        """Return when its turn comes: laying a page out anew costs more than most looks."""
        return -self.width, self.media != PLAIN, str(self.media)


FIRST = Screen(DESK, PLAIN)


class Seen(NamedTuple):
    """What one look at one page found wrong, and how many things it looked at."""

    faults: Sequence[str]
    examined: int


@dataclass(frozen=True)
class Look:
    """One thing to look at: its name, what it counts, how, and on what screen.

    The page is in its first state when a look begins: each leaves it as it was. Looks of one name
    make one report.
    """

    name: str
    counted: str
    see: Callable[[Page], Seen]
    width: int = DESK
    media: Media = PLAIN

    @property
    def screen(self) -> Screen:
        """On what it is seen."""
        return Screen(self.width, self.media)


class Sight(NamedTuple):
    """What a look at a page gave."""

    look: str
    path: str
    seen: Seen


def tour(
    executable: Path, base: str, paths: Sequence[str], looks: Sequence[Look]
) -> dict[str, Report]:
    """Visit every page with a few browsers; return a report for each look, and for the visits."""

    def visit_share(share: Sequence[str]) -> list[Sight]:
        with open_browser(executable, UNCOMPILED) as browser:
            return list(look_at(browser, base, share, looks))

    # Long pages stand side by side in the list: dealt like cards, no share has them all.
    shares = [share for share in (paths[n::WORKERS] for n in range(WORKERS)) if share]
    with ThreadPoolExecutor(WORKERS) as workers:
        sights = [sight for told in workers.map(visit_share, shares) for sight in told]
    return reports(sights, looks)


def look_at(
    browser: Browser, base: str, paths: Sequence[str], looks: Sequence[Look]
) -> Iterator[Sight]:
    """Visit some pages with one browser: what went wrong in opening each, then every look."""
    in_order = sorted(looks, key=lambda look: look.screen.place())
    with new_page(browser, DESK) as page:
        told, widen = watch(page, base), painted_small(page)
        page.add_init_script(f"{IN_PAGE}\n{AXE_SCRIPT}")  # sent once, not at each page
        for path in paths:
            told.clear()
            screen = FIRST
            set_out(page, widen, screen)
            page.goto(base + path)
            page.evaluate(A_MOMENT)
            yield Sight(VISITS, path, Seen(told.copy(), 1))
            for look in in_order:
                if look.screen != screen:
                    screen = look.screen
                    set_out(page, widen, screen)
                yield Sight(look.name, path, one_look(page, look))


def one_look(page: Page, look: Look) -> Seen:
    """Look at an open page; a look that breaks off is a fault of its own, and stops no other."""
    try:
        return look.see(page)
    except BrowserError as problem:
        return Seen([f"could not be looked at: {problem.message.splitlines()[0]}"], 0)


def set_out(page: Page, widen: Callable[[int], None], screen: Screen) -> None:
    """Bring a page to a screen and its settings."""
    widen(screen.width)
    page.emulate_media(**screen.media.options())


def reports(sights: Sequence[Sight], looks: Sequence[Look]) -> dict[str, Report]:
    """Return what was seen, look by look."""
    counted: Mapping[str, str] = {VISITS: "visits", **{look.name: look.counted for look in looks}}
    return {name: _report(name, what, sights) for name, what in counted.items()}


def _report(name: str, counted: str, sights: Sequence[Sight]) -> Report:
    own = [sight for sight in sights if sight.look == name]
    findings = [Finding(sight.path, fault) for sight in own for fault in sight.seen.faults]
    pages = len({sight.path for sight in own})
    counts = {"pages": pages, counted.replace(" ", "_"): sum(s.seen.examined for s in own)}
    return report(name, findings, **counts)
