"""What a sheet is made of, as immutable records, and how it is found in a page.

Imports docutils, and what the site knows of languages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar

from docutils import nodes

from sitekit.typography import language_of

LOCALES = {"en": "en-GB", "fr": "fr-FR"}
FIRST_DAY = "2026-01-01"  # of a sheet whose page does not say when it was read again
NEW_PAGE = "new-page"  # the class of a heading that opens a page
LETTER = "letter"  # the class of a sheet that is sent alone
RIGHT = "at-right"  # the class of a paragraph of a letter: whom it is for, who signs
_QUIET = (nodes.comment, nodes.target)
_SPACES = re.compile(r"[ \t\r\n]+")  # not the spaces that do not break
_FIELD = re.compile(r"\[([^\[\]]+)\]|☐")  # what whoever takes a sheet fills in, or ticks
# The class of a sheet that is a row of a poster: what happens, what to do, who does it.
RUNG = "rung"
# The class of a paragraph that leads elsewhere, and says nothing on a poster.
ON_SCREEN = "on-screen"
DOTS, HAND = "…", 24  # what is written by hand instead, and the letters it takes
NARROWEST = 0.16  # the least part of a table that a column takes


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; its language where it is not that of the sheet ("fr")."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""

    @property
    def style(self) -> tuple[bool, bool, str]:
        """All but the text."""
        return self.bold, self.italic, self.language

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """The text cut at its fields: each piece after what it is.

        >>> Run("☐ Le [date].").pieces
        [('box', '☐'), ('words', ' Le '), ('blank', 'date'), ('words', '.')]
        """
        cut, end = [], 0
        for found in _FIELD.finditer(self.text):
            cut.append(("words", self.text[end : found.start()]))
            cut.append(("blank", found[1]) if found[1] else ("box", found[0]))
            end = found.end()
        return [(kind, piece) for kind, piece in (*cut, ("words", self.text[end:])) if piece]


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; the highest of a sheet is of level 1. It may open a page of its own."""

    kind: ClassVar[str] = "heading"
    level: int
    text: Runs
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; its name in the styles of the template, where it is one of a letter."""

    kind: ClassVar[str] = "paragraph"
    text: Runs
    style: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list, each item one paragraph; ``counted``, its items have an order."""

    kind: ClassVar[str] = "list"
    items: tuple[Runs, ...]
    counted: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its head, then its rows, cell by cell. That of a poster is read from afar."""

    kind: ClassVar[str] = "table"
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    is_poster: bool = False

    @property
    def shares(self) -> list[float]:
        """The part of the width that each column takes: by its longest cell, never too narrow.

        Those who sign have the same room, and so have the columns of a poster.

        >>> Table(((Run("La présidence"),), (Run("Toi"),)), (((Run("[nom]"),),) * 2,)).shares
        [0.5, 0.5]

        >>> table = Table(((Run("Usage de la photo"),), (Run("Oui"),)), ())
        >>> [round(share, 2) for share in table.shares]
        [0.84, 0.16]
        """
        if self.is_poster or (self.rows and all(map(_only_fields, self.rows))):
            return [1 / len(self.head)] * len(self.head)
        columns = zip(self.head, *self.rows, strict=True)
        longest = [max(1, *map(_room, cells)) for cells in columns]
        wanted = [max(length / sum(longest), NARROWEST) for length in longest]
        return [part / sum(wanted) for part in wanted]


def said(text: Runs) -> str:
    """Return the words of a text, without their style."""
    return "".join(run.text for run in text)


def _room(cell: Runs) -> int:
    """Return the letters that a cell takes: what is written by hand takes more than its dots."""
    words = said(cell)
    return HAND if words.startswith(DOTS) else len(words)


def by_hand(row: Sequence[Runs]) -> bool:
    """Tell whether a row of a table is for a pen, which needs room: dots, or only signatures.

    >>> by_hand([(Run("Le forum"),), (Run("… et …"),)]), by_hand([(Run("Et puis…"),), ()])
    (True, False)
    >>> by_hand([(Run("[nom, signature]"),), (Run("[nom]"),)]), by_hand([(Run("[nom]"),)])
    (True, False)
    """
    return _only_fields(row) or any(said(cell).startswith(DOTS) for cell in row)


def _only_fields(row: Sequence[Runs]) -> bool:
    return len(row) > 1 and all(_FIELD.fullmatch(said(cell)) for cell in row)


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class Document:
    """A sheet with what the file says of itself: title, language ("fr"), day of its text."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    written_on: str = FIRST_DAY


