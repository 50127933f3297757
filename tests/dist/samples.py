"""Small sound books, made as the real ones are, for faults to be planted in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from formats.chapters import Surroundings, make_chapter
from formats.editions import Book
from formats.epub_package import PartOfBook as EpubPart
from formats.epub_package import pack
from formats.epub_pages import make_page
from formats.layout import PartOfBook, bind, make_press
from formats.reading import Leaf
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
<p>Voir <a class="reference internal" href="{second}#b">le second</a>,
et <a class="reference internal" href="{file}">le relevé</a>.</p>
<section id="c"><h2>Une section</h2>
<figure><svg viewBox="0 0 9 9" width="90" height="90" role="img"><title>Un carré</title>
<rect class="accent" width="9" height="9"/></svg></figure>
<table><thead><tr><th>Qui</th><th>Heures</th></tr></thead>
<tbody><tr><th>Elle</th><td>12</td></tr></tbody></table></section></section>"""
SOURCE = f"https://example.net{'/anticonstitutionnellement' * 6}"
SECOND = f"""<section id="b"><h1>Second chapitre</h1><p>Rien à redire ici.</p>
<ul class="references"><li><p>Essai. <a class="external" href="{SOURCE}">Voir</a></p></li></ul>
</section>"""


def sound_pdf(place: Path, sheets: Path = SHEETS) -> Path:
    """Write a PDF of two chapters, and return where."""
    around = Surroundings(BOOK.address, (sheets / "drawings.css").read_text(encoding="utf-8"))
    bodies = {"index": FIRST.format(second="#/guide/b", file="downloads/a.csv"), "guide/b": SECOND}
    chapters = [make_chapter(Leaf(name), body, False, around) for name, body in bodies.items()]
    parts = [PartOfBook("", tuple(chapters))]
    place.write_bytes(bind(BOOK, parts, make_press(sheets, ROOT)))
    return place


def sound_epub(place: Path, first: str = FIRST) -> Path:
    """Write an EPUB of two chapters, and return where."""
    bodies = {"index": first.format(second="guide/b.xhtml", file="downloads/a.csv"), "guide/b": SECOND}
    pages = tuple(make_page(name, body, BOOK.address) for name, body in bodies.items())
    cover = (ROOT / ".github" / "site.png").read_bytes()
    place.write_bytes(pack(BOOK, [EpubPart("", pages)], {"cover.png": cover}, SHEETS / "epub"))
    return place
