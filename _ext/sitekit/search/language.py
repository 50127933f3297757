"""What the search is told of each language: `search.toml`, read once. Pure: no Sphinx here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .text import words


@dataclass(frozen=True)
class Language:
    """A language as the search knows it: the three tables of `search.toml`."""

    stop_words: str
    spellings: Mapping[str, str]
    also: Mapping[str, str]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("search.toml").read_text(encoding="utf-8"))


def language_of(code: str) -> Language:
    """Return what is known of a language; nothing is known of one that the tables do not have.

    >>> language_of("en").also["vacation"], language_of("de").stop_words
    ('holidays leave', '')
    """
    tables = _tables()
    return Language(
        tables["stop-words"].get(code, ""),
        tables["spellings"].get(code, {}),
        tables["also"].get(code, {}),
    )


def stop_words(of_sphinx: Iterable[str], code: str) -> frozenset[str]:
    """Return the stop words of a language, as a text falls into words: "don't" leaves "don".

    >>> sorted(stop_words(["the", "don't"], "de"))
    ['don', 'the']
    """
    told = " ".join([*of_sphinx, language_of(code).stop_words])
    return frozenset(words(told))
