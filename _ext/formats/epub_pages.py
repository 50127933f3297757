"""Pages become the files of an EPUB: sound XML, without what only a browser can do."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from lxml import etree

from .paper import MATHML, SVG, Element, on_paper, relink, selected

SUFFIX = ".xhtml"


@dataclass(frozen=True)
class Section:
    """A heading under the title of a page: its words, and the name that a link gives it."""

    words: str
    anchor: str


@dataclass(frozen=True)
class Page:
    """A page of the book: its name, title and first sections, its markup, what readers must know.

    ``properties`` are those of the package: whether the page holds drawings or formulas.
    """

    name: str
    title: str
    sections: tuple[Section, ...]
    markup: str
    properties: str

    @property
    def path(self) -> str:
        """The file of the page."""
        return self.name + SUFFIX

    @property
    def ident(self) -> str:
        """The name of the page in the package."""
        return "page-" + self.name.replace("/", "-")


def make_page(name: str, body: str, online: str) -> Page:
    """Return a page of the site as a page of the book; ``online`` is the edition's address."""
    root = on_paper(body)
    relink(root, partial(address_in_book, page=name, online=online))
    title = next((_words(heading) for heading in selected(root, "//h1")), name)
    sections = tuple(
        Section(_words(heading), str(heading.xpath("string(../@id)")))
        for heading in selected(root, "//section[@id]/h2")
    )
    return Page(name, title, sections, _markup(root), " ".join(_kinds(root)))


def address_in_book(address: str, page: str, online: str) -> str:
    """Return where a link leads from the book: the site's other files are fetched online.

    >>> address_in_book("../about/method.xhtml#grade-a", "guide/sizing", "https://b.org/")
    '../about/method.xhtml#grade-a'
    >>> address_in_book("../downloads/a.csv", "guide/sizing", "https://b.org/")
    'https://b.org/downloads/a.csv'
    """
    parts = urlsplit(address)
    if parts.scheme or not parts.path or parts.path.endswith(SUFFIX):
        return address
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
    return f"{online}{path}" if online else ""


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _markup(root: Element) -> str:
    """Return what stands in the root as XML; drawings and formulas say of what kind they are."""
    parts = (etree.tostring(child, encoding="unicode") for child in root)
    return (root.text or "") + "".join(parts)


def _kinds(root: Element) -> list[str]:
    """Return what a reading system must be told that a page holds."""
    kinds = {"mathml": f"{{{MATHML}}}math", "svg": f"{{{SVG}}}svg"}
    return [kind for kind, tag in kinds.items() if next(root.iter(tag), None) is not None]
