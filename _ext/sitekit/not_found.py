"""`404.html`: what hosts show in the place of a page that is not there, one for each edition.

It is shown at any depth, so that a link that starts from the page would lead astray: every address
starts from the root of the server, with the folder where the site is published (the path of
`sitekit_address`; none where the site has no address). A `<base>` would be shorter, and the safety
policy refuses it. Some hosts take the page of the root for the whole site (GitHub Pages, Read the
Docs), others the nearest one (Cloudflare Pages): each leads to the other edition for that reason.

A package (sphinx-notfound-page) was weighed: it mends the links of Sphinx's own templates, not
those of our sidebar, our search and our editions. Here the finished page is mended, whatever wrote
its links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html
from sphinx.application import Sphinx

from .editions import current, twins
from .words import WORDS

NAME = "404"
DOORS = "doors"  # the class of the block of the home page that leads on
_LINK = re.compile(r'\b((?:href|src|action|data-search|data-content_root)=")([^"#]+)')


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page, for the builder that makes the site; it has no address of its own."""
    if app.builder.name == "html":
        here, home = current(app.config), app.builder.get_target_uri(app.config.root_doc)
        elsewhere = [
            # In the language of its readers: a host may show them the page of this edition.
            {
                "language": twin.language,
                "words": WORDS.word(twin.language, "lost"),
                "link": twin.link_from(here, home),
            }
            for twin in twins(app.config)
        ]
        doors = read_doors(Path(app.outdir, home))
        told = {"elsewhere": elsewhere, "doors": doors, "pageurl": None, "alternates": ()}
        yield NAME, told, f"{NAME}.html"


def read_doors(home: Path) -> str:
    """Return the doors of the home page, as they were written: the two pages share a folder."""
    found = html.parse(str(home)).getroot().find_class(DOORS)
    return "".join(html.tostring(block, encoding="unicode", with_tail=False) for block in found)


def mend_links(app: Sphinx, error: Exception | None) -> None:
    """Make every link of the written page start from the root of the server."""
    path = Path(app.outdir, f"{NAME}.html")
    if error is None and app.builder.name == "html":
        root = urlsplit(app.config.sitekit_address).path or "/"
        text = from_root(path.read_text(encoding="utf-8"), f"{root}{current(app.config).path}")
        path.write_text(text, encoding="utf-8")


def from_root(text: str, folder: str) -> str:
    """Return a page whose links start from the root of a server, where it stands in a folder.

    >>> from_root('<a href="../a.html#b"><link href="https://a.org/"><a href="#c">', "/guide/en/")
    '<a href="/guide/a.html#b"><link href="https://a.org/"><a href="#c">'
    """
    return _LINK.sub(lambda link: f"{link[1]}{urljoin(folder, link[2])}", text)


def add(app: Sphinx) -> None:
    """Register the page."""
    app.connect("html-collect-pages", pages)
    app.connect("build-finished", mend_links)
