"""What the built pages say, in both languages: a file of its own, read beside test_pages.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checks import WORDS, Place
from conftest import Done


@pytest.mark.parametrize("name", WORDS)
def test_the_words_are_sound(
    name: str, site: Path, root: Path, built: Done, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(WORDS[name](Place(root, site, built.stderr)))
