"""The postings: their facts, lines and passages, the points to watch, the tables, the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add(app: Sphinx) -> None:
    """Register the room with Sphinx; its blocks register themselves when they are imported."""
    from . import lines, open_data, points_to_watch, tables

    for module in (lines, points_to_watch, tables, open_data):
        module.add(app)
