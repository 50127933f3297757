"""The guide as one PDF: tagged, with bookmarks, set as a French book (``sphinx -b pdf``).

The pages are written as for the site, put together as chapters of one document, and laid out by
WeasyPrint. No name stands twice in it, links from page to page are kept, headings go one level
lower under the title of a part, and pictures get colours of their own. The
front matter is laid out once the chapters are, since it tells on which page each begins: laying
out the book once instead of three times is what keeps `make dist` near two minutes. The numbers of
pages after references lay many of its pages out again: half as much time again.
"""

import logging
import os
import re
from copy import deepcopy
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

from sitekit.markup import BLOCK_TITLE
from sitekit.typography import NARROW, NO_BREAK

from .book import SHEETS, BookBuilder, read_book
from .chapters import (
    LEVELS,
    SVG,
    Chapter,
    Heading,
    Leaf,
    level_of,
    on_paper,
    relink,
    titles_of,
    words_of,
)

# The word before a badge, the badge, and the stop after it with the space before that.
_BADGE = re.compile(
    rf"([^ \n<>]*)( ?)(<a [^<>]*\bgrade\b[^<>]*>\w</a>)([.,;:)»{NO_BREAK}{NARROW}]*)"
)


class PdfBuilder(BookBuilder):
    """Binds the pages at the end."""

    name = "pdf"
    epilog = "The book is in %(outdir)s."

    def finish(self) -> None:
        """Bind the book."""
        from .layout import bind, make_press

        self.copy_image_files()
        book, sheets = read_book(self.env), Path(self.srcdir, SHEETS)
        style = (sheets / "drawings.css").read_text(encoding="utf-8")
        parts = self.parts(partial(make_chapter, online=book.address, drawings=style))
        # The fonts in the book are dated as the book is: they ask this variable, or the clock.
        dated = datetime.combine(book.day, time(), UTC)
        os.environ["SOURCE_DATE_EPOCH"] = f"{dated.timestamp():.0f}"
        # What WeasyPrint complains of is a warning of the build.
        logging.getLogger("weasyprint").handlers = logging.getLogger("sphinx").handlers
        content = bind(book, parts, make_press(sheets, Path(self.outdir)))
        Path(self.outdir, f"{book.name}.pdf").write_bytes(content)


def anchor_of(page: str, fragment: str = "") -> str:
    """Return the name of a page, or of a place in it, within the book.

    >>> anchor_of("guide/mission"), anchor_of("guide/mission", "source")
    ('guide-mission', 'guide-mission--source')
    """
    name = page.replace("/", "-")
    return f"{name}--{fragment}" if fragment else name


def make_chapter(leaf: Leaf, body: str, online: str, drawings: str) -> Chapter:
    """Return a page as a chapter.

    ``online`` is the address of the edition, ``drawings`` the style of its drawings.
    """
    root = on_paper(_BADGE.sub(_bound, body), across=480)

    def place(page: str, fragment: str) -> str:
        return f"#{anchor_of(page, fragment)}"

    relink(root, leaf.name, online, place)
    for element in root.xpath("//*[@id]"):
        element.set("id", anchor_of(leaf.name, element.get("id")))
    root.tag = "section"
    root.set("class", f"chapter depth-{leaf.depth}{' alone' if leaf.alone else ''}")
    for drawing in root.iter(f"{{{SVG}}}svg"):
        _dress(drawing, drawings)
    headings = tuple(_headings(root, anchor_of(leaf.name), 0 if leaf.alone else 1))
    return Chapter(leaf.name, leaf.depth, headings, root)


def _headings(root: HtmlElement, anchor: str, lower: int) -> list[Heading]:
    """Lower the headings and return them; the title answers to the name of the page."""
    headings: list[Heading] = []
    for title in titles_of(root):
        level = level_of(title) + lower
        title.tag = LEVELS[min(level, len(LEVELS)) - 1]
        names = _names(title) if headings else [anchor, *_names(title)]
        name, *others = names or [f"{anchor}--heading-{len(headings)}"]
        title.set("id", name)
        for other in others:
            _mark(title, other)
        headings.append(Heading(level, words_of(title), name))
    for block in root.find_class(BLOCK_TITLE):
        block.tag = "p"  # in the bookmarks of the book, only sections have a place
    return headings


def _names(heading: HtmlElement) -> list[str]:
    """Take the names of a heading's section, and those that stand before the heading.

    Left there, a name may lead to the page before: the box that bears it opens where the heading
    has no room any more.
    """
    section, names = heading.getparent(), [heading.get("id", "")]
    if section is not None and section.tag == "section":
        siblings = heading.itersiblings("span", preceding=True)
        before = [mark for mark in siblings if not mark.text and not len(mark)]
        names += [section.attrib.pop("id", ""), *(mark.get("id") for mark in before)]
        for mark in before:
            mark.drop_tree()
    return [name for name in names if name]


def _mark(heading: HtmlElement, name: str) -> None:
    """Put a further name at the head of a heading."""
    mark = etree.Element("span", id=name)
    mark.tail, heading.text = heading.text, None
    heading.insert(0, mark)


def _bound(badge: re.Match[str]) -> str:
    """Keep a badge on the line of the word before it and of the stop after it.

    WeasyPrint tears the line where they do not fit on it together.
    """
    word, space, letter, stop = badge.groups()
    return f'<span class="bound">{word}{space.replace(" ", NO_BREAK)}{letter}{stop}</span>'


def _dress(drawing: HtmlElement, style: str) -> None:
    """Give a drawing its colours: WeasyPrint does not look for them in the sheet of the page.

    It has no `paint-order` either: words that stand on a line get a pale edge behind them.
    """
    for text in list(drawing.iter(f"{{{SVG}}}text")):
        if "on-line" in text.classes:
            edge = deepcopy(text)
            edge.set("class", "edge")
            text.addprevious(edge)
    sheet = etree.Element(f"{{{SVG}}}style")
    sheet.text = style
    drawing.append(sheet)
