"""What the words of a posting show: the points to watch, by the terms that reveal them.

Pure functions over records; imports records only. A point is revealed by a term that is there, by
an expected word that is not, or by both at once; it counts in full where its scope covers the
kind of offer, as mere advice where it is only advised there, and not at all elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .article import fold
from .records import JobObject

SCOPES = {"trainee": "stage", "volunteer": "volunteer"}


@dataclass(frozen=True)
class Finding:
    """A point to watch that a text shows: its id, its strength there, the words that reveal it."""

    pitfall: str
    level: str
    words: tuple[str, ...]


def listed(argument: str) -> list[str]:
    """Split an option such as ``a, b`` into its names.

    >>> listed("writing, listening ,")
    ['writing', 'listening']
    """
    return [name.strip() for name in argument.split(",") if name.strip()]


def scope_of(status: str) -> str:
    """Return the kind of offer that a status makes: offer, stage or volunteer.

    >>> scope_of("trainee"), scope_of("unstated")
    ('stage', 'offer')
    """
    return SCOPES.get(status, "offer")


def present(text: str, terms: Iterable[str]) -> tuple[str, ...]:
    """Return the terms that stand in a text as whole words, whatever their case or apostrophe.

    >>> present("Bilingue (si possible natif), l’été", ["natif", "nat", "l'été"])
    ('natif', "l'été")
    """
    folded = _folded(text)
    return tuple(term for term in terms if _stands(_folded(term), folded))


@lru_cache(1000)  # the same terms are looked for in each posting, and each posting for each point
def _folded(text: str) -> str:
    return fold(text).casefold()


def _stands(term: str, text: str) -> bool:
    # Most terms are nowhere in a text: looking for the bare letters first is ten times faster.
    return term in text and re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text) is not None


def findings(text: str, status: str, pitfalls: Iterable[JobObject]) -> Iterator[Finding]:
    """Yield the points to watch that a posting's text shows, in the order of the points."""
    scope = scope_of(status)
    for pitfall in pitfalls:
        level = _level(pitfall, scope)
        words = _revealing(text, pitfall)
        if level and words is not None:
            yield Finding(pitfall.id, level, words)


def _level(pitfall: JobObject, scope: str) -> str:
    if scope in listed(pitfall.fact("scope")):
        return pitfall.fact("level")
    return "advice" if scope in listed(pitfall.fact("advised")) else ""


def _revealing(text: str, pitfall: JobObject) -> tuple[str, ...] | None:
    """Return the words that reveal a point (none for an absence), or None where it is not shown."""
    terms, expected = listed(pitfall.fact("terms")), listed(pitfall.fact("missing"))
    seen = present(text, terms)
    if (terms and not seen) or (expected and present(text, expected)):
        return None
    return seen
