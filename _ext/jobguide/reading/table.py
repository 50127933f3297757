"""The table of rules, compiled; the browser gets what this makes.

What all postings share is in `rules.toml`; the signs of each point to watch, mission and competency
stand in the page that explains it. A sign says what to look for; rules, fields and statuses have
signs too, and the same few lines read them all (`read`).
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ..records import JobObject, listed
from .plain import Change
from .wording import WordingError, group_of, pattern_of

RULES = Path(__file__).with_name("rules.toml")
STATUSES = (
    *("employee", "trainee", "volunteer", "civic-service", "apprentice", "contractor"),
    "unstated",
)
# What a rule is for, in the words of the pages.
OFFERS = {
    "offer": ("employee", "apprentice", "unstated"),
    "stage": ("trainee",),
    "volunteer": ("volunteer",),
    "civic-service": ("civic-service",),
    "contract": ("contractor",),
}
# The kinds of objects whose words are only suggestions, and what a reading calls them.
SUGGESTED = {"mission": "missions", "competency": "competencies"}
FOUND, NOT_SEEN, TO_CHECK = "found", "not-seen", "to-check"
_WORDED = ("any", "unless", "before", "above", "needs", "saved", "here")
_A_FEW_WORDS = r"[^.!?;:\n]{0,3}(?:[^ .!?;:\n]+ ){0,4}[^ .!?;:\n]{0,3}$"


@cache  # a sign is read where it is declared, and again in the table
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


@dataclass(frozen=True)
class Sign:
    """What reveals something in a text.

    ``any`` is looked for in the first ``lines`` (0: in all). A match counts unless its sentence
    holds ``unless``, or holds ``before`` in the few words before it, or the sentence over it (a
    heading, say) holds ``above``; and only if its sentence holds ``needs``. The whole sign counts
    unless the text holds ``saved``, only if it holds ``here``, only where the fields ``absent`` are
    not seen and the fields ``present`` are, and only for the statuses ``only`` (none: all). A sign
    without ``any`` is an absence. ``weight`` is what a match counts for in guessing the status.
    """

    any: str = ""
    unless: str = ""
    before: str = ""
    above: str = ""
    needs: str = ""
    saved: str = ""
    here: str = ""
    lines: int = 0
    only: tuple[str, ...] = ()
    strength: str = FOUND
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    weight: int = 1

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The patterns that are there, compiled."""
        worded = {name: getattr(self, name) for name in _WORDED}
        return {name: _compiled(pattern) for name, pattern in worded.items() if pattern}


@dataclass(frozen=True)
class Rule:
    """A point to watch: its level for each status that it concerns, and its signs."""

    id: str
    levels: Mapping[str, str]
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Table:
    """All that a reading needs. ``expected`` names the fields that each status should state."""

    limit: int
    named: Mapping[str, str]
    same: Mapping[str, str]
    changes: tuple[Change, ...]
    fields: Mapping[str, tuple[Sign, ...]]
    expected: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, tuple[Sign, ...]]
    rules: tuple[Rule, ...]
    suggested: Mapping[str, Mapping[str, tuple[Sign, ...]]] = field(default_factory=dict)


def table_of(declared: Iterable[JobObject], frame: Mapping[str, Any] | None = None) -> Table:
    """Compile what pages declare, with what all postings share."""
    rules = _frame() if frame is None else frame
    named, compiled = rules["named"], {}
    for kind in ("fields", "statuses"):
        compiled[kind] = {name: _signs(one, named, name) for name, one in rules[kind].items()}
    fields = compiled["fields"]
    signed = [(one, signs_of(one.signs, named, fields)) for one in declared if one.signs]
    changes = ((_compiled(one["pattern"]), tuple(one["into"])) for one in rules["changes"])
    points = ((one, signs) for one, signs in signed if one.kind == "pitfall")
    return Table(
        limit=rules["limit"],
        named={name: group_of(wordings, named) for name, wordings in named.items()},
        same=rules["same"],
        changes=tuple(Change(*change) for change in changes),
        expected={status: tuple(rules["expected"].get(status, ())) for status in STATUSES},
        **compiled,
        rules=tuple(Rule(one.id, _levels(one), signs) for one, signs in points),
        suggested={
            group: {one.id: signs for one, signs in signed if one.kind == kind}
            for kind, group in SUGGESTED.items()
        },
    )


