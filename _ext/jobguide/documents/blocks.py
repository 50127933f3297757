"""What a sheet is made of, as immutable records. Imports nothing."""

from __future__ import annotations

from dataclasses import dataclass


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


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; the highest of a sheet is of level 1."""

    level: int
    text: Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: Runs


@dataclass(frozen=True)
class Bullets:
    """A list whose items have no order, each one paragraph."""

    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Table:
    """A table: its head, then its rows, cell by cell."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class Document:
    """A sheet with what the file says of itself: title, language ("fr" or "en")."""

    title: str
    language: str
    blocks: tuple[Block, ...]


def plain(block: Block) -> str:
    """Return the text of a heading or of a paragraph, or nothing.

    >>> plain(Heading(1, (Run("Fiche "), Run("type", bold=True))))
    'Fiche type'
    """
    text = block.text if isinstance(block, Heading | Paragraph) else ()
    return "".join(run.text for run in text)


LOCALES = {"en": "en-GB", "fr": "fr-FR"}


def locale_of(language: str) -> str:
    """Return the language that spelling is checked in.

    >>> locale_of("fr")
    'fr-FR'
    """
    return LOCALES.get(language[:2], language)
