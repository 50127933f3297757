"""The French pages and their English as they are written, read by every checker of the sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checks import SOURCES, Place


@pytest.mark.parametrize("name", SOURCES)
def test_the_prose_is_sound(name: str, root: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(SOURCES[name](Place(root, root)))
