"""A real browser: how it is opened, what a page asks and says, what is left without scripts.

Each check takes a browser, an address and the pages to open there, so that it can be pointed at
a tiny site with a planted fault.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import (
    Browser,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)

from checkers.report import Finding, Report, report

PHONE = 360
DESK = 1280
NARROWEST = 320
HEIGHT = 800
STAMP = 0.05  # painting takes a third of the time of looking at a page
# A browser under test speaks to nobody: without these it looks for updates and for its makers.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)
# Chromium refuses its sandbox to root, which is who we are in a container.
AS_ROOT = ("--no-sandbox",) if os.geteuid() == 0 else ()

# What is measured inside a page, as one object there.
IN_PAGE = "window.inPage = " + Path(__file__).with_name("in_page.js").read_text(encoding="utf-8")

OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  const over = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > wide + 1);
  return document.documentElement.scrollWidth > wide ? [over.length,
    over.map((element) => element.tagName.toLowerCase() + "." + element.className)[0]] : null;
}"""
# Buttons, choices, folds and answers that a script reveals are no text: without it they do nothing.
# What is laid out only as it comes into sight is laid out here at once.
TEXT = """main => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [sheet];
  for (const part of main.querySelectorAll("[data-needs-script]"))
    if (part.querySelector("button, input, select, summary, output")) part.hidden = true;
  return main.innerText;
}"""


@contextmanager
def open_browser(executable: Path, *options: str) -> Iterator[Browser]:
    """Start the browser, and close it at the end."""
    with sync_playwright() as playwright:
        given = [*QUIET, *AS_ROOT, *options]
        browser = playwright.chromium.launch(executable_path=executable, args=given)
        yield browser
        browser.close()


Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Media:
    """What a reader asked of the device: colours, forced ones, less motion, paper."""

    scheme: Scheme = "light"
    forced: bool = False
    calm: bool = False
    paper: bool = False

    def options(self) -> dict[str, Any]:
        """Return what Playwright is told."""
        return {
            "color_scheme": self.scheme,
            "forced_colors": "active" if self.forced else "none",
            "reduced_motion": "reduce" if self.calm else "no-preference",
            "media": "print" if self.paper else "screen",
        }


@contextmanager
def new_page(browser: Browser, width: int, scheme: Scheme = "light") -> Iterator[Page]:
    """Open an empty page of a given width and colour scheme, remembering nothing."""
    viewport = ViewportSize(width=width, height=HEIGHT)
    context = browser.new_context(viewport=viewport, color_scheme=scheme)
    try:
        yield context.new_page()
    finally:
        context.close()


def painted_small(page: Page) -> Callable[[int], None]:
    """Return what gives a page a screen of some width, and has it painted no larger than a stamp.

    It is laid out, and measures itself, as on the whole screen; only a mouse would miss its mark.
    """
    session = page.context.new_cdp_session(page)
    size = {"height": HEIGHT, "deviceScaleFactor": 1, "mobile": False, "scale": STAMP}

    def widen(width: int) -> None:
        session.send("Emulation.setDeviceMetricsOverride", {"width": width, **size})

    return widen


@contextmanager
def page_at(browser: Browser, width: int, time: str) -> Iterator[Page]:
    """Open an empty page whose clock shows a time."""
    with new_page(browser, width) as page:
        page.clock.install(time=time)
        yield page


def measure(page: Page, question: str, *arguments: object) -> Any:
    """Ask a page what in_page.js measures; it gets that first where it has none."""
    if not page.evaluate("'inPage' in window"):
        page.evaluate(IN_PAGE)
    return page.evaluate(question, arguments)


def watch(page: Page, base: str) -> list[str]:
    """Note all that goes wrong on a page from now on, and all that it asks of other sites."""
    told: list[str] = []
    page.on("console", lambda said: told.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("requestfailed", lambda request: told.extend(failed(request)))
    page.on("request", lambda request: told.extend(outside(request.url, base)))
    return told


def failed(request: Request) -> list[str]:
    """Return what to say of a request that failed; one cut short by leaving the page did not."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}"]


def outside(address: str, base: str) -> list[str]:
    """Return what to say of a request that leaves the site.

    >>> outside("http://a/b.css", "http://a/"), outside("https://c/", "http://a/")
    ([], ['asked for https://c/'])
    """
    return [] if address.startswith((base, "data:")) else [f"asked for {address}"]


def check_visits(browser: Browser, base: str, paths: Sequence[str]) -> Report:
    """Open pages: no error in the console, no failed request, none to another site."""

    def visit(page: Page, path: str) -> list[Finding]:
        told.clear()
        page.goto(base + path, wait_until="networkidle")
        return [Finding(path, fault) for fault in told]

    with new_page(browser, DESK) as page:
        told = watch(page, base)
        findings = [finding for path in paths for finding in visit(page, path)]
    return report("visits", findings, pages_opened=len(paths))


def opened(page: Page, address: str) -> Page:
    """Return the page once it shows an address."""
    page.goto(address)
    return page


def check_without_script(browser: Browser, base: str, paths: Sequence[str]) -> Report:
    """Read every page with and without scripts: not a line of the text may be lost."""
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    painted_small(bare)(DESK)
    lines_without = {path: lines(opened(bare, base + path)) for path in paths}
    context.close()
    with new_page(browser, DESK) as page:
        painted_small(page)(DESK)
        lost = {path: lines(opened(page, base + path)) - lines_without[path] for path in paths}
    findings = [
        Finding(path, f"only with scripts: {line}") for path in paths for line in lost[path]
    ]
    return report("without scripts", findings, pages_compared=len(paths))


def lines(page: Page) -> frozenset[str]:
    """Return the lines of text that a page shows, controls that need a script left out."""
    text: str = page.locator("main").evaluate(TEXT)
    return frozenset(line for line in text.splitlines() if line.strip())
