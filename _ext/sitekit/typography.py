"""The words of a page: their typography, and the language of those that are not of the edition.

Authors type plain spaces and straight apostrophes, the build sets them. Each edition is set as its
language wants it, and what is kept in another language there (a class ``language-fr``, which
becomes ``lang="fr"``) as that one does.

A screen reader must not read a foreign word as those around it. In every edition the words that
conf.py lists in `sitekit_foreign_words`, by language, are marked. A sentence, or a word that comes
once, says it where it stands: ``[word]{.language-en}``. Names of people, of bodies and of works are
not foreign words. In a translation, what it keeps of its source is marked too: translators write
it in italics or in « guillemets », and neither for anything else. What was in italics in the source
already is a title or an emphasis, and is left alone.

Works on finished trees, after translation and after everything that is computed: the catalogues
stay plain, and drawn text is set as well. Code, literals and addresses are left alone. Titles are
set where Sphinx keeps them, so that whatever shows a title shows it set.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import traverse_parent

from .editions import EARLY, is_source, source

LATE = 900  # after every listener that keeps Sphinx's default priority of 500
NARROW, NO_BREAK = "\u202f", "\u00a0"
NOT_PROSE = (nodes.literal, nodes.FixedTextElement, nodes.math)
LANGUAGE = "language-"
_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_SETTING = {
    language: (
        re.compile(table["needed"]),
        [(re.compile(rule["find"]), rule["put"]) for rule in table["rules"]],
    )
    for language, table in _TABLES.items()
}
_QUOTED = re.compile(r"(«[^«»]*»)")
_EMPHASIS = re.compile(r"(?<!\*)\*(?=[^\s*])")


def set_text(text: str, language: str) -> str:
    """Return a text with the spaces and apostrophes of its language, if it is one that we know.

    >>> told = set_text("L'équipe : « où ? » 12 500 h, 61 %", "fr")
    >>> told.replace(NARROW, "_").replace(NO_BREAK, "~")
    'L’équipe~: «_où_?_» 12~500~h, 61~%'
    >>> set_text("https://exemple.fr/?a=b;c", "fr")
    'https://exemple.fr/?a=b;c'
    >>> set_text("The members' 22 h, art. L1132-1, p. 4", "en").replace(NO_BREAK, "~")
    'The members’ 22~h, art.~L1132-1, p.~4'
    """
    if language in _SETTING:
        needed, rules = _SETTING[language]
        if needed.search(text):
            for pattern, replacement in rules:
                text = pattern.sub(replacement, text)
    return text


def set_texts(value: Any, language: str) -> Any:
    """Return data with the texts in them set as the language wants; names are left alone."""
    if isinstance(value, str):
        return set_text(value, language) if " " in value else value
    if isinstance(value, dict):
        return {name: set_texts(part, language) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [set_texts(part, language) for part in value]
    return value


def set_names(app: Sphinx, config: Config) -> None:
    """Set the names of the site, which Sphinx writes on each page."""
    for name in ("html_title", "html_short_title"):
        config[name] = set_text(config[name], config.language)


def dress_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Dress a page that is about to be written, with what search engines show of it.

    Not for the catalogues: translators get the words as the author typed them.
    """
    if app.builder.name != "gettext":
        _dress(doctree, app.config)
        for meta in doctree.findall(nodes.meta):
            meta["content"] = set_text(meta["content"], app.config.language)


def dress_titles(app: Sphinx, doctree: nodes.document) -> None:
    """Dress the title of a page and its contents where Sphinx keeps them."""
    for kept in (app.env.titles, app.env.longtitles, app.env.tocs):
        if app.env.docname in kept:
            _dress(kept[app.env.docname], app.config)


def _dress(tree: nodes.Element, config: Config) -> None:
    """Set the prose of a tree, and mark the foreign words in it."""
    languages = {
        word.lower(): language
        for language, words in config.sitekit_foreign_words.items()
        for word in words
    }
    for text, spoken in list(prose(tree, config.language)):
        is_address = isinstance(text.parent, nodes.reference) and "://" in text
        words = text if is_address else set_text(text, spoken)
        small = words.lower()
        foreign = tuple(
            word for word, language in languages.items() if language != spoken and word in small
        )
        if foreign:
            marked = _marked(words, around_words(foreign), lambda part: languages[part.lower()])
            text.parent.replace(text, marked)
        elif words != text:
            text.parent.replace(text, nodes.Text(words))


@lru_cache
def around_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of some words, whole, the longest first.

    >>> around_words(("community manager",)).split("un community manager, salarié")
    ['un ', 'community manager', ', salarié']
    """
    longest_first = sorted(words, key=len, reverse=True)
    any_of_them = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"\b({any_of_them})\b", re.IGNORECASE)


def _marked(
    text: str, pattern: re.Pattern[str], language_of_part: Callable[[str], str]
) -> list[nodes.Node]:
    """Return a text in parts; what the pattern finds is marked with its language."""
    return [
        nodes.inline("", part, classes=[f"{LANGUAGE}{language_of_part(part)}"])
        if place % 2
        else nodes.Text(part)
        for place, part in enumerate(pattern.split(text))
        if part
    ]


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
                text.parent.replace(text, _marked(text, _QUOTED, lambda _part: language))


def _source_of(node: nodes.Element) -> str:
    """Return what the author wrote of the paragraph or title where a node stands."""
    translated = (above.rawsource for above in traverse_parent(node) if above.get("translated"))
    return next(translated, "")


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
    codes = (name.removeprefix(LANGUAGE) for name in classes if name.startswith(LANGUAGE))
    return next(codes, around)


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
    """Dress titles as they are read, pages as they are written, the site's name once."""
    app.add_config_value("sitekit_foreign_words", {}, "env", dict)
    app.add_transform(MarkKeptWords)
    app.connect("config-inited", set_names, priority=EARLY + 1)
    app.connect("doctree-read", dress_titles, priority=LATE)
    app.connect("doctree-resolved", dress_page, priority=LATE)
