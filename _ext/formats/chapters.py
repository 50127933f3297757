"""Pages become the chapters of one document.

No name stands twice in it, links from page to page are kept, headings go one level lower under the
title of a part, and pictures get colours of their own.

In the pages that come here, an address that begins with ``#/`` is another page's.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from lxml import etree

from sitekit.markup import BLOCK_TITLE

from .paper import SVG, Element, elements, on_paper, relink, remove, selected
from .reading import Leaf

PAGE = "#/"
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMES = " | ".join(f"//{name}" for name in _LEVELS)
_BADGES = "//*[contains(concat(' ', @class, ' '), ' grade ')]"
_STOPS = ".,;:)»\u00a0\u202f"  # and the spaces before them
_REFERRING = ("aria-labelledby", "aria-describedby")


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1 to 6, its words, and the name that a link gives it."""

    level: int
    words: str
    anchor: str


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter: its name, its headings in order, its markup as HTML, how deep it is.

    ``labels`` tells for each name that a link can lead to under which heading it stands.
    """

    name: str
    headings: tuple[Heading, ...]
    markup: str
    depth: int
    labels: dict[str, str]

    @property
    def title(self) -> Heading:
        """The title of the chapter."""
        return self.headings[0]

    @property
    def sections(self) -> tuple[Heading, ...]:
        """The headings right under the title."""
        return tuple(one for one in self.headings if one.level == self.title.level + 1)


def anchor_of(page: str, fragment: str = "") -> str:
    """Return the name of a page, or of a place in it, within the book.

    >>> anchor_of("guide/mission"), anchor_of("guide/mission", "source")
    ('guide-mission', 'guide-mission--source')
    """
    name = page.replace("/", "-")
    return f"{name}--{fragment}" if fragment else name


def address_in_book(address: str, page: str, online: str) -> str:
    """Return where a link of a page leads from the book; nothing where it leads nowhere.

    A file that the site offers beside its pages is not in the book: it is fetched online. Its
    address is told from the root, where a page of the book stands (``#/…``).

    >>> address_in_book("#/about/method#grade-a", "guide/sizing", "")
    '#about-method--grade-a'
    >>> address_in_book("#needs", "guide/sizing", "")
    '#guide-sizing--needs'
    >>> address_in_book("downloads/a.csv", "guide/sizing", "https://b.org/")
    'https://b.org/downloads/a.csv'
    """
    if address.startswith(PAGE):
        return "#" + anchor_of(*address.removeprefix(PAGE).split("#", 1))
    if address.startswith("#"):
        return "#" + anchor_of(page, address[1:])
    if urlsplit(address).scheme:
        return address
    return f"{online}{address}" if online else ""


@dataclass(frozen=True)
class Surroundings:
    """What a chapter takes from the book: address of the edition online, style of the drawings."""

    online: str
    drawings: str


def make_chapter(leaf: Leaf, body: str, under_title: bool, around: Surroundings) -> Chapter:
    """Return a page as a chapter; ``under_title`` tells whether its part has a title."""
    name = leaf.name
    root = on_paper(body)
    relink(root, partial(address_in_book, page=name, online=around.online))
    _rename(root, name)
    root.tag = "section"
    root.set("class", f"chapter depth-{leaf.depth}{'' if under_title else ' alone'}")
    for drawing in list(root.iter(f"{{{SVG}}}svg")):
        _dress(drawing, around.drawings)
    headings = tuple(_headings(root, anchor_of(name), 1 if under_title else 0))
    for badge in selected(root, _BADGES):
        _bind(badge)
    markup = etree.tostring(root, method="html", encoding="unicode")
    return Chapter(name, headings, markup, leaf.depth, _labels(root))


def _rename(root: Element, name: str) -> None:
    """Give each id the name of its page."""
    for element in elements(root):
        if "id" in element.attrib:
            element.set("id", anchor_of(name, element.get("id", "")))
        for attribute in _REFERRING:
            if attribute in element.attrib:
                ids = element.get(attribute, "").split()
                element.set(attribute, " ".join(anchor_of(name, one) for one in ids))


def _headings(root: Element, anchor: str, lower: int) -> list[Heading]:
    """Lower the headings and return them; the title answers to the name of the page."""
    found: list[Heading] = []
    for element in selected(root, _NAMES):
        if BLOCK_TITLE in element.get("class", "").split():  # it names a block, and no section
            element.tag = "p"
            continue
        level = _LEVELS.index(str(element.tag)) + 1 + lower
        element.tag = _LEVELS[min(level, len(_LEVELS)) - 1]
        names = _names(element) if found else [anchor, *_names(element)]
        name, *others = names or [f"{anchor}--heading-{len(found)}"]
        element.set("id", name)
        for other in others:
            _mark(element, other)
        found.append(Heading(level, _words(element), name))
    return found


def _names(heading: Element) -> list[str]:
    """Take the names of a heading's section, and those that stand before the heading.

    Left there, a name may lead to the page before: the box that bears it opens where the heading
    has no room any more.
    """
    section, names = heading.getparent(), [heading.get("id", "")]
    if section is not None and section.tag == "section":
        siblings = heading.itersiblings("span", preceding=True)
        before = [one for one in siblings if not one.text and not len(one)]
        names += [str(section.attrib.pop("id", "")), *(one.get("id", "") for one in before)]
        for one in before:
            remove(one)
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


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _labels(root: Element) -> dict[str, str]:
    """Return under which heading each name stands."""
    told, labels = "", {}
    for element in elements(root):
        if element.tag in _LEVELS:
            told = _words(element)
        if "id" in element.attrib:
            labels[element.get("id", "")] = told
    return labels


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
