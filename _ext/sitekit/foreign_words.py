"""Words of another language in the prose: a screen reader must not read them as those around.

conf.py lists in `sitekit_foreign_words`, by language, those that authors write again and again. A
sentence, or a word that comes once, says it where it stands: ``[word]{.language-en}``. Names of
people, of bodies and of works are not foreign words.

Done as a page is written as HTML, so that computed tables are reached, and the catalogues stay
plain; in titles where Sphinx keeps them, so that whatever shows a title says it. Imports
``typography``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from .typography import LANGUAGE, LATE, language_of

_NOT_PROSE = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.raw)


def split(text: str, words: list[str]) -> list[str]:
    """Return a text cut around some words: what is found stands at the odd places.

    >>> split("un community manager, salarié", ["community manager"])
    ['un ', 'community manager', ', salarié']
    """
    longest_first = sorted(words, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return re.split(rf"\b({pattern})\b", text, flags=re.IGNORECASE)


def mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Tell the language of the foreign words of a page."""
    if app.builder.format == "html":
        _mark_tree(doctree, app)


def mark_titles(app: Sphinx, doctree: nodes.document) -> None:
    """Tell it in the title of a page and its contents, where Sphinx keeps them."""
    env = app.env
    for kept in (env.titles, env.longtitles, env.tocs):
        if env.docname in kept:
            _mark_tree(kept[env.docname], app)


def as_html(title: nodes.Element) -> str:
    """Return a title that is kept as HTML, with the language of its foreign words.

    >>> as_html(nodes.title("", "", nodes.inline("", "A & B", classes=["language-en"])))
    '<span lang="en">A &amp; B</span>'
    """
    return "".join(
        f'<span lang="{language}">{escape(text)}</span>' if language else escape(text)
        for text, language in _texts(title, "")
    )


def _mark_tree(tree: nodes.Element, app: Sphinx) -> None:
    for language, words in app.config.sitekit_foreign_words.items():
        for text, around in list(_texts(tree, app.config.language)):
            if around != language:
                _mark(text, split(text, words), language)


def _texts(element: nodes.Element, around: str) -> Iterator[tuple[nodes.Text, str]]:
    """Yield each text that is prose, with its language."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child, around
        elif isinstance(child, nodes.Element) and not isinstance(child, _NOT_PROSE):
            yield from _texts(child, language_of(child, around))


def _mark(text: nodes.Text, parts: list[str], language: str) -> None:
    if len(parts) == 1:
        return
    marked: list[nodes.Node] = [
        nodes.inline("", part, classes=[f"{LANGUAGE}{language}"]) if place % 2 else nodes.Text(part)
        for place, part in enumerate(parts)
        if part
    ]
    text.parent.replace(text, marked)


def add(app: Sphinx) -> None:
    """Let a site tell its foreign words."""
    app.add_config_value("sitekit_foreign_words", {}, "env", dict)
    app.connect("doctree-read", mark_titles, priority=LATE + 1)
    app.connect("doctree-resolved", mark, priority=LATE + 1)
