"""The text that readers see: no markup left over, and French typography."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checkers.html import Element, Page, elements, prose, read_pages, select, values
from checkers.report import Finding, Report, report

# What an unread or half-read line of Markdown leaves behind.
LEFTOVERS = re.compile(
    r"""
      \{[a-z][\w:.+-]*\}            # {mission}
    | :::                           # a fence
    | `                             # a literal, a role
    | \*\*                          # bold
    | \]\( | \]\[ | \[\[            # links
    | \{\{ | \}\}                   # a substitution
    | ^\s*\([\w-]+\)=               # a label
    | ^\s*\#{1,6}\s                 # a heading
    | (?:^|\s):[a-z-]+:(?:\s|$)     # an option
    | &\#?\w+;                      # an entity
    | </?[a-z][a-z0-9]*[\s/>]       # a tag
    """,
    re.VERBOSE | re.MULTILINE,
)
SPOKEN = ("alt", "title", "aria-label", "placeholder")

# A line must not break there, and a straight apostrophe is a typewriter's.
FRENCH = (
    (re.compile(r"[ \t\r\n][;!?»]"), "a plain space before"),
    (re.compile(r"[ \t\r\n]:(?=\s|$)"), "a plain space before"),
    (re.compile(r"«[ \t\r\n]"), "a plain space after"),
    (re.compile(r"(?<=\w)'(?=\w)"), "a straight apostrophe"),
)


def check_leftovers(folder: Path) -> Report:
    """Look for markup in what is shown or read aloud, code apart."""
    texts = [(page.path, text) for page in read_pages(folder) for text in said(page)]
    findings = [
        Finding(where, f"markup left over: “{around(text, match)}”")
        for where, text in texts
        for match in LEFTOVERS.finditer(text)
    ]
    return report("leftover markup", findings, texts=len(texts))


def said(page: Page) -> Iterator[str]:
    """Yield what a page shows, and what it says to machines and screen readers."""
    yield from prose(page.root)
    for meta in select(page.root, "/html/head/meta[@name='description']"):
        yield meta.get("content", "")
    for element in elements(page.root):
        yield from values(element, SPOKEN)


def check_typography(folder: Path) -> Report:
    """Look for plain spaces and straight apostrophes where French takes others."""
    pages = [page for page in read_pages(folder) if page.language == "fr"]
    texts = [
        (page.path, text)
        for page in pages
        for body in select(page.root, "/html/body")
        for text in prose(body, foreign=is_foreign)
    ]
    findings = [Finding(where, fault) for where, text in texts for fault in french_faults(text)]
    return report("French typography", findings, texts=len(texts))


def is_foreign(element: Element) -> bool:
    """Tell whether an element declares a language that is not French."""
    return not element.get("lang", "fr").startswith("fr")


def french_faults(text: str) -> Iterator[str]:
    r"""Yield the faults of a text.

    >>> list(french_faults("Pourquoi ?")), list(french_faults("Pourquoi\u202f?"))
    (['a plain space before: “Pourquoi ?”'], [])
    """
    for pattern, fault in FRENCH:
        yield from (f"{fault}: “{around(text, match)}”" for match in pattern.finditer(text))


def around(text: str, match: re.Match[str]) -> str:
    """Return a match with some of what surrounds it, so that one can find it."""
    return " ".join(text[max(0, match.start() - 25) : match.end() + 15].split())
