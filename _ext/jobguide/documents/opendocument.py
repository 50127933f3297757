"""Writes a sheet in the OpenDocument format (.odt), through odfdo.

The library's own template brings the headings and the A4 page; the few styles below change what a
sheet needs, in the file itself, so that whoever adapts it changes them once for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from odfdo import Document as Package
from odfdo import Element, Header, Span
from odfdo import Paragraph as Text

from sitekit.archive import repacked

from .content import (
    LOCALES,
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    locale_of,
)

Row = tuple[Runs, ...]

HEADINGS = {1: "18pt", 2: "13pt", 3: "12pt"}
BODY, BULLETS, CELL, HEAD = "Text_20_body", "Sheet_20_bullets", "Sheet_20_cell", "Sheet_20_head"
BOLD, ITALIC, KEPT = "Strong_20_Emphasis", "Emphasis", "Kept_20_"
NAMED = 'style:style style:name="{}" style:family="{}"'.format
STYLES = (
    *(
        f'<{NAMED(f"Heading_20_{level}", "paragraph")} style:display-name="Heading {level}"'
        f' style:parent-style-name="Heading" style:next-style-name="{BODY}"'
        f' style:default-outline-level="{level}" style:class="chapter">'
        f'<style:text-properties fo:font-size="{size}" fo:font-weight="bold"/></style:style>'
        for level, size in HEADINGS.items()
    ),
    f'<{NAMED(BODY, "paragraph")} style:display-name="Text body" style:class="text"'
    ' style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:margin-bottom="0.2cm" fo:orphans="2" fo:widows="2"/>'
    '<style:text-properties fo:font-size="11pt"/></style:style>',
    f'<{NAMED(CELL, "paragraph")} style:parent-style-name="Standard">'
    '<style:text-properties fo:font-size="10pt"/></style:style>',
    f'<{NAMED(HEAD, "paragraph")} style:parent-style-name="{CELL}">'
    '<style:text-properties fo:font-weight="bold"/></style:style>',
    f'<{NAMED(BOLD, "text")} style:display-name="Strong Emphasis">'
    '<style:text-properties fo:font-weight="bold"/></style:style>',
    f'<{NAMED(ITALIC, "text")}><style:text-properties fo:font-style="italic"/></style:style>',
    # Words kept in another language, for the spelling and for the voice that reads aloud.
    *(
        f"<{NAMED(f'{KEPT}{language}{slant}', 'text')}><style:text-properties"
        f' fo:font-style="{slant or "normal"}" fo:language="{locale[:2]}"'
        f' fo:country="{locale[3:]}"/></style:style>'
        for language, locale in LOCALES.items()
        for slant in ("", "italic")
    ),
    f'<text:list-style style:name="{BULLETS}">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties'
    ' text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment'
    ' text:label-followed-by="listtab" text:list-tab-stop-position="0.6cm"'
    ' fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/></style:list-level-properties>'
    "</text:list-level-style-bullet></text:list-style>",
)
TABLES = (
    f"<{NAMED('sheet', 'table')}>"
    '<style:table-properties table:align="margins" fo:margin-bottom="0.3cm"'
    ' style:may-break-between-rows="false"/></style:style>',
    f'<{NAMED("cell", "table-cell")}><style:table-cell-properties fo:padding="0.1cm"'
    ' fo:border="0.5pt solid #777777"/></style:style>',
)
# What the library's template holds for the toolbars of one program, and a picture of nothing.
DECORATION = ("Configurations2/", "Thumbnails/")
DATED = "//meta:creation-date|//dc:date|//meta:document-statistic|//text:date|//text:time"


def write(document: Document) -> bytes:
    """Return a sheet as an .odt file; the same sheet always gives the same bytes."""
    package = Package("text")
    _set_styles(package)
    package.set_language(locale_of(document.language))
    package.body.clear()
    for block in document.blocks:
        package.body.append(_element(block))
    package.meta.title = document.title
    package.meta.language = locale_of(document.language)
    return saved(package)


def _set_styles(package: Package) -> None:
    for style in STYLES:
        package.insert_style(style)
    for style in TABLES:
        package.insert_style(style, automatic=True)
    for level in package.styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")  # the template numbers its headings
        level.del_attribute("style:num-suffix")
        level.del_attribute("loext:num-list-format")


def _element(block: Block) -> Element:
    match block:
        case Heading(level, text):
            return _filled(_styled(Header(level), f"Heading_20_{level}"), text)
        case Paragraph(text):
            return _filled(Text(style=BODY), text)
        case Bullets(items):
            return _bullets(items)
        case Table(head, rows):
            return _table(head, rows)


def _styled(holder: Element, style: str) -> Element:
    holder.set_attribute("text:style-name", style)
    return holder


def _bullets(items: Iterable[Runs]) -> Element:
    children = (_within("text:list-item", [_filled(Text(style=BODY), item)]) for item in items)
    return _styled(_within("text:list", children), BULLETS)


def _table(head: Row, rows: Iterable[Row]) -> Element:
    columns = Element.from_tag("table:table-column")
    columns.set_attribute("table:number-columns-repeated", str(len(head)))
    repeated = _within("table:table-header-rows", [_row(head, HEAD)])
    found = _within("table:table", [columns, repeated, *(_row(row, CELL) for row in rows)])
    found.set_attribute("table:style-name", "sheet")
    return found


def _row(cells: Row, style: str) -> Element:
    return _within("table:table-row", _cells(cells, style))


def _cells(cells: Row, style: str) -> Iterator[Element]:
    for text in cells:
        cell = _within("table:table-cell", [_filled(Text(style=style), text)])
        cell.set_attribute("table:style-name", "cell")
        cell.set_attribute("office:value-type", "string")
        yield cell


def _within(tag: str, children: Iterable[Element]) -> Element:
    found = Element.from_tag(tag)
    for child in children:
        found.append(child)
    return found


def _filled(holder: Element, text: Runs) -> Element:
    """Put text into a block as it is; the library would write each space at an edge as a tag."""
    styled: Element | None = None
    for run in text:
        style = _style(run)
        if style:
            styled = Span(run.text, style=style, formatted=False)
            holder.append(styled)
        elif styled is None:
            holder.text = run.text
        else:
            styled.tail = run.text
    return holder


def _style(run: Run) -> str:
    """Return the style of a run; nothing for that of the paragraph."""
    if run.language and not run.bold:
        return f"{KEPT}{run.language}{'italic' if run.italic else ''}"
    return BOLD if run.bold else ITALIC if run.italic else ""


def saved(package: Package) -> bytes:
    """Return a file without dates, so that two builds are the same, nor what no sheet uses."""
    for part in (package.meta, package.styles):
        for dated in part.get_elements(DATED):
            dated.delete()
    for path in package.get_parts():
        if path.startswith(DECORATION):
            package.del_part(path)
    for path in package.manifest.get_paths():
        if path.startswith(DECORATION):
            package.manifest.del_full_path(path)
    written = BytesIO()
    package.save(written)
    return repacked(written)