def plain(block: Block) -> str:
    """Return the text of a heading or of a paragraph, or nothing.

    >>> plain(Heading(1, (Run("Fiche "), Run("type", bold=True))))
    'Fiche type'
    """
    return said(block.text) if isinstance(block, Heading | Paragraph) else ""


def locale_of(language: str) -> str:
    """Return the language that spelling is checked in.

    >>> locale_of("fr")
    'fr-FR'
    """
    return LOCALES.get(language[:2], language)


class UnknownBlockError(Exception):
    """A block of a sheet that no file can hold yet: its node."""

    def __init__(self, node: nodes.Node) -> None:
        super().__init__(type(node).__name__)
        self.node = node


def blocks_of(sheets: Sequence[nodes.Element], below: int = 0) -> tuple[Block, ...]:
    """Return the blocks of the containers that make one sheet, in reading order.

    The highest of its headings stands one level below the level given.
    Raises UnknownBlockError rather than leave anything out.
    """
    children = [child for sheet in sheets for child in sheet.children]
    rubrics = [child for child in children if isinstance(child, nodes.rubric)]
    above = min((_level(rubric) for rubric in rubrics), default=1) - 1 - below
    return tuple(_block(child, above) for child in children if not isinstance(child, _QUIET))


def poster(sheets: Sequence[nodes.Element], heads: Sequence[str]) -> Table:
    """Return sheets as the rows of a poster. Raises UnknownBlockError where one is no such row."""
    rows = []
    for sheet in sheets:
        paragraphs = sheet.findall(nodes.paragraph)
        told = [child for child in paragraphs if ON_SCREEN not in child["classes"]]
        if len(told) != len(heads):
            raise UnknownBlockError(sheet)
        rows.append(tuple(map(runs, told)))
    return Table(tuple((Run(head),) for head in heads), tuple(rows), is_poster=True)


def _level(rubric: nodes.rubric) -> int:
    return int(rubric.get("heading-level", 1))


def _block(node: nodes.Node, above: int) -> Block:
    match node:
        case nodes.rubric():
            return Heading(_level(node) - above, runs(node), NEW_PAGE in node["classes"])
        case nodes.paragraph():
            return Paragraph(runs(node), _style(node))
        case nodes.bullet_list() | nodes.enumerated_list():
            is_counted = isinstance(node, nodes.enumerated_list)
            return Bullets(tuple(_cell(item) for item in node.children), is_counted)
        case nodes.table():
            return _table(node)
    raise UnknownBlockError(node)


def _style(paragraph: nodes.paragraph) -> str:
    if LETTER not in paragraph.parent["classes"]:
        return ""
    return "LetterRight" if RIGHT in paragraph["classes"] else "Letter"


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
    pieces = groupby(_pieces(node, Run("")), key=lambda run: run.style)
    joined = [Run("".join(run.text for run in same), *style) for style, same in pieces]
    folded = [replace(run, text=_SPACES.sub(" ", run.text)) for run in joined]
    if folded:
        folded[0] = replace(folded[0], text=folded[0].text.lstrip(" "))
        folded[-1] = replace(folded[-1], text=folded[-1].text.rstrip(" "))
    return tuple(folded)


def _pieces(node: nodes.Node, around: Run) -> Iterator[Run]:
    """Yield each text in a node; `around` is the style of what holds it."""
    for child in node.children:
        if isinstance(child, nodes.Element):
            within = replace(
                around,
                bold=around.bold or isinstance(child, nodes.strong),
                italic=around.italic or isinstance(child, nodes.emphasis),
                language=language_of(child, around.language),
            )
            yield from _pieces(child, within)
        else:
            yield replace(around, text=child.astext())
