"""The text that readers see: no markup left over, and the typography of its language."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from checkers.html import Element, Page, elements, prose, read_pages, select, values
from checkers.report import Finding, Report, report
from checkers.untranslated import NOTHING, Untranslated
from jobguide.guard import PATTERN

SPOKEN = ("alt", "title", "aria-label", "placeholder")

# A line must not break there, and a straight apostrophe is a typewriter's.
_APOSTROPHE = (re.compile(r"(?<=\w)'(?=\w)"), "a straight apostrophe")
FRENCH = (
    (re.compile(r"[ \t\r\n][;!?»]"), "a plain space before"),
    (re.compile(r"[ \t\r\n]:(?=\s|$)"), "a plain space before"),
    (re.compile(r"«[ \t\r\n]"), "a plain space after"),
    _APOSTROPHE,
)
ENGLISH = (
    (re.compile(r"\s[;:!?](?=\s|$)"), "a space before"),
    (re.compile(r"\d\s%"), "a space before"),
    (re.compile(r"«|»"), "guillemets around what is not French"),
    (re.compile(r'"'), "a straight quotation mark"),
    (re.compile(r"—"), "a dash; write a comma, a colon or two sentences"),
    (re.compile(r"(?<=s)'(?=\s)"), "a straight apostrophe"),
    _APOSTROPHE,
)
SOURCE = "fr"
RULES = {SOURCE: FRENCH, "en": ENGLISH}


def check_leftovers(folder: Path) -> Report:
    """Look for markup in what is shown or read aloud, code apart."""
    texts = [(page.path, text) for page in read_pages(folder) for text in said(page)]
    findings = [
        Finding(where, f"markup left over: “{around(text, match)}”")
        for where, text in texts
        for match in PATTERN["leftover"].finditer(text)
    ]
    return report("leftover markup", findings, texts=len(texts))


def said(page: Page) -> Iterator[str]:
    """Yield what a page shows, and what it says to machines and screen readers."""
    yield from prose(page.root)
    for meta in select(page.root, "/html/head/meta[@name='description']"):
        yield meta.get("content", "")
    for element in elements(page.root):
        yield from values(element, SPOKEN)


def check_typography(folder: Path, left: Untranslated) -> Report:
    """Look for what the language of a page, or of a part of it, does not write so.

    A title that is not translated yet is French wherever an English page shows it.
    """
    texts = [
        (page.path, text, language)
        for page in read_pages(folder)
        for body in select(page.root, "/html/body")
        for text, language in spoken(body, page.language)
    ]
    findings = [
        Finding(where, fault) for where, text, told in texts for fault in faults(text, told, left)
    ]
    told = {f"{language}_texts": [one[2] for one in texts].count(language) for language in RULES}
    return report("typography", findings, **told)


def spoken(root: Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield each text of a tree with its language."""

    def is_apart(element: Element) -> bool:
        return element.get("lang", language) != language

    yield from ((text, language) for text in prose(root, foreign=is_apart))
    for element in select(root, ".//*[@lang]"):
        around_it = takewhile(lambda above: above is not root, element.iterancestors())
        if is_apart(element) and not any(map(is_apart, around_it)):
            yield from spoken(element, element.get("lang", language))


def is_foreign(element: Element) -> bool:
    """Tell whether an element declares a language that is not French."""
    return not element.get("lang", "fr").startswith("fr")


def faults(text: str, language: str, left: Untranslated = NOTHING) -> Iterator[str]:
    """Yield the faults of a text."""
    for pattern, fault in RULES.get(language, ()):
        for match in pattern.finditer(text):
            around_it = (text[: match.end()].split()[-2:], text[match.start() :].split()[:2])
            if language == SOURCE or not any(left.holds(" ".join(words)) for words in around_it):
                yield f"{fault}: “{around(text, match)}”"


def around(text: str, match: re.Match[str]) -> str:
    """Return a match with some of what surrounds it, so that one can find it."""
    return " ".join(text[max(0, match.start() - 25) : match.end() + 15].split())
