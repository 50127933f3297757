"""Both builders of books on a tiny site: order, text, pictures, bytes, the list of the files."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from books.book import newest_review, reading_order
from books.chapters import Leaf
from books.pdf import make_chapter
from checkers.epub import EpubFile, check_epub
from checkers.html import has_class, read_tree, select, strings, text_of
from checkers.pdf import check_pdf, read
from checkers.pdf_pages import check_text
from checkers.report import Report
from extension.english import translate
from extension.support import Built, TinySite
from tools import ROOT

# What the real conf.py says besides that of the other tiny sites.
CONF = """
extensions += ["sitekit", "books"]
html_favicon = "_static/icon.svg"
html_context = {"licence_url": "https://creativecommons.org/licenses/by/4.0/"}
sitekit_editions = {
    "fr": {"label": "Français", "path": ""},
    "en": {"label": "English", "path": "en/", "settings": {"project": "A trial"}},
}
"""
NAMES = {"fr": "animer-communaute-en-ligne", "en": "running-online-community"}
CHECKS: Mapping[str, Callable[[Path, Path], Report]] = {"pdf": check_text, "epub": check_epub}


def copy(folder: Path) -> TinySite:
    """Return a fresh copy of the tiny site, with the sheets of the real one."""
    site = TinySite(folder, "book")
    for name in ("_books", "_static"):
        shutil.copytree(ROOT / name, site.folder / name)
    site.write({"conf.py": (site.folder / "conf.py").read_text(encoding="utf-8") + CONF})
    return site


def build(site: TinySite, builder: str, language: str = "fr", **more: Any) -> Built:
    """Build the site with a builder, in a language."""
    # TinySite has templates of its own for the other tiny sites.
    templates = [str(ROOT / "_templates")]
    to = f"{builder}-{language}"
    return site.build(builder, to=to, templates_path=templates, language=language, **more)


def book_of(built: Built, kind: str, language: str = "fr") -> Path:
    """Return the book that a build left."""
    return built.folder / f"{NAMES[language]}.{kind}"


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Build the pages and both books, once."""
    site = copy(tmp_path_factory.mktemp("french"))
    return {builder: build(site, builder) for builder in ("html", "pdf", "epub")}


def test_nothing_is_to_be_said_against_the_site(french: dict[str, Built]) -> None:
    assert {builder: built.warnings for builder, built in french.items()} == {
        "html": (), "pdf": (), "epub": (),
    }  # fmt: skip


def test_a_book_is_read_part_by_part_and_ends_with_the_sources(french: dict[str, Built]) -> None:
    parts = reading_order(french["pdf"].env)
    assert [(title, [(leaf.name, leaf.depth) for leaf in leaves]) for title, leaves in parts] == [
        ("", [("index", 0)]),
        ("Décider", [("guide/first", 0), ("guide/nested", 1), ("guide/second", 0)]),
        ("À propos", [("guide/about", 0)]),
        ("", [("guide/sources", 0)]),
    ]


