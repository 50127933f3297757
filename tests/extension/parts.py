"""Pages made of parts that are wrong in one way each, written from the table of kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobguide.kinds import KINDS

# A value that each option takes, where any word would not do.
VALUES = {
    "country": "FR",
    "year": "2009",
    "kind": "advert",
    "status": "trainee",
    "placement": "board",
    "pay": "shown",
    "level": "advice",
    "scope": "offer",
    "per": "week",
    "most": "100",
}
NO_CHANGE: Mapping[str, str] = {}

Told = Mapping[str, object]


@dataclass(frozen=True)
class Part:
    """Lines of a page, and what must be told of them: values, and at which of the lines."""

    lines: Sequence[str]
    told: Sequence[Told] = ()
    at: int = 0


Check = Callable[[str, Iterable[Part]], None]


def options_of(kind: str) -> dict[str, str]:
    """Return the required options of a kind, each with a sound value."""
    spec = KINDS[kind]
    names = (*spec.names, *spec.prose, *spec.coded)
    return {name: VALUES.get(name, "x") for name in names}


def block(name: str, *lines: str) -> list[str]:
    """Return the lines of a labelled block."""
    return [f":::{{{name}}}", *lines, ":::"]


def declaration(kind: str, ident: str, changed: Mapping[str, str] = NO_CHANGE) -> list[str]:
    """Return the lines that declare an object; an option changed to nothing is left out."""
    given = options_of(kind) | dict(changed)
    told = [f":{name}: {value}" for name, value in given.items() if value]
    return [f":::{{{kind}}} {ident}", *told, ":::"]
