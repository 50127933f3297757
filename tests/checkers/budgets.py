"""What a first visit costs: requests, bytes, scripts that hold the page back.

Counted from the built files as a browser would ask for them, compressed as hosts compress them:
the same figures on every machine, where a stopwatch would tell another story each time.
"""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from checkers.html import Page, read_pages, select, strings
from checkers.links import candidates, style_addresses, target_of
from checkers.report import Finding, Report, report

FILES = (
    "//link[contains(@rel, 'stylesheet') or contains(@rel, 'icon') or contains(@rel, 'preload')]"
    "/@href | //script/@src | //img/@src | //source/@src | //iframe/@src"
)
BLOCKING = "//script[@src][not(@defer)][not(@async)][not(@type='module')]"
KILOBYTE = 1000
# What hosts use: a better one would flatter us.
GZIP_LEVEL = 6


@dataclass(frozen=True)
class Budget:
    """The most that one visit may take; bytes are those on the wire."""

    requests: int = 4
    blocking_scripts: int = 0
    other_bytes: int = 13_000  # the sheet, script and icon of the frame
    total_bytes: int = 30 * KILOBYTE  # a chapter with its pictures


# No page weighs more than this: that of a tool, whose work is also written out for those without
# scripts, and the list of all sources, which cannot be cut without hiding one.
MOST = Budget(total_bytes=62 * KILOBYTE)
# A page with tools brings their scripts, one file each.
TOOL = replace(MOST, other_bytes=27 * KILOBYTE)
# The screens of the plan: 25 kB of scripts and data beyond the frame, and their own sheets.
SHEETS = 2500
PLAN = replace(MOST, other_bytes=MOST.other_bytes + 25 * KILOBYTE + SHEETS)
ASKED = "//@data-script | //@data-style"
SCREEN = "//*[@data-screen]"
SOURCES = "//ul[contains(@class, 'references')]"


@dataclass(frozen=True)
class Cost:
    """What one visit takes; `other_bytes` leaves out the page's own HTML."""

    requests: int
    blocking_scripts: int
    other_bytes: int
    total_bytes: int


def check_budgets(folder: Path, budget: Budget, tool: Budget = TOOL) -> Report:
    """Weigh every page, and name each figure that is over its budget."""
    styles = list(style_addresses(folder))
    weighed = [
        (page.path, cost_of(folder, page, styles), allowance(page, budget, tool))
        for page in read_pages(folder)
    ]
    findings = [
        Finding(path, f"{name.replace('_', ' ')}: {getattr(cost, name):,}, over {most:,}")
        for path, cost, allowed in weighed
        for name, most in vars(allowed).items()
        if getattr(cost, name) > most
    ]
    heaviest = max((cost.total_bytes for _path, cost, _allowed in weighed), default=0)
    return report("budgets", findings, pages=len(weighed), bytes_at_most=heaviest)


def allowance(page: Page, budget: Budget, tool: Budget) -> Budget:
    """Return the budget of a page: that of the tools, where it names their scripts."""
    asked = frozenset(" ".join(strings(page.root, ASKED)).split())
    if asked:
        screen = PLAN if select(page.root, SCREEN) else tool
        return replace(screen, requests=tool.requests + len(asked))
    return MOST if select(page.root, SOURCES) else budget


def cost_of(folder: Path, page: Page, styles: Iterable[tuple[str, str]]) -> Cost:
    """Return what the first visit of one page takes."""
    files = requested(folder, page, styles)
    others = sum(wire_bytes(folder / file) for file in files)
    own = wire_bytes(folder / page.path)
    return Cost(1 + len(files), len(select(page.root, BLOCKING)), others, own + others)


def requested(folder: Path, page: Page, styles: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the files that a page asks for, and those that its stylesheets ask for.

    A file that is not there weighs nothing: the check of the links tells of it.
    """
    files = {target_of(page.path, path) for path in own_paths(page_addresses(page))}
    for sheet, address in styles:
        if sheet in files:
            files |= {target_of(sheet, path) for path in own_paths([address])}
    return frozenset(file for file in files if (folder / file).is_file())


def page_addresses(page: Page) -> list[str]:
    """Return the addresses that a page loads; of a picture's sizes, the first."""
    sizes = (candidates(value) for value in strings(page.root, "//@srcset"))
    return strings(page.root, FILES) + [size[0] for size in sizes if size]


def own_paths(addresses: Iterable[str]) -> Iterator[str]:
    """Yield the paths inside the site: neither another site's, nor data written in the page."""
    for address in addresses:
        parts = urlsplit(address)
        if parts.path and not parts.scheme and not parts.netloc:
            yield unquote(parts.path)


def wire_bytes(path: Path) -> int:
    """Return the size of a file as it travels."""
    return len(gzip.compress(path.read_bytes(), GZIP_LEVEL, mtime=0))
