"""Sheets as files that a word processor opens: the same words as the page, with real styles.

First what a sheet is made of, as immutable records, and how it is found in a page; then the files,
written beside the pages when the page is about to be. A file holds the sheets of a posting, or
those of a section that has a label. It comes after everything that changes a page, typography
included, so that it says what its page says, letter for letter, in the language of the edition.

A folder ``template-…`` is such a file unzipped, with all of its look: a designer zips it, changes
it, unzips it. ``written-…`` has what the build puts in its place: the body, and what a file says of
itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.nodes import traverse_parent
from sphinx.util.osutil import relative_uri

from sitekit.files import filled, packed
from sitekit.typography import language_of

from ..blocks import Site, block, bullets, on
from ..domain import holder_of, is_sheet
from ..nodes import BOOKS
from ..words import report, word

LOCALES = {"en": "en-GB", "fr": "fr-FR"}
FIRST_DAY = "2026-01-01"  # of a sheet whose page does not say when it was read again
NEW_PAGE = "new-page"  # the class of a heading that opens a page
LETTER = "letter"  # the class of a sheet that is sent alone
RIGHT = "at-right"  # the class of a paragraph of a letter: whom it is for, who signs
_QUIET = (nodes.comment, nodes.target)
_SPACES = re.compile(r"[ \t\r\n]+")  # not the spaces that do not break
_FIELD = re.compile(r"\[([^\[\]]+)\]|☐")  # what whoever takes a sheet fills in, or ticks
# The class of a sheet that is a row of a poster: what happens, what to do, who does it.
RUNG = "rung"
# The class of a paragraph that leads elsewhere, and says nothing on a poster.
ON_SCREEN = "on-screen"
DOTS, HAND = "…", 24  # what is written by hand instead, and the letters it takes
NARROWEST = 0.16  # the least part of a table that a column takes

FOLDER = "downloads"
PROGRAMS = {"odt": "LibreOffice", "docx": "Word"}
LAST = 950  # after sitekit's typography, at 900
KILOBYTE = 1000
TITLE = "part-title"  # the class of the title that a sheet has of its own
# What the head, the foot and the boxes say in every file.
WORDS_IN_FILES = ("logo", "association", "date", "page", "of", "box")
HEADS_OF_POSTER = ("case", "gestures", "who")
# The last section of the template in Word's format says what head and foot the pages have.
_SECTION = re.compile(r"<w:sectPr(?:(?!<w:sectPr).)*</w:sectPr>(?=\s*</w:body>)", re.DOTALL)


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; its language where it is not that of the sheet ("fr")."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""

    @property
    def style(self) -> tuple[bool, bool, str]:
        """All but the text."""
        return self.bold, self.italic, self.language

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """The text cut at its fields: each piece after what it is.

        >>> Run("☐ Le [date].").pieces
        [('box', '☐'), ('words', ' Le '), ('blank', 'date'), ('words', '.')]
        """
        cut, end = [], 0
        for field in _FIELD.finditer(self.text):
            cut.append(("words", self.text[end : field.start()]))
            cut.append(("blank", field[1]) if field[1] else ("box", field[0]))
            end = field.end()
        return [(kind, piece) for kind, piece in (*cut, ("words", self.text[end:])) if piece]


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; the highest of a sheet is of level 1. It may open a page of its own."""

    kind: ClassVar[str] = "heading"
    level: int
    text: Runs
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; its name in the styles of the template, where it is one of a letter."""

    kind: ClassVar[str] = "paragraph"
    text: Runs
    style: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list, each item one paragraph; ``counted``, its items have an order."""

    kind: ClassVar[str] = "list"
    items: tuple[Runs, ...]
    counted: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its head, then its rows, cell by cell. That of a poster is read from afar."""

    kind: ClassVar[str] = "table"
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    is_poster: bool = False

    @property
    def shares(self) -> list[float]:
        """The part of the width that each column takes: by its longest cell, never too narrow.

        Those who sign have the same room, and so have the columns of a poster.

        >>> Table(((Run("La présidence"),), (Run("Toi"),)), (((Run("[nom]"),),) * 2,)).shares
        [0.5, 0.5]

        >>> table = Table(((Run("Usage de la photo"),), (Run("Oui"),)), ())
        >>> [round(share, 2) for share in table.shares]
        [0.84, 0.16]
        """
        if self.is_poster or (self.rows and all(map(_only_fields, self.rows))):
            return [1 / len(self.head)] * len(self.head)
        columns = zip(self.head, *self.rows, strict=True)
        longest = [max(1, *map(_room, cells)) for cells in columns]
        wanted = [max(length / sum(longest), NARROWEST) for length in longest]
        return [part / sum(wanted) for part in wanted]


def said(text: Runs) -> str:
    """Return the words of a text, without their style."""
    return "".join(run.text for run in text)


def _room(cell: Runs) -> int:
    """Return the letters that a cell takes: what is written by hand takes more than its dots."""
    words = said(cell)
    return HAND if words.startswith(DOTS) else len(words)


def by_hand(row: Sequence[Runs]) -> bool:
    """Tell whether a row of a table is for a pen, which needs room: dots, or only signatures.

    >>> by_hand([(Run("Le forum"),), (Run("… et …"),)]), by_hand([(Run("Et puis…"),), ()])
    (True, False)
    >>> by_hand([(Run("[nom, signature]"),), (Run("[nom]"),)]), by_hand([(Run("[nom]"),)])
    (True, False)
    """
    return _only_fields(row) or any(said(cell).startswith(DOTS) for cell in row)


def _only_fields(row: Sequence[Runs]) -> bool:
    return len(row) > 1 and all(_FIELD.fullmatch(said(cell)) for cell in row)


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class Document:
    """A sheet with what the file says of itself: title, language ("fr"), day of its text."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    written_on: str = FIRST_DAY


