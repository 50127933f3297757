"""Sentences to translate: all of them handed over, read quickly, with ids of their own.

Sphinx extracts a text only if it knows the file that it comes from. The parser does not tell it of
the cells of a table inside another block: they would stay French in every edition.

Sphinx hands each sentence of a catalogue to the parser of the page, twice. MyST makes a parser for
each, and before that a document with the settings of docutils, which nothing uses: the English
edition took four times as long as the French one. Pages are read as MyST reads them.

Imports nothing of ours.
"""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils import base
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

# What Sphinx ends the name of a document with that holds one sentence of a catalogue.
_SENTENCE = ":<translated>"
_HEAD = "---"  # a sentence that begins so would be read as the head of a page


class PageParser(MystParser):
    """Reads pages as its parent does, and translated sentences more quickly."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Put what a text says into a document."""
        if not document["source"].endswith(_SENTENCE) or inputstring.startswith(_HEAD):
            super().parse(inputstring, document)
            return
        parser = _Ready.parser_for(document.settings.env.myst_config)
        sentence = document["source"], inputstring
        if sentence in _Ready.sentences:
            document.extend(node.deepcopy() for node in _Ready.sentences.pop(sentence))
            return
        parser.options["document"] = document
        parser.render(inputstring)
        _Ready.keep(sentence, document.children)


class _Ready:
    """The parser that is ready, the settings that it was made with, and what it has read.

    Sphinx asks twice for each sentence of a page: to map its titles, then to translate it.
    """

    config: MdParserConfig | None = None
    parser: MarkdownIt
    page: str = ""
    sentences: ClassVar[dict[tuple[str, str], list[nodes.Node]]] = {}

    @classmethod
    def keep(cls, sentence: tuple[str, str], read: list[nodes.Node]) -> None:
        """Keep what was read of a sentence, for as long as its page is read."""
        page = sentence[0].removesuffix(_SENTENCE).rpartition(":")[0]
        if page != cls.page:
            cls.page = page
            cls.sentences.clear()
        cls.sentences[sentence] = read

    @classmethod
    def parser_for(cls, config: MdParserConfig) -> MarkdownIt:
        """Return the parser of these settings; another build of the same process has others."""
        if cls.config is not config:
            cls.config, cls.parser = config, create_md_parser(config, SphinxRenderer)
        return cls.parser


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
    block: nodes.Element | None = text
    while block is not None and block.line is None:
        block = block.parent
    return block.line if block is not None else None


def add(app: Sphinx) -> None:
    """Take the place of MyST's own parser, and register the transforms."""
    app.setup_extension("myst_parser")
    app.add_source_parser(PageParser, override=True)
    app.add_transform(SourceOfCells)
    app.add_transform(DropRepeatedIds)
    # Asked for each sentence, and left aside: Sphinx always has a document of its own.
    base.make_document = cache(base.make_document)
