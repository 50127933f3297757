"""Micro-typography: authors type plain spaces and straight apostrophes, the build sets them.

Each edition is set as its language wants it, and what is kept in another language there (a class
``language-fr``, which becomes ``lang="fr"``) as that one does.

Works on finished trees, after translation and after everything that is computed: the catalogues
stay plain, and drawn text is set as well. Code, literals and addresses are left alone. Titles are
set where Sphinx keeps them, so that whatever shows a title shows it set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

LATE = 900  # after every listener that keeps Sphinx's default priority of 500
NARROW, NO_BREAK, APOSTROPHE = "\u202f", "\u00a0", "\u2019"
_SPACES = f"[ {NO_BREAK}{NARROW}]"
NOT_PROSE = (nodes.literal, nodes.FixedTextElement, nodes.math)
_NEEDED = re.compile(r"['«»;:!?]|\d ")
_NEEDED_IN_ENGLISH = re.compile(r"['«»§]|\d |\. \d")
LANGUAGE = "language-"
# Numbers take the wide space: a browser finds it in the page for who types a space, not the narrow.
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")
_RULES = (
    (re.compile(r"(?<=[^\W\d_])'"), APOSTROPHE),
    (re.compile(f"«{_SPACES}*"), f"«{NARROW}"),
    (re.compile(f"{_SPACES}*»"), f"{NARROW}»"),
    (re.compile(f"{_SPACES}+([;!?])"), rf"{NARROW}\1"),
    (re.compile(rf"{_SPACES}+:(?=\s|$)"), f"{NO_BREAK}:"),
    (re.compile(r"(?<=\d) (?=[%‰€°]|(?:h|min)\b)"), NO_BREAK),
)
_ENGLISH_RULES = (
    (re.compile(r"(?<=[^\W_])'"), APOSTROPHE),
    (re.compile(r"(?<=\d) (?=(?:h|min|FTE|kB|MB)\b)"), NO_BREAK),
    (re.compile(r"(?<=§) (?=\d)|(?<=\b(?:no|pp)\.) (?=\d)|(?<=\bp\.) (?=\d)"), NO_BREAK),
    (re.compile(r"(?<=\bart\.) (?=[\dLR])"), NO_BREAK),
)


def add(app: Sphinx) -> None:
    """Set titles as they are read, pages as they are written, the site's name on each."""
    app.connect("doctree-read", set_titles, priority=LATE)
    app.connect("doctree-resolved", set_document, priority=LATE)
    app.connect("html-page-context", set_site_name)


def french(text: str) -> str:
    """Return a text with French spaces and apostrophes.

    >>> french("L'équipe : « où ? » 12 500 h, 61 %").replace(NARROW, "_").replace(NO_BREAK, "~")
    'L’équipe~: «_où_?_» 12~500~h, 61~%'
    >>> french("https://exemple.fr/?a=b;c")
    'https://exemple.fr/?a=b;c'
    """
    if not _NEEDED.search(text):
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return _THOUSANDS.sub(lambda number: number[0].replace(" ", NO_BREAK), text)


def english(text: str) -> str:
    """Return a text with English apostrophes, and no line end between a number and its unit.

    >>> english("The members' 22 h, art. L1132-1, p. 4").replace(NO_BREAK, "~")
    'The members’ 22~h, art.~L1132-1, p.~4'
    """
    if not _NEEDED_IN_ENGLISH.search(text):
        return text
    for pattern, replacement in _ENGLISH_RULES:
        text = pattern.sub(replacement, text)
    return text


_SETTERS: dict[str, Callable[[str], str]] = {"fr": french, "en": english}


def set_text(text: str, language: str) -> str:
    """Return a text set as its language wants it, if it is one that we know."""
    setter = _SETTERS.get(language)
    return setter(text) if setter else text


def set_document(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Set a page that is about to be written, with what search engines show of it.

    Not for the catalogues: translators get the words as the author typed them.
    """
    language = app.config.language
    if app.builder.name != "gettext":
        _set_tree(doctree, language)
        for meta in doctree.findall(nodes.meta):
            meta["content"] = set_text(meta["content"], language)


def set_titles(app: Sphinx, doctree: nodes.document) -> None:
    """Set the title of a page and its contents where Sphinx keeps them."""
    for title in kept_titles(app.env):
        _set_tree(title, app.config.language)


def kept_titles(env: BuildEnvironment) -> Iterator[nodes.Element]:
    """Yield the title of the page that is being read, and its contents, where Sphinx keeps them."""
    for kept in (env.titles, env.longtitles, env.tocs):
        if env.docname in kept:
            yield kept[env.docname]


def set_site_name(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Set the name of the site, which Sphinx takes from its settings as it is written."""
    for key in ("docstitle", "shorttitle"):
        if context.get(key):  # a builder that writes all pages as one has none
            context[key] = set_text(context[key], app.config.language)


def _set_tree(tree: nodes.Element, language: str) -> None:
    for text, spoken in list(prose(tree, language)):
        is_address = isinstance(text.parent, nodes.reference) and "://" in text
        words = text if is_address else set_text(text, spoken)
        if words != text:
            text.parent.replace(text, nodes.Text(words))


def prose(element: nodes.Element, language: str) -> Iterator[tuple[nodes.Text, str]]:
    """Yield each text that is prose, with its language; `language` is that of the element."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child, language
        elif isinstance(child, nodes.Element) and not isinstance(child, NOT_PROSE):
            yield from prose(child, language_of(child, language))


def language_of(element: nodes.Element, around: str) -> str:
    """Return the language of what an element holds; `around` is that of what holds it.

    >>> language_of(nodes.inline(classes=["quoted", "language-fr"]), "en")
    'fr'
    """
    classes: list[str] = element.get("classes", [])
    told = (name.removeprefix(LANGUAGE) for name in classes if name.startswith(LANGUAGE))
    return next(told, around)