def plain(block: Block) -> str:
    """Return the text of a heading or of a paragraph, or nothing.

    >>> plain(Heading(1, (Run("Fiche "), Run("type", bold=True))))
    'Fiche type'
    """
    return said(block.text) if isinstance(block, Heading | Paragraph) else ""


def locale_of(language: str) -> str:
    """Return the language that spelling is checked in.

    >>> locale_of("fr")
    'fr-FR'
    """
    return LOCALES.get(language[:2], language)


class UnknownBlockError(Exception):
    """A block of a sheet that no file can hold yet: its node."""


def blocks_of(sheets: Sequence[nodes.Element], below: int = 0) -> tuple[Block, ...]:
    """Return the blocks of the containers that make one sheet, in reading order.

    The highest of its headings stands one level below the level given.
    Raises UnknownBlockError rather than leave anything out.
    """
    children = [child for sheet in sheets for child in sheet.children]
    rubrics = [child for child in children if isinstance(child, nodes.rubric)]
    above = min((_level(rubric) for rubric in rubrics), default=1) - 1 - below
    return tuple(_block(child, above) for child in children if not isinstance(child, _QUIET))


def poster(sheets: Sequence[nodes.Element], heads: Sequence[str]) -> Table:
    """Return sheets as the rows of a poster. Raises UnknownBlockError where one is no such row."""
    rows = []
    for sheet in sheets:
        paragraphs = sheet.findall(nodes.paragraph)
        printed = [child for child in paragraphs if ON_SCREEN not in child["classes"]]
        if len(printed) != len(heads):
            raise UnknownBlockError(sheet)
        rows.append(tuple(map(runs, printed)))
    return Table(tuple((Run(head),) for head in heads), tuple(rows), is_poster=True)


def _level(rubric: nodes.rubric) -> int:
    return int(rubric.get("heading-level", 1))


def _block(node: nodes.Node, above: int) -> Block:
    match node:
        case nodes.rubric():
            return Heading(_level(node) - above, runs(node), NEW_PAGE in node["classes"])
        case nodes.paragraph():
            return Paragraph(runs(node), _style(node))
        case nodes.bullet_list() | nodes.enumerated_list():
            is_counted = isinstance(node, nodes.enumerated_list)
            return Bullets(tuple(_cell(item) for item in node.children), is_counted)
        case nodes.table():
            return _table(node)
    raise UnknownBlockError(node)


