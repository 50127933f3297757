"""The article of 2009: nothing of it is lost, each statement is quoted once, word for word.

The French pages and the English edition are held against the same reference, whose fingerprint the
build knows, so that nobody can bend the article to fit a page. In English its own words stand in
French, and beside them our reading: what that says is for people to judge, but it is there, it is
told as ours, and the list of the statements has it.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
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


def check_readings(folder: Path, reference: Path) -> Report:
    """Compare the quotations of the English edition with the article, and the list with them."""
    pages = read_pages(folder)
    expected = read_statements(reference)
    quoted = {
        quotation.name: quotation
        for page in pages
        for quotation in (Quotation(page.path, one) for one in select(page.root, QUOTATION))
    }
    findings = [Finding("the edition", f"quotes no {name}") for name in expected.keys() - quoted]
    for name in expected.keys() & quoted.keys():
        faults = reading_faults(quoted[name].element, expected[name])
        findings += [Finding(quoted[name].page, f"{name}: {fault}") for fault in faults]
    findings += index_faults(pages, expected, quoted)
    return report("readings", findings, statements=len(expected), quotations=len(quoted))


def reading_faults(quotation: Element, words: str) -> Iterator[str]:
    """Yield what is wrong with one quotation; what both languages say alike stands alone."""
    originals, readings = select(quotation, ORIGINAL), select(quotation, READING)
    if originals or readings:
        for original in originals:
            yield from _original_faults(original, words)
        yield from _reading_of_ours_faults(readings, words)
    elif fold(words_of(quotation)) != fold(words):
        yield f"no French original beside “{words_of(quotation)}”"


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


def index_faults(
    pages: list[Page], expected: Mapping[str, str], quoted: Mapping[str, Quotation]
) -> Iterator[Finding]:
    """Yield where the list of the statements does not say what the pages say."""
    index = next((page for page in pages if page.path == INDEX), None)
    for name in expected.keys() & quoted.keys():
        entries = select(index.root, f"//li[@id='statement-{name}']") if index else []
        told = [fold(read(one)) for entry in entries for one in select(entry, READING)]
        here = [fold(read(one)) for one in select(quoted[name].element, READING)]
        words = [fold(text_of(one)) for entry in entries for one in select(entry, QUOTED)]
        if words != [fold(expected[name])]:
            yield Finding(INDEX, f"{name}: does not show the French words")
        if told != here:
            yield Finding(INDEX, f"{name}: does not show the reading of {quoted[name].page}")
