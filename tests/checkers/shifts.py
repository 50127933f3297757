"""What moves on a page while it loads: nothing may, on any screen, however late a file comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from playwright.sync_api import Browser, Page

from checkers.browser import DESK, PHONE, new_page
from checkers.report import Finding, Report, report

WIDTHS = (PHONE, DESK)
LATENCY, BYTES_A_SECOND = 150, 1_600_000 / 8  # a phone's line: what comes late is seen to come late
SETTLED = 300  # milliseconds: a script may still draw, and a shift is told once it is painted
# Each shift by its size and by what moved; none is excused, since nobody touches the page.
SHIFTS = """async (settled) => {
  const found = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => found.push([entry.value,
    entry.sources.map(({node}) => node ? node.outerHTML ?? node.textContent : "what has gone")[0]]))
  ).observe({type: "layout-shift", buffered: true});
  await new Promise((resolve) => setTimeout(resolve, settled));
  return found;
}"""


def check_shifts(browser: Browser, base: str, paths: Sequence[str]) -> Report:
    """Load every page for the first time on a slow line, on a phone and on a desk."""
    findings = [
        Finding(path, f"{width} px wide: {told}")
        for path in paths
        for width, told in shifts(browser, base + path)
    ]
    return report("layout shifts", findings, pages_loaded=len(WIDTHS) * len(paths))


def shifts(browser: Browser, address: str) -> Iterator[tuple[int, str]]:
    """Yield what is to be said of each shift of one page; both screens wait at once."""
    with ExitStack() as opened:
        pages = {width: opened.enter_context(new_page(browser, width)) for width in WIDTHS}
        for page in pages.values():
            slow_down(page)
            page.goto(address, wait_until="commit")
        for width, page in pages.items():
            page.wait_for_load_state("load")
            for size, moved in page.evaluate(SHIFTS, SETTLED):
                yield width, f"moved by {size:.4f}: {(moved or 'nothing told')[:80]}"


def slow_down(page: Page) -> None:
    """Put a page on a slow line, with nothing kept from another that opens at the same time."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line = {"latency": LATENCY, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
