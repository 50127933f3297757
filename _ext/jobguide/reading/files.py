"""The text of what people send: text, .docx, .odt or .pdf, told apart by their first bytes."""

import codecs
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from lxml import etree

# The part of a zipped file that holds its text, the kind of file that has such a part, and the only
# element that holds words there; none: all of them.
PARTS = {"word/document.xml": (".docx", "t"), "content.xml": (".odt", "")}
# What both kinds of file call their elements, whatever the namespace.
PARAGRAPHS, ROWS, CELLS = ("p", "h"), ("tr", "table-row"), ("tc", "table-cell")
SPACES = ("br", "tab", "cr", "s", "line-break")
MOST_BYTES = 20_000_000
_MEGABYTE = 1_000_000
_TEXT_SIGNS = {"\n", "\r", "\t", "\f"}
_MOST_ODD = 0.02  # control signs in a text: more, and it is something else


class UnreadableError(Exception):
    """A file whose text cannot be had; ``key`` names the words that say why (`words.toml`)."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def text_of(content: bytes) -> str:
    r"""Return the text of a file.

    >>> text_of(b"CDI \xc3\xa0 Lyon"), text_of(b"CDI \xe0 Lyon")
    ('CDI à Lyon', 'CDI à Lyon')
    """
    if len(content) > MOST_BYTES:
        raise UnreadableError("huge", bytes=MOST_BYTES // _MEGABYTE)
    text = _reader(content)(content)
    if not text.strip():
        raise UnreadableError("empty")
    return text


def _reader(content: bytes) -> Callable[[bytes], str]:
    if content.startswith(b"%PDF-"):
        return _pdf
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("old-word")
    return _zipped if content.startswith(b"PK") else _plain


def _plain(content: bytes) -> str:
    """Return a text in UTF-8, in UTF-16 if it says so, else in the letters of older machines."""
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not utf_16 and b"\0" in content:
        raise UnreadableError("binary")
    try:
        text = content.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    odd = sum((sign < " " and sign not in _TEXT_SIGNS) or sign == "\ufffd" for sign in text)
    if odd > len(text) * _MOST_ODD:
        raise UnreadableError("binary")
    return text


def _zipped(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            size = sum(each.file_size for each in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError("binary") from error
    if size > MOST_BYTES * 5:  # a small file may hold a mountain of nothing
        raise UnreadableError("huge", bytes=MOST_BYTES // _MEGABYTE)
    for part, (kind, words) in PARTS.items():
        if part in names:
            try:
                return "\n".join(_blocks(content, part, words))
            except (etree.XMLSyntaxError, zipfile.BadZipFile, RuntimeError) as error:
                # A part protected by a password raises RuntimeError.
                raise UnreadableError("damaged", kind=kind) from error
    raise UnreadableError("binary")


def _blocks(content: bytes, part: str, words: str) -> Iterator[str]:
    """Yield the paragraphs of a file, and each row of a table as one: « label : value »."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(archive.read(part), parser)
    for block in root.iter(*_any(ROWS), *_any(PARAGRAPHS)):
        if _name(block) in ROWS:
            cells = (_text(cell, words) for cell in block.iterchildren(*_any(CELLS)))
            yield " : ".join(cell for cell in cells if cell)
        elif next(block.iterancestors(*_any(ROWS)), None) is None:
            yield _text(block, words)


def _any(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{{*}}{name}" for name in names)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _text(element: etree._Element, words: str) -> str:
    """Return the words of an element; a paragraph or a line ends with a space."""
    pieces: list[str] = []
    for part in element.iter("*"):
        if _name(part) in SPACES or (_name(part) in PARAGRAPHS and pieces):
            pieces.append(" ")
        if not words or _name(part) == words:
            pieces.append(part.text or "")
        if not words and part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces).strip()


def _pdf(content: bytes) -> str:
    """Return the text of a PDF; a scan has pages and no text."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
        pages = [page.get_textpage().get_text_bounded() for page in document]
    except PdfiumError as error:
        raise UnreadableError("damaged", kind=".pdf") from error
    if not any(page.strip() for page in pages):
        raise UnreadableError("scanned")
    return "\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "-")
