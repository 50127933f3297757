"""Nothing of the 2009 article is lost: each of its statements is quoted once, word for word.

A fingerprint of the reference stands with the test, so that nobody can bend the article to fit a
page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checkers.html import Element, Page, has_class, read_pages, select, strings
from checkers.links import target_of
from checkers.report import Finding, Report, report

INDEX = "about/source.html"
QUOTATION = f"//blockquote[{has_class('statement')}]"
# The line under a quotation that leads back to the list: ours, not the article's.
CREDIT = f".//*[{has_class('statement-credit')}]"
WORDS = f".//text()[not(ancestor::*[{has_class('statement-credit')}])]"


class Quotation(NamedTuple):
    """A quotation, and the page where it stands."""

    page: str
    element: Element

    @property
    def name(self) -> str:
        """The id of the statement that it quotes."""
        return self.element.get("id", "").removeprefix("source-")


def check_statements(folder: Path, reference: Path) -> Report:
    """Compare the quotations of the French pages with the reference copy, both ways."""
    pages = [page for page in read_pages(folder) if page.language == "fr"]
    expected = read_statements(reference)
    quotations = [
        Quotation(p.path, element) for p in pages for element in select(p.root, QUOTATION)
    ]
    index = next((page for page in pages if page.path == INDEX), None)
    findings = list(unknown(quotations, expected))
    for name, text in expected.items():
        places = [quotation for quotation in quotations if quotation.name == name]
        findings += faults_of(name, text, places, index)
    return report("statements", findings, statements=len(expected), quotations=len(quotations))


def read_statements(reference: Path) -> dict[str, str]:
    """Return the words of each statement, by its id."""
    entries = tomllib.loads(reference.read_text(encoding="utf-8"))["statement"]
    return {entry["id"]: entry["text"] for entry in entries}


def unknown(quotations: Sequence[Quotation], expected: dict[str, str]) -> Iterator[Finding]:
    """Yield the quotations of statements that the article does not have."""
    for quotation in quotations:
        if quotation.name not in expected:
            yield Finding(quotation.page, f"the article has no statement “{quotation.name}”")


def faults_of(
    name: str, text: str, places: Sequence[Quotation], index: Page | None
) -> Iterator[Finding]:
    """Yield what is wrong with one statement."""
    if len(places) != 1:
        where = ", ".join(quotation.page for quotation in places) or "the site"
        yield Finding(where, f"the statement {name} is quoted {len(places)} times, not once")
        return
    (place,) = places
    if fold(words_of(place.element)) != fold(text):
        told = f"the statement {name} is altered: “{words_of(place.element)}”, not “{text}”"
        yield Finding(place.page, told)
    if not leads(place.page, select(place.element, CREDIT), f"{INDEX}#statement-{name}"):
        yield Finding(place.page, f"the quotation of {name} does not lead back to {INDEX}")
    entry = select(index.root, f"//*[@id='statement-{name}']") if index else []
    if not leads(INDEX, entry, f"{place.page}#source-{name}"):
        yield Finding(INDEX, f"no entry statement-{name} leads to {place.page}#source-{name}")


def words_of(quotation: Element) -> str:
    """Return the words quoted, without the credit under them."""
    return " ".join("".join(strings(quotation, WORDS)).split())


def fold(text: str) -> str:
    r"""Return a text without what typography changes: sorts of spaces, shape of apostrophes.

    >>> fold("l’article\u202f!\n") == fold("l'article !")
    True
    """
    return " ".join(text.replace("’", "'").split())


def leads(page: str, places: Sequence[Element], target: str) -> bool:
    """Tell whether one of the links of these elements leads to a target of the site."""
    addresses = (link.get("href", "") for place in places for link in select(place, ".//a"))
    return any(resolved(page, address) == target for address in addresses)


def resolved(page: str, address: str) -> str:
    """Return an address as seen from the root of the site.

    >>> resolved("guide/a.html", "../about/source.html#statement-title")
    'about/source.html#statement-title'
    """
    path, _, fragment = address.partition("#")
    return f"{target_of(page, path)}#{fragment}"
