"""What the screens ask and by which rules they decide, as records of the pages; what is held to.

Questions and rules are objects of the pages like the others: here they are read, with the choices
that come from other objects, and held against each other. The condition of a rule is written
``need-1 = no and (members < 30 or channels lacks forum)``: what a tree of it comes to, for some
answers, is worked out in the browser (`_static/plan-rules.js`).
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..blocks import on
from ..domain import JobDomain, domain_of
from ..records import JobObject, listed
from ..words import check_value, report, word

# The answers of the kinds of questions that have the same everywhere.
CODED = {
    "yes-no": ("yes", "no", "unsure"),
    "level": ("0", "1", "2", "3", "4"),
    "weight": ("1", "2", "3"),
    "way": ("learn", "share", "recruit"),
}
KINDS_OF_ANSWER = ("one", "many", "number", "text", *CODED)
VERDICTS = ("yes", "later", "light", "no")
# Where a post may stand beside the services of the guide: before them, and after.
ABOVE, BESIDE = ("board", "direction"), ("pair",)
# What the screen of the hours finds, and rules may ask of.
RECKONED = ("hours.central", "hours.low", "hours.high", "hours.contract", "pay.total", "pay.gross")
# Who draws a question: a template of its own, another question or a block, or that of its kind.
OWN, ELSEWHERE = ("missions", "order", "statuses"), "elsewhere"
DRAWN = ("", ELSEWHERE, *OWN)
# What a rule does to a placement, and says of a status.
EFFECTS = {"placement": ("for", "against"), "status": ("allows", "conditions", "forbids")}

Tree = list[Any]  # an operator, then what it works on: written as JSON
ORDERED = ("<", "<=", ">", ">=")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_COMPARISON = re.compile(
    r"(?:count\(\s*(?P<counted>[\w.-]+)\s*:(?P<names>[^():]+)\)|(?P<name>[\w.-]+))"
    r"\s*(?P<sign>[<>]=?|!?=|\bhas\b|\blacks\b)\s*(?P<value>[\w.-]+)"
)


# ---- the condition of a rule


class ConditionError(ValueError):
    """What cannot be read in a condition."""


def parse(condition: str) -> Tree:
    """Read a condition. Raises ConditionError, which says what follows the place of the fault.

    >>> parse("a = yes and not (b < 3 or c has x)")
    ['and', ['=', 'a', 'yes'], ['not', ['or', ['<', 'b', 3.0], ['has', 'c', 'x']]]]
    >>> parse("count(no: a, b) >= 2")
    ['count', 'no', ['a', 'b'], '>=', 2.0]
    """
    compared: dict[str, Tree] = {}

    def named(match: re.Match[str]) -> str:
        """Put a name of the same length in the place of a comparison."""
        name = f"_{len(compared)}"
        compared[name] = _comparison(match)
        return name.ljust(len(match[0]))

    condition = condition.strip()
    try:
        # What is left has the grammar of Python: names, and, or, not, brackets.
        read = ast.parse(_COMPARISON.sub(named, condition), mode="eval")
        return _tree(read.body, compared)
    except SyntaxError as error:
        raise ConditionError(condition[max(error.offset or 0, 1) - 1 :] or "…") from error


def _comparison(match: re.Match[str]) -> Tree:
    sign, value = match["sign"], match["value"]
    against: str | float = value
    if sign in ORDERED or match["names"]:
        if not _NUMBER.fullmatch(value) or sign not in ORDERED:
            raise ConditionError(match[0])
        against = float(value)
    if match["names"]:
        return ["count", match["counted"], listed(match["names"]), sign, against]
    return [sign, match["name"], against]


def _tree(read: ast.expr, compared: Mapping[str, Tree]) -> Tree:
    match read:
        case ast.BoolOp(operator, parts):
            word = "and" if isinstance(operator, ast.And) else "or"
            return [word, *(_tree(part, compared) for part in parts)]
        case ast.UnaryOp(ast.Not(), part):
            return ["not", _tree(part, compared)]
        case ast.Name(name) if name in compared:
            return compared[name]
    raise SyntaxError("", ("", 1, read.col_offset + 1, ""))


def names_in(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield what a condition asks: each name, with the value it is held against or nothing.

    >>> list(names_in(parse("a = yes and count(no: b, c) > 1 and d < 3")))
    [('a', 'yes'), ('b', 'no'), ('c', 'no'), ('d', '')]
    """
    match tree:
        case [("and" | "or" | "not"), *parts]:
            for part in parts:
                yield from names_in(part)
        case ["count", value, names, _sign, _number]:
            yield from ((name, value) for name in names)
        case [sign, name, value]:
            yield name, "" if sign in ORDERED else value


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


