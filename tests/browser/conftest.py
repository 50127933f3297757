"""The browser, started once, and the built site behind a local server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from checkers.browser import open_browser
from checkers.kinds import page_kinds
from checkers.server import serving
from tools import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the one browser of this run; each check opens pages of its own in it."""
    with open_browser(chromium()) as started:
        yield started


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Return the address of the served site."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def every_page(site: Path) -> list[str]:
    """Return the path of every page."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="session")
def kinds(site: Path) -> list[str]:
    """Return the pages that show, between them, everything the site can show."""
    return page_kinds(site)
