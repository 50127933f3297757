"""What a reader, a search engine and a screen reader expect of the frame of every page."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from checkers.html import Element, Page, read_pages, select, text_of
from checkers.report import Finding, Report, report
from checkers.server import NOT_FOUND

HEADINGS = "//h1|//h2|//h3|//h4|//h5|//h6"


def check_pages(folder: Path) -> Report:
    """Check title, description, language and headings of every page, and what its tab says."""
    pages = read_pages(folder)
    findings = [Finding(page.path, fault) for page in pages for fault in faults_of(page)]
    findings += repeated("title", title, pages)
    findings += repeated("description", description, pages)
    headings = sum(len(select(page.root, HEADINGS)) for page in pages)
    return report("frame of pages", findings, pages=len(pages), headings=headings)


def title(page: Page) -> str:
    """Return what the browser's tab shows."""
    return " ".join(map(text_of, select(page.root, "/html/head/title")))


def description(page: Page) -> str:
    """Return what a search engine may show under the title."""
    found = select(page.root, "/html/head/meta[@name='description']")
    return " ".join(element.get("content", "") for element in found).strip()


def faults_of(page: Page) -> Iterator[str]:
    """Yield what is wrong with one page, taken alone."""
    for name, value in (
        ("title", title(page)),
        ("description", description(page)),
        ("language (lang on <html>)", page.language),
    ):
        if not value:
            yield f"no {name}"
    headings = select(page.root, HEADINGS)
    # The page for lost readers has no name: its tab tells what happened.
    for words in map(words_of, headings[:1] if not page.path.endswith(NOT_FOUND) else ()):
        if title(page) and not title(page).startswith(words):
            yield f"the tab says “{title(page)}”, the page “{words}”"
    yield from heading_faults(headings)


def words_of(heading: Element) -> str:
    """Return the words of a heading, without the link to itself."""
    links = select(heading, "./a[@class='headerlink']")
    return text_of(heading).removesuffix("".join(map(text_of, links))).strip()


def heading_faults(headings: list[Element]) -> Iterator[str]:
    """Yield what is wrong with the headings: one h1, no level skipped, none empty."""
    levels = [int(str(heading.tag)[1]) for heading in headings]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1, not one"
    for (above, here), heading in zip(pairwise([1, *levels]), headings, strict=True):
        if here > above + 1:
            yield f"an h{here} under an h{above}: “{text_of(heading)}”"
    yield from (f"an empty {heading.tag}" for heading in headings if not text_of(heading))


def repeated(what: str, value_of: Callable[[Page], str], pages: list[Page]) -> Iterator[Finding]:
    """Yield the pages that share a value with an earlier page of the same language."""
    first: dict[tuple[str, str], str] = {}
    for page in pages:
        key = (page.language, value_of(page))
        if key[1] and first.setdefault(key, page.path) != page.path:
            yield Finding(page.path, f"same {what} as {first[key]}: “{key[1]}”")
