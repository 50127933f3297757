"""The built site behind a local server, and a tour of all its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from browser.editions import FOLDERS, Edition
from checkers.adaptation import ADAPTATIONS
from checkers.axe import axe_on
from checkers.colours import COLOURS
from checkers.kinds import page_kinds
from checkers.report import Report
from checkers.screens import SCREENS
from checkers.server import serving
from checkers.tour import tour
from tools import chromium

LOOKS = (SCREENS, *ADAPTATIONS, *COLOURS)


@pytest.fixture(scope="module", params=FOLDERS)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return each edition in turn: what asks for it runs in all of them."""
    return Edition(request.param)


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Return the address of the served site."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def every_page(site: Path) -> list[str]:
    """Return the path of every page, of every edition."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="session")
def homes(every_page: list[str]) -> list[str]:
    """Return the home page of every edition: where a page of results stands, an edition does."""
    folders = (
        path.removesuffix("search.html") for path in every_page if path.endswith("search.html")
    )
    return [f"{folder}index.html" for folder in folders]


@pytest.fixture(scope="session")
def kinds(site: Path) -> list[str]:
    """Return the pages that show, between them, everything the site can show."""
    return page_kinds(site)


@pytest.fixture(scope="session")
def toured(base: str, every_page: list[str], kinds: list[str]) -> Mapping[str, Report]:
    """Return what was seen on a tour of every page: a report for each look."""
    axe = axe_on({base + path for path in kinds})
    return tour(chromium(), base, every_page, (*LOOKS, *axe.values()))
