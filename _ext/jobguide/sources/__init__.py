"""What the guide rests on: the article of 2009, the bibliography, the grades of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add(app: Sphinx) -> None:
    """Register the room with Sphinx; its blocks register themselves when they are imported."""
    from . import article, bibliography, grades

    for module in (article, bibliography, grades):
        module.add(app)