def _style(paragraph: nodes.paragraph) -> str:
    if LETTER not in paragraph.parent["classes"]:
        return ""
    return "LetterRight" if RIGHT in paragraph["classes"] else "Letter"


def _table(node: nodes.table) -> Table:
    rows = [tuple(_cell(entry) for entry in row.children) for row in node.findall(nodes.row)]
    if next(node.findall(nodes.thead), None) is None:
        raise UnknownBlockError(node)
    return Table(rows[0], tuple(rows[1:]))


def _cell(node: nodes.Node) -> Runs:
    """Return the text of an item or a cell: one paragraph, or nothing."""
    for child in node.children:
        if not isinstance(child, nodes.paragraph):
            raise UnknownBlockError(child)
    if len(node.children) > 1:
        raise UnknownBlockError(node)
    return tuple(run for child in node.children for run in runs(child))


def runs(node: nodes.Node) -> Runs:
    """Return the text of a block, cut where its style changes; spaces that break are folded."""
    pieces = groupby(_pieces(node, Run("")), key=lambda run: run.style)
    joined = [Run("".join(run.text for run in same), *style) for style, same in pieces]
    folded = [replace(run, text=_SPACES.sub(" ", run.text)) for run in joined]
    if folded:
        folded[0] = replace(folded[0], text=folded[0].text.lstrip(" "))
        folded[-1] = replace(folded[-1], text=folded[-1].text.rstrip(" "))
    return tuple(folded)


def _pieces(node: nodes.Node, around: Run) -> Iterator[Run]:
    """Yield each text in a node; `around` is the style of what holds it."""
    for child in node.children:
        if isinstance(child, nodes.Element):
            within = replace(
                around,
                bold=around.bold or isinstance(child, nodes.strong),
                italic=around.italic or isinstance(child, nodes.emphasis),
                language=language_of(child, around.language),
            )
            yield from _pieces(child, within)
        else:
            yield replace(around, text=child.astext())


# ---- the files


