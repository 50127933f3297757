"""Words shown to readers and told to contributors: a room keeps its own in TOML, beside its code.

The languages of a word stand side by side, so that one cannot be forgotten: the build refuses a
word without a language of the editions. A fault is a word in two parts: what is wrong in a page,
and how to mend it. It becomes a Sphinx warning with file and line, in every language that it is
written in; the build treats warnings as errors.

What Sphinx, MyST and docutils tell in English only gets our words after theirs: `others.toml` has,
for a type of warning, what is wrong and how to mend it; a type without words there is told as what
cannot be read.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.nodes import Node
from sphinx.errors import ConfigError
from sphinx.util.logging import getLogger

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

LOGGER = getLogger(__name__)
Texts = Mapping[str, str]  # the same words, by language; those of the source first
PARTS = ("wrong", "mend")  # what is wrong, how to mend it
NO_HINT = " (?)"  # what a message ends with where no known name is like the one that is written

TABLES: list[Words] = []


def in_language(texts: Texts, language: str) -> str:
    """Return what is written in a language, or in the first that there is."""
    return texts.get(language) or next(iter(texts.values()))


class Words:
    """The words of some files: each key of a file has a text for each language."""

    def __init__(self, *paths: Path) -> None:
        """Read the files. Raises ValueError where two of them hold the same key."""
        self._places: dict[str, Path] = {}
        self._texts: dict[str, Texts] = {}
        for path in paths:
            read = self._read(path)
            for key in self._texts.keys() & read.keys():
                raise ValueError(f"{path}: “{key}” stands in {self._places[key]} too")
            self._texts |= read
            self._places |= dict.fromkeys(read, path)
        TABLES.append(self)

    def _read(self, path: Path) -> dict[str, Any]:
        return tomllib.loads(path.read_text(encoding="utf-8"))

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, in the order of the files."""
        return iter(self._texts)

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a word."""
        return key in self._texts

    def word(self, language: str, key: str, **values: object) -> str:
        """Return a word in a language, or in the first that it has; values filled in.

        Raises KeyError where there is no such word.
        """
        text = in_language(self.texts(key), language)
        return text.format(**values) if values else text

    def texts(self, key: str) -> Texts:
        """Return a word in all its languages. Raises KeyError where there is no such word."""
        return self._texts[key]

    def coded(self, language: str, name: str, value: str) -> str:
        """Return the word for a coded value, or the value itself where there is none."""
        key = f"{name}-{value}"
        return self.word(language, key) if key in self else value

    def lacking(self, languages: Iterable[str]) -> list[str]:
        """Say which words lack one of the languages: file, key, language."""
        return [
            f"{self._places[key]}: “{key}” has no “{language}”"
            for key, texts in self._texts.items()
            for language in languages
            if not texts.get(language)
        ]


class Faults(Words):
    """The faults of one package, a file for each of its rooms, and how they are told.

    Each is two words, ``CODE.PART``.
    """

    def __init__(self, kind: str, *paths: Path) -> None:
        """Read the files; ``kind`` is the type of the warnings, ``kind.code`` what is printed.

        Raises KeyError for a fault that lacks a part.
        """
        super().__init__(*paths)
        self.kind = kind
        self.by_code = {
            code: {part: self.texts(f"{code}.{part}") for part in PARTS}
            for code in dict.fromkeys(key.rpartition(".")[0] for key in self)
        }

    def _read(self, path: Path) -> dict[str, Any]:
        read = super()._read(path).items()
        return {f"{code}.{part}": texts[part] for code, texts in read for part in PARTS}

    def told(self, code: str, language: str, **values: object) -> tuple[str, str]:
        """Return (what is wrong, how to mend it) in a language, values filled in.

        Raises KeyError for a fault that the file lacks, or a value that its text asks for.
        """
        values = {"known": "…", **values}
        wrong, mend = (self.by_code[code][part][language].format(**values) for part in PARTS)
        return wrong.removesuffix(NO_HINT), mend

    def message(self, code: str, **values: object) -> str:
        """Return the whole message, in all languages."""
        messages = []
        for language in self.by_code[code]["wrong"]:
            wrong, mend = self.told(code, language, **values)
            messages.append(WORDS.word(language, "fault-told", wrong=wrong, mend=mend))
        return " / ".join(messages)

    def report(
        self, code: str, location: Node | tuple[str, int] | str | None, **values: object
    ) -> None:
        """Warn of a fault, with its place.

        The place is a node, a page with its line, or the path and line of a file that is no page.
        """
        message = self.message(code, **values)
        while isinstance(location, Node) and not location.line and location.parent:
            location = location.parent  # what stands in a line is where its paragraph is
        LOGGER.warning("%s", message, location=location, type=self.kind, subtype=code)


def all_faults() -> Iterator[tuple[str, dict[str, Texts]]]:
    """Yield the faults of all packages: the code between brackets, the texts by language."""
    for table in TABLES:
        if isinstance(table, Faults) and table is not OTHERS:
            yield from ((f"{table.kind}.{code}", texts) for code, texts in table.by_code.items())


WORDS = Words(Path(__file__).with_name("words.toml"))
OTHERS = Faults("others", Path(__file__).with_name("others.toml"))
PAGE_FAULTS = Faults("sitekit", Path(__file__).with_name("faults.toml"))
report = PAGE_FAULTS.report
OURS = {"job", PAGE_FAULTS.kind}
EXPLAINED = "explained"


class Explain(logging.Filter):
    """Adds to a warning of another program what a contributor needs to mend it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, with more words where it has none of ours."""
        kind, subtype = getattr(record, "type", None), getattr(record, "subtype", None)
        is_new = record.levelno >= logging.WARNING and not hasattr(record, EXPLAINED)
        if is_new and kind not in OURS:
            setattr(record, EXPLAINED, True)  # each handler hands it over
            message = logging.LogRecord.getMessage(record)  # without the place, which comes before
            record.msg, record.args = f"{message} — {explained(kind, subtype)}", ()
        return True


def explained(kind: object, subtype: object) -> str:
    """Return what is wrong and how to mend it, in all languages."""
    names = (f"{kind}.{subtype}", str(kind), "other")
    return OTHERS.message(next(name for name in names if name in OTHERS.by_code))


def refuse_missing(app: Sphinx, config: Config) -> None:
    """Stop a build where a word lacks a language of the editions, but for one only begun."""
    editions = config.sitekit_editions.items()
    whole = [language for language, values in editions if not values.get("begun")]
    lacking = [values for words in TABLES for values in words.lacking(whole)]
    if lacking:
        raise ConfigError("words without a language of sitekit_editions:\n" + "\n".join(lacking))


def add(app: Sphinx) -> None:
    """Register the check of the words; put ours in the way of all warnings."""
    app.connect("config-inited", refuse_missing)
    explain = Explain()
    for handler in logging.getLogger("sphinx").handlers:
        handler.addFilter(explain)
