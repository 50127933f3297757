"""Small sound books, made as the real ones are, for faults to be planted in."""

from datetime import date
from pathlib import Path

from books import epub, pdf
from books.book import Book
from books.chapters import Leaf, Part
from books.layout import bind, make_press
from tools import ROOT

SHEETS = ROOT / "_books"
BOOK = Book(
    language="fr",
    name="essai",
    title="Un livre d’essai",
    description="Une phrase qui dit ce que le livre apporte.",
    author="Les auteurs",
    day=date(2026, 11, 22),
    licence="https://creativecommons.org/licenses/by/4.0/deed.fr",
    address="https://example.org/",
    mark=(ROOT / "_static" / "icon.svg").as_uri(),
)
# A page of the site and what it shows, without what the site draws around it.
FIRST = """<section id="a"><h1>Premier chapitre</h1>
<p>Voir <a class="reference internal" href="#/guide/b#b">le second</a>,
et <a class="reference internal" href="downloads/a.csv">le relevé</a>.</p>
<section id="c"><h2>Une section</h2>
<figure><svg viewBox="0 0 9 9" width="90" height="90" role="img"><title>Un carré</title>
<rect class="accent" width="9" height="9"/></svg></figure>
<table><thead><tr><th>Qui</th><th>Heures</th></tr></thead>
<tbody><tr><th>Elle</th><td>12</td></tr></tbody></table></section></section>"""
SOURCE = f"https://example.net{'/anticonstitutionnellement' * 6}"
SECOND = f"""<section id="b"><h1>Second chapitre</h1><p>Rien à redire ici.</p>
<ul class="references"><li><p>Essai. <a class="external" href="{SOURCE}">Voir</a></p></li></ul>
</section>"""


BODIES = {"index": FIRST, "guide/b": SECOND}


def sound_pdf(place: Path, sheets: Path = SHEETS) -> Path:
    """Write a PDF of two chapters, and return where."""
    drawings = (sheets / "drawings.css").read_text(encoding="utf-8")
    chapters = [
        pdf.make_chapter(Leaf(name, alone=True), body, BOOK.address, drawings)
        for name, body in BODIES.items()
    ]
    place.write_bytes(bind(BOOK, [Part("", tuple(chapters))], make_press(sheets, ROOT)))
    return place


def sound_epub(place: Path, first: str = FIRST) -> Path:
    """Write an EPUB of two chapters, and return where."""
    chapters = [
        epub.make_chapter(Leaf(name, alone=True), body, BOOK.address)
        for name, body in (BODIES | {"index": first}).items()
    ]
    cover = {"cover.png": (ROOT / ".github" / "site.png").read_bytes()}
    place.write_bytes(epub.pack(BOOK, [Part("", tuple(chapters))], cover, SHEETS))
    return place
