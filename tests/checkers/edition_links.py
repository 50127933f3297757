"""Each page leads to its twin: in its header for readers, in its head for search engines.

And no page sends a reader there by itself: who asks for a page gets that page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checkers.html import Page, read_pages, select, strings
from checkers.links import target_of
from checkers.report import Finding, Report, report

# The folder of each edition, the source first.
FOLDERS = {"fr": "", "en": "en/"}
ANY_LANGUAGE = "x-default"
LINK = "//header//a[contains(@class, 'edition-link')]"
ALTERNATES = "/html/head/link[@rel='alternate'][@hreflang]"
CANONICAL = "/html/head/link[@rel='canonical']/@href"
REFRESH = "//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']"
# Shown at any address, so that it has none of its own.
NOWHERE = "404.html"


@dataclass(frozen=True)
class Place:
    """Where a page stands: its language, its path inside its edition, the address of the site."""

    language: str
    inside: str
    address: str

    def path_in(self, language: str) -> str:
        """Return the path of the page or of its twin, from the root of the site."""
        return f"{FOLDERS[language]}{self.inside}"


def check_edition_links(folder: Path) -> Report:
    """Check the way from each page to its twin, the languages told, the addresses told."""
    pages = {page.path: page for page in read_pages(folder)}
    home = pages.get("index.html")
    address = "".join(strings(home.root, CANONICAL)).removesuffix("index.html") if home else ""
    places = {path: place_of(path, address) for path in pages}
    findings = [
        Finding(path, fault)
        for path in pages
        for fault in faults_of(pages, pages[path], places[path])
    ]
    links = sum(len(select(page.root, LINK)) for page in pages.values())
    return report("ways between editions", findings, pages=len(pages), links=links)


def place_of(path: str, address: str) -> Place:
    """Return where a page stands."""
    language = next(one for one, folder in reversed(FOLDERS.items()) if path.startswith(folder))
    return Place(language, path.removeprefix(FOLDERS[language]), address)


def faults_of(pages: Mapping[str, Page], page: Page, place: Place) -> Iterator[str]:
    """Yield what is wrong with one page."""
    if page.language != place.language:
        yield f"says that it is in “{page.language}”"
    if select(page.root, REFRESH):
        yield "sends the reader to another page"
    for language in FOLDERS.keys() - {place.language}:
        yield from _link_faults(pages, page, place, language)
    if place.address and place.inside != NOWHERE:
        yield from _address_faults(page, place)


def _link_faults(
    pages: Mapping[str, Page], page: Page, place: Place, language: str
) -> Iterator[str]:
    """Yield what is wrong with the link to the twin in one language."""
    twin = place.path_in(language)
    links = select(page.root, f"{LINK}[@hreflang='{language}'][@lang='{language}']")
    if [target_of(page.path, link.get("href", "")) for link in links] != [twin]:
        yield f"has not one link to {twin} that tells its language"
    elif twin not in pages:
        yield f"leads to {twin}, which does not exist"


def _address_faults(page: Page, place: Place) -> Iterator[str]:
    """Yield what is wrong with the addresses that a page tells search engines."""
    own = f"{place.address}{place.path_in(place.language)}"
    if strings(page.root, CANONICAL) != [own]:
        yield f"does not say that its address is {own}"
    expected = {language: f"{place.address}{place.path_in(language)}" for language in FOLDERS}
    expected[ANY_LANGUAGE] = next(iter(expected.values()))
    told = {link.get("hreflang"): link.get("href") for link in select(page.root, ALTERNATES)}
    if told != expected:
        yield f"tells of {told}, not of {expected}"
