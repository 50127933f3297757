"""The words of the model of the job: each room keeps its own, in TOML, beside its code.

Those of the interface are in a `words.toml`, the faults told to contributors in a `faults.toml`;
here too, the hints that go with these.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from sitekit.words import Faults, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from docutils.nodes import Node


WORDS = Words(*sorted(Path(__file__).parent.rglob("words.toml")))
word = WORDS.word
coded = WORDS.coded


JOB_FAULTS = Faults("job", *sorted(Path(__file__).parent.rglob("faults.toml")))
report = JOB_FAULTS.report


def coded_values(name: str) -> list[str]:
    """Return the values of a code that have a word, or what follows some other name.

    >>> coded_values("scope")
    ['offer', 'stage', 'civic-service', 'contract', 'volunteer']
    """
    return [key.removeprefix(f"{name}-") for key in WORDS if key.startswith(f"{name}-")]


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known name is nearest, for a hint that reads the same in both languages.

    >>> nearest("writting", ["writing", "listening"])
    '→ writing'
    """
    matches = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"→ {matches[0]}" if matches else "?"


def hints(name: str, known: Collection[str]) -> dict[str, str]:
    """Return what a message says of the names that could have stood there."""
    return {"hint": nearest(name, known), "known": choices(known)}


def check_value(
    place: Node | tuple[str, int], option: str, value: str, known: Collection[str]
) -> None:
    """Report a value that an option may not have."""
    if value not in known:
        report("unknown-value", place, value=value, option=option, **hints(value, known))


def choices(known: Iterable[str]) -> str:
    """List known names for a message."""
    return ", ".join(known) or "—"
