"""The rules that decide: how a condition is read, and what the rules that hold come to.

A condition is written in the page, ``need-1 = no and (members < 30 or channels lacks forum)``. It
is read here once into a tree, which Python and `_static/plan-rules.js` work out alike. A comparison
with a question that nobody has answered does not hold, whatever the sign: nothing is decided on
silence. Of choices, a number is how many are ticked. Imports nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# What an answer may be: words or a number as typed, or the choices that are ticked.
Answers = Mapping[str, str | Sequence[str]]
Tree = list[Any]  # an operator, then what it works on: written as JSON

_TOKEN = re.compile(r"\s*([()]|<=|>=|!=|[=<>:,]|[\w.-]+)")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
ORDERED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}


SIGNED = ("=", "!=", "has", "lacks")


class ConditionError(ValueError):
    """What cannot be read in a condition."""


def parse(condition: str) -> Tree:
    """Read a condition. Raises ConditionError, which says what was expected and where.

    >>> parse("a = yes and not (b < 3 or c has x)")
    ['and', ['=', 'a', 'yes'], ['not', ['or', ['<', 'b', 3.0], ['has', 'c', 'x']]]]
    >>> parse("count(no: a, b) >= 2")
    ['count', 'no', ['a', 'b'], '>=', 2.0]
    """
    return _Reader(condition).whole()


class _Reader:
    """Reads a condition from left to right."""

    def __init__(self, condition: str) -> None:
        self._left = _tokens(condition)

    def whole(self) -> Tree:
        tree = self._joined("or", lambda: self._joined("and", self._single))
        if self._left:
            raise ConditionError(self._left[0])
        return tree

    def _joined(self, word: str, part: Callable[[], Tree]) -> Tree:
        parts = [part()]
        while self._left[:1] == [word]:
            self._take(word)
            parts.append(part())
        return [word, *parts] if len(parts) > 1 else parts[0]

    def _single(self) -> Tree:
        first = self._take()
        if first == "not":
            return ["not", self._single()]
        if first == "(":
            tree = self._joined("or", lambda: self._joined("and", self._single))
            self._take(")")
            return tree
        if first == "count" and self._left[:1] == ["("]:
            return self._count()
        sign = self._take()
        if sign in ORDERED:
            return [sign, first, self._number()]
        if sign not in SIGNED:
            raise ConditionError(sign)
        return [sign, first, self._take()]

    def _count(self) -> Tree:
        self._take("(")
        value, names = self._take(), list[str]()
        self._take(":")
        while not names or self._left[:1] == [","]:
            if names:
                self._take(",")
            names.append(self._take())
        self._take(")")
        sign = self._take()
        if sign not in ORDERED:
            raise ConditionError(sign)
        return ["count", value, names, sign, self._number()]

    def _number(self) -> float:
        number = self._take()
        if not _NUMBER.fullmatch(number):
            raise ConditionError(number)
        return float(number)

    def _take(self, expected: str = "") -> str:
        if not self._left:
            raise ConditionError(expected or "…")
        if expected and self._left[0] != expected:
            raise ConditionError(self._left[0])
        return self._left.pop(0)


def _tokens(condition: str) -> list[str]:
    tokens, place, text = list[str](), 0, condition.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if not found:
            raise ConditionError(text[place:])
        tokens.append(found[1])
        place = found.end()
    return tokens


def asked(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield what a condition asks: each name, with the value it is held against or nothing.

    >>> list(asked(parse("a = yes and count(no: b, c) > 1 and d < 3")))
    [('a', 'yes'), ('b', 'no'), ('c', 'no'), ('d', '')]
    """
    match tree:
        case [("and" | "or" | "not"), *parts]:
            for part in parts:
                yield from asked(part)
        case ["count", value, names, _sign, _number]:
            yield from ((name, value) for name in names)
        case [sign, name, value]:
            yield name, "" if sign in ORDERED else value


def holds(tree: Tree, answers: Answers) -> bool:
    """Tell whether a condition holds.

    >>> answers = {"a": "yes", "b": ["x", "z"], "c": "12,5"}
    >>> [holds(parse(one), answers) for one in ("a = yes", "b has y", "c < 13", "d != yes")]
    [True, False, True, False]
    >>> [holds(parse(one), answers) for one in ("b lacks y", "d lacks y", "b >= 2")]
    [True, False, True]
    """
    match tree:
        case ["and", *parts]:
            return all(holds(part, answers) for part in parts)
        case ["or", *parts]:
            return any(holds(part, answers) for part in parts)
        case ["not", part]:
            return not holds(part, answers)
        case ["count", value, names, sign, number]:
            return ORDERED[sign](sum(answers.get(name) == value for name in names), number)
        case [sign, name, value]:
            return _compared(sign, answers.get(name, ""), value)
    raise ConditionError(str(tree))


def _compared(sign: str, answer: str | Sequence[str], value: Any) -> bool:
    if not answer:
        return False
    if not isinstance(answer, str):
        if sign in ORDERED:
            return ORDERED[sign](len(answer), value)
        return sign in ("has", "lacks") and (value in answer) == (sign == "has")
    if sign in ORDERED:
        typed = answer.replace(",", ".")
        return bool(_NUMBER.fullmatch(typed)) and ORDERED[sign](float(typed), value)
    return sign in ("=", "!=") and (answer == value) == (sign == "=")


@dataclass(frozen=True)
class Rule:
    """A rule of a page: when it holds, what it speaks of, what it does to it, how much it weighs.

    ``kind`` and ``target`` are what it speaks of: ``verdict no``, ``placement board``.
    """

    id: str
    when: Tree
    kind: str
    target: str
    effect: str = ""
    weight: int = 1


def held(rules: Iterable[Rule], kind: str, answers: Answers) -> list[Rule]:
    """Return the rules of a kind that hold, in the order of the page."""
    return [rule for rule in rules if rule.kind == kind and holds(rule.when, answers)]


def verdict(rules: Iterable[Rule], answers: Answers) -> Rule | None:
    """Return the first rule of the verdict that holds: it wins."""
    return next(iter(held(rules, "verdict", answers)), None)


# What the rules of a placement weigh, and how strong each thing is that is said of a status.
SIGNS = {"for": 1, "against": -1}
STRENGTHS = ("allows", "conditions", "forbids")


def placed(rules: Iterable[Rule], known: Sequence[str], answers: Answers) -> list[str]:
    """Return the placements, those first that more speaks for; equals in the order of the page."""
    weights = dict.fromkeys(known, 0)
    for rule in held(rules, "placement", answers):
        weights[rule.target] += SIGNS[rule.effect] * rule.weight
    return sorted(known, key=lambda name: -weights[name])


def allowed(rules: Iterable[Rule], known: Sequence[str], answers: Answers) -> dict[str, str]:
    """Return what is said of each status, the strictest of what holds; nothing of some."""
    said = dict.fromkeys(known, "")
    for rule in held(rules, "status", answers):
        strictest = (said[rule.target], rule.effect)
        said[rule.target] = max(strictest, key=lambda one: STRENGTHS.index(one) if one else -1)
    return said
