"""What translators must be given: the cells of a table too, wherever the table stands.

Sphinx extracts a text only if it knows the file that it comes from. The parser does not tell it of
the cells of a table inside another block: they would stay French in every edition.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class SourceOfCells(SphinxTransform):
    """Give the cells of a table the file that they come from, and the line of the table."""

    default_priority = 5  # before Sphinx keeps the messages (10) and translates them (20)

    def apply(self, **kwargs: object) -> None:
        """Write the file and the line on the cells that lack them."""
        for text in self.document.findall(nodes.paragraph):
            if text.source is None and isinstance(text.parent, nodes.entry):
                text.source, text.line = self.document["source"], _line_of(text)


def _line_of(text: nodes.Element) -> int | None:
    """Return the line of the nearest block that knows its own."""
    block: nodes.Element | None = text
    while block is not None and block.line is None:
        block = block.parent
    return block.line if block is not None else None


def add(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(SourceOfCells)
