"""What WeasyPrint draws: the book as a tagged PDF, and its cover as the picture of the EPUB.

The fonts are open ones, that pip brings with the other packages: what is printed must not depend on
those of the machine. Only the books use them; a page of the site never loads a font.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg
import pydyf
import pypdfium2
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from sitekit.files import rendered

from .book import Book
from .chapters import Part

Press = Callable[..., Document]
VARIANT = "pdf/ua-1"  # tagged, for screen readers (ISO 14289-1)
COVER_WIDTH = 1200  # dots: sharp on an e-reader, and light
# The names are ours: a font of the machine that bears the real name is not taken in its place.
FAMILIES = {
    "Book Serif": "Source Serif 4",
    "Book Sans": "Source Sans 3",
    "Book Mono": "Source Code Pro",
}


def make_press(sheets: Path, files: Path) -> Press:
    """Return what lays documents out, with the templates and the sheet of a folder.

    It takes the name of a template and its values. Pictures come from ``files``.
    """
    fonts = FontConfiguration()
    texts = (font_faces(), (sheets / "book.css").read_text(encoding="utf-8"))
    styles = [CSS(string=text, font_config=fonts) for text in texts]

    def lay_out(template: str, **values: Any) -> Document:
        markup = rendered(sheets / template, **values)
        page = HTML(string=markup, base_url=f"{files.as_uri()}/")
        return page.render(font_config=fonts, stylesheets=styles)

    return lay_out


def font_faces() -> str:
    """Return the rules of CSS that give our names to the files of the fonts."""
    return "\n".join(
        f'@font-face {{ font-family: "{ours}"; font-style: {file.style}; '
        f'src: url("{file.path.as_uri()}") }}'
        for ours, theirs in FAMILIES.items()
        for file in fontpkg.family(theirs).files
    )


def draw_cover(book: Book, sheets: Path) -> bytes:
    """Return the cover, the first page of the PDF, as PNG."""
    page = make_press(sheets, sheets)("cover-alone.html", book=book).write_pdf()
    document = pypdfium2.PdfDocument(page)
    width, _height = document[0].get_size()
    picture = document[0].render(scale=COVER_WIDTH / width).to_pil()
    written = BytesIO()
    # Few colours: a palette makes the file several times lighter, and shows no difference.
    picture.quantize(64).save(written, "PNG", optimize=True)
    document.close()
    return written.getvalue()


def bind(book: Book, parts: Sequence[Part], press: Press) -> bytes:
    """Return the whole book.

    The chapters are laid out first, and the front matter with the numbers of their pages. It is
    numbered apart, in Roman numerals, as in any book: laying it out moves no page of the chapters.
    """
    body = press("book.html", book=book, parts=parts)
    front = press("front.html", book=book, parts=parts, pages=_pages(body))
    chapters = (chapter for part in parts for chapter in part.chapters)
    labels = {name: heading for chapter in chapters for name, heading in chapter.labels.items()}
    finish = partial(_finish, front=len(front.pages), labels=labels)
    whole: bytes | None = front.copy([*front.pages, *body.pages]).write_pdf(
        finisher=finish, pdf_variant=VARIANT
    )
    assert whole is not None  # it is only when a file is named to write to
    return whole


@cache
def _references(*numbers: int) -> tuple[bytes, ...]:
    return tuple(b"%d 0 R" % number for number in numbers)


# Asked for with each tag, and reckoned anew each time: a tenth of the time of a book.
pydyf.PDF.page_references = property(lambda pdf: _references(*pdf.pages["Kids"][::3]))


def _pages(body: Document) -> dict[str, int]:
    """Return the number of the page on which each name first stands: a chapter has many."""
    numbered = list(enumerate(body.pages, 1))
    return {name: number for number, page in reversed(numbered) for name in page.anchors}


def _finish(_document: Document, pdf: pydyf.PDF, front: int, labels: Mapping[str, str]) -> None:
    """Say what WeasyPrint leaves unsaid.

    The numbers of the pages as they are printed, where each link leads, whether a header is that of
    a column or of a row, and what PDF/UA asks of links and lists.
    """
    roman, arabic = pydyf.Dictionary({"S": "/r"}), pydyf.Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, roman, front, arabic])})
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary):
            if item.get("Subtype") == "/Link":
                _tell_link(item, labels)
            elif item.get("S") == "/TH":
                _tell_header(item, pdf)
            elif item.get("S") in _INSIDE:
                _fill_list(item, pdf)
            elif item.get("S") in ("/Span", "/NonStruct") and any(_links(item, pdf)):
                item["S"] = "/Link"  # an element inside a link, which WeasyPrint links once more


def _tell_link(link: pydyf.Dictionary, labels: Mapping[str, str]) -> None:
    """Put the heading that a link leads to in place of a name that is made for programs."""
    place = link.get("Dest")
    if isinstance(place, pydyf.String) and place.string in labels:
        link["Contents"] = pydyf.String(labels[place.string])


def _tell_header(cell: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Say of what a header is the header: of its column in the head of a table, else of its row."""
    row = _object(pdf, cell["P"])
    group = _object(pdf, row["P"])
    cell["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


# What a list may hold, and a line of it; and what anything else there is put in.
_INSIDE = {
    "/L": ("/LI", ("/L", "/LI", "/Caption")),
    "/LI": ("/LBody", ("/Lbl", "/LBody")),
}


def _fill_list(part: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Put what stands loose in a list, or in a line of it, in a line or in its body."""
    kind, may_hold = _INSIDE[part["S"]]
    loose = [kid for kid in part["K"] if _object(pdf, kid)["S"] not in may_hold]
    if not loose:
        return
    place = {"Type": "/StructElem", "S": kind, "Pg": part["Pg"], "P": part.reference}
    holder = pydyf.Dictionary({**place, "K": pydyf.Array(loose)})
    pdf.add_object(holder)  # which comes to be looked at in its turn
    for kid in loose:
        _object(pdf, kid)["P"] = holder.reference
    at = part["K"].index(loose[0])
    part["K"] = pydyf.Array([kid for kid in part["K"] if kid not in loose])
    part["K"].insert(at, holder.reference)


def _links(part: pydyf.Dictionary, pdf: pydyf.PDF) -> Iterator[bool]:
    """Yield, of each thing that an element holds, whether it is a link; marks of text are none."""
    for kid in part["K"]:
        yield isinstance(kid, bytes) and _object(pdf, kid).get("Type") == "/OBJR"


def _object(pdf: pydyf.PDF, reference: bytes) -> pydyf.Dictionary:
    """Return what a reference stands for; it begins with the number of the object."""
    return pdf.objects[int(reference.split()[0])]
