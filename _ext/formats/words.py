"""The few words that a book needs and no page has."""

from __future__ import annotations

from pathlib import Path

from sitekit.words import Words

WORDS = Words(Path(__file__).with_name("words.toml"))
word = WORDS.word
