"""A page without what only a browser can do: no control, no script, nothing folded or hidden.

What the site shows to a printer is what a book shows: the questions of a form stay, with the room
to answer them by hand. Knows XML and nothing of a build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

Element = etree._Element

SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
_DROPPED = (
    "//script | //noscript | //template | //button | //input | //select | //textarea | //output"
    " | //*[@hidden or @aria-hidden='true']"
    " | //a[contains(concat(' ', @class, ' '), ' headerlink ')]"
)
_EMPTY = "//p[not(node())] | //ul[not(*)] | //legend[not(node())]"
# Elements of a form whose words stay and that lead nowhere without their controls.
_PLAIN = {"form": "div", "fieldset": "div", "legend": "p", "label": "span"}
_NO_USE = re.compile(r"aria-|data-|(?:role|tabindex|for|autocomplete|novalidate|name)$")
_OPENING = re.compile(r"<svg(?![^>]*\sxmlns=)")
_LINE_END = re.compile(r"[ \t]*\n\s*")
_NAMED = f'<svg xmlns="{SVG}"'


def on_paper(body: str) -> Element:
    """Return what a page says, ready for a book; its markup must be sound XML.

    >>> etree.tostring(on_paper('<p>a <input type="text"/>b</p><details><p>c</p></details>'))
    b'<div><p>a b</p><details open="open"><p>c</p></details></div>'
    """
    root = etree.fromstring(f"<div>{_OPENING.sub(_NAMED, body)}</div>")
    for element in selected(root, _DROPPED):
        remove(element)
    for element in selected(root, _EMPTY):
        remove(element)
    for element in list(elements(root)):
        _simplify(element)
    _fold_spaces(root)
    return root


def _fold_spaces(element: Element) -> None:
    """Make the ends of lines of the source into spaces: WeasyPrint may end a line there too."""
    if element.tag != "pre":
        element.text = _LINE_END.sub(" ", element.text) if element.text else None
        for child in element:
            _fold_spaces(child)
            child.tail = _LINE_END.sub(" ", child.tail) if child.tail else None


def _simplify(element: Element) -> None:
    """Drop what serves scripts and screen readers of a browser, and say what the book must know."""
    tag = str(element.tag)
    if not tag.startswith("{"):
        for name in [name for name in element.attrib if _NO_USE.match(str(name))]:
            del element.attrib[name]
    if tag in _PLAIN:
        element.set("class", f"{element.get('class', '')} {tag}".strip())
        element.tag = _PLAIN[tag]
    elif tag == "details":
        element.set("open", "open")
    elif tag == "th":  # a header of a column in the head of a table, of its row elsewhere
        head = next(element.iterancestors("thead"), None)
        element.set("scope", "row" if head is None else "col")


def selected(root: Element, path: str) -> list[Element]:
    """Return the elements that an XPath expression selects, of XHTML without a namespace."""
    found = root.xpath(path)
    return [one for one in found if isinstance(one, Element)] if isinstance(found, list) else []


def elements(root: Element) -> Iterator[Element]:
    """Yield every element, comments left out."""
    return root.iter("*")


def remove(element: Element) -> None:
    """Take an element out and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:  # it went with what held it
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "") or None
    else:
        parent.text = (parent.text or "") + (element.tail or "") or None
    parent.remove(element)


def relink(root: Element, mend: Callable[[str], str]) -> None:
    """Give each link the address that `mend` makes of its own; without one it is plain text."""
    for link in selected(root, "//a[@href]"):
        address = mend(link.get("href", ""))
        if address:
            link.set("href", address)
        else:
            del link.attrib["href"]
            link.tag = "span"
