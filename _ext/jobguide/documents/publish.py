"""Writes the sheets of a page as files beside the pages, when the page is about to be written.

A file holds the sheets of a posting, or those of a section that has a label.

It comes after everything that changes a page, typography included, so that a file says what its
page says, letter for letter, in the language of the edition.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from sitekit.files import filled, packed
from sitekit.markup import sections_over

from ..blocks import Site, block, bullets, on
from ..domain import holder_of, is_sheet
from ..nodes import BOOKS
from ..words import report, word
from .content import (
    FIRST_DAY,
    LETTER,
    LOCALES,
    RUNG,
    Block,
    Document,
    Heading,
    UnknownBlockError,
    blocks_of,
    by_hand,
    locale_of,
    plain,
    poster,
    runs,
)

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
                is_letter = all(LETTER in sheet["classes"] for sheet in _sheets(section))
                return plain(title), tuple(blocks if is_letter else (title, *blocks))
        sheets = (node for node in _sheets(doctree) if holder_of(node, "posting") == name)
        blocks = [*blocks_of(list(sheets))]
        return plain(blocks[0]) if blocks else "", tuple(blocks)
    except UnknownBlockError as error:
        report("unwritable-sheet", error.node, block=error)
        return "", ()


def _section_blocks(section: nodes.section, language: str) -> Iterator[Block]:
    """Yield the title of a section, then each of its sheets, under the title nearest to it.

    A sheet with a title of its own has no other. Those that are rungs make one table.
    """
    sheets = list(_sheets(section))
    if any(
        TITLE in rubric["classes"] for sheet in sheets for rubric in sheet.findall(nodes.rubric)
    ):
        yield from blocks_of(sheets)
        return
    yield Heading(1, runs(section[0]))
    if rungs := [sheet for sheet in sheets if RUNG in sheet["classes"]]:
        yield poster(rungs, [word(language, f"document-{head}") for head in HEADS_OF_POSTER])
        sheets = [sheet for sheet in sheets if sheet not in rungs]
    for sheet in sheets:
        nearest = next(sections_over(sheet))
        if nearest is not section:
            yield Heading(2, runs(nearest[0]))
        yield from blocks_of([sheet], below=1 if nearest is section else 2)


def _sheets(holder: nodes.Element) -> Iterator[nodes.container]:
    return (node for node in holder.findall(nodes.container) if is_sheet(node))


@block("downloads")
def downloads(site: Site, argument: str) -> list[nodes.Node]:
    """Return one link a format to the sheet of a posting: the one named, or the only one.

    Where the argument is the label of a section of the page, to the sheets of that section.
    """
    labels = site.domain.env.domains.standard_domain.labels
    docname, anchor, title = labels.get(argument, ("", "", ""))
    if docname == site.page:
        return _links(site, anchor, title)
    found = [
        posting
        for posting in site.domain.postings_of(site.page)
        if argument in ("", posting.id) and site.domain.sheets_of(posting)
    ]
    if len(found) != 1:
        return []
    return _links(site, found[0].id, found[0].title)


def _links(site: Site, name: str, title: str) -> list[nodes.Node]:
    return [bullets(([_link(site, name, title, kind)] for kind in PROGRAMS), "files")]


def _link(site: Site, name: str, title: str, kind: str) -> nodes.reference:
    told = site.word("document-link", title=title, program=PROGRAMS[kind], kind=kind)
    here = site.builder.get_target_uri(site.docname)
    address = relative_uri(here, f"{FOLDER}/{name}.{kind}")
    return nodes.reference("", told, refuri=address, internal=True, document=name, kind=kind)
