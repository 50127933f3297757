"""What a social network shows of a page: title, description, picture (Open Graph, X).

A package (sphinxext-opengraph) was weighed: it draws with matplotlib, half a second a page, and
takes its descriptions from the first words of the page instead of its head. A site without an
address gets nothing of this: networks want whole addresses.

Imports `card`, `pages` and the editions.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ..editions import current, twins
from ..typography import LATE, set_text
from .card import HEIGHT, WIDTH, Card, draw, palette
from .pages import Told, is_made, told

FOLDER = "_cards"
SHEET = "_static/style.css"
# Networks ask for a country with each language.
LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def share(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Draw the card of a page, and give the layout what networks ask for."""
    sheet = Path(app.srcdir, SHEET)
    if doctree is None or not is_made(app) or not current(app.config).base or not sheet.is_file():
        return
    page = told(app.env, pagename)
    colours = palette(sheet.read_text(encoding="utf-8"))
    path = Path(app.outdir, _picture(pagename))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(draw(_card(app, page, context.get("group", "")), colours))
    context["shared"] = list(_shared(app, page))


def _picture(docname: str) -> str:
    return f"{FOLDER}/{docname}.png"


def _card(app: Sphinx, page: Told, group: str) -> Card:
    """Return the words of a card; the home page, named as the site, says where the site is."""
    if page.docname == app.config.root_doc:
        return Card(page.title, group, current(app.config).base.partition("://")[2].strip("/"))
    return Card(page.title, group, _site(app))


def _site(app: Sphinx) -> str:
    return set_text(app.config.project, app.config.language)


def _shared(app: Sphinx, page: Told) -> Iterator[tuple[str, str]]:
    """Yield the properties of a page, in the words of Open Graph."""
    edition = current(app.config)
    yield "og:type", "website" if page.docname == app.config.root_doc else "article"
    yield "og:site_name", _site(app)
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:url", edition.address(app.builder.get_target_uri(page.docname))
    yield "og:locale", LOCALES.get(edition.language, edition.language)
    for twin in twins(app.config):
        yield "og:locale:alternate", LOCALES.get(twin.language, twin.language)
    yield "og:image", edition.address(_picture(page.docname))
    yield "og:image:width", str(WIDTH)
    yield "og:image:height", str(HEIGHT)
    yield "og:image:alt", page.title


def add(app: Sphinx) -> None:
    """Listen for pages that are about to be written, after the navigation has named their group."""
    app.connect("html-page-context", share, priority=LATE)
