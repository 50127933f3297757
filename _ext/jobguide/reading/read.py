"""The reading of a posting: its status, its fields, its points to watch, what its words suggest.

The browser does the same, step by step, with the same table: `_static/reading.js`.
"""

from collections.abc import Collection, Iterable, Iterator
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
    return _Reader(text, table).reading(status)


@dataclass(frozen=True)
class _Reader:
    text: str
    table: Table

    def reading(self, told: str) -> Reading:
        plain = make_plain(self.text, self.table.same, self.table.changes)
        is_inferred = told in {"", "unstated"}
        status = self._infer(plain) if is_inferred else told
        fields = self._first(plain, status, self.table.fields.items())
        return Reading(
            status=status,
            is_inferred=is_inferred,
            points=tuple(self._points(plain, status, fields)),
            missing=tuple(name for name in self.table.expected[status] if name not in fields),
            fields=fields,
            missions=self._first(plain, status, self.table.suggested["missions"].items()),
            competencies=self._first(plain, status, self.table.suggested["competencies"].items()),
        )

    def _infer(self, plain: Plain) -> str:
        """Return the status whose signs weigh most; the first of equals; unstated without any."""
        weights = {
            status: sum(sign.weight for sign in signs if any(_matches(plain, sign)))
            for status, signs in self.table.statuses.items()
        }
        best = max(weights, key=weights.__getitem__)
        return best if weights[best] else "unstated"

    def _first(
        self, plain: Plain, status: str, signed: Iterable[tuple[str, tuple[Sign, ...]]]
    ) -> dict[str, Passage]:
        """Return the first passage that shows each thing, in the order of its signs."""
        found: dict[str, Passage] = {}
        for name, signs in signed:
            told = (sign for sign in signs if not sign.only or status in sign.only)
            matches = (match for sign in told for match in _matches(plain, sign))
            first = next(matches, None)
            if first:
                found[name] = self._passage(plain, *first)
        return found

    def _passage(self, plain: Plain, start: int, end: int) -> Passage:
        begins, ends = plain.span(start, end)
        return Passage(begins, ends, self.text[begins:ends])

    def _points(self, plain: Plain, status: str, fields: Collection[str]) -> Iterator[Point]:
        """Yield the points in the order of the rules: what is found, else what is not seen."""
        for rule in self.table.rules:
            if status in rule.levels:
                yield from self._points_of(rule, plain, status, fields)

    def _points_of(
        self, rule: Rule, plain: Plain, status: str, fields: Collection[str]
    ) -> Iterator[Point]:
        level, done, signs = rule.levels[status], 0, []
        for sign in rule.signs:
            if _holds(sign, plain, status, fields):
                signs.append(sign)
        found = sorted(
            (*match, sign.strength) for sign in signs if sign.any for match in _matches(plain, sign)
        )
        for start, end, strength in found:
            if start >= done:
                yield Point(rule.id, level, strength, self._passage(plain, start, end))
                done = end
        absences = [sign for sign in signs if not sign.any]
        if absences and not found:
            yield Point(rule.id, level, absences[0].strength, None)


def _holds(sign: Sign, plain: Plain, status: str, fields: Collection[str]) -> bool:
    """Tell whether what a sign asks of the whole posting is there."""
    if sign.only and status not in sign.only:
        return False
    if any(name in fields for name in sign.absent) or any(n not in fields for n in sign.present):
        return False
    saved, here = sign.patterns.get("saved"), sign.patterns.get("here")
    if saved and saved.search(plain.text):
        return False
    return not here or here.search(plain.text) is not None


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
    if (
        above
        and begins
        and above.search(plain.text[slice(*plain.sentence(begins - 1, begins - 1))])
    ):
        return False
    return not needs or needs.search(sentence) is not None


def _is_denied(sign: Sign, plain: Plain, begins: int, place: int) -> bool:
    """Tell whether the few words before a place, in its sentence, take back what it says."""
    before = sign.patterns.get("before")
    return bool(before and before.search(plain.text[max(begins, place - _NEAR) : place]))
