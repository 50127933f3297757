"""Telling contributors what is wrong in a page, and how to mend it.

A room keeps its faults in a `faults.toml`. Each becomes a Sphinx warning with file and line, in
every language that it is written in; the build treats warnings as errors.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from . import words
from .words import WORDS, Texts, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node

LOGGER = logging.getLogger(__name__)
PARTS = ("wrong", "mend")  # what is wrong, how to mend it


class Faults(Words):
    """The faults of one package, a file for each of its rooms, and how they are told."""

    def __init__(self, kind: str, *paths: Path) -> None:
        """Read the files; ``kind`` is the type of the warnings, ``kind.code`` what is printed.

        Raises KeyError for a fault that lacks a part.
        """
        super().__init__(*paths, parts=PARTS)
        self.kind = kind
        self.by_code = {
            code: {part: self.texts(f"{code}.{part}") for part in PARTS}
            for code in dict.fromkeys(key.rpartition(".")[0] for key in self)
        }

    def told(self, code: str, language: str, **values: object) -> tuple[str, str]:
        """Return (what is wrong, how to mend it) in a language, values filled in.

        Raises KeyError for a fault that the file lacks, or a value that its text asks for.
        """
        fault = self.by_code[code]
        return fault["wrong"][language].format(**values), fault["mend"][language].format(**values)

    def message(self, code: str, **values: object) -> str:
        """Return the whole message, in all languages."""
        sentences = []
        for language in self.by_code[code]["wrong"]:
            wrong, mend = self.told(code, language, **values)
            sentences.append(WORDS.word(language, "fault-told", wrong=wrong, mend=mend))
        return " / ".join(sentences)

    def report(
        self, code: str, location: Node | tuple[str, int] | str | None, **values: object
    ) -> None:
        """Warn of a fault, with its place.

        The place is a node, a page with its line, or the path and line of a file that is no page.
        """
        message = self.message(code, **values)
        LOGGER.warning("%s", message, location=location, type=self.kind, subtype=code)


def all_faults() -> Iterator[tuple[str, dict[str, Texts]]]:
    """Yield the faults of all packages: the code between brackets, the texts by language."""
    for table in words.TABLES:
        if isinstance(table, Faults):
            yield from ((f"{table.kind}.{code}", texts) for code, texts in table.by_code.items())


PAGE_FAULTS = Faults("sitekit", Path(__file__).with_name("faults.toml"))
report = PAGE_FAULTS.report
