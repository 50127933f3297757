"""A copy of each page in Markdown, beside the page: `guide/mission.md` for `guide/mission.html`.

Made from the body of the page as it is written, when it is written: what is computed, translated
and linked is in it, and a sentence that changes costs one copy, not a second build.

Imports `markdown_blocks`, `pages` and `words`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from lxml.html import fragment_fromstring
from sphinx.application import Sphinx

from ..front_matter import written_date
from ..typography import LATE, set_text
from .markdown_blocks import Writer, write
from .pages import address, beside, is_made
from .words import word

ENDING = ".md"
AFTER_ALL = LATE + 90  # what others do to the body of a page is done


def copy_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Write the copy of a page, and tell the layout where it is."""
    if doctree is None or not is_made(app):
        return
    body = fragment_fromstring(context["body"], create_parent="main")
    language = app.config.language
    page = address(app, app.builder.get_target_uri(pagename))
    writer = Writer(
        link=lambda link: _seen_from_copy(page, link),
        form=word(language, "form"),
        colon=set_text(" :", language) if language == "fr" else ":",
    )
    text = f"{write(body, writer)}\n---\n\n{_origin(app, page, context)}\n"
    path = Path(app.outdir, f"{pagename}{ENDING}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    context["markdown_copy"] = beside(pagename, ENDING)


def _seen_from_copy(page: str, link: str) -> str:
    """Return where a link of a page leads from its copy.

    >>> _seen_from_copy("guide/mission.html", "#signs")
    'mission.html#signs'
    >>> _seen_from_copy("guide/mission.html", "../index.html")
    '../index.html'
    >>> _seen_from_copy("https://a.org/guide/mission.html", "../index.html#b")
    'https://a.org/index.html#b'
    """
    if "://" in page:
        return urljoin(page, link)
    return f"{page.rpartition('/')[2]}{link}" if link.startswith("#") else link


def _origin(app: Sphinx, page: str, context: dict[str, Any]) -> str:
    """Return where a copy comes from, as one who cites it needs it."""
    language = app.config.language
    lines = [word(language, "page", address=_seen_from_copy(page, page.rpartition("/")[2]))]
    reviewed = (context.get("meta") or {}).get("reviewed")
    if reviewed:
        day = written_date(date.fromisoformat(reviewed), language)
        lines.append(word(language, "reviewed", day=day))
    if context.get("licence_url"):
        lines.append(
            word(language, "licence", authors=app.config.author, licence=context["licence_url"])
        )
    return "\\\n".join(lines)


def add(app: Sphinx) -> None:
    """Listen for pages that are about to be written."""
    app.connect("html-page-context", copy_page, priority=AFTER_ALL)
