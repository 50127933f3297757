"""What stands for what is seen: words for a picture, headers for a table, the language of a word.

axe sees whether a title or a header is there at all. Here a picture tells in words what it shows,
each cell of a table has a header on its line or over its column, and words of another language say
so.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from checkers.html import Element, Page, prose, read_pages, select, text_of
from checkers.report import Finding, Report, report

DRAWINGS = "//svg[@role='img']"
TABLES = "//main//table[not(@role='presentation')]"
# Short words that English cannot do without and that French does not have. One may stand in a name;
# two that differ make a sentence.
ENGLISH = frozenset(
    "about and are for from how is not of our that the this we what who why will with you"
    " your".split()
)
SENTENCE = 2
# The English name of the job is no French word, whatever it ends with.
JOB = re.compile(r"\bcommunity manag\w+", re.IGNORECASE)
# Where a source appeared is a name, in italics in the list of the sources.
NAMES = frozenset({"references"})
WORD = re.compile(r"[a-z]+")


def check_pictures(folder: Path) -> Report:
    """Compare every drawing with the words that stand for it."""
    pages = read_pages(folder)
    drawings = [(page, one) for page in pages for one in select(page.root, DRAWINGS)]
    findings = [
        Finding(page.path, fault) for page, one in drawings for fault in picture_faults(one)
    ]
    return report("pictures in words", findings, pages=len(pages), drawings=len(drawings))


def picture_faults(drawing: Element) -> Iterator[str]:
    """Yield what a drawing does not say: its name, then all that is written in it."""
    name = " ".join(map(text_of, select(drawing, "./title")))
    if not name:
        yield "a drawing without a name"
    if not any(text_of(one) for one in select(drawing, "./desc")):
        yield f"a drawing without a description: “{name}”"
    for figure in select(drawing, "./ancestor::figure[1]"):
        if not select(figure, ".//figcaption"):
            yield f"a picture without a caption: “{name}”"


def check_tables(folder: Path) -> Report:
    """Look for cells that no header names, and for headers that say nothing."""
    pages = read_pages(folder)
    tables = [(page, one) for page in pages for one in select(page.root, TABLES)]
    findings = [Finding(page.path, fault) for page, one in tables for fault in table_faults(one)]
    cells = sum(len(select(table, ".//td")) for _page, table in tables)
    return report("tables", findings, tables=len(tables), cells=cells)


def table_faults(table: Element) -> Iterator[str]:
    """Yield what is wrong with one table."""
    heads = [text_of(one) for one in select(table, "./thead/tr[last()]/*")]
    name = heads[0] if heads else text_of(table)[:40]
    if not heads:
        yield f"a table without a line of headers: “{name}”"
    elif not all(heads):
        yield f"an empty header over a column: “{name}”"
    for cell in select(table, "./thead//td"):
        yield f"a line of headers with a plain cell: “{text_of(cell)}”"
    for row in select(table, "./tbody/tr"):
        if len(select(row, "./*")) > len(heads) > 0:
            yield f"more cells than headers: “{text_of(row)[:60]}”"


def check_languages(folder: Path) -> Report:
    """Look for English in what is read as French."""
    french = [page for page in read_pages(folder) if page.language == "fr"]
    texts = [(page, text) for page in french for text in read_as_french(page)]
    findings = [Finding(page.path, fault) for page, text in texts for fault in english_faults(text)]
    return report("languages", findings, pages=len(french), texts=len(texts))


def read_as_french(page: Page) -> list[str]:
    """Return the texts of a page that no language of their own sets apart."""
    bodies = select(page.root, "/html/body")
    return [text for body in bodies for text in prose(body, is_set_apart)]


def is_set_apart(element: Element) -> bool:
    """Tell whether an element says its own language, or is the name of a work."""
    listed = any(NAMES & {*one.get("class", "").split()} for one in element.iterancestors())
    return "lang" in element.attrib or (element.tag == "em" and listed)


def english_faults(text: str) -> Iterator[str]:
    """Yield the English that a text holds."""
    for found in JOB.finditer(text):
        yield f"read as French: “{found[0]}”"
    if len(ENGLISH & set(WORD.findall(text.lower()))) >= SENTENCE:
        yield f"read as French: “{text.strip()[:80]}”"
