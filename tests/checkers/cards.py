"""What social networks show of each page: whole, true to it, with a picture that they take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from checkers.html import Page, select, strings
from checkers.pages import description
from checkers.places import Published, content_pages, heading_text, published
from checkers.report import Finding, Report, report

SIZE = (1200, 630)
HEAVIEST = 40_000  # bytes: a preview is fetched on a phone, by every reader of the link
PROPERTY = "/html/head/meta[@property='{}']/@content"
LARGE = "summary_large_image"
LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def check_cards(folder: Path) -> Report:
    """Look at what every page says to networks, and at its picture."""
    place = published(folder)
    pages = content_pages(folder)
    findings = [Finding(page.path, fault) for page in pages for fault in faults_of(place, page)]
    pictures = {told for page in pages for told in told_of(page, "og:image")}
    return report("cards", findings, pages=len(pages), pictures=len(pictures))


def told_of(page: Page, name: str) -> list[str]:
    """Return the values of a property of a page, their spaces folded like those of a title."""
    return [" ".join(value.split()) for value in strings(page.root, PROPERTY.format(name))]


def faults_of(place: Published, page: Page) -> Iterator[str]:
    """Yield what a page says wrong, or does not say."""
    for name, value in expected(page).items():
        if told_of(page, name) != value:
            yield f"{name} says {told_of(page, name)}, the page {value}"
    for name in ("og:type", "og:site_name", "og:image:alt"):
        if len(told_of(page, name)) != 1:
            yield f"{name} is said {len(told_of(page, name))} times"
    if strings(page.root, "/html/head/meta[@name='twitter:card']/@content") != [LARGE]:
        yield "twitter:card does not ask for the picture"
    yield from picture_faults(place, told_of(page, "og:image"))


def expected(page: Page) -> dict[str, list[str]]:
    """Return what a page must say, read from the page."""
    twins = strings(page.root, "/html/head/link[@rel='alternate']/@hreflang")
    others = {LOCALES[language] for language in twins if language in LOCALES}
    (title,) = select(page.root, "//h1")
    return {
        "og:title": [heading_text(title)],
        "og:description": [" ".join(description(page).split())],
        "og:url": strings(page.root, "/html/head/link[@rel='canonical']/@href"),
        "og:locale": [LOCALES.get(page.language, "?")],
        "og:locale:alternate": sorted(others - {LOCALES.get(page.language)}),
        "og:image:width": [str(SIZE[0])],
        "og:image:height": [str(SIZE[1])],
    }


def picture_faults(place: Published, addresses: list[str]) -> Iterator[str]:
    """Yield what is wrong with the picture of a page."""
    files = [place.site.folder / place.file_of(address) for address in addresses]
    if len(files) != 1 or not files[0].is_file():
        yield f"no picture: {addresses}"
        return
    with Image.open(files[0]) as picture:
        if picture.size != SIZE or picture.format != "PNG":
            yield f"a picture of {picture.size} in {picture.format}, not of {SIZE} in PNG"
        if len(picture.getcolors() or ()) < 3:
            yield "nothing is drawn on the picture"
    if files[0].stat().st_size > HEAVIEST:
        yield f"a picture of {files[0].stat().st_size:,} bytes, over {HEAVIEST:,}"
