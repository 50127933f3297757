"""Reading built pages. Imports nothing of ours."""

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

Element = etree._Element
NO_ELEMENT = (etree._Comment, etree._ProcessingInstruction)

# Elements that do not break a line of text: what they hold is read with their neighbours.
INLINE = frozenset(
    "a abbr b bdi bdo cite data del dfn em i ins label mark output q s small span strong "
    "sub sup time tspan u var".split()
)
# What stands in these is not prose.
NOT_PROSE = frozenset("code kbd math pre samp script style template textarea".split())
# Stands for an element left out: neither a letter nor a space.
OBJECT = "\ufffc"
BOUNDARY = "\x00"


@dataclass(frozen=True)
class Page:
    """One built page: its path inside the site, and its tree."""

    path: str
    root: Element

    @property
    def language(self) -> str:
        """The language that the page declares; empty where it declares none."""
        return self.root.get("lang", "")


def read_pages(folder: Path) -> list[Page]:
    """Read every page of a built site, in the order of their paths."""
    paths = sorted(folder.rglob("*.html"))
    return [
        Page(path.relative_to(folder).as_posix(), from_its_folder(read_tree(path)))
        for path in paths
    ]


def from_its_folder(root: Element) -> Element:
    """Return a page that is made to be shown at any depth as its own folder shows it.

    Such a page (404.html) says where the edition is on the server, and its addresses start from the
    root of the server; those of the others stay as they are, right or wrong.
    """
    folder = root.get("data-content_root", "")
    for element in elements(root) if folder.startswith("/") else ():
        for name in ("href", "src", "action"):
            address = element.get(name, "")
            if address.startswith("/") and not address.startswith("//"):
                element.set(name, posixpath.relpath(address, folder))
    return root


def read_tree(path: Path) -> Element:
    """Read one HTML file as UTF-8, whatever it says of itself."""
    return etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))


def select(root: Element, path: str) -> list[Element]:
    """Return the elements that an XPath expression selects."""
    found = root.xpath(path)
    return [one for one in found if isinstance(one, Element)] if isinstance(found, list) else []


def strings(root: Element, path: str) -> list[str]:
    """Return the texts or the attributes that an XPath expression selects."""
    found = root.xpath(path)
    return [str(one) for one in found] if isinstance(found, list) else []


def elements(root: Element) -> Iterator[Element]:
    """Yield every element, leaving out comments and processing instructions."""
    return (element for element in root.iter() if not isinstance(element, NO_ELEMENT))


def values(element: Element, names: Iterable[str]) -> Iterator[str]:
    """Yield the values of those of these attributes that an element has."""
    for name in names:
        value = element.get(name)
        if value is not None:
            yield value


def has_class(name: str) -> str:
    """Return the XPath condition for an element that bears a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def text_of(element: Element) -> str:
    """Return all the text of an element, its spaces folded."""
    return " ".join("".join(map(str, element.itertext())).split())


def prose(root: Element, foreign: Callable[[Element], bool] = lambda _: False) -> list[str]:
    """Return the visible text of a tree, block by block, without code.

    What `foreign` accepts is left out too: words of another language, a quotation…
    """
    pieces = "".join(_pieces(root, foreign)).split(BOUNDARY)
    return [piece for piece in pieces if piece.strip()]


def _pieces(element: Element, foreign: Callable[[Element], bool]) -> Iterator[str]:
    """Yield text in reading order, with a mark wherever a block begins or ends."""
    edge = "" if element.tag in INLINE else BOUNDARY
    yield edge
    yield element.text or ""
    for child in element:
        if isinstance(child, NO_ELEMENT):
            yield ""
        elif child.tag in NOT_PROSE or foreign(child):
            yield OBJECT
        else:
            yield from _pieces(child, foreign)
        yield child.tail or ""
    yield edge
