"""What the screens ask and by which rules they decide, as records of the pages; what is held to.

Questions and rules are objects of the pages like the others: here they are read, with the choices
that come from other objects, and held against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..domain import JobDomain, domain_of
from ..records import JobObject, listed
from ..words import hints, report, word
from .rules import SIGNS, STRENGTHS, Rule, asked, parse

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
            for one in domain.of_kind(each).values():
                name = f"{declared.title} {one.title}"
                yield Question(f"{declared.id}-{one.id}", kind, name, page, choices, True, True)
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
        yield from ((one.id, one.title) for one in domain.of_kind(kind).values())
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


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the questions and the rules against each other."""
    domain, language = domain_of(env), env.config.language
    known = {one.id: one for one in questions(domain, language)}
    for declared in domain.of_kind("question").values():
        for option, values in (("kind", KINDS_OF_ANSWER), ("drawn", DRAWN)):
            _hold(declared, option, declared.fact(option), values)
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
            told = {"id": declared.id, "text": str(error), "when": declared.fact("when")}
            report("plan-condition", declared.place.at, **told)
        else:
            _hold_rule(declared, rule, known, targets)


def _hold_rule(
    declared: JobObject,
    rule: Rule,
    known: Mapping[str, Question],
    targets: Mapping[str, Sequence[str]],
) -> None:
    """Report what a rule asks that nobody asks or can answer, and what it speaks of that is not."""
    for name, value in asked(rule.when):
        _hold(declared, "when", name, [*known, *RECKONED])
        choices = [choice for choice, _words in known[name].choices] if name in known else []
        if value and choices:
            _hold(declared, "when", value, choices)
    about = [f"{kind} {name}" for kind, names in targets.items() for name in names]
    _hold(declared, "about", f"{rule.kind} {rule.target}", about)
    effects = {"placement": tuple(SIGNS), "status": STRENGTHS}.get(rule.kind, ("",))
    _hold(declared, "effect", rule.effect, effects)


def _hold(declared: JobObject, option: str, value: str, known: Iterable[str]) -> None:
    """Report a value that an option may not have."""
    names = list(known)
    if value not in names:
        told = {"value": value, "option": option, **hints(value, names)}
        report("unknown-value", declared.place.at, **told)


def add(app: Sphinx) -> None:
    """Register the check."""
    app.connect("env-check-consistency", check)
