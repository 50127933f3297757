"""What a page loads and runs: nothing from elsewhere, nothing written inline.

The strict policy of the site would block it; these checks find it without a browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from checkers.html import Element, elements, read_pages, values
from checkers.links import CANDIDATES, candidates, style_addresses
from checkers.report import Finding, Report, report
from sitekit.assets import BEFORE_PAINT

LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# A <link> that only tells a relation is not fetched.
TOLD = frozenset("alternate author canonical help license me next prev search".split())
# A script of these types is data: no browser runs it.
DATA = frozenset({"application/json", "application/ld+json"})


def check_safety(folder: Path) -> Report:
    """Look at every element of every page, and at every address of every stylesheet."""
    pages = read_pages(folder)
    seen = [(page.path, element) for page in pages for element in elements(page.root)]
    findings = [Finding(path, fault) for path, element in seen for fault in faults_of(element)]
    styles = list(style_addresses(folder))
    findings += [Finding(p, f"loads {address}") for p, address in styles if is_elsewhere(address)]
    return report("safety", findings, elements=len(seen))


def faults_of(element: Element) -> Iterator[str]:
    """Yield what is wrong with one element."""
    yield from (f"loads {address}" for address in loaded(element) if is_elsewhere(address))
    if element.tag == "style":
        yield "a <style> inside the page; use the stylesheet"
    is_data = element.get("src") or element.get("type") in DATA
    if element.tag == "script" and not is_data and element.text != BEFORE_PAINT:
        yield "a script inside the page; use a file"
    if element.tag == "base":
        yield "<base> changes where every link of the page leads"
    names = map(str, element.attrib)
    yield from (f"{name} on <{element.tag}>" for name in names if is_inline(name))
    if element.get("href", "").strip().lower().startswith("javascript:"):
        yield f"a script as an address: {element.get('href')}"


def is_inline(attribute: str) -> bool:
    """Tell whether an attribute holds a style or a script."""
    return attribute == "style" or attribute.startswith("on")


def loaded(element: Element) -> Iterator[str]:
    """Yield the addresses that a browser asks for when it meets an element."""
    if element.tag == "link" and TOLD.issuperset(element.get("rel", "").split()):
        return
    yield from values(element, LOADING.get(element.tag, ()))
    for sizes in values(element, CANDIDATES):
        yield from candidates(sizes)


def is_elsewhere(address: str) -> bool:
    """Tell whether an address is another site's.

    >>> is_elsewhere("//cdn.example/a.js"), is_elsewhere("../a.js"), is_elsewhere("data:,x")
    (True, False, False)
    """
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in ("", "data")
