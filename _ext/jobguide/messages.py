"""Telling contributors of their faults, and the hints that go with it."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from sitekit.faults import Faults

if TYPE_CHECKING:
    from collections.abc import Iterable

JOB_FAULTS = Faults("job", *sorted(Path(__file__).parent.rglob("faults.toml")))
report = JOB_FAULTS.report


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known name is nearest, for a hint that reads the same in both languages.

    >>> nearest("writting", ["writing", "listening"])
    '→ writing'
    """
    matches = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"→ {matches[0]}" if matches else "?"


def choices(known: Iterable[str]) -> str:
    """List known names for a message."""
    return ", ".join(known) or "—"
