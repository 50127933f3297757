"""Telling contributors of their faults: one function, and the hints that go with it.

Each fault becomes a Sphinx warning of type ``job`` with file and line; the build treats warnings
as errors.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from sphinx.util import logging

from .faults import Fault
from .words import ENGLISH, FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node

LOGGER = logging.getLogger(__name__)

__all__ = ["Fault", "choices", "nearest", "report"]


def told(fault: Fault, language: int, **values: object) -> tuple[str, str]:
    """Return (what is wrong, how to mend it) in one language, values filled in."""
    texts = fault.value[2:] if language == ENGLISH else fault.value[:2]
    problem, cure = (text.format(**values) for text in texts)
    return problem, cure


def report(fault: Fault, location: Node | tuple[str, int] | str | None, **values: object) -> None:
    """Warn of a fault, with its place, in both languages.

    The place is a node, a page with its line, or the path and line of a file that is no page.
    """
    problem, cure = told(fault, FRENCH, **values)
    wrong, mend = told(fault, ENGLISH, **values)
    LOGGER.warning(
        "%s. Pour réparer : %s. / %s. To mend: %s.",
        *(problem, cure, wrong, mend),
        location=location, type="job", subtype=fault.code,
    )  # fmt: skip


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