def test_what_is_left_to_the_site_is_no_chapter_and_what_stands_under_it_moves_up(
    french: dict[str, Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    env = french["pdf"].env
    monkeypatch.setattr(env.config, "books_left_out", ["guide/*"])
    monkeypatch.setattr(env.config, "books_kept", ["guide/nested", "guide/sources"])
    leaves = [leaf for _title, part in reading_order(env) for leaf in part]
    assert [(leaf.name, leaf.depth) for leaf in leaves] == [
        ("index", 0), ("guide/nested", 0), ("guide/sources", 0),
    ]  # fmt: skip


def test_the_day_of_an_edition_is_that_of_its_newest_review(french: dict[str, Built]) -> None:
    assert newest_review(french["pdf"].env) == date(2026, 11, 20)


@pytest.mark.parametrize("kind", CHECKS)
def test_a_book_says_all_that_the_pages_say(french: dict[str, Built], kind: str) -> None:
    checked = CHECKS[kind](book_of(french[kind], kind), french["html"].folder)
    assert checked.findings == ()
    assert all(checked.examined.values())


def test_the_pdf_is_sound_and_its_bookmarks_follow_the_parts(french: dict[str, Built]) -> None:
    path = book_of(french["pdf"], "pdf")
    assert check_pdf(path).findings == ()
    with pikepdf.open(path) as pdf:
        told = [(one.words, one.depth) for one in read(pdf).bookmarks]
        alts = [str(tag.Alt) for tag in read(pdf).tagged("/Figure")]
    assert told == [
        ("Sommaire", 1), ("Un petit livre", 1),
        ("Décider", 1), ("Premier chapitre", 2), ("Même titre", 3), ("Sous le premier", 2),
        ("Second chapitre", 2), ("Même titre", 3),
        ("À propos", 1), ("Emporter le livre", 2), ("Les sources", 1),
    ]  # fmt: skip
    assert alts == ["Un carré vert"]


def test_two_sections_of_the_same_name_are_two_places(french: dict[str, Built]) -> None:
    """Each page has its own names: put together, none may be taken for another."""
    with pikepdf.open(book_of(french["pdf"], "pdf")) as pdf:
        book = read(pdf)
        told = {str(link.Dest): str(link.Contents) for link in book.links if "/Dest" in link}
    assert told["guide-second--deep"] == "Même titre"
    assert {"guide-first--meme-titre", "guide-second--deep"} <= book.places


def test_the_contents_of_the_epub_follow_the_parts(french: dict[str, Built]) -> None:
    book = EpubFile(book_of(french["epub"], "epub"))
    titles = book.find("nav.xhtml", "//html:nav[@epub:type='toc']/html:ol/html:li/html:span/text()")
    assert titles == ["Décider", "À propos"]
    items = "//opf:item[contains(@properties, '{}')]/@href"
    assert book.find("content.opf", items.format("mathml")) == ["guide/first.xhtml"]
    pictures = book.find("guide/second.xhtml", "//html:img/@src")
    assert pictures == ["../_images/square.svg"]
    assert "_images/square.svg" in [part.filename for part in book.parts]


@pytest.mark.parametrize("kind", CHECKS)
def test_the_same_pages_always_make_the_same_bytes(
    french: dict[str, Built], tmp_path: Path, kind: str
) -> None:
    again = build(copy(tmp_path), kind)
    assert book_of(again, kind).read_bytes() == book_of(french[kind], kind).read_bytes()


def test_an_english_book_is_english_throughout(tmp_path: Path) -> None:
    site = copy(tmp_path)
    translate(site)
    html = build(site, "html", "en")
    books = {kind: build(site, kind, "en") for kind in CHECKS}
    for kind, built in books.items():
        assert built.warnings == ()
        assert CHECKS[kind](book_of(built, kind, "en"), html.folder).findings == ()
    with pikepdf.open(book_of(books["pdf"], "pdf", "en")) as pdf:
        bookmarks = [one.words for one in read(pdf).bookmarks]
        assert str(pdf.Root.Lang) == "en"
    assert bookmarks[:3] == ["Contents", "NU TITEP ERVIL", "REDICÉD"]


def test_what_weasyprint_says_is_a_warning_of_the_build(tmp_path: Path) -> None:
    site = copy(tmp_path)
    site.edit("_books/book.css", "body {", "body { colour: red;")
    (told,) = build(site, "pdf").warnings
    assert "colour" in told


def listed(built: Built) -> list[tuple[str, str]]:
    """Return the files that the page lists, each with what is said of it."""
    page = read_tree(built.folder / "guide/about.html")
    items = select(page, f"//ul[{has_class('files')}]/li")
    return [(strings(item, ".//a/@href")[0], text_of(item)) for item in items]


def test_the_files_that_were_built_are_listed_and_no_other(tmp_path: Path) -> None:
    site = copy(tmp_path)
    without = build(site, "html")
    assert listed(without) == []
    assert "sans ces fichiers" in text_of(read_tree(without.folder / "guide/about.html"))
    books = tmp_path / "books"
    for name, size in (
        ("fr/animer-communaute-en-ligne.epub", 1234),
        ("en/running-online-community.pdf", 2_345_678),
    ):
        (books / name).parent.mkdir(parents=True)
        (books / name).write_bytes(bytes(size))
    shown = [
        (address, told.replace("\u00a0", " "))
        for address, told in listed(build(site, "html", books_folder=str(books)))
    ]
    assert shown == [
        (
            "../downloads/animer-communaute-en-ligne.epub",
            "EPUB, pour une liseuse ou un téléphone (français, 1 ko)",
        ),
        (
            "../downloads/running-online-community.pdf",
            "PDF, pour lire à l’écran ou imprimer (anglais, 2,3 Mo)",
        ),
        ("../downloads/site.zip", "ZIP, le site entier, pour l’ouvrir sans internet"),
    ]
    copied = sorted(path.name for path in (without.folder / "downloads").iterdir())
    assert copied == ["animer-communaute-en-ligne.epub", "running-online-community.pdf"]
    again = build(site, "html")
    assert listed(again) == []
    assert "guide/about" in again.written
    assert "guide/first" not in again.written


def chapter(body: str) -> str:
    """Return the markup of a page as a chapter."""
    return make_chapter(Leaf("guide/a"), body, online="", drawings="").html


def test_the_names_of_a_section_stand_in_its_heading() -> None:
    """Before it, they would lead to the page that the heading has left for want of room."""
    told = chapter(
        '<section id="one"><span id="label"></span><h1>Un</h1>'
        '<section id="two"><h2>Deux</h2></section></section>'
    )
    assert '<section><h2 id="guide-a"><span id="guide-a--label"></span>' in told
    assert '<span id="guide-a--one"></span>Un</h2>' in told
    assert '<section><h3 id="guide-a--two">Deux</h3></section>' in told


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("un mot {}, puis", 'un <span class="bound">mot\u00a0{},</span> puis'),
        ("(<a>Un</a>) {}.", '(<a>Un</a><span class="bound">)\u00a0{}.</span>'),
        ("<i>mot</i> {}", '<i>mot</i><span class="bound">\u00a0{}</span>'),
        ("(degré){}", '<span class="bound">(degré){}</span>'),
        ("{} mot", '<span class="bound">{}</span> mot'),
    ],
)
def test_a_badge_stays_with_its_word_and_its_stop(text: str, bound: str) -> None:
    badge = '<a class="grade grade-h">H</a>'
    told = chapter(f"<section><h1>Un</h1><p>{text.format(badge)}</p></section>")
    assert f"<p>{bound.format(badge)}</p>" in told
