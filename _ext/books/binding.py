"""A page becomes a chapter of the PDF, where all pages are one document.

No name stands twice in it, links from page to page are kept, headings go one level lower under the
title of a part, and pictures get colours of their own.
"""

from __future__ import annotations

from copy import deepcopy
from functools import partial

from lxml import etree

from sitekit.markup import BLOCK_TITLE

from .chapters import (
    LEVELS,
    SVG,
    Chapter,
    Element,
    Heading,
    Leaf,
    address_in_book,
    elements,
    level_of,
    on_paper,
    relink,
    remove,
    selected,
    titles_of,
    words_of,
)

_BADGES = "//*[contains(concat(' ', @class, ' '), ' grade ')]"
_BLOCK_TITLES = f"//*[contains(concat(' ', @class, ' '), ' {BLOCK_TITLE} ')]"
_STOPS = ".,;:)»\u00a0\u202f"  # and the spaces before them
_REFERRING = ("aria-labelledby", "aria-describedby")


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
    root = on_paper(body, across=480)

    def place(page: str, fragment: str) -> str:
        return f"#{anchor_of(page, fragment)}"

    relink(root, partial(address_in_book, page=leaf.name, online=online, place=place))
    _rename(root, leaf.name)
    root.tag = "section"
    root.set("class", f"chapter depth-{leaf.depth}{' alone' if leaf.alone else ''}")
    for drawing in list(root.iter(f"{{{SVG}}}svg")):
        _dress(drawing, drawings)
    headings = tuple(_headings(root, anchor_of(leaf.name), 0 if leaf.alone else 1))
    for badge in selected(root, _BADGES):
        _bind(badge)
    return Chapter(leaf.name, leaf.depth, headings, root)


def _rename(root: Element, name: str) -> None:
    """Give each id the name of its page."""
    for element in elements(root):
        if "id" in element.attrib:
            element.set("id", anchor_of(name, element.get("id", "")))
        for attribute in _REFERRING:
            if attribute in element.attrib:
                ids = element.get(attribute, "").split()
                element.set(attribute, " ".join(anchor_of(name, told) for told in ids))


def _headings(root: Element, anchor: str, lower: int) -> list[Heading]:
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
    for block in selected(root, _BLOCK_TITLES):
        block.tag = "p"  # in the bookmarks of the book, only sections have a place
    return headings


def _names(heading: Element) -> list[str]:
    """Take the names of a heading's section, and those that stand before the heading.

    Left there, a name may lead to the page before: the box that bears it opens where the heading
    has no room any more.
    """
    section, names = heading.getparent(), [heading.get("id", "")]
    if section is not None and section.tag == "section":
        siblings = heading.itersiblings("span", preceding=True)
        before = [mark for mark in siblings if not mark.text and not len(mark)]
        names += [str(section.attrib.pop("id", "")), *(mark.get("id", "") for mark in before)]
        for mark in before:
            remove(mark)
    return [name for name in names if name]


def _mark(heading: Element, name: str) -> None:
    """Put a further name at the head of a heading."""
    mark = etree.Element("span", id=name)
    mark.tail, heading.text = heading.text, None
    heading.insert(0, mark)


def _bind(badge: Element) -> None:
    """Keep a badge on the line of the word before it and of the stop after it.

    WeasyPrint tears the line where they do not fit on it together.
    """
    before, parent = badge.getprevious(), badge.getparent()
    if parent is None:
        return
    text, tail = (parent.text if before is None else before.tail) or "", badge.tail or ""
    said = text.rstrip()
    left, word = text[: said.rfind(" ") + 1], said[said.rfind(" ") + 1 :]
    after = tail.lstrip(_STOPS)
    bound = etree.Element("span", {"class": "bound"})
    bound.text = word + ("\u00a0" if said != text else "")
    bound.tail = after
    badge.addprevious(bound)
    badge.tail = tail.removesuffix(after)
    bound.insert(0, badge)
    if before is None:
        parent.text = left
    else:
        before.tail = left


def _dress(drawing: Element, style: str) -> None:
    """Give a drawing its colours: WeasyPrint does not look for them in the sheet of the page.

    It has no `paint-order` either: words that stand on a line get a pale edge behind them.
    """
    for text in list(drawing.iter(f"{{{SVG}}}text")):
        if "on-line" in (text.get("class") or "").split():
            edge = deepcopy(text)
            edge.set("class", "edge")
            text.addprevious(edge)
    sheet = etree.Element(f"{{{SVG}}}style")
    sheet.text = style
    drawing.append(sheet)