@cache
def _frame() -> Mapping[str, Any]:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def check_signs(text: str) -> None:
    """Raise ValueError, which says why, where the signs that a page declares cannot be read."""
    try:
        signs = signs_of(text, _frame()["named"], _frame()["fields"])
    except TypeError as error:  # a number where words are expected
        raise WordingError(str(error)) from error
    patterns = (pattern for sign in signs for pattern in sign.patterns.values())
    if any((match := pattern.search("a")) and not match[0] for pattern in patterns):
        raise WordingError("signs: a wording that no word fills")


def signs_of(
    text: str, named: Mapping[str, Sequence[str]], fields: Collection[str]
) -> tuple[Sign, ...]:
    """Return the signs that a page declares, in TOML."""
    signs = _signs(tomllib.loads(text), named, "signs")
    for sign in signs:
        if unknown := {*sign.absent, *sign.present} - {*fields}:
            raise WordingError(f"no such field: {', '.join(sorted(unknown))}")
    return signs


def _signs(
    declared: Mapping[str, Any], named: Mapping[str, Sequence[str]], where: str
) -> tuple[Sign, ...]:
    if set(declared) != {"signs"}:
        raise WordingError(f"{where}: [[signs]]")
    return tuple(_sign(sign, named, where) for sign in declared["signs"])


def _levels(point: JobObject) -> dict[str, str]:
    """Return how much a point weighs for each status that it concerns."""
    weighed = {"advised": "advice", "scope": point.fact("level")}
    return {
        status: level
        for option, level in weighed.items()
        for offer in listed(point.fact(option))
        for status in OFFERS.get(offer, ())
    }


def _sign(declared: Mapping[str, Any], named: Mapping[str, Sequence[str]], where: str) -> Sign:
    if unknown := set(declared) - Sign.__dataclass_fields__.keys():
        raise WordingError(f"{where}: {', '.join(sorted(unknown))}")
    values: dict[str, Any] = {}
    for name, value in declared.items():
        values[name] = pattern_of(value, named) if name in _WORDED else value
        if name == "before":
            values[name] = f"(?:{values[name]}){_A_FEW_WORDS}"
        if isinstance(values[name], list):
            values[name] = tuple(value)
    if "any" not in declared:
        values.setdefault("strength", NOT_SEEN)
    return Sign(**values)


def as_json(table: Table) -> dict[str, Any]:
    """Return the table as the browser reads it; values that are the usual ones are left out.

    A pattern that has a name is written once, and ``@name@`` wherever it stands.
    """
    usual = asdict(Sign())

    def many(signs: Mapping[str, tuple[Sign, ...]]) -> dict[str, list[dict[str, Any]]]:
        return {name: [one(sign) for sign in group] for name, group in signs.items()}

    def one(sign: Sign) -> dict[str, Any]:
        return {name: value for name, value in asdict(sign).items() if value != usual[name]}

    whole = {
        "limit": table.limit,
        "same": table.same,
        "changes": [[change.pattern.pattern, change.into] for change in table.changes],
        "fields": many(table.fields),
        "expected": table.expected,
        "statuses": many(table.statuses),
        "rules": [
            {"id": rule.id, "levels": rule.levels, "signs": [one(sign) for sign in rule.signs]}
            for rule in table.rules
        ],
        **{kind: many(group) for kind, group in table.suggested.items()},
    }
    # The longest first: a name may stand inside another, never the other way round.
    names = sorted(table.named, key=lambda name: -len(table.named[name]))
    written = json.dumps([whole, [table.named[name] for name in names]])
    for name in names:
        pattern = json.dumps(table.named[name])[1:-1]
        written = written.replace(pattern, f"@{name}@").replace(f'"@{name}@"', f'"{pattern}"')
    rest, patterns = json.loads(written)
    return {"named": dict(zip(names, patterns, strict=True)), **rest}
