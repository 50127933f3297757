"""The two editions, each with its books."""

from collections.abc import Callable
from pathlib import Path

import pytest

from books.book import word
from checkers.report import Report
from dist.edition import FOLDERS, Edition


@pytest.fixture(scope="session", params=FOLDERS)
def edition(request: pytest.FixtureRequest, dist: Path) -> Edition:
    """Return each edition in turn."""
    language: str = request.param
    books = dist / "downloads" / word(language, "name")
    pages = dist / FOLDERS[language]
    return Edition(language, pages, books.with_suffix(".pdf"), books.with_suffix(".epub"))


@pytest.fixture
def expect(edition: Edition, expect_clean: Callable[[Report], None]) -> Callable[[Report], None]:
    """Take the report of a checker on one edition."""
    return lambda checked: expect_clean(edition.named(checked))
