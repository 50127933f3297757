"""Words of another language in the prose: a screen reader must not read them as those around.

In every edition, the foreign words that conf.py lists in `sitekit_foreign_words`, by language. A
sentence, or a word that comes once, says it where it stands: ``[word]{.language-en}``. Names of
people, of bodies and of works are not foreign words. They are marked as a page is written as HTML,
so that computed tables are reached and the catalogues stay plain; in titles, where Sphinx keeps
them, so that whatever shows a title says it.

In a translation, also what it keeps of its source. Translators write it in italics or in
« guillemets », and neither for anything else. What was in italics in the source already is a title
or an emphasis, and is left alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from .editions import is_source, source
from .markup import over
from .typography import LANGUAGE, LATE, NOT_PROSE, kept_titles, prose

_QUOTED = re.compile(r"(«[^«»]*»)")
_EMPHASIS = re.compile(r"(?<!\*)\*(?=[^\s*])")


class MarkKeptWords(SphinxTransform):
    """Tell the language of what a translated page keeps of its source."""

    default_priority = 25  # after Sphinx has put the translation in place, at 20

    def apply(self, **_options: object) -> None:
        """Mark the words; the page of the source has none."""
        if is_source(self.config):
            return
        language = source(self.config).language
        for emphasis in self.document.findall(nodes.emphasis):
            if not _EMPHASIS.search(_source_of(emphasis)):
                emphasis["classes"].append(f"{LANGUAGE}{language}")
        for text in list(self.document.findall(nodes.Text)):
            if "«" in text and not isinstance(text.parent, NOT_PROSE):
                _mark(text, _QUOTED, language)


def _source_of(node: nodes.Element) -> str:
    """Return what the author wrote of the paragraph or title where a node stands."""
    translated = (above.rawsource for above in over(node) if above.get("translated"))
    return next(translated, "")


def mark_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Tell the language of the foreign words of a page."""
    if app.builder.format == "html":
        _mark_tree(doctree, app)


def mark_titles(app: Sphinx, doctree: nodes.document) -> None:
    """Tell it in the title of a page and its contents, where Sphinx keeps them."""
    for title in kept_titles(app.env):
        _mark_tree(title, app)


def _mark_tree(tree: nodes.Element, app: Sphinx) -> None:
    for language, words in app.config.sitekit_foreign_words.items():
        pattern = around_words(tuple(words))
        for text, around in list(prose(tree, app.config.language)):
            if around != language and pattern.search(text):
                _mark(text, pattern, language)


@lru_cache
def around_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of some words, whole, the longest first.

    >>> around_words(("community manager",)).split("un community manager, salarié")
    ['un ', 'community manager', ', salarié']
    """
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _mark(text: nodes.Text, pattern: re.Pattern[str], language: str) -> None:
    """Mark what a pattern finds in a text."""
    parts = pattern.split(text)
    marked: list[nodes.Node] = [
        nodes.inline("", part, classes=[f"{LANGUAGE}{language}"]) if place % 2 else nodes.Text(part)
        for place, part in enumerate(parts)
        if part
    ]
    text.parent.replace(text, marked)


def as_html(title: nodes.Element) -> str:
    """Return a title that is kept as HTML, with the language of its foreign words.

    >>> as_html(nodes.title("", "", nodes.inline("", "A & B", classes=["language-en"])))
    '<span lang="en">A &amp; B</span>'
    """
    return "".join(
        f'<span lang="{language}">{escape(text)}</span>' if language else escape(text)
        for text, language in prose(title, "")
    )


def add(app: Sphinx) -> None:
    """Let a site tell its foreign words, and have every page looked through."""
    app.add_config_value("sitekit_foreign_words", {}, "env", dict)
    app.add_transform(MarkKeptWords)
    app.connect("doctree-read", mark_titles, priority=LATE + 1)
    app.connect("doctree-resolved", mark_page, priority=LATE + 1)
