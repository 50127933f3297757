"""The English of the catalogues, sentence by sentence: short enough, plain, no calque of French.

Read in the catalogues, so that a translator is told which line to mend. The article of 2009 is
read as it is, clumsiness included; the words that pages are searched by are no sentences.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checkers.exceptions import Suspect, judge, read_allowed, typed
from checkers.french_prose import LONGEST, rules, spans
from checkers.report import Report, report
from locales.catalogues import catalogues, read

LONGEST_DESCRIPTION = 155  # characters: search engines cut the rest
DESCRIPTION, ALIASES = 0, 1  # the places of both in the catalogue of a page, after its captions
_ROLE = re.compile(r"\{(?P<name>[\w:]+)\}`(?:(?P<said>[^`<]*?)\s*<[^`>]*>|(?P<target>[^`]*))`")
_LINK = re.compile(r"\]\([^)]*\)")
_SILENT = ("cite", "grade")
END = re.compile(r"[.!?…](?:[”’)*]*)\s+(?=[A-ZÀ-Ý“(\[«*\d\ufffc])")
ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|art|cf|no|p|pp|c|soc|e\.g|i\.e)\.\s+$")
_WORD = re.compile(r"[\w\ufffc][\w\ufffc.,/'’-]*")


@dataclass(frozen=True)
class Reading:
    """One entry: its page, where it stands, its English as a reader reads it.

    The first of a page is its description, the second the words that it is searched by.
    """

    page: str
    place: str
    text: str
    number: int


def check_english(root: Path, article: Path, exceptions: Path) -> Report:
    """Look for sentences that are too long and for words that the edition avoids."""
    statements = tomllib.loads(article.read_text(encoding="utf-8"))["statement"]
    readings = list(read_readings(root, {_folded(shown(one["text"])) for one in statements}))
    sentences = [(one, span) for one in readings for span in spans(one.text, END, ABBREVIATED)]
    suspects = [*_too_long(sentences), *_long_descriptions(readings)]
    suspects += [found for one in readings for found in _avoided(one)]
    findings = judge(suspects, read_allowed(exceptions, "english"), exceptions.name)
    return report("English", findings, entries=len(readings), sentences=len(sentences))


def read_readings(root: Path, quoted: set[str]) -> Iterator[Reading]:
    """Yield the English of every catalogue but what is quoted."""
    for page, path in catalogues(root / "locales" / "en" / "LC_MESSAGES", ".po").items():
        for number, entry in enumerate(read(path), -_captions(root / f"{page}.md", path)):
            if number != ALIASES and _folded(shown(entry.msgid)) not in quoted:
                place = f"{path.relative_to(root).as_posix()}:{entry.linenum}"
                yield Reading(f"{page}.md", place, shown(entry.msgstr), number)


def _captions(page: Path, catalogue: Path) -> int:
    """Return how many captions of contents a catalogue has before the description of its page."""
    source = page.read_text(encoding="utf-8") if page.exists() else ""
    described = (f"description: {entry.msgid}\n" in source for entry in read(catalogue))
    return next((number for number, found in enumerate(described) if found), 0)


def _folded(text: str) -> str:
    return " ".join(typed(text).replace("`", "").split())


def shown(markup: str) -> str:
    """Return what a reader reads of an entry: no markup, no citation, no grade.

    >>> shown("See {doc}`the page </a>`, **now** {cite:p}`x` {grade}`B`, [here](b.md).")
    'See the page, now, [here.'
    """
    text = _LINK.sub("", _ROLE.sub(_said, markup)).replace("**", "")
    return re.sub(r"\s+(?=[.,;:)])", "", text)


def _said(role: re.Match[str]) -> str:
    if role["name"].startswith(_SILENT):
        return ""
    return role["said"] or "\ufffc"


def _too_long(sentences: list[tuple[Reading, tuple[int, int]]]) -> Iterator[Suspect]:
    for one, (begin, end) in sentences:
        words = len(_WORD.findall(one.text[begin:end]))
        if words > LONGEST:
            fault = f"{words} words, over {LONGEST}"
            yield Suspect(one.page, one.place, one.text, begin, min(end, begin + 60), fault)


def _long_descriptions(readings: list[Reading]) -> Iterator[Suspect]:
    for one in readings:
        length = len(one.text)
        if one.number == DESCRIPTION and length > LONGEST_DESCRIPTION:
            fault = f"a description of {length} characters, over {LONGEST_DESCRIPTION}"
            yield Suspect(one.page, one.place, one.text, 0, length, fault)


def _avoided(one: Reading) -> Iterator[Suspect]:
    for pattern, told in rules("english"):
        for found in pattern.finditer(one.text):
            yield Suspect(one.page, one.place, one.text, found.start(), found.end(), told)
