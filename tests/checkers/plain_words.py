"""The words that the pages do not use (avoided.toml): what cuts words in two, a tic, English.

Read in the source, so that the line is told. Words quoted in « … » and the article of 2009 keep
their own: the point of a quotation may be the very word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from checkers.exceptions import Suspect, judge, read_allowed, typed
from checkers.manuscript import Block, read_manuscript
from checkers.report import Report, report

GLOSSARY = "guide/glossary.md"
# The heading of the glossary over the English words to which the guide prefers a French one.
ENGLISH = "Mots anglais"

_RULES = Path(__file__).with_name("avoided.toml")
_QUOTED = re.compile(r"«[^»]*»")


def check_plain_words(root: Path, exceptions: Path) -> Report:
    """Look for the words that the pages avoid, and for the exceptions that nothing needs."""
    blocks = read_manuscript(root)
    english = english_words(blocks)
    suspects = (suspect for block in blocks for suspect in suspects_of(block, english))
    allowed = read_allowed(exceptions, "wording")
    findings = judge(suspects, allowed, exceptions.name)
    return report("plain words", findings, blocks=len(blocks), english_words=len(english))


def english_words(blocks: Sequence[Block]) -> list[str]:
    """Return the English words that the glossary translates."""
    heading, found = "", list[str]()
    for block in blocks:
        if block.page == GLOSSARY and block.kind == "heading":
            heading = block.text
        elif block.page == GLOSSARY and block.kind == "dt" and heading.startswith(ENGLISH):
            found.append(block.text)
    return found


@cache
def rules(language: str) -> list[tuple[re.Pattern[str], str]]:
    """Return what a language avoids, each with what to write instead."""
    read = tomllib.loads(_RULES.read_text(encoding="utf-8"))[language]
    return [(re.compile(rule["pattern"], re.IGNORECASE), rule["told"]) for rule in read]


def suspects_of(block: Block, english: Sequence[str]) -> Iterator[Suspect]:
    """Yield the words of a block that the pages avoid."""
    if block.directive == "statement":
        return
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), typed(block.text))
    translated = () if block.kind == "dt" else _translated(english)
    for pattern, told in (*rules("french"), *translated):
        for found in pattern.finditer(text):
            span = (found.start(), found.end())
            yield Suspect(block.page, block.place(found.start()), block.text, *span, told)


def _translated(english: Sequence[str]) -> Iterator[tuple[re.Pattern[str], str]]:
    for word in english:
        pattern = re.compile(rf"\b{re.escape(word)}s?\b", re.IGNORECASE)
        yield pattern, f"the glossary has French for “{word}”"
