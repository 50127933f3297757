"""The words of the formats."""

from __future__ import annotations

from pathlib import Path

from ..typography import set_text
from ..words import Words

WORDS = Words(Path(__file__).parent.with_name("words.toml"))


def word(language: str, key: str, **values: object) -> str:
    """Return words in a language, set as it wants them, values filled in.

    >>> word("en", "reviewed", day="22 November 2026")
    'Page last reviewed on 22 November 2026.'
    """
    return set_text(WORDS.word(language, key), language).format(**values)
