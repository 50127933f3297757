"""Files of every format that people send, for the tests of the terminal and of the page."""

from io import BytesIO

import docx
import odfdo
from weasyprint import HTML

POSTING = "Community manager (F/H)\nJeune diplômé bienvenu. CDI à Lyon, 35 heures. Écrivez-nous."


def word(text: str) -> bytes:
    """Write a text for Word, its last line in a table."""
    document = docx.Document()
    *lines, last = text.split("\n")
    for line in lines:
        document.add_paragraph(line)
    document.add_table(rows=1, cols=1).cell(0, 0).text = last
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def open_document(text: str) -> bytes:
    """Write a text for LibreOffice, its first line as a heading."""
    document = odfdo.Document("text")
    first, *lines = text.split("\n")
    document.body.append(odfdo.Header(1, first))
    for line in lines:
        document.body.append(odfdo.Paragraph(line))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def pdf(html: str) -> bytes:
    """Lay a page out as PDF."""
    written: bytes = HTML(string=html).write_pdf()
    return written


def paragraphs(text: str) -> str:
    """Return a text as HTML."""
    return "".join(f"<p>{line}</p>" for line in text.split("\n"))


# Files that cannot be read, by the word that says why.
UNREAD = {
    "empty": b" \n\t",
    "binary": bytes(range(256)) * 40,
    "old-word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "damaged": pdf(paragraphs(POSTING))[:200],
    "scanned": pdf('<svg width="9" height="9"><circle r="4"/></svg>'),
}
