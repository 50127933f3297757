"""What hosts and browsers are told: what to refuse, and what to show where a page is not there.

Refused are scripts and styles that stand in a page, and all other sites. Each page carries this
policy, for hosts that send no header and for copies opened from a disk. `_headers` tells it once
more to hosts that read such a file (Netlify, Cloudflare Pages), with what a page cannot say of
itself. `.nojekyll` keeps GitHub Pages from leaving out what begins with ``_``.

`404.html`, one for each edition, is what they show in the place of a page that is not there. It is
shown at any depth, so that a link that starts from the page would lead astray: every address
starts from the root of the server, with the folder where the site is published (the path of
`sitekit_address`; none where the site has no address). A `<base>` would be shorter, and the safety
policy refuses it. Some hosts take the page of the root for the whole site (GitHub Pages, Read the
Docs), others the nearest one (Cloudflare Pages): each leads to the other edition for that reason.

A package (sphinx-notfound-page) was weighed: it mends the links of Sphinx's own templates, not
those of our sidebar, our search and our editions. Here the finished page is mended, whatever wrote
its links.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html
from sphinx.application import Sphinx
from sphinx.config import Config

from .assets import BEFORE_PAINT, hash_of
from .editions import current, is_source
from .files import rendered
from .markup import DOORS
from .words import WORDS

NAME = "404"
_LINK = re.compile(r'\b((?:href|src|action|data-content_root)=")([^"#]+)')
POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {hash_of(BEFORE_PAINT)}",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
REFERRER = "no-referrer"  # whoever follows a link does not tell the other site where she was


def tell_pages(app: Sphinx, config: Config) -> None:
    """Give the layout what each page tells browsers."""
    config.html_context |= {"policy": POLICY, "referrer": REFERRER, "before_paint": BEFORE_PAINT}


def for_hosts() -> str:
    """Return the file that some hosts read: the headers to send with every file."""
    return rendered(Path(__file__).with_name("headers.txt"), policy=POLICY, referrer=REFERRER)


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page, for the builder that makes the site; it has no address of its own."""
    if app.builder.name == "html":
        home = app.builder.get_target_uri(app.config.root_doc)
        # The doors of the home page, as they were written: the two pages share a folder.
        doors = html.parse(str(Path(app.outdir, home))).getroot().find_class(DOORS)
        shown = (html.tostring(door, encoding="unicode", with_tail=False) for door in doors)
        context = {
            "home": home,
            "doors": "".join(shown),
            "lost": partial(WORDS.word, key="lost"),
            "pageurl": None,
            "alternates": (),
        }
        yield NAME, context, f"{NAME}.html"


def finish(app: Sphinx, error: Exception | None) -> None:
    """Write what hosts read; make every link of 404.html start from the root of the server."""
    if error is not None or app.builder.name != "html":
        return
    path = Path(app.outdir, f"{NAME}.html")
    root = urlsplit(app.config.sitekit_address).path or "/"
    text = from_root(path.read_text(encoding="utf-8"), f"{root}{current(app.config).path}")
    path.write_text(text, encoding="utf-8")
    if is_source(app.config):
        Path(app.outdir, "_headers").write_text(for_hosts(), encoding="utf-8")
        Path(app.outdir, ".nojekyll").touch()


def from_root(text: str, folder: str) -> str:
    """Return a page whose links start from the root of a server, where it stands in a folder.

    >>> from_root('<a href="../a.html#b"><link href="https://a.org/"><a href="#c">', "/guide/en/")
    '<a href="/guide/a.html#b"><link href="https://a.org/"><a href="#c">'
    """
    return _LINK.sub(lambda link: f"{link[1]}{urljoin(folder, link[2])}", text)


def add(app: Sphinx) -> None:
    """Tell the pages and the hosts."""
    app.connect("config-inited", tell_pages)
    app.connect("html-collect-pages", pages)
    app.connect("build-finished", finish)
