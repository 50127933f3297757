"""`sitemap.xml`: every page of every edition, its twins, and the day of its last review.

A module of our own: sphinx-sitemap puts a language into every address (our source has none), knows
no ``x-default``, and lists only the pages that the last build wrote. All editions have the same
pages, so that the build of the source writes the one file. A site without an address has none: the
addresses of a sitemap are whole, and search engines refuse others.

Imports `pages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent, register_namespace

from sphinx.application import Sphinx

from ..editions import alternates, editions, is_source
from .pages import is_made, told

NAME = "sitemap.xml"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class Place:
    """One page in one edition; the twins are languages and addresses, its own among them."""

    address: str
    reviewed: str
    twins: tuple[tuple[str, str], ...]


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the map of the whole site, when its source was built without error."""
    if error is None and is_made(app) and is_source(app.config) and app.config.sitekit_address:
        register_namespace("", SITEMAP)
        register_namespace("xhtml", XHTML)
        tree = ElementTree(drawn(_places(app)))
        indent(tree, " ")
        tree.write(Path(app.outdir, NAME), encoding="utf-8", xml_declaration=True)


def _places(app: Sphinx) -> Iterator[Place]:
    for docname in sorted(app.env.found_docs):
        target = app.builder.get_target_uri(docname)
        reviewed, found = told(app.env, docname).reviewed, alternates(app.config, target)
        for edition in editions(app.config):
            yield Place(edition.address(target), reviewed, found)


def drawn(places: Iterable[Place]) -> Element:
    """Return the elements of a map."""
    root = Element(f"{{{SITEMAP}}}urlset")
    for place in places:
        url = SubElement(root, f"{{{SITEMAP}}}url")
        SubElement(url, f"{{{SITEMAP}}}loc").text = place.address
        if place.reviewed:
            SubElement(url, f"{{{SITEMAP}}}lastmod").text = place.reviewed
        for language, address in place.twins:
            attributes = {"rel": "alternate", "hreflang": language, "href": address}
            SubElement(url, f"{{{XHTML}}}link", attributes)
    return root


def add(app: Sphinx) -> None:
    """Write the map when the pages are written."""
    app.connect("build-finished", write)
