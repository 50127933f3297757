"""From the nodes of a page to the blocks of a sheet. Imports `blocks` only, and docutils."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from docutils import nodes

from .blocks import Block, Bullets, Heading, Paragraph, Run, Runs, Table

_QUIET = (nodes.comment, nodes.target)
_SPACES = re.compile(r"[ \t\r\n]+")  # not the spaces that do not break


class UnknownBlockError(Exception):
    """A block of a sheet that no file can hold yet: its node."""

    def __init__(self, node: nodes.Node) -> None:
        super().__init__(type(node).__name__)
        self.node = node


def blocks_of(sheets: Sequence[nodes.Element]) -> tuple[Block, ...]:
    """Return the blocks of the containers that make one sheet, in reading order.

    Raises UnknownBlockError rather than leave anything out.
    """
    children = [child for sheet in sheets for child in sheet.children]
    rubrics = [child for child in children if isinstance(child, nodes.rubric)]
    above = min((_level(rubric) for rubric in rubrics), default=1) - 1
    return tuple(_block(child, above) for child in children if not isinstance(child, _QUIET))


def _level(rubric: nodes.rubric) -> int:
    return int(rubric.get("heading-level", 1))


def _block(node: nodes.Node, above: int) -> Block:
    match node:
        case nodes.rubric():
            return Heading(_level(node) - above, runs(node))
        case nodes.paragraph():
            return Paragraph(runs(node))
        case nodes.bullet_list():
            return Bullets(tuple(_cell(item) for item in node.children))
        case nodes.table():
            return _table(node)
    raise UnknownBlockError(node)


def _table(node: nodes.table) -> Table:
    rows = [tuple(_cell(entry) for entry in row.children) for row in node.findall(nodes.row)]
    if next(node.findall(nodes.thead), None) is None:
        raise UnknownBlockError(node)
    return Table(rows[0], tuple(rows[1:]))


def _cell(node: nodes.Node) -> Runs:
    """Return the text of an item or a cell: one paragraph, or nothing."""
    for child in node.children:
        if not isinstance(child, nodes.paragraph):
            raise UnknownBlockError(child)
    if len(node.children) > 1:
        raise UnknownBlockError(node)
    return tuple(run for child in node.children for run in runs(child))


def runs(node: nodes.Node) -> Runs:
    """Return the text of a block, cut where its style changes; spaces that break are folded."""
    pieces = groupby(_pieces(node), key=lambda run: (run.bold, run.italic))
    joined = [Run("".join(run.text for run in same), *style) for style, same in pieces]
    folded = [Run(_SPACES.sub(" ", run.text), run.bold, run.italic) for run in joined]
    if folded:
        folded[0] = Run(folded[0].text.lstrip(" "), folded[0].bold, folded[0].italic)
        folded[-1] = Run(folded[-1].text.rstrip(" "), folded[-1].bold, folded[-1].italic)
    return tuple(folded)


def _pieces(node: nodes.Node, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield Run(child.astext(), bold, italic)
        else:
            strong, slanted = isinstance(child, nodes.strong), isinstance(child, nodes.emphasis)
            yield from _pieces(child, bold or strong, italic or slanted)