@on("doctree-resolved", LAST)
def publish(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the files that the page links to, and add the size of each to its link."""
    wanted: dict[str, list[nodes.reference]] = {}
    for link in doctree.findall(nodes.reference):
        if "document" in link:
            wanted.setdefault(link["document"], []).append(link)
    for name, links in wanted.items():
        title, blocks = _read(doctree, name, app.config.language)
        for link in links:
            _make(app, link, Document(title, app.config.language, blocks, day_of(app, docname)))


def day_of(app: Sphinx, docname: str) -> str:
    """Return the day when the text of a page was read again, which its files bear."""
    return str(app.env.metadata[docname].get("reviewed", FIRST_DAY))


def _make(app: Sphinx, link: nodes.reference, document: Document) -> None:
    """Write one file and say its size; only the pages of the site have files beside them.

    A book keeps the link, which leads to the site; elsewhere the words stay.
    """
    if app.builder.name in BOOKS:
        link += nodes.Text(")")
        return
    if app.builder.name != "html":
        link.replace_self(nodes.Text(f"{link.astext()})"))
        return
    content = render(document, link["kind"])
    path = Path(app.outdir, FOLDER, f"{link['document']}.{link['kind']}")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    size = max(1, round(len(content) / KILOBYTE))
    link += nodes.Text(word(app.config.language, "document-size", size=size))


def render(document: Document, kind: str) -> bytes:
    """Return a sheet as a file of a kind, ``odt`` or ``docx``: its template, filled."""
    locale = locale_of(document.language)
    words = {name: word(document.language, f"document-{name}") for name in WORDS_IN_FILES}
    look = filled(Path(__file__).with_name(f"template-{kind}"), title=document.title, **words)
    section = _SECTION.findall(look.get("word/document.xml", b"").decode())
    look = {name: _in_language(content, locale) for name, content in look.items()}
    body = filled(
        Path(__file__).with_name(f"written-{kind}"),
        section=Markup("".join(section)),
        title=document.title,
        blocks=document.blocks,
        written_on=document.written_on,
        locale=locale,
        words=words,
        locale_of=locale_of,
        by_hand=by_hand,
        locales=LOCALES,
    )
    return packed(look | body, date.fromisoformat(document.written_on))


def _in_language(content: bytes, locale: str) -> bytes:
    """Return a part of the template, which is in French, in a language."""
    language, _dash, country = locale.partition("-")
    for french, said in (
        ("fr-FR", locale),
        ('fo:language="fr"', f'fo:language="{language}"'),
        ('fo:country="FR"', f'fo:country="{country}"'),
    ):
        content = content.replace(french.encode(), said.encode())
    return content


def _read(doctree: nodes.document, name: str, language: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title and the blocks of a posting, or of the section with a label.

    A letter is sent without its title.
    """
    try:
        for section in doctree.findall(nodes.section):
            if name in section["ids"]:
                title, *blocks = _section_blocks(section, language)
                is_letter = all(LETTER in sheet["classes"] for sheet in sheets_in(section))
                return plain(title), tuple(blocks if is_letter else (title, *blocks))
        whole = blocks_of(sheets_in(doctree, name))
        return plain(whole[0]) if whole else "", whole
    except UnknownBlockError as error:
        report("unwritable-sheet", error.args[0], block=type(error.args[0]).__name__)
        return "", ()


def _section_blocks(section: nodes.section, language: str) -> Iterator[Block]:
    """Yield the title of a section, then each of its sheets, under the title nearest to it.

    A sheet with a title of its own has no other. Those that are rungs make one table.
    """
    sheets = sheets_in(section)
    titles = (rubric for sheet in sheets for rubric in sheet.findall(nodes.rubric))
    if any(TITLE in title["classes"] for title in titles):
        yield from blocks_of(sheets)
        return
    yield Heading(1, runs(section[0]))
    if rungs := [sheet for sheet in sheets if RUNG in sheet["classes"]]:
        yield poster(rungs, [word(language, f"document-{head}") for head in HEADS_OF_POSTER])
        sheets = [sheet for sheet in sheets if sheet not in rungs]
    for sheet in sheets:
        nearest = next(iter(traverse_parent(sheet, nodes.section)))
        if nearest is not section:
            yield Heading(2, runs(nearest[0]))
        yield from blocks_of([sheet], below=1 if nearest is section else 2)


def sheets_in(holder: nodes.Element, posting: str = "") -> list[nodes.container]:
    """Return the sheets of a page or of a section; where a posting is named, those of it alone."""
    sheets = (node for node in holder.findall(nodes.container) if is_sheet(node))
    return [sheet for sheet in sheets if posting in ("", holder_of(sheet, "posting"))]


@block("downloads")
def downloads(site: Site, argument: str) -> list[nodes.Node]:
    """Return one link a format to the sheet of a posting: the one named, or the only one.

    Where the argument is the label of a section of the page, to the sheets of that section.
    """
    labels = site.domain.env.domains.standard_domain.labels
    docname, anchor, title = labels.get(argument, ("", "", ""))
    if docname == site.page:
        return _links(site, anchor, title)
    offered = [
        posting
        for posting in site.domain.postings_of(site.page)
        if argument in ("", posting.id) and site.domain.sheets_of(posting)
    ]
    if len(offered) != 1:
        return []
    return _links(site, offered[0].id, offered[0].title)


def _links(site: Site, name: str, title: str) -> list[nodes.Node]:
    here, links = site.builder.get_target_uri(site.docname), []
    for kind, program in PROGRAMS.items():
        text = site.word("document-link", title=title, program=program, kind=kind)
        of_file = {"refuri": relative_uri(here, f"{FOLDER}/{name}.{kind}"), "internal": True}
        links.append([nodes.reference("", text, document=name, kind=kind, **of_file)])
    return [bullets(links, "files")]
