"""The text of what people send: text, .docx, .odt or .pdf, told apart by their first bytes."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

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
    readers = {"word/document.xml": (".docx", _docx), "content.xml": (".odt", _odt)}
    for name, (kind, reader) in readers.items():
        if name in names:
            try:
                return "\n".join(reader(content))
            except Exception as error:  # the two libraries raise whatever their parsers do
                raise UnreadableError("damaged", kind=kind) from error
    raise UnreadableError("binary")


def _docx(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of a Word file, those of its tables in their place."""
    from docx import Document
    from docx.table import Table

    for block in Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " : ".join(dict.fromkeys(cell.text for cell in row.cells))
        else:
            yield block.text


def _odt(content: bytes) -> Iterator[str]:
    """Yield the headings and the paragraphs of an OpenDocument text."""
    from odfdo import Document

    for paragraph in Document(BytesIO(content)).body.get_elements("//text:p|//text:h"):
        yield paragraph.inner_text


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