# ---- questions and rules of the pages


@dataclass(frozen=True)
class Question:
    """What is asked, by name; the choices are pairs of an id and its words."""

    id: str
    kind: str
    name: str
    page: str
    choices: tuple[tuple[str, str], ...] = ()
    optional: bool = False
    each: bool = False


def questions(domain: JobDomain, language: str) -> Iterator[Question]:
    """Yield all that the screens ask; one asked of each object of a kind is many questions."""
    for declared in domain.of_kind("question").values():
        kind, page = declared.fact("kind"), declared.place.docname
        choices = tuple(_choices(domain, declared, language))
        optional = bool(declared.fact("optional"))
        if each := declared.fact("each"):
            for item in domain.of_kind(each).values():
                name = f"{declared.title} {item.title}"
                yield Question(f"{declared.id}-{item.id}", kind, name, page, choices, True, True)
        else:
            yield Question(declared.id, kind, declared.title, page, choices, optional)


def _choices(domain: JobDomain, declared: JobObject, language: str) -> Iterator[tuple[str, str]]:
    for name in CODED.get(declared.fact("kind"), ()):
        yield name, word(language, f"plan-{declared.fact('kind')}-{name}")
    for name in listed(declared.fact("choices")):
        yield name, declared.fact(f"choice-{name}")
    for kind in listed(declared.fact("from")):
        yield from chosen_from(domain, kind, language)


def chosen_from(domain: JobDomain, kind: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield what may be chosen of a kind, with its words: its objects, and what goes with them."""
    before, after = (ABOVE, BESIDE) if kind == "placement" else ((), ())
    yield from ((name, word(language, f"plan-{name}")) for name in before)
    if kind == "activity":
        for mission in domain.of_kind("mission").values():
            for number, text in enumerate(mission.told("activities"), 1):
                yield f"{mission.id}-{number}", text
    else:
        yield from ((item.id, item.title) for item in domain.of_kind(kind).values())
    yield from ((name, word(language, f"plan-{name}")) for name in after)


def rules(domain: JobDomain) -> Iterator[tuple[JobObject, Rule]]:
    """Yield the rules, each a `reason` of a page; those that cannot be read are left out."""
    for declared in domain.of_kind("reason").values():
        try:
            yield declared, rule_of(declared)
        except ValueError:
            continue


def rule_of(declared: JobObject) -> Rule:
    """Return the rule that a page declares. Raises ConditionError, or ValueError for the weight."""
    kind, _space, target = declared.fact("about").partition(" ")
    weight = int(declared.fact("weight") or 1)
    when = parse(declared.fact("when"))
    return Rule(declared.id, when, kind, target.strip(), declared.fact("effect"), weight)


# ---- checks


@on("env-check-consistency")
def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the questions and the rules against each other."""
    domain, language = domain_of(env), env.config.language
    known = {question.id: question for question in questions(domain, language)}
    for declared in domain.of_kind("question").values():
        for option, values in (("kind", KINDS_OF_ANSWER), ("drawn", DRAWN)):
            check_value(declared.place.at, option, declared.fact(option), values)
    targets = {
        "verdict": VERDICTS,
        "advice": list(known),
        "placement": [name for name, _words in chosen_from(domain, "placement", language)],
        "status": list(domain.of_kind("status")),
    }
    for declared in domain.of_kind("reason").values():
        try:
            rule = rule_of(declared)
        except ValueError as error:
            fault = {"id": declared.id, "text": str(error), "when": declared.fact("when")}
            report("plan-condition", declared.place.at, **fault)
        else:
            _hold_rule(declared, rule, known, targets)


def _hold_rule(
    declared: JobObject,
    rule: Rule,
    known: Mapping[str, Question],
    targets: Mapping[str, Sequence[str]],
) -> None:
    """Report what a rule asks that nobody asks or can answer, and what it speaks of that is not."""
    at = declared.place.at
    for name, value in names_in(rule.when):
        check_value(at, "when", name, [*known, *RECKONED])
        choices = [choice for choice, _words in known[name].choices] if name in known else []
        if value and choices:
            check_value(at, "when", value, choices)
    about = [f"{kind} {name}" for kind, names in targets.items() for name in names]
    check_value(at, "about", f"{rule.kind} {rule.target}", about)
    check_value(at, "effect", rule.effect, EFFECTS.get(rule.kind, ("",)))
