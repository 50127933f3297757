"""The article of 2009: nothing of it is lost, each statement is quoted once, word for word.

Each edition is held against the same reference, whose fingerprint the build knows, so that nobody
can bend the article to fit a page. In English its own words stand in French, and beside them our
reading: what that says is for people to judge, but it is there, it is told as ours, and the list of
the statements has it.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checkers.html import Element, Page, has_class, read_pages, select, strings, text_of
from checkers.links import target_of
from checkers.report import Finding, Report, report

INDEX = "about/source.html"
QUOTATION = f"//blockquote[{has_class('statement')}]"
# The line under a quotation that leads back to the list: ours, not the article's.
CREDIT = f".//*[{has_class('statement-credit')}]"
WORDS = f".//text()[not(ancestor::*[{has_class('statement-credit')}])]"
ORIGINAL = f".//*[{has_class('original')}]"
READING = f".//*[{has_class('reading')}]"
LABEL = f"./*[{has_class('reading-label')}]"
QUOTED = f".//*[{has_class('quoted')}]"


class Quotation(NamedTuple):
    """A quotation, and the page where it stands."""

    page: str
    element: Element

    @property
    def name(self) -> str:
        """The id of the statement that it quotes."""
        return self.element.get("id", "").removeprefix("source-")


def check_statements(folder: Path, reference: Path) -> Report:
    """Compare the quotations of an edition, and its list of the statements, with the article."""
    expected, read = read_statements(reference), read_pages(folder)
    index = next((page for page in read if page.path == INDEX), None)
    pages = [page for page in read if index and page.language == index.language]
    quotations = [
        Quotation(p.path, element) for p in pages for element in select(p.root, QUOTATION)
    ]
    findings = [
        Finding(quotation.page, f"the article has no statement “{quotation.name}”")
        for quotation in quotations
        if quotation.name not in expected
    ]
    for name, words in expected.items():
        places = [quotation for quotation in quotations if quotation.name == name]
        if not index or len(places) != 1:
            where = ", ".join(quotation.page for quotation in places) or "the edition"
            findings.append(Finding(where, f"quotes {name} {len(places)} times, not once"))
            continue
        (place,) = places
        findings += [Finding(place.page, f"{name}: {one}") for one in faults_of(place, words)]
        findings += [Finding(INDEX, f"{name}: {one}") for one in entry_faults(index, place, words)]
    counts = {"statements": len(expected), "quotations": len(quotations)}
    return report(f"statements, {index.language if index else '?'}", findings, **counts)


def read_statements(reference: Path) -> dict[str, str]:
    """Return the words of each statement, by its id."""
    entries = tomllib.loads(reference.read_text(encoding="utf-8"))["statement"]
    return {entry["id"]: entry["text"] for entry in entries}


def faults_of(place: Quotation, words: str) -> Iterator[str]:
    """Yield what is wrong with one quotation; what both languages say alike stands alone."""
    originals, readings = select(place.element, ORIGINAL), select(place.element, READING)
    for original in originals:
        yield from _original_faults(original, words)
    if originals or readings:
        yield from _reading_of_ours_faults(readings, words)
    elif fold(words_of(place.element)) != fold(words):
        yield f"is not word for word: “{words_of(place.element)}”, not “{words}”"
    if not leads(place.page, select(place.element, CREDIT), f"{INDEX}#statement-{place.name}"):
        yield f"does not lead back to {INDEX}"


def entry_faults(index: Page, place: Quotation, words: str) -> Iterator[str]:
    """Yield where the list of the statements does not say what a page says."""
    entries = select(index.root, f"//li[@id='statement-{place.name}']")
    told = [fold(read(one)) for entry in entries for one in select(entry, READING)]
    if [fold(text_of(one)) for entry in entries for one in select(entry, QUOTED)] != [fold(words)]:
        yield "does not show the French words"
    if told != [fold(read(one)) for one in select(place.element, READING)]:
        yield f"does not show the reading of {place.page}"
    if not leads(INDEX, entries, f"{place.page}#source-{place.name}"):
        yield f"does not lead to {place.page}"


def words_of(quotation: Element) -> str:
    """Return the words quoted, without the credit under them."""
    return " ".join("".join(strings(quotation, WORDS)).split())


def fold(text: str) -> str:
    """Return a text without what typography changes: sorts of spaces, shape of apostrophes."""
    return " ".join(text.replace("’", "'").split())


def leads(page: str, places: Sequence[Element], target: str) -> bool:
    """Tell whether one of the links of these elements leads to a target of the site."""
    addresses = (link.get("href", "") for place in places for link in select(place, ".//a"))
    return any(resolved(page, address) == target for address in addresses)


def resolved(page: str, address: str) -> str:
    """Return an address as seen from the root of the site."""
    path, _, fragment = address.partition("#")
    return f"{target_of(page, path)}#{fragment}"


def _original_faults(original: Element, words: str) -> Iterator[str]:
    if fold(text_of(original)) != fold(words):
        yield f"the original is altered: “{text_of(original)}”, not “{words}”"
    if original.get("lang") != "fr":
        yield "the original does not say that it is French"


def _reading_of_ours_faults(readings: list[Element], words: str) -> Iterator[str]:
    if [fold(read(reading)) for reading in readings] in ([], [""], [fold(words)]):
        yield "no English reading"
    if not all("".join(map(text_of, select(reading, LABEL))) for reading in readings):
        yield "the reading is not told as ours"


def read(reading: Element) -> str:
    """Return the words of a reading, its label left out."""
    return " ".join(text_of(part) for part in reading if part not in select(reading, LABEL))
