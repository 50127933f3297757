"""Pages become chapters: markup without what only a browser can do, what a chapter is, its links.

What the site shows to a printer is what a book shows: nothing is folded or hidden. In the pages
that come here, an address that begins with ``#/`` is another page's; one of another file of the
site is told from the root of the site. Knows XML and nothing of a build.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from sitekit.markup import BLOCK_TITLE

SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
_DROPPED = (
    "//script | //noscript | //template | //button | //input | //select | //textarea | //output"
    " | //*[@hidden or @aria-hidden='true']"
    " | //a[contains(concat(' ', @class, ' '), ' headerlink ')]"
)
_EMPTY = "//p[not(node())] | //ul[not(*)]"
_NO_USE = re.compile(r"aria-|data-|(?:role|tabindex|name)$")
_OPENING = re.compile(r"<svg(?![^>]*\sxmlns=)")
_NAMED = f'<svg xmlns="{SVG}"'
_FRAMED = "//*[local-name() = 'svg' and @role = 'img' and @width = '100%']"
PAGE = "#/"
LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLES = " | ".join(f"//{name}" for name in LEVELS)
_KINDS = {"mathml": f"{{{MATHML}}}math", "svg": f"{{{SVG}}}svg"}


def on_paper(body: str, across: int = 360) -> HtmlElement:
    """Return what a page says, ready for a book; its markup must be sound XML.

    A drawing of the site fills its frame and keeps its height; one of a book must be able to shrink
    to a page: it is so many dots ``across``, and scaled as a whole.

    >>> etree.tostring(on_paper('<p>a <input type="text"/>b</p><details><p>c</p></details>'))
    b'<div><p>a b</p><details open="open"><p>c</p></details></div>'
    """
    root = etree.fromstring(f"<div>{_OPENING.sub(_NAMED, body)}</div>", html.xhtml_parser)
    for kind in (_DROPPED, _EMPTY):
        for element in root.xpath(kind):
            element.drop_tree()
    for element in root.iter("*"):
        _simplify(element)
    for drawing in root.xpath(_FRAMED):
        drawing.set("viewBox", f"0 0 {across} {drawing.get('height')}")
        drawing.set("width", str(across))
    return root


def _simplify(element: HtmlElement) -> None:
    """Drop what serves scripts and screen readers of a browser, and say what the book must know."""
    tag = element.tag
    if not tag.startswith("{"):
        for name in filter(_NO_USE.match, element.keys()):
            del element.attrib[name]
    if tag == "details":
        element.set("open", "open")
    elif tag == "th":  # a header of a column in the head of a table, of its row elsewhere
        head = next(element.iterancestors("thead"), None)
        element.set("scope", "row" if head is None else "col")


def relink(root: HtmlElement, page: str, online: str, place: Callable[[str, str], str]) -> None:
    """Give each link of a page its address in the book; one that leads nowhere is plain text.

    See `address_in_book` for what is asked.
    """
    for link in root.xpath("//a[@href]"):
        if address := address_in_book(link.get("href"), page, online, place):
            link.set("href", address)
        else:
            del link.attrib["href"]
            link.tag = "span"


@dataclass(frozen=True)
class Leaf:
    """A page in its place: its name, how many pages stand above it in its part.

    The first page of a book and the last stand ``alone``, in a part without a title.
    """

    name: str
    depth: int = 0
    alone: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1, its words, and the name that a link gives it, if any."""

    level: int
    words: str
    anchor: str


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter: its name, how deep it stands, its headings in order, its markup."""

    name: str
    depth: int
    headings: tuple[Heading, ...]
    root: HtmlElement

    @property
    def title(self) -> Heading:
        """The title of the chapter."""
        return self.headings[0]

    @property
    def sections(self) -> tuple[Heading, ...]:
        """The headings right under the title that can be led to."""
        level = self.title.level + 1
        return tuple(
            heading for heading in self.headings if heading.level == level and heading.anchor
        )

    @property
    def html(self) -> str:
        """The markup, for the PDF."""
        return etree.tostring(self.root, method="html", encoding="unicode")

    @property
    def xhtml(self) -> str:
        """What stands in the root as XML, for the EPUB."""
        parts = (etree.tostring(child, encoding="unicode") for child in self.root)
        return (self.root.text or "") + "".join(parts)

    @property
    def kinds(self) -> str:
        """What a reading system must be told that the chapter holds: drawings, formulas."""
        held = (kind for kind, tag in _KINDS.items() if next(self.root.iter(tag), None) is not None)
        return " ".join(held)

    @property
    def labels(self) -> dict[str, str]:
        """Under which heading each name stands that a link can lead to."""
        heading, labels = "", {}
        for element in self.root.iter("*"):
            if element.tag in LEVELS:
                heading = words_of(element)
            if "id" in element.attrib:
                labels[element.get("id")] = heading
        return labels


@dataclass(frozen=True)
class Part:
    """A part of the book: its title, which the first and the last part do not have."""

    title: str
    chapters: tuple[Chapter, ...]


def titles_of(root: HtmlElement) -> list[HtmlElement]:
    """Return the headings of a page; what names a block, and no section, is none."""
    return [heading for heading in root.xpath(_TITLES) if BLOCK_TITLE not in heading.classes]


def level_of(heading: HtmlElement) -> int:
    """Return the level of a heading, from 1."""
    return LEVELS.index(heading.tag) + 1


def words_of(element: HtmlElement) -> str:
    """Return what an element says, on one line."""
    return " ".join(element.text_content().split())


def address_in_book(address: str, page: str, online: str, place: Callable[[str, str], str]) -> str:
    """Return where a link of a page leads from the book; nothing where it leads nowhere.

    ``place`` tells the address of a page of the book, and of a name in it. A file that the site
    offers beside its pages is not in the book: it is fetched ``online``.

    >>> def place(page, fragment):
    ...     return f"{page}.xhtml#{fragment}"
    >>> address_in_book("#/about/method#grade-a", "guide/sizing", "", place)
    'about/method.xhtml#grade-a'
    >>> address_in_book("#needs", "guide/sizing", "", place)
    'guide/sizing.xhtml#needs'
    >>> address_in_book("downloads/a.csv", "guide/sizing", "https://b.org/", place)
    'https://b.org/downloads/a.csv'
    """
    if address.startswith(PAGE):
        name, _mark, fragment = address.removeprefix(PAGE).partition("#")
        return place(name, fragment)
    if address.startswith("#"):
        return place(page, address[1:])
    if urlsplit(address).scheme:
        return address
    return f"{online}{address}" if online else ""
