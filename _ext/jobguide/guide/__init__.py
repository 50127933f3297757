"""What the guide declares of the post: missions, competencies, placements."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add(app: Sphinx) -> None:
    """Register the room with Sphinx; its blocks register themselves when they are imported."""
    import_module(f"{__name__}.placements")  # blocks only
    import_module(f"{__name__}.missions").add(app)
