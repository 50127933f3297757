"""The pages of a PDF as they are printed: the words are there, none sticks out, pages are full."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2

from checkers.books import addresses, chapters, check_blocks, squeezed
from checkers.report import Finding, Report, report

POINTS = 72 / 25.4  # in a millimetre
START = 12  # letters that tell where a block begins
LEAST = 1 / 3  # of a page that the next one goes on from
TOLERANCE = 2  # points: an italic f leans out of its line
# The marks of the items of lists come after all the words of a page, whose last sentence they would
# part from its end on the next.
_MARKS = re.compile(r"(?:\s*^(?:\d{1,2}\.|–)\s*$)+\Z", re.MULTILINE)

# What follows a reference to another page of the book.
TURN_TO = re.compile(r"\s*\(p\.\s*(\d+)\)")


@dataclass(frozen=True)
class Margins:
    """The margins of a page in millimetres; running heads and numbers stand in them."""

    top: float = 25
    right: float = 24
    bottom: float = 26
    left: float = 28


def check_text(path: Path, site: Path, margins: Margins = Margins()) -> Report:
    """Compare a book with the pages of its edition."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [TURN_TO.sub("", body_of(page, margins)) for page in document]
    names = chapters(site)
    told = _Told(texts, [squeezed(address) for address in addresses(site, names)])
    lost, blocks = check_blocks(site, names, told.says)
    empty = [
        Finding(path.name, f"page {number} is empty")
        for number, text in enumerate(texts, 1)
        if not text.strip()
    ]
    return report("text of the pdf", [*lost, *empty], chapters=len(names), blocks=blocks)


class _Told:
    """What the pages tell, squeezed, without the addresses that are printed after the sources."""

    def __init__(self, texts: list[str], addresses: list[str]) -> None:
        self._whole = squeezed("".join(texts))
        for address in addresses:
            self._whole = self._whole.replace(address, "")
        self._pages = [squeezed(text) for text in texts]

    def says(self, _name: str, words: str) -> bool:
        """Tell whether words stand in the book; a picture may part those that cross two pages."""
        return words in self._whole or any(
            words[:cut] in page and words[cut:] in following
            for page, following in pairwise(self._pages)
            if words[:START] in page
            for cut in range(START, len(words))
        )


def body_of(page: pypdfium2.PdfPage, margins: Margins) -> str:
    """Return what stands between the margins of a page."""
    width, height = page.get_size()
    text: str = page.get_textpage().get_text_bounded(
        left=0,
        bottom=margins.bottom * POINTS,
        right=width,
        top=height - margins.top * POINTS,
    )
    return _MARKS.sub("", text.replace("\r\n", "\n"))


def check_edges(path: Path, margins: Margins = Margins()) -> Report:
    """Look for words that stick out into the side margins, where a table is too wide."""
    findings, lines = [], 0
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            boxes = list(_boxes(page))
            lines += len(boxes)
            width = page.get_size()[0]
            over = [box for box in boxes if _sticks_out(box, width, margins)]
            findings += [Finding(path.name, f"page {number}: words stick out")] if over else []
    return report("edges of the pdf", findings, pages=number, lines=lines)


def check_breaks(path: Path, margins: Margins = Margins()) -> Report:
    """Look at where the pages of a book end, but for those after which a chapter begins."""
    with pypdfium2.PdfDocument(path) as document:
        marks = [(mark.level, mark.get_title(), mark.get_dest()) for mark in document.get_toc()]
        places = [(level, words, place.get_index()) for level, words, place in marks if place]
        chapters_begin = {page for level, _words, page in places if level < 2}
        told = list(thin_pages(document, margins, {page - 1 for page in chapters_begin}))
        lasts = [squeezed(body_of(page, margins).strip().rpartition("\n")[2]) for page in document]
    told += [
        f"page {page + 1} ends with a heading: {words}"
        for _level, words, page in places
        if lasts[page] and squeezed(words).endswith(lasts[page])
    ]
    findings = [Finding(path.name, fault) for fault in told]
    return report("breaks of the pdf", findings, pages=len(lasts), headings=len(places))


def thin_pages(
    document: pypdfium2.PdfDocument, margins: Margins, ends: Container[int]
) -> Iterator[str]:
    """Yield the pages that are left blank for the most part, where nothing ends; none is blank."""
    for index, page in enumerate(document):
        top, bottom = page.get_height() - margins.top * POINTS, margins.bottom * POINTS
        lowest = min((box[1] for box in _boxes(page) if bottom <= box[1] < top), default=top)
        share = (top - lowest) / (top - bottom)
        if not share or (index not in ends and share < LEAST and index + 1 < len(document)):
            yield f"page {index + 1} is filled to {share:.0%}"


Box = tuple[float, float, float, float]


def _boxes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Yield the boxes of the lines of text: left, bottom, right, top, in points."""
    text = page.get_textpage()
    for index in range(text.count_rects()):
        yield text.get_rect(index)


def _sticks_out(box: Box, width: float, margins: Margins) -> bool:
    left, _bottom, right, _top = box
    return left < margins.left * POINTS - TOLERANCE or right > width - (
        margins.right * POINTS - TOLERANCE
    )
