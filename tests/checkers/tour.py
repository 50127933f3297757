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

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from checkers.browser import DESK, HEIGHT, Media, new_page, open_browser, watch
from checkers.report import Finding, Report, report

WORKERS = 2
VISITS = "visits"
# The events of a page come a little after what they tell of.
A_MOMENT = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"


# A reader who asked nothing of the device.
PLAIN = Media()


class Seen(NamedTuple):
    """What one look at one page found wrong, and how many things it looked at."""

    faults: Sequence[str]
    examined: int


@dataclass(frozen=True)
class Look:
    """One thing to look at: its name, what it counts, how, and on what screen.

    The page is in its first state when a look begins, whatever the one before did to it.
    """

    name: str
    counted: str
    see: Callable[[Page], Seen]
    width: int = DESK
    media: Media = PLAIN


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
        with open_browser(executable) as browser:
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
    with new_page(browser, DESK) as page:
        told = watch(page, base)
        for path in paths:
            told.clear()
            set_out(page, DESK, PLAIN)
            page.goto(base + path)
            page.evaluate(A_MOMENT)
            yield Sight(VISITS, path, Seen(told.copy(), 1))
            for look in looks:
                yield Sight(look.name, path, one_look(page, look))


def one_look(page: Page, look: Look) -> Seen:
    """Look at an open page; a look that breaks off is a fault of its own, and stops no other."""
    set_out(page, look.width, look.media)
    try:
        return look.see(page)
    except BrowserError as problem:
        return Seen([f"could not be looked at: {problem.message.splitlines()[0]}"], 0)


def set_out(page: Page, width: int, media: Media) -> None:
    """Bring a page to a screen and its settings."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(**media.options())


def reports(sights: Sequence[Sight], looks: Sequence[Look]) -> dict[str, Report]:
    """Return what was seen, look by look."""
    counted: Mapping[str, str] = {VISITS: "visits", **{look.name: look.counted for look in looks}}
    return {name: _report(name, what, sights) for name, what in counted.items()}


def _report(name: str, counted: str, sights: Sequence[Sight]) -> Report:
    own = [sight for sight in sights if sight.look == name]
    findings = [Finding(sight.path, fault) for sight in own for fault in sight.seen.faults]
    counts = {"pages": len(own), counted.replace(" ", "_"): sum(s.seen.examined for s in own)}
    return report(name, findings, **counts)
