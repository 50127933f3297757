"""Words of another language in the prose: a screen reader must not read them as those around.

conf.py lists in `sitekit_foreign_words`, by language, those that authors write again and again. A
sentence, or a word that comes once, says it where it stands: ``[word]{.language-en}``. Names of
people, of bodies and of works are not foreign words.

Done as a page is written as HTML, so that titles and computed tables are reached, and the
catalogues stay plain. Imports ``typography``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    if app.builder.format != "html":
        return
    for language, words in app.config.sitekit_foreign_words.items():
        for text in list(_texts(doctree, app.config.language)):
            if text[1] != language:
                _mark(text[0], split(text[0], words), language)


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
    app.add_config_value("sitekit_foreign_words", {}, "html", dict)
    app.connect("doctree-resolved", mark, priority=LATE + 1)
