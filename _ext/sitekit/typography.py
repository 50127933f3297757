"""French micro-typography: authors type plain spaces and straight apostrophes, the build sets them.

Works on finished trees, after translation and after everything that is computed: the catalogues
stay plain, and drawn text is set as well. Code, literals and addresses are left alone. Titles are
set where Sphinx keeps them, so that whatever shows a title shows it set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

LATE = 900  # after every listener that keeps Sphinx's default priority of 500
NARROW, NO_BREAK, APOSTROPHE = "\u202f", "\u00a0", "\u2019"
_SPACES = f"[ {NO_BREAK}{NARROW}]"
_UNTOUCHED = (nodes.literal, nodes.FixedTextElement, nodes.math)
_NEEDED = re.compile(r"['«»;:!?]|\d ")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")
_RULES = (
    (re.compile(r"(?<=[^\W\d_])'"), APOSTROPHE),
    (re.compile(f"«{_SPACES}*"), f"«{NARROW}"),
    (re.compile(f"{_SPACES}*»"), f"{NARROW}»"),
    (re.compile(f"{_SPACES}+([;!?])"), rf"{NARROW}\1"),
    (re.compile(rf"{_SPACES}+:(?=\s|$)"), f"{NO_BREAK}:"),
    (re.compile(r"(?<=\d) (?=[%‰€°]|(?:h|min)\b)"), NARROW),
)


def add(app: Sphinx) -> None:
    """Set titles as they are read, pages as they are written, the site's name on each."""
    app.connect("doctree-read", set_titles, priority=LATE)
    app.connect("doctree-resolved", set_document, priority=LATE)
    app.connect("html-page-context", set_site_name)


def french(text: str) -> str:
    """Return a text with French spaces and apostrophes.

    >>> french("L'équipe : « où ? » 12 500 h, 61 %").replace(NARROW, "_").replace(NO_BREAK, "~")
    'L’équipe~: «_où_?_» 12_500_h, 61_%'
    >>> french("https://exemple.fr/?a=b;c")
    'https://exemple.fr/?a=b;c'
    """
    if not _NEEDED.search(text):
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return _THOUSANDS.sub(lambda number: number[0].replace(" ", NARROW), text)


def set_text(text: str, language: str) -> str:
    """Return a text set as its language wants it: French only, for now."""
    return french(text) if language == "fr" else text


def set_document(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Set a page that is about to be written, with what search engines show of it.

    Not for the catalogues: translators get the words as the author typed them.
    """
    if app.config.language == "fr" and app.builder.name != "gettext":
        _set_tree(doctree)
        for meta in doctree.findall(nodes.meta):
            meta["content"] = french(meta["content"])


def set_titles(app: Sphinx, doctree: nodes.document) -> None:
    """Set the title of a page and its contents where Sphinx keeps them."""
    if app.config.language == "fr":
        env = app.env
        for kept in (env.titles, env.longtitles, env.tocs):
            if env.docname in kept:
                _set_tree(kept[env.docname])


def set_site_name(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Set the name of the site, which Sphinx takes from its settings as it is written."""
    for key in ("docstitle", "shorttitle"):
        if context.get(key):  # a builder that writes all pages as one has none
            context[key] = set_text(context[key], app.config.language)


def _set_tree(tree: nodes.Element) -> None:
    for parent, text in list(_prose(tree)):
        words = french(text)
        if words != text:
            parent.replace(text, nodes.Text(words))


def _prose(element: nodes.Element) -> Iterator[tuple[nodes.Element, nodes.Text]]:
    """Yield each text that is prose, with what holds it."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            if not _is_address(element, child):
                yield element, child
        elif isinstance(child, nodes.Element) and not isinstance(child, _UNTOUCHED):
            yield from _prose(child)


def _is_address(holder: nodes.Element, text: nodes.Text) -> bool:
    return isinstance(holder, nodes.reference) and "://" in text
