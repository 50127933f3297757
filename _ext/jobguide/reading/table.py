"""The table of rules, read from `rules.toml` and compiled; the browser gets what this makes.

A sign says what to look for. A rule, a field, a status, a mission and a competency each have
signs, and the same few lines read them all (`read`).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from .plain import Change
from .wording import group_of, pattern_of

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
LEVELS = ("rule", "justify", "complete", "advice")
FOUND, NOT_SEEN, TO_CHECK = "found", "not-seen", "to-check"
_WORDED = ("any", "unless", "before", "above", "needs", "saved", "here")
_A_FEW_WORDS = r"[^.!?;:\n]{0,3}(?:[^ .!?;:\n]+ ){0,4}[^ .!?;:\n]{0,3}$"
_WORDS_OF_RULES = {"level", "scope", "advised", "signs", "sources"}
_WORDS_OF_SIGNS = {*_WORDED, "lines", "only", "strength", "absent", "present", "weight"}


class TableError(ValueError):
    """A table that cannot be used; the message says where, and why."""


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
        return {name: re.compile(pattern) for name, pattern in worded.items() if pattern}


@dataclass(frozen=True)
class Rule:
    """A point to watch: its level for each status that it concerns, and its signs.

    ``sources`` are keys of references.bib, for the points that no page explains yet.
    """

    id: str
    levels: Mapping[str, str]
    signs: tuple[Sign, ...]
    sources: tuple[str, ...] = ()


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


@lru_cache(1)
def the_table() -> Table:
    """Return the table of the project."""
    with RULES.open("rb") as opened:
        return table_of(tomllib.load(opened))


def table_of(told: Mapping[str, Any]) -> Table:
    """Compile a table."""
    named = told["named"]

    def signs(one: Mapping[str, Any], where: str) -> tuple[Sign, ...]:
        return tuple(_sign(sign, named, where) for sign in one["signs"])

    def all_signs(kind: str) -> dict[str, tuple[Sign, ...]]:
        return {name: signs(one, f"{kind}.{name}") for name, one in told[kind].items()}

    fields = all_signs("fields")
    rules = tuple(
        Rule(name, _levels(one, name), signs(one, f"points.{name}"), tuple(one.get("sources", ())))
        for name, one in told["points"].items()
    )
    for rule in rules:
        for sign in rule.signs:
            if unknown := {*sign.absent, *sign.present} - set(fields):
                raise TableError(f"points.{rule.id}: no such field: {', '.join(sorted(unknown))}")
    return Table(
        limit=told["limit"],
        named={name: group_of(wordings, named) for name, wordings in named.items()},
        same=told["same"],
        changes=tuple(
            Change(re.compile(one["pattern"]), tuple(one["into"])) for one in told["changes"]
        ),
        fields=fields,
        expected={status: tuple(told["expected"].get(status, ())) for status in STATUSES},
        statuses=all_signs("statuses"),
        rules=rules,
        suggested={kind: all_signs(kind) for kind in ("missions", "competencies")},
    )


def _levels(one: Mapping[str, Any], name: str) -> dict[str, str]:
    concerned, advised = one["scope"], one.get("advised", [])
    unknown = ({*concerned, *advised} - set(OFFERS)) | (set(one) - _WORDS_OF_RULES)
    if unknown or one["level"] not in LEVELS:
        raise TableError(f"points.{name}: {', '.join(sorted(unknown)) or one['level']}")
    levels = [(offer, "advice") for offer in advised] + [(o, one["level"]) for o in concerned]
    return {status: level for offer, level in levels for status in OFFERS[offer]}


def _sign(told: Mapping[str, Any], named: Mapping[str, Sequence[str]], where: str) -> Sign:
    if unknown := set(told) - _WORDS_OF_SIGNS:
        raise TableError(f"{where}: {', '.join(sorted(unknown))}")
    values: dict[str, Any] = {}
    for name, value in told.items():
        values[name] = pattern_of(value, named) if name in _WORDED else value
        if name == "before":
            values[name] = f"(?:{values[name]}){_A_FEW_WORDS}"
        if isinstance(values[name], list):
            values[name] = tuple(value)
    if "any" not in told:
        values.setdefault("strength", NOT_SEEN)
    sign = Sign(**values)
    if any(pattern.search("") for pattern in sign.patterns.values()):
        raise TableError(f"{where}: a wording that no word fills")
    return sign


def as_json(table: Table) -> dict[str, Any]:
    """Return the table as the browser reads it; values that are the usual ones are left out.

    A pattern that has a name is written once, and ``@name@`` wherever it stands.
    """

    def one(sign: Sign) -> dict[str, Any]:
        usual = Sign()
        told = {name: getattr(sign, name) for name in Sign.__dataclass_fields__}
        return {name: value for name, value in told.items() if value != getattr(usual, name)}

    def many(signs: Mapping[str, tuple[Sign, ...]]) -> dict[str, list[dict[str, Any]]]:
        return {name: [one(sign) for sign in group] for name, group in signs.items()}

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
    told, patterns = json.loads(written)
    return {"named": dict(zip(names, patterns, strict=True)), **told}
