"""All that the English edition says: to readers, to screen readers, to scripts, in its files.

What declares another language is left out, and code, addresses and the words that only the search
reads. Imports `html` and `office` only.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checkers.html import Element, Page, elements, has_class, prose, read_pages, select, strings
from checkers.html import values as values_of
from checkers.office import BLOCKS, MAIN, NAMES, OfficeFile, select_named, text_in

SPOKEN = ("alt", "title", "aria-label", "placeholder", "label", "summary", "value")
DESCRIBED = "/html/head/meta[@name='description' or starts-with(@property, 'og:')]/@content"
DATA = "//script[@type='application/json' or @type='application/ld+json']"
# The entry of the bibliography, said again where a pointer rests: it is read in its own place.
CITED = f"ancestor::*[{has_class('bibtex-citation')}]"
# What a file marks as another language: the names are those of jobguide.documents.
KEPT = {
    "odt": "//text:span[starts-with(@text:style-name, 'kept-')]",
    "docx": "//w:r[w:rPr/w:lang]",
}
# One word that is no word: an address, an identifier, a number.
_CODE = re.compile(r"\S*[\w/][./:#_-]\S+|[\d\W]*")
# Fields that hold no words of the edition: codes, and what reveals a point to watch in a French
# advert (`words`, where it is a list; elsewhere it holds the words of a tool, by name).
CODED = frozenset({"id", "signs", "source"})


class Text(NamedTuple):
    """A stretch of text, and the page or file where it first stands."""

    page: str
    words: str


def read_texts(folder: Path) -> list[Text]:
    """Return each text of an edition once: menus stand on every page."""
    first: dict[str, str] = {}
    said = [(page.path, words) for page in read_pages(folder) for words in said_on(page)]
    for where, words in (*said, *_filed(folder)):
        first.setdefault(" ".join(words.split()), where)
    return [Text(where, words) for words, where in first.items() if not _CODE.fullmatch(words)]


def said_on(page: Page) -> Iterator[str]:
    """Yield what a page shows, and what it says to machines and to screen readers."""
    yield from prose(page.root, foreign=is_foreign)
    yield from strings(page.root, DESCRIBED)
    for element in elements(page.root):
        if not any(is_foreign(above) for above in (element, *element.iterancestors())):
            yield from _attributes(element)
    for script in select(page.root, DATA):
        yield from words_in(json.loads(script.text or "{}"))


def is_foreign(element: Element) -> bool:
    """Tell whether an element declares another language than English."""
    return not element.get("lang", "en").startswith("en")


def _attributes(element: Element) -> Iterator[str]:
    """Yield what an element says in its attributes, and what it keeps for a script."""
    if element.tag != "a" or not select(element, f"self::*[{CITED}]"):
        yield from values_of(element, SPOKEN)
    for name, value in element.attrib.items():
        if str(name).startswith("data-"):
            yield from words_in(_read(str(value)))


def _read(value: str) -> Any:
    """Return what a value holds: data, or a text, which may begin with a brace too."""
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def words_in(data: Any) -> Iterator[str]:
    """Yield the texts of data, names of fields and codes left out.

    >>> list(words_in({"title": "A", "signs": "le", "words": {"go": "B"}, "items": [2, "C"]}))
    ['A', 'B', 'C']
    """
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for one in data:
            yield from words_in(one)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name not in CODED and not (name == "words" and isinstance(value, list)):
                yield from words_in(value)


def _filed(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of the files that readers and programs take home."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _READERS):
        where = path.relative_to(folder).as_posix()
        yield from ((where, words) for words in _READERS[path.suffix](path))


def _json(path: Path) -> Iterator[str]:
    yield from words_in(json.loads(path.read_text(encoding="utf-8")))


def _csv(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8-sig")
    delimiter = max(",;", key=text.partition("\n")[0].count)
    for row in csv.reader(text.splitlines(), delimiter=delimiter):
        yield from row


def _office(path: Path) -> Iterator[str]:
    kind = path.suffix[1:]
    content = OfficeFile(kind, path.read_bytes()).part(MAIN[kind])
    for kept in select_named(content, KEPT[kind]):
        for part in kept.iter():
            part.text = ""
    yield from map(text_in, select_named(content, BLOCKS[kind]))


def _sheet(path: Path) -> Iterator[str]:
    """Yield the cells of a spreadsheet, and the names of its tables."""
    content = OfficeFile("ods", path.read_bytes()).part("content.xml")
    yield from map(text_in, select_named(content, "//text:p"))
    name = f"{{{NAMES['table']}}}name"
    yield from (str(found.get(name)) for found in select_named(content, "//table:table"))


_READERS = {".json": _json, ".csv": _csv, ".odt": _office, ".docx": _office, ".ods": _sheet}
