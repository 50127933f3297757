"""The 2009 article in the English edition: its own words in French, and beside them our reading.

The words are held against the same reference as those of the French pages; what the reading says
is for people to judge, but it is there, it is told as ours, and the list of the statements has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from checkers.html import Element, Page, has_class, read_pages, select, text_of
from checkers.report import Finding, Report, report
from checkers.statements import INDEX, QUOTATION, Quotation, fold, read_statements, words_of

ORIGINAL = f".//*[{has_class('original')}]"
READING = f".//*[{has_class('reading')}]"
LABEL = f"./*[{has_class('reading-label')}]"
QUOTED = f".//*[{has_class('quoted')}]"


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
        faults = faults_of(quoted[name].element, expected[name])
        findings += [Finding(quoted[name].page, f"{name}: {fault}") for fault in faults]
    findings += index_faults(pages, expected, quoted)
    return report("readings", findings, statements=len(expected), quotations=len(quoted))


def faults_of(quotation: Element, words: str) -> Iterator[str]:
    """Yield what is wrong with one quotation; what both languages say alike stands alone."""
    originals, readings = select(quotation, ORIGINAL), select(quotation, READING)
    if originals or readings:
        for original in originals:
            yield from _original_faults(original, words)
        yield from _reading_faults(readings, words)
    elif fold(words_of(quotation)) != fold(words):
        yield f"no French original beside “{words_of(quotation)}”"


def _original_faults(original: Element, words: str) -> Iterator[str]:
    if fold(text_of(original)) != fold(words):
        yield f"the original is altered: “{text_of(original)}”, not “{words}”"
    if original.get("lang") != "fr":
        yield "the original does not say that it is French"


def _reading_faults(readings: list[Element], words: str) -> Iterator[str]:
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
