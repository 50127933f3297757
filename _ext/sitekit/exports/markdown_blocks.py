"""The blocks of a page as Markdown: paragraphs, lists, tables, quotations, code.

Written for what our pages hold, on lxml. Three packages were tried on the whole guide: markdownify
takes 30 ms a page, a third of the build; html2text loses what a definition defines;
html-to-markdown puts tables in italics under their pictures.

Pure: it imports `markdown_inline` and lxml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from .markdown_inline import Link, classes, escaped, fence_for, folded, inline, is_skipped, piece

INLINE = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd label mark math q s samp small"
    " span strong sub sup time u var".split()
)
# Labels that stand over a block without being headings of the page.
_LABELS = frozenset("facet-label admonition-title activity-name reading-label".split())
# What would open another block at the beginning of a line: a backslash goes before its sign.
_OPENING = re.compile(
    r"^(\s*)(?:(\d{1,9})(?=[.)](?:\s|$))|(?=(?:#{1,6}|[>+=-])(?:\s|$)))", re.MULTILINE
)
_LANGUAGE = re.compile(r"\bhighlight-(\w+)")


@dataclass(frozen=True)
class Writer:
    """How a copy is written.

    ``link`` is what becomes of an address; ``form`` are the words of the link to a form, which
    cannot be filled in here; ``colon`` stands between a term and what defines it.
    """

    link: Link
    form: str
    colon: str = ":"


def write(element: Element, writer: Writer) -> str:
    r"""Return what stands in an element as Markdown, with a line's end.

    >>> from lxml.html import fragment_fromstring
    >>> page = fragment_fromstring("<div><h1>Un</h1><p>Deux <b>mots</b></p></div>")
    >>> write(page, Writer(link=str, form="Form"))
    '# Un\n\nDeux **mots**\n'
    """
    return "\n\n".join(blocks(element, writer)) + "\n"


def blocks(element: Element, writer: Writer) -> list[str]:
    """Return the blocks that stand in an element; words between two blocks are a block."""
    found: list[str] = []
    words = escaped(element.text or "")
    for child in element:
        if child.tag in INLINE:
            words += piece(child, writer.link)
        elif not is_skipped(child):
            found += [*_paragraph(words), *_block(child, writer)]
            words = ""
        words += escaped(child.tail or "")
    return [*found, *_paragraph(words)]


def _paragraph(words: str) -> list[str]:
    """Return words as a paragraph, or nothing; a line of it must not look like another block."""
    text = folded(words).strip(" \n")
    return [_OPENING.sub(r"\1\2\\", text)] if text else []


def _block(element: Element, writer: Writer) -> list[str]:
    write_block = _BLOCKS.get(str(element.tag), blocks)
    return write_block(element, writer)


def _text(element: Element, writer: Writer) -> list[str]:
    found = blocks(element, writer)
    return [f"**{found[0]}**"] if found and _LABELS.intersection(classes(element)) else found


def _heading(element: Element, writer: Writer) -> list[str]:
    words = inline(element, writer.link).replace("\n", " ")
    return [f"{'#' * int(str(element.tag)[1])} {words}"] if words else []


def _label(element: Element, writer: Writer) -> list[str]:
    words = inline(element, writer.link)
    return [f"**{words}**"] if words else []


def _folded_part(element: Element, writer: Writer) -> list[str]:
    """Return a part that the page folds; what opens the text of a picture opens nothing here."""
    if "equivalent" not in classes(element):
        return blocks(element, writer)
    return [told for child in element if child.tag != "summary" for told in _block(child, writer)]


def _picture_title(element: Element, writer: Writer) -> list[str]:
    """Return what stands under a picture: its title, which is now over the text of the picture."""
    found = blocks(element, writer)
    return [f"**{found[0]}**", *found[1:]] if found else []


def _form(element: Element, writer: Writer) -> list[str]:
    named = [element.get("id"), *(holder.get("id") for holder in element.iterancestors())]
    anchor = next((name for name in named if name), "")
    return [f"[{writer.form}]({writer.link(f'#{anchor}')})"]


def _quotation(element: Element, writer: Writer) -> list[str]:
    lines = "\n\n".join(blocks(element, writer)).split("\n")
    return ["\n".join(f"> {line}".rstrip() for line in lines)]


def _bullets(element: Element, writer: Writer) -> list[str]:
    return _list([blocks(item, writer) for item in _items(element)], lambda _number: "- ")


def _numbers(element: Element, writer: Writer) -> list[str]:
    first = int(element.get("start", "1"))
    items = [blocks(item, writer) for item in _items(element)]
    return _list(items, lambda number: f"{first + number}. ")


def _items(element: Element) -> Iterator[Element]:
    return (child for child in element if child.tag == "li" and not is_skipped(child))


def _list(items: list[list[str]], mark: Callable[[int], str]) -> list[str]:
    """Return a list, its items apart where one of them holds more than a sentence and a list."""
    loose = any(len(item) > 2 or (len(item) == 2 and not _is_list(item[1])) for item in items)
    told = [_indented(item, mark(number)) for number, item in enumerate(items) if item]
    return [("\n\n" if loose else "\n").join(told)] if told else []


def _is_list(block: str) -> bool:
    return block.startswith("- ") or re.match(r"\d+\. ", block) is not None


def _indented(item: list[str], mark: str) -> str:
    """Return an item after its mark, its other lines under its first word."""
    apart = "\n" if len(item) == 2 and _is_list(item[1]) else "\n\n"
    lines = apart.join(item).split("\n")
    under = " " * len(mark)
    return "\n".join([mark + lines[0], *(f"{under}{line}".rstrip() for line in lines[1:])])


def _definitions(element: Element, writer: Writer) -> list[str]:
    """Return definitions as a list: Markdown has no other way that every reader knows."""
    items: list[list[str]] = []
    above = "dd"
    for child in element:
        words = f"**{inline(child, writer.link)}**"
        if child.tag == "dd" and items:
            items[-1] += blocks(child, writer)
        elif child.tag == "dt" and above == "dt":
            items[-1][0] += f", {words}"
        elif child.tag == "dt":
            items.append([words])
        above = str(child.tag)
    return _list([_defined(item, writer.colon) for item in items], lambda _number: "- ")


def _defined(item: list[str], colon: str) -> list[str]:
    """Return a term and its text on one line, where the text begins with a sentence."""
    if len(item) < 2 or _is_list(item[1]):
        return item
    return [f"{item[0]}{colon} {item[1]}", *item[2:]]


def _table(element: Element, writer: Writer) -> list[str]:
    """Return a table, its caption over it; its first row is its heading, as Markdown wants."""
    caption = element.find("caption")
    told = _label(caption, writer) if caption is not None else []
    rows = [_cells(row, writer) for row in element.iter("tr")]
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    rule = f"|{' --- |' * len(rows[0])}" if rows else ""
    return [*told, "\n".join([*lines[:1], rule, *lines[1:]])] if rows else told


def _cells(row: Element, writer: Writer) -> list[str]:
    """Return the cells of a row, each on one line: a bar or a line's end would begin another."""
    cells = (" ".join(blocks(cell, writer)) for cell in row if cell.tag in ("td", "th"))
    return [cell.replace("\n", " ").replace("|", "\\|") for cell in cells]


def _code(element: Element, _writer: Writer) -> list[str]:
    text = "".join(map(str, element.itertext())).strip("\n")
    holders = (holder.get("class", "") for holder in element.iterancestors())
    language = next((found[1] for holder in holders if (found := _LANGUAGE.search(holder))), "")
    fence = fence_for(text, 3)
    return [f"{fence}{language}\n{text}\n{fence}"]


def _formula(element: Element, writer: Writer) -> list[str]:
    """Return a formula that stands alone; another block that is called so is no formula."""
    formulas = [child.get("alttext", "") for child in element if child.tag == "math"]
    if "math" not in classes(element) or not formulas:
        return blocks(element, writer)
    return [f"$$\n{formula}\n$$" for formula in formulas]


_BLOCKS: dict[str, Callable[[Element, Writer], list[str]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "p": _text,
    "div": _formula,
    "summary": _label,
    "legend": _label,
    "caption": _label,
    "details": _folded_part,
    "figcaption": _picture_title,
    "form": _form,
    "blockquote": _quotation,
    "ul": _bullets,
    "ol": _numbers,
    "dl": _definitions,
    "table": _table,
    "pre": _code,
}
