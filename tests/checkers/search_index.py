"""The files of the search: the whole site is in them, and they lead to places that exist.

The names are those of _ext/sitekit/search/__init__.py.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checkers.html import strings
from checkers.places import own_pages
from checkers.report import Finding, Report, report

FOLDER = "_search"
# Sphinx's own index, its scripts, its stemmers.
STRANGERS = (
    "searchindex.js",
    "searchtools.js",
    "language_data.js",
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "*-stemmer.js",
)


@dataclass(frozen=True)
class Place:
    """A place that a result leads to: the file that tells it, the page, the anchor."""

    file: str
    page: str
    anchor: str


def check_index(folder: Path) -> Report:
    """Compare the index of an edition with its pages, both ways.

    An edition in a folder inside this one has an index of its own.
    """
    anchors = {page.path: {"", *strings(page.root, "//@id")} for page in own_pages(folder, folder)}
    places = [place for path in sorted(folder.glob(f"{FOLDER}/t-*.js")) for place in _told(path)]
    wrong = [Finding(place.file, _wrong(place, anchors)) for place in places]
    lost = sorted(anchors.keys() - {place.page for place in places})
    strangers = sorted(path for name in STRANGERS for path in folder.rglob(name))
    words = [word for path in folder.glob(f"{FOLDER}/w-*.js") for word in _words(path)]
    findings = [finding for finding in wrong if finding.what]
    findings += [Finding(page, "is not in the search") for page in lost]
    findings += [Finding(path.name, "is Sphinx's search, which is not ours") for path in strangers]
    return report("search index", findings, places=len(places), words=len(words))


def _wrong(place: Place, anchors: dict[str, set[str]]) -> str:
    """Return what is wrong with a place; nothing where it is right."""
    if place.page not in anchors:
        return f"leads to {place.page}, which does not exist"
    if place.anchor not in anchors[place.page]:
        return f"leads to an anchor that {place.page} does not have: {place.anchor}"
    return ""


def _told(path: Path) -> Iterator[Place]:
    """Yield the places that a file of passages tells."""
    _title, page, _kind, sections = read_part(path)
    for anchor, *_rest in sections:
        yield Place(path.name, page, anchor)


def _words(path: Path) -> Iterator[str]:
    """Yield the words of a file of the index."""
    for line in read_part(path).split("\n"):
        yield line.partition(" ")[0]


def read_part(path: Path) -> Any:
    """Return what a script of the index hands over."""
    call = path.read_text("utf-8").strip().splitlines()[-1]
    return json.loads(call.partition(",")[2].removesuffix(");"))
