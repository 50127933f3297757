"""The reading of a posting: its status, its fields, its points to watch, what its words suggest.

The browser does the same, step by step, with the same table: `_static/reading.js`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .plain import Plain, make_plain
from .table import Rule, Sign, Table

_NEAR = 60  # characters before a match: about five words


class TooLongError(ValueError):
    """A text longer than what is read; the message says the limit."""


@dataclass(frozen=True)
class Passage:
    """Words of the text that was given, and where they stand in it, in code points."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Point:
    """A point to watch: its level, how sure it is, the words that show it (none: an absence)."""

    id: str
    level: str
    strength: str
    passage: Passage | None


@dataclass(frozen=True)
class Reading:
    """What a posting says and lacks. ``is_inferred``: nobody told the status."""

    status: str
    is_inferred: bool
    points: tuple[Point, ...]
    missing: tuple[str, ...]
    fields: dict[str, Passage]
    missions: dict[str, Passage]
    competencies: dict[str, Passage]


def read(text: str, table: Table, status: str = "") -> Reading:
    """Read a posting; the status is inferred where none is told."""
    if len(text) > table.limit:
        raise TooLongError(table.limit)
    return _Reader(text, table, status).reading()


class _Reader:
    """Reads one text, step by step: what a step has found, those after it ask for."""

    def __init__(self, text: str, table: Table, stated: str) -> None:
        self.text, self.table = text, table
        self.plain = make_plain(text, table.same, table.changes)
        self.is_inferred = stated in {"", "unstated"}
        self.status = self._infer() if self.is_inferred else stated
        self.fields = self._first(table.fields)

    def reading(self) -> Reading:
        expected = self.table.expected[self.status]
        return Reading(
            status=self.status,
            is_inferred=self.is_inferred,
            points=tuple(self._points()),
            missing=tuple(name for name in expected if name not in self.fields),
            fields=self.fields,
            missions=self._first(self.table.suggested["missions"]),
            competencies=self._first(self.table.suggested["competencies"]),
        )

    def _infer(self) -> str:
        """Return the status whose signs weigh most; the first of equals; unstated without any."""
        weights = {
            status: sum(sign.weight for sign in signs if any(_matches(self.plain, sign)))
            for status, signs in self.table.statuses.items()
        }
        best = max(weights, key=weights.__getitem__)
        return best if weights[best] else "unstated"

    def _first(self, signed: Mapping[str, tuple[Sign, ...]]) -> dict[str, Passage]:
        """Return the first passage that shows each thing, in the order of its signs."""
        shown: dict[str, Passage] = {}
        for name, signs in signed.items():
            of_status = (sign for sign in signs if not sign.only or self.status in sign.only)
            matches = (match for sign in of_status for match in _matches(self.plain, sign))
            if first := next(matches, None):
                shown[name] = self._passage(*first)
        return shown

    def _passage(self, start: int, end: int) -> Passage:
        begins, ends = self.plain.span(start, end)
        return Passage(begins, ends, self.text[begins:ends])

    def _points(self) -> Iterator[Point]:
        """Yield the points in the order of the rules: what is found, else what is not seen."""
        for rule in self.table.rules:
            if self.status in rule.levels:
                yield from self._points_of(rule)

    def _points_of(self, rule: Rule) -> Iterator[Point]:
        level, done = rule.levels[self.status], 0
        signs = [sign for sign in rule.signs if self._holds(sign)]
        worded = (sign for sign in signs if sign.any)
        places = sorted(
            (*match, sign.strength) for sign in worded for match in _matches(self.plain, sign)
        )
        for start, end, strength in places:
            if start >= done:
                yield Point(rule.id, level, strength, self._passage(start, end))
                done = end
        absences = [sign for sign in signs if not sign.any]
        if absences and not places:
            yield Point(rule.id, level, absences[0].strength, None)

    def _holds(self, sign: Sign) -> bool:
        """Tell whether what a sign asks of the whole posting is there."""
        if sign.only and self.status not in sign.only:
            return False
        if not self.fields.keys().isdisjoint(sign.absent) or not {*sign.present} <= {*self.fields}:
            return False
        saved, here = sign.patterns.get("saved"), sign.patterns.get("here")
        if saved and saved.search(self.plain.text):
            return False
        return not here or here.search(self.plain.text) is not None


def _matches(plain: Plain, sign: Sign) -> Iterator[tuple[int, int]]:
    """Yield where the words of a sign stand, in the sentences where they count."""
    until = plain.lines(sign.lines) if sign.lines else len(plain.text)
    # A sentence is judged once, however many matches it holds: a long one may hold thousands.
    judged: dict[tuple[int, int], bool] = {}
    for match in sign.patterns["any"].finditer(plain.text[:until]):
        sentence = plain.sentence(*match.span())
        if sentence not in judged:
            judged[sentence] = _counts(sign, plain, *sentence)
        if judged[sentence] and not _is_denied(sign, plain, sentence[0], match.start()):
            yield match.span()


def _counts(sign: Sign, plain: Plain, begins: int, ends: int) -> bool:
    """Tell whether the words of a sign count in a sentence that holds them."""
    sentence = plain.text[begins:ends]
    unless, above, needs = (sign.patterns.get(name) for name in ("unless", "above", "needs"))
    if unless and unless.search(sentence):
        return False
    over = slice(*plain.sentence(begins - 1, begins - 1)) if begins else slice(0)
    if above and begins and above.search(plain.text[over]):
        return False
    return not needs or needs.search(sentence) is not None


def _is_denied(sign: Sign, plain: Plain, begins: int, place: int) -> bool:
    """Tell whether the few words before a place, in its sentence, take back what it says."""
    before = sign.patterns.get("before")
    return bool(before and before.search(plain.text[max(begins, place - _NEAR) : place]))
