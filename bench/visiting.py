"""What a reader's first visit costs, in Chromium, with an empty cache and the line of a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from bench.figures import Figure, figure
from bench.serving import Answer, hosting

# Lighthouse's own phone: slow 4G, and a processor four times slower than this one.
LATENCY, BYTES_A_SECOND, SLOWER = 150, 1_600_000 / 8, 4
SCREEN = ViewportSize(width=412, height=823)
SETTLED = 1_000  # milliseconds without a request, for what a page fetches once it is shown
# Those of the head hold the page back: neither deferred, nor asynchronous, nor modules.
BLOCKING = (
    "document.querySelectorAll('script[src]:not([defer]):not([async]):not([type=module])').length"
)
PAINTS = """async () => {
  const found = {shift: 0};
  const watch = (type, note) => new PerformanceObserver((list) =>
    list.getEntries().forEach(note)).observe({type, buffered: true});
  watch("paint", (entry) => { found[entry.name] = entry.startTime; });
  watch("largest-contentful-paint", (entry) => { found.largest = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) found.shift += entry.value; });
  await new Promise((resolve) => setTimeout(resolve, 200));
  return [found["first-contentful-paint"], found.largest, found.shift];
}"""


@dataclass(frozen=True)
class Visit:
    """What one page asked for and when it was seen; times are in milliseconds."""

    requests: int
    third_party: int
    total_bytes: int
    other_bytes: int
    blocking_scripts: int
    first_paint: float
    largest_paint: float
    shift: float


@dataclass(frozen=True)
class Visits:
    """The first visit of one page, several times."""

    site: str
    page: str
    once: Visit
    first_paint: Figure
    largest_paint: Figure
    shift: Figure


@contextmanager
def first_visit(browser: Browser, outside: list[str], base: str) -> Iterator[Page]:
    """Open a browser that has seen nothing, on a phone's line; note what it asks of others."""
    context = browser.new_context(viewport=SCREEN, locale="fr-FR")
    page = context.new_page()
    page.on("request", lambda one: outside.append(one.url) if is_outside(one.url, base) else None)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    line = {"latency": LATENCY, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


def is_outside(address: str, base: str) -> bool:
    """Tell whether an address is another site's.

    >>> is_outside("https://fonts.example/a", "http://a/"), is_outside("data:,", "http://a/")
    (True, False)
    """
    return not address.startswith((base, "data:", "blob:"))


def visit(browser: Browser, folder: Path, path: str) -> Visit:
    """Visit one page of a built site for the first time."""
    outside: list[str] = []
    with hosting(folder) as (base, sent), first_visit(browser, outside, base) as page:
        page.goto(base + path, wait_until="load")
        page.wait_for_timeout(SETTLED)
        first, largest, shift = page.evaluate(PAINTS)
        blocking = page.evaluate(BLOCKING)
    own, total = bytes_of(sent, path)
    paints = (blocking, first, largest, shift)
    return Visit(len(sent) + len(outside), len(outside), total, total - own, *paints)


def bytes_of(sent: Sequence[Answer], path: str) -> tuple[int, int]:
    """Return the bytes of the page itself, and of all that was sent.

    >>> bytes_of([Answer("/a.html", 4000), Answer("/style.css", 3000)], "a.html")
    (4000, 7000)
    """
    own = sum(answer.size for answer in sent if answer.path == f"/{path}")
    return own, sum(answer.size for answer in sent)


def compare(browser: Browser, sites: Mapping[str, tuple[Path, str]], runs: int) -> list[Visits]:
    """Visit one page of each site, given with its folder, in turn: noise falls on all alike."""
    found: dict[str, list[Visit]] = {name: [] for name in sites}
    for _run in range(runs):
        for name, (folder, path) in sites.items():
            found[name].append(visit(browser, folder, path))
    return [_summed(name, sites[name][1], several) for name, several in found.items()]


def _summed(site: str, page: str, found: Sequence[Visit]) -> Visits:
    return Visits(
        site,
        page,
        found[0],
        figure([one.first_paint for one in found]),
        figure([one.largest_paint for one in found]),
        figure([one.shift for one in found]),
    )
