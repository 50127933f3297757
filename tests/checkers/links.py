"""Every internal address of a built site leads somewhere, and nothing is named twice.

Addresses are read as a reader meets them who opens the folder from disk: no server completes
them, so a link to a folder or to the root of a server is a fault too. And an address once published
is never lost: the page stays, or a redirection takes its place.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from checkers.html import Element, Page, elements, read_pages, values
from checkers.report import Finding, Report, report

ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "xlink:href")
CANDIDATES = ("srcset", "imagesrcset")
# Attributes that name elements of the same page, by id.
NAMES = ("for", "list", "aria-controls", "aria-describedby", "aria-labelledby", "headers")
# The folders of the editions: each address that was published stands in each of them.
EDITIONS = ("", "en/")
STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass(frozen=True)
class Site:
    """What can be pointed at: the files of a folder, and the ids of its pages."""

    folder: Path
    ids: dict[str, frozenset[str]]


def check_links(folder: Path) -> Report:
    """Follow every address of every page and stylesheet that stays inside the site."""
    pages = read_pages(folder)
    site = Site(folder, {page.path: frozenset(page_ids(page)) for page in pages})
    links = [(page.path, address) for page in pages for address in page_addresses(page)]
    links += list(style_addresses(folder))
    faults = ((where, fault_of(site, where, address)) for where, address in links)
    findings = [Finding(where, fault) for where, fault in faults if fault]
    findings += [fault for page in pages for fault in (*repeated_ids(page), *lost_names(page))]
    anchors = sum(len(ids) for ids in site.ids.values())
    return report("links", findings, links=len(links), anchors=anchors, pages=len(pages))


def page_ids(page: Page) -> Iterator[str]:
    """Yield what a fragment of an address may name on a page."""
    for element in elements(page.root):
        named = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if named:
            yield named


def page_addresses(page: Page) -> Iterator[str]:
    """Yield every address that a page writes, as it stands."""
    for element in elements(page.root):
        yield from values(element, ADDRESSES)
        for sizes in values(element, CANDIDATES):
            yield from candidates(sizes)


def candidates(value: str) -> list[str]:
    """Return the addresses of a `srcset`."""
    return [part.split()[0] for part in value.split(",") if part.strip()]


def style_addresses(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every address that a stylesheet writes."""
    for path in sorted(folder.rglob("*.css")):
        for match in STYLE_ADDRESS.finditer(path.read_text(encoding="utf-8")):
            yield path.relative_to(folder).as_posix(), match[1] or match[2]


def fault_of(site: Site, where: str, address: str) -> str:
    """Return what is wrong with an address, or nothing; addresses of other sites are right."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    if parts.path.startswith("/"):
        return f"{address} starts at the root of the server; write it relative to the page"
    target = target_of(where, unquote(parts.path))
    fault = fault_of_target(site, target)
    if not fault and parts.fragment and target in site.ids:
        known = unquote(parts.fragment) in site.ids[target]
        fault = "" if known else f"names an anchor that {target} does not have"
    return f"{address} {fault}" if fault else ""


def fault_of_target(site: Site, target: str) -> str:
    """Return what is wrong with the place that an address leads to, or nothing."""
    if target.startswith(".."):
        return "leaves the site"
    if (site.folder / target).is_dir():
        return "is a folder; name the page in it"
    return "" if (site.folder / target).exists() else "leads nowhere"


def target_of(where: str, path: str) -> str:
    """Return the file that a path leads to, from the page where it stands."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(where), path)) if path else where


def repeated_ids(page: Page) -> list[Finding]:
    """Return the ids that a page gives twice."""
    counts = Counter(element.get("id") for element in elements(page.root) if element.get("id"))
    return [
        Finding(page.path, f"the id {name} stands twice") for name in counts if counts[name] > 1
    ]


def lost_names(page: Page) -> list[Finding]:
    """Return the labels and descriptions whose element is not on the page."""
    known = frozenset(page_ids(page))
    return [
        Finding(page.path, f'{attribute}="{name}" names no element of the page')
        for element in elements(page.root)
        for attribute, name in named_elements(element)
        if name not in known
    ]


def named_elements(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the ids that an element refers to, each with the attribute that does."""
    for attribute in NAMES:
        for name in element.get(attribute, "").split():
            yield attribute, name


def check_urls(folder: Path, published: Path) -> Report:
    """Compare the pages of a built site with the list of published addresses, both ways.

    The second way keeps the list whole: what is not written there would not be missed.
    """
    built = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    lines = (line.partition("#")[0].strip() for line in published.read_text("utf-8").splitlines())
    listed = {f"{edition}{path}" for path in lines if path for edition in EDITIONS}
    gone = "was published, and is gone: bring it back, or build a redirection there"
    new = f"is new: add it to {published.name}, so that it cannot vanish unseen"
    findings = [Finding(path, gone) for path in sorted(listed - built)]
    findings += [Finding(path, new) for path in sorted(built - listed)]
    return report("published addresses", findings, addresses=len(listed))
