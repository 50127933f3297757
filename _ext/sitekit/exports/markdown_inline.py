"""Words of a page as Markdown: emphasis, links, code, formulas; nothing that breaks a line of text.

Pure: it reads elements of lxml, and knows neither Sphinx nor the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree
from lxml.etree import _Element as Element

# What becomes of an address: those of a page lead elsewhere from a copy.
Link = Callable[[str], str]

SKIPPED = frozenset(
    "script style template noscript input select textarea button output svg".split()
)
_NO_ELEMENT = (etree._Comment, etree._ProcessingInstruction)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*", "summary": "**"}
_SPECIAL = re.compile(r"([\\`*]|(?<!\w)_|_(?!\w)|<(?=[\w/!?])|&(?=#?\w+;)|\](?=[(\[:]))")
_SPACES = re.compile(r"[ \t]*\n[ \t\n]*|[ \t]+")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def escaped(text: str) -> str:
    r"""Return a text whose signs no reader of Markdown takes for markup.

    >>> escaped("2 * 3, a_b, _c_, [nom] et [a](b)")
    '2 \\* 3, a_b, \\_c\\_, [nom] et [a\\](b)'
    """
    return _SPECIAL.sub(r"\\\1", text)


def is_skipped(element: Element) -> bool:
    """Tell whether an element says nothing to a reader of the copy; comments say nothing either."""
    if isinstance(element, _NO_ELEMENT) or element.tag in SKIPPED:
        return True
    return "hidden" in element.attrib or "headerlink" in classes(element)


def classes(element: Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()


def inline(element: Element, link: Link) -> str:
    """Return what stands in an element as one run of Markdown, its lines as in the source."""
    return folded("".join(_pieces(element, link))).strip(" \n")


def folded(text: str) -> str:
    r"""Return a text with its spaces folded, its lines kept.

    >>> folded("un  mot\n  et  un autre")
    'un mot\net un autre'
    """
    return _SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", text)


def _pieces(element: Element, link: Link) -> Iterator[str]:
    yield escaped(element.text or "")
    for child in element:
        yield piece(child, link)
        yield escaped(child.tail or "")


def piece(element: Element, link: Link) -> str:
    """Return one element that stands in a sentence."""
    if is_skipped(element):
        return ""
    write = _WRITERS.get(str(element.tag), _plain)
    return write(element, link)


def _plain(element: Element, link: Link) -> str:
    return "".join(_pieces(element, link))


def _marked(element: Element, link: Link) -> str:
    """Return words between marks; the spaces at their edges stay outside, as Markdown wants."""
    found = _EDGES.match(_plain(element, link))
    mark = _MARKS[str(element.tag)]
    return f"{found[1]}{mark}{found[2]}{mark}{found[3]}" if found and found[2] else ""


def _link(element: Element, link: Link) -> str:
    words, address = inline(element, link), element.get("href")
    return f"[{words}]({link(address)})" if address and words else words


def _image(element: Element, link: Link) -> str:
    return f"![{escaped(element.get('alt', ''))}]({link(element.get('src', ''))})"


def _code(element: Element, _link: Link) -> str:
    text = folded("".join(map(str, element.itertext()))).strip()
    fence = fence_for(text, 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def fence_for(text: str, least: int) -> str:
    """Return a run of backquotes longer than any in a text.

    >>> fence_for("{cite}`clé`", 1)
    '``'
    """
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _whole(element: Element, link: Link) -> str:
    """Return an abbreviation as what it stands for: no pointer rests on a copy."""
    return escaped(element.get("title", "")) or _plain(element, link)


def _formula(element: Element, _link: Link) -> str:
    """Return a formula as its author wrote it, in LaTeX."""
    return f"${element.get('alttext', '')}$"


_WRITERS: dict[str, Callable[[Element, Link], str]] = {
    **dict.fromkeys(_MARKS, _marked),
    "a": _link,
    "abbr": _whole,
    "br": lambda _element, _link: "\\\n",
    "code": _code,
    "kbd": _code,
    "samp": _code,
    "img": _image,
    "math": _formula,
}
