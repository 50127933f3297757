"""Telling contributors what is wrong in a page, and how to mend it.

A room keeps its faults in a `faults.toml`. Each becomes a Sphinx warning with file and line, in
every language that it is written in; the build treats warnings as errors.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from . import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Node

    from .words import Texts

LOGGER = logging.getLogger(__name__)


class Faults:
    """The faults of one package, a file for each of its rooms, and how they are told."""

    def __init__(self, kind: str, *paths: Path) -> None:
        """Read the files; ``kind`` is the type of the warnings, ``kind.code`` what is printed."""
        self.kind = kind
        self.texts: dict[str, dict[str, Texts]] = {}
        self._places: dict[str, Path] = {}
        for path in paths:
            read = tomllib.loads(path.read_text(encoding="utf-8"))
            self.texts |= read
            self._places |= dict.fromkeys(read, path)
        words.TABLES.append(self)

    def told(self, code: str, language: str, **values: object) -> tuple[str, str]:
        """Return (what is wrong, how to mend it) in a language, values filled in.

        Raises KeyError for a fault that the file lacks, or a value that its text asks for.
        """
        fault = self.texts[code]
        return fault["wrong"][language].format(**values), fault["mend"][language].format(**values)

    def lacking(self, languages: Iterable[str]) -> list[str]:
        """Say which faults lack one of the languages: file, code and text, language."""
        return [
            f"{self._places[code]}: “{code}.{name}” has no “{language}”"
            for code, texts in self.texts.items()
            for name in ("wrong", "mend")
            for language in languages
            if not texts.get(name, {}).get(language)
        ]

    def message(self, code: str, **values: object) -> str:
        """Return the whole message, in all languages."""
        sentences = []
        for language in self.texts[code]["wrong"]:
            wrong, mend = self.told(code, language, **values)
            sentences.append(words.WORDS.word(language, "fault-told", wrong=wrong, mend=mend))
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
            yield from ((f"{table.kind}.{code}", texts) for code, texts in table.texts.items())


PAGE_FAULTS = Faults("sitekit", Path(__file__).with_name("faults.toml"))
report = PAGE_FAULTS.report
