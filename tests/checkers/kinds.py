"""Which pages a slow check must open so that it has met everything the site can show."""

from pathlib import Path

from checkers.html import Page, elements, read_pages


def page_kinds(folder: Path) -> list[str]:
    """Return few pages that show, between them, every element and every class of the site.

    No list to maintain: a new component brings a page that shows it under the checks by itself.
    """
    shown = {page.path: features(page) for page in read_pages(folder)}
    missing = frozenset[str]().union(*shown.values())
    chosen: list[str] = []
    while missing:
        best = max(shown, key=lambda path: (len(shown[path] & missing), path))
        chosen.append(best)
        missing -= shown[best]
    return chosen


def features(page: Page) -> frozenset[str]:
    """Return what a page shows: its elements, each with each of its classes."""
    return frozenset(
        f"{element.tag}.{name}"
        for element in elements(page.root)
        for name in element.get("class", "").split() or [""]
    )
