"""Writes a sheet in the format of Word (.docx), through python-docx.

The library's template is an American letter with 160 table styles; it is made lighter once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from sitekit.archive import repacked

from .content import Block, Bullets, Document, Heading, Paragraph, Runs, Table, locale_of

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.text.paragraph import Paragraph as Text

Row = tuple[Runs, ...]

GRID = "Table Grid"
UNUSED = ("/stylesWithEffects", "/customXml", "/thumbnail", "/extended-properties")
SOME_DAY = datetime(1980, 1, 1, tzinfo=UTC)  # the format wants a date; two builds are the same
SIZES = {"Normal": 11, "Heading 1": 18, "Heading 2": 13, "Heading 3": 12}


def write(document: Document) -> bytes:
    """Return a sheet as a .docx file; the same sheet always gives the same bytes."""
    package = docx.Document(BytesIO(_template()))
    for language in package.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale_of(document.language))
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        if isinstance(before, Table) and not isinstance(block, Heading):
            package.add_paragraph().paragraph_format.space_after = Pt(0)  # or tables would join
        _add(package, block)
    about = package.core_properties
    about.title, about.language = document.title, locale_of(document.language)
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = SOME_DAY
    saved = BytesIO()
    package.save(saved)
    return repacked(saved)


@cache
def _template() -> bytes:
    """Return the library's template on A4, without what no sheet uses."""
    package = docx.Document()
    page = package.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    for relations in (package.part.rels, package.part.package.rels):
        for key in [key for key, rel in relations.items() if rel.reltype.endswith(UNUSED)]:
            del relations[key]
    for style in list(package.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in (GRID, "Normal Table"):
            style.delete()
    _set_looks(package)
    saved = BytesIO()
    package.save(saved)
    return saved.getvalue()


def _set_looks(package: Package) -> None:
    """Set plain headings in black: the association adds its own colours."""
    for name, size in SIZES.items():
        font = package.styles[name].font
        font.size = Pt(size)
        font.color.rgb = RGBColor(0, 0, 0)


def _add(package: Package, block: Block) -> None:
    match block:
        case Heading(level, text):
            _fill(package.add_heading(level=level), text)
        case Paragraph(text):
            _fill(package.add_paragraph(), text)
        case Bullets(items):
            for item in items:
                _fill(package.add_paragraph(style="List Bullet"), item)
        case Table(head, rows):
            _add_table(package, head, rows)


def _add_table(package: Package, head: Row, rows: Sequence[Row]) -> None:
    table = package.add_table(rows=0, cols=len(head))
    table.style = GRID
    for place, row in enumerate((head, *rows)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _fill(cell.paragraphs[0], text, bold=place == 0)
            looks = cell.paragraphs[0].paragraph_format
            looks.space_after, looks.keep_with_next = Pt(2), place < len(rows)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)


def _fill(paragraph: Text, text: Runs, bold: bool = False) -> None:
    for run in text:
        piece = paragraph.add_run(run.text)
        piece.bold = run.bold or bold or None
        piece.italic = run.italic or None
        if run.language:  # for the spelling, and for the voice that reads aloud
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), locale_of(run.language))
            piece._r.get_or_add_rPr().append(language)
