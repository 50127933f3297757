"""Sentences to translate: all handed over, read quickly, with ids of their own; the others told.

Sphinx extracts a text only if it knows the file that it comes from. The parser does not tell it of
the cells of a table inside another block: they would stay French in every edition.

Sphinx hands each sentence of a catalogue to the parser of the page, twice. MyST makes a parser for
each, and before that a document with the settings of docutils, which nothing uses: the English
edition took four times as long as the French one. Pages are read as MyST reads them.

A sentence without a translation of today stays in the language of the source, and says so: a
contributor writes French only, and the English comes later. This is the one place that knows them:
the page has a sentence about it, the end of the build tells each with its file and line.
"""

import re
import sys
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.mdit_to_docutils import base
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.locale import init as read_catalogue
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import extract_messages, traverse_parent

from .editions import current, is_source, source
from .typography import LANGUAGE
from .words import WORDS, report

# What Sphinx ends the name of a document with that holds one sentence of a catalogue.
_SENTENCE = ":<translated>"
# A role with its target, a link or a picture, an address, a tag of HTML.
_MARKUP = re.compile(
    r"\{([\w:-]+)\}`(?:[^`<]*<([^`>]*)>|([^`]*))`|!?\[[^\]]*\]\(([^)\s]*)\)|<?(\bhttps?:[^\s>)`]+)"
    r"|(</?[a-zA-Z!][^>]*>)"
)
_MARKED = re.compile(r"[{[<]|\bhttps?:")
# The class of such a sentence, and its name among what Sphinx keeps of a page.
UNTRANSLATED = "untranslated"
_READ = "sitekit_sentences"  # the sentences of a page that have been read
# A sentence without anything that Markdown could take as a mark: most are.
PLAIN = re.compile(r"(?!.*_)(?=[“«]|[^\W\d])[\w ,;:.!?%€()’'“”«»…–—-]*(?<! )")


class PageParser(MystParser):
    """Reads pages as its parent does, and translated sentences more quickly."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Put what a text says into a document.

        Sphinx asks twice for each sentence of a page: to map its titles, then to translate it.
        """
        if not document["source"].endswith(_SENTENCE):
            super().parse(inputstring, document)
            return
        if PLAIN.fullmatch(inputstring):
            document += nodes.paragraph(inputstring, inputstring)
            return
        env, sentence = document.settings.env, (document["source"], inputstring)
        sentences = env.current_document.setdefault(_READ, {})
        if sentence in sentences:
            known = sentences.pop(sentence)
            # What Sphinx has put into the page stays there.
            is_free = all(part.parent is node for node in known for part in node.children)
            document.extend(known if is_free else [node.deepcopy() for node in known])
        else:
            parser = _parser_of_sentences(env)
            parser.options["document"] = document
            parser.render(inputstring)
            sentences[sentence] = document.children
        # Else the page would keep this document, and with it all the settings of the build.
        for part in (part for node in document.children for part in node.findall()):
            vars(part).pop("_document", None)


@lru_cache(1)
def _parser_of_sentences(env: Any) -> MarkdownIt:
    return create_md_parser(env.myst_config, SphinxRenderer).disable("wordcount")


class DropRepeatedIds(SphinxTransform):
    """Leave each id to the first that bears it.

    Where a sentence cites a source twice, Sphinx gives both links of its translation one id.
    """

    default_priority = 21  # after Sphinx has put the translation in place, at 20

    def apply(self, **_options: object) -> None:
        """Look through the page; authors' own ids are told twice by docutils, before this."""
        seen = set[str]()
        for link in self.document.findall(pending_xref):
            link["ids"] = [name for name in link["ids"] if name not in seen]
            seen.update(link["ids"])


class SourceOfCells(SphinxTransform):
    """Give the cells of a table the file that they come from, and the line of the table."""

    default_priority = 5  # before Sphinx keeps the messages (10) and translates them (20)

    def apply(self, **kwargs: object) -> None:
        """Write the file and the line on the cells that lack them."""
        for text in self.document.findall(nodes.paragraph):
            if text.source is None and isinstance(text.parent, nodes.entry):
                text.source, text.line = self.document["source"], _line_of(text)


