"""The postings and the forms that the reading is measured on; all are of our own writing."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jobguide.reading.read import Reading, read
from jobguide.reading.report import the_table

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Posting:
    """A posting, and what a reader who knows the rules finds in it."""

    id: str
    status: str
    text: str
    points: frozenset[str]
    missing: frozenset[str]
    missions: frozenset[str]
    competencies: frozenset[str]

    @property
    def found(self) -> Reading:
        """What is read, the status being told."""
        return _read_once(self.text, self.status)


@dataclass(frozen=True)
class Form:
    """A few words, and whether they show a point; those that do not were chosen to mislead."""

    rule: str
    status: str
    text: str
    is_expected: bool

    @property
    def is_found(self) -> bool:
        """Tell whether the point is found in it."""
        return any(p.id == self.rule for p in _read_once(self.text, self.status).points)


@cache
def _read_once(text: str, status: str) -> Reading:
    return read(text, the_table(), status)


@cache
def postings() -> tuple[Posting, ...]:
    """Return the postings."""
    sets = ("points", "missing", "missions", "competencies")
    return tuple(
        Posting(name, one["status"], one["text"], **{part: frozenset(one[part]) for part in sets})
        for name, one in _read("postings.toml").items()
    )


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms."""
    return tuple(_forms())


def _forms() -> Iterator[Form]:
    for rule, by_status in _read("forms.toml").items():
        for status, texts in by_status.items():
            yield from (Form(rule, status, text, is_expected=True) for text in texts["found"])
            yield from (Form(rule, status, text, is_expected=False) for text in texts["trapped"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@dataclass
class Tally:
    """How often something was found rightly, found wrongly, and missed."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, found: Iterable[str], expected: Iterable[str]) -> None:
        """Compare what was found in one text with what was to be found."""
        found, expected = set(found), set(expected)
        self.right.update(found & expected)
        self.wrong.update(found - expected)
        self.missed.update(expected - found)

    def precision(self, name: str = "") -> float:
        """Return the part of what was found that is right: of one thing, or of all."""
        return _part(self._of(self.right, name), self._of(self.wrong, name))

    def recall(self, name: str = "") -> float:
        """Return the part of what was to be found that was: of one thing, or of all."""
        return _part(self._of(self.right, name), self._of(self.missed, name))

    def f_score(self) -> float:
        """Return the harmonic mean of both, over all."""
        both = self.precision() + self.recall()
        return 2 * self.precision() * self.recall() / both if both else 0.0

    def _of(self, counted: Counter[str], name: str) -> int:
        return counted[name] if name else counted.total()


def _part(right: int, other: int) -> float:
    return right / (right + other) if right + other else 1.0
