"""The built pages of both editions, read by every checker that needs no browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checks import PAGES, Place
from conftest import Done


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_sound(
    name: str, site: Path, root: Path, built: Done, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(PAGES[name](Place(root, site, built.stderr)))