def _line_of(text: nodes.Element) -> int | None:
    """Return the line of the nearest block that knows its own."""
    return next((block.line for block in traverse_parent(text) if block.line), None)


class MarkUntranslated(SphinxTransform):
    """Say the language of what has no translation of today, and keep it with its line."""

    default_priority = 19  # before Sphinx translates, at 20: it leaves these as they are

    def apply(self, **_options: object) -> None:
        """Look every sentence up; the catalogue of a page holds no fuzzy one."""
        if is_source(self.config):
            return
        page = self.env.current_document.docname
        folders = [self.env.srcdir / name for name in self.config.locale_dirs]
        domain = docname_to_domain(page, self.config.gettext_compact)
        catalogue, _found = read_catalogue(folders, self.config.language, domain)
        translated: dict[str, str] = getattr(catalogue, "_catalog", {})  # as Sphinx reads it
        sentences = list(extract_messages(self.document))
        for node, sentence in sentences:
            lost, added = other_markup(sentence, translated.get(sentence, "").strip() or sentence)
            if lost or added:
                place = (page, _line_of(node) or 1)
                report("other-markup", place, lost=", ".join(lost), added=", ".join(added))
        left = [
            (node, sentence)
            for node, sentence in sentences
            if not translated.get(sentence, "").strip()
            and not isinstance(node.parent, (nodes.field, nodes.field_body))  # the head
        ]
        self.env.metadata[page][UNTRANSLATED] = [
            (_line_of(node) or 1, " ".join(said.split())) for node, said in left
        ]
        for node, _sentence in left:
            _mark(node, [UNTRANSLATED, f"{LANGUAGE}{source(self.config).language}"])


def other_markup(sentence: str, translation: str) -> tuple[list[str], list[str]]:
    """Return the links, roles and tags that a translation lacks, and those that it has in excess.

    >>> other_markup("Voir {doc}`le temps </hours>`", "See [the time](https://evil.example/)")
    (['doc /hours'], ['https://evil.example/'])
    """
    if not _MARKED.search(f"{sentence} {translation}"):  # most are plain words
        return [], []
    meant, present = (
        Counter(" ".join(filter(None, match.groups())) for match in _MARKUP.finditer(text))
        for text in (sentence, translation)
    )
    return list((meant - present).elements()), list((present - meant).elements())


def _mark(node: nodes.Element, classes: list[str]) -> None:
    """Mark a paragraph, or all that another text holds: titles and options are shown elsewhere."""
    if isinstance(node, nodes.paragraph):
        node["classes"] += classes
    elif isinstance(node, nodes.TextElement):
        words = nodes.inline("", "", *node.children, classes=classes)
        node.children = []
        node += words


def tell_untranslated(app: Sphinx, error: Exception | None) -> None:
    """Tell each at the end of a build, which it does not stop; --quiet silences Sphinx's log.

    Where something is to mend, that is told alone.
    """
    if error is not None or app._warncount or app.builder.name != "html":
        return
    meaning = " / ".join(WORDS.texts(UNTRANSLATED).values())
    notices = [
        f"{Path(app.env.doc2path(page, base=False)).as_posix()}:{line}: NOTICE: {meaning}: {said}"
        for page, kept in sorted(app.env.metadata.items())
        for line, said in kept.get(UNTRANSLATED, ())
    ]
    edition = current(app.config)
    if edition.begun:  # almost all of it: `make translate` lists them
        notices = [f"{edition.label}: {len(notices):,} × {meaning}"]
    print("".join(f"{notice}\n" for notice in notices), end="", file=sys.stderr)


def add(app: Sphinx) -> None:
    """Take the place of MyST's own parser, and register the transforms."""
    app.setup_extension("myst_parser")
    app.add_source_parser(PageParser, override=True)
    app.add_transform(SourceOfCells)
    app.add_transform(MarkUntranslated)
    app.add_transform(DropRepeatedIds)
    # Asked for each sentence, and left aside: Sphinx always has a document of its own.
    base.make_document = cache(base.make_document)
    app.connect("build-finished", tell_untranslated)
