"""Reading office files as their parts, without the libraries that write them."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from lxml import etree

from checkers.html import Element

MAIN = {"odt": "content.xml", "docx": "word/document.xml"}
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
}
FIELDS = {"odt": "//loext:content-control", "docx": "//w:sdt"}
FIELD_NAMES = {"odt": "@loext:alias", "docx": "./w:sdtPr/w:alias/@w:val"}
HEADS_OF_PAGES = {"odt": ("styles.xml", "//style:header"), "docx": ("word/header-first.xml", "/*")}
STYLES = {"odt": "styles.xml", "docx": "word/styles.xml"}
USED = {
    "odt": "//@text:style-name | //@style:parent-style-name",
    "docx": "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val",
}
KNOWN = {
    "odt": "//style:style/@style:name | //text:list-style/@style:name",
    "docx": "//w:style/@w:styleId",
}
# Blocks of text, whatever holds them, in reading order.
BLOCKS = {"odt": "//office:text//*[self::text:p or self::text:h]", "docx": "//w:body//w:p"}
HEADINGS = {"odt": "self::text:h", "docx": "./w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]"}
ITEMS = {
    "odt": "parent::text:list-item/parent::text:list",
    "docx": "./w:pPr/w:pStyle[@w:val='ListBullet']",
}
HEADS = {
    "odt": "//table:table-header-rows//table:table-cell",
    "docx": "//w:tr[w:trPr/w:tblHeader]/w:tc",
}


def select_named(root: Element, path: str) -> list[Element]:
    """Return the elements that an XPath expression selects, its prefixes being those of `NAMES`."""
    found = root.xpath(path, namespaces=NAMES)
    return [one for one in found if isinstance(one, Element)] if isinstance(found, list) else []


def values(root: Element, path: str) -> list[str]:
    """Return the values of attributes that an XPath expression selects."""
    found = root.xpath(path, namespaces=NAMES)
    return [str(one) for one in found] if isinstance(found, list) else []


def text_in(element: Element) -> str:
    """Return the text of an element as it is, spaces that do not break included."""
    return "".join(map(str, element.itertext()))


@dataclass(frozen=True)
class OfficeFile:
    """A file that a word processor opens: its kind, its bytes."""

    kind: str
    content: bytes

    @property
    def parts(self) -> list[ZipInfo]:
        """The parts of the archive, in order."""
        with ZipFile(BytesIO(self.content)) as archive:
            assert archive.testzip() is None
            return archive.infolist()

    def part(self, name: str) -> Element:
        """Return the tree of a part."""
        with ZipFile(BytesIO(self.content)) as archive:
            return etree.fromstring(archive.read(name))

    def blocks(self, condition: str = "self::*") -> list[str]:
        """Return the text of each heading, paragraph, item and cell that meets a condition."""
        found = self.find(BLOCKS[self.kind])
        kept = [block for block in found if select_named(block, condition)]
        return [text for block in kept if (text := text_in(block))]

    def find(self, path: str) -> list[Element]:
        """Return what a path selects in the main part."""
        return select_named(self.part(MAIN[self.kind]), path)

    def headings(self) -> list[str]:
        """Return the text of what is a heading by its style."""
        return self.blocks(HEADINGS[self.kind])

    def items(self) -> list[str]:
        """Return the text of what is an item of a list."""
        return self.blocks(ITEMS[self.kind])

    def heads(self) -> list[str]:
        """Return the text of the heads of the columns, which are repeated on each page."""
        return [text_in(cell) for cell in self.find(HEADS[self.kind])]

    def fields(self) -> list[tuple[str, Element]]:
        """Return what can be filled in: name and element."""
        return [
            (values(one, FIELD_NAMES[self.kind])[0], one) for one in self.find(FIELDS[self.kind])
        ]

    def head(self) -> list[str]:
        """Return the text of the fields of the head of the first page."""
        name, path = HEADS_OF_PAGES[self.kind]
        return [text_in(one) for one in select_named(self.part(name), path + FIELDS[self.kind])]

    def styles_used(self) -> set[str]:
        """Return the names of the styles that the text asks for."""
        return set(values(self.part(MAIN[self.kind]), USED[self.kind]))

    def styles_known(self) -> set[str]:
        """Return the names of the styles that the file has; an .odt has some of one use."""
        own = values(self.part(MAIN[self.kind]), KNOWN[self.kind])
        return {*values(self.part(STYLES[self.kind]), KNOWN[self.kind]), *own}

    def languages(self) -> set[str]:
        """Return the languages that the styles give the text."""
        styles = self.part(STYLES[self.kind])
        if self.kind == "docx":
            found = select_named(styles, "//w:docDefaults//w:lang")
            return {str(one.get(f"{{{NAMES['w']}}}val")) for one in found}
        found = select_named(styles, "//style:default-style//*[@fo:language]")
        fo = f"{{{NAMES['fo']}}}"
        return {f"{one.get(f'{fo}language')}-{one.get(f'{fo}country')}" for one in found}
