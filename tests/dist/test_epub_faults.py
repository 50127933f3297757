"""The checks of the EPUB, seen failing: a small sound book, and one fault at a time."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from checkers.epub import check_epub, check_narrow, check_validity
from dist.samples import FIRST, sound_epub
from planted import page, write_site
from tools import java

Spoil = Callable[[str], str]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book without a fault."""
    return sound_epub(tmp_path_factory.mktemp("sound") / "essai.epub")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the two pages of the small book, as a site."""
    first = "<p>Voir le second.</p><h2>Une section</h2><table><tr><td>12</td></tr></table>"
    files = {
        "index.html": page(first, title="Premier chapitre"),
        "guide/b.html": page("<p>Rien à redire ici.</p>", title="Second chapitre"),
    }
    return write_site(tmp_path_factory.mktemp("site"), files)


def rewritten(book: Path, place: Path, name: str, spoil: Spoil) -> Path:
    """Copy a book with one of its files changed, the rest being as it is, dates included."""
    with ZipFile(book) as source, ZipFile(place, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == name:
                changed = spoil(content.decode("utf-8"))
                assert changed != content.decode("utf-8"), f"nothing to spoil in {name}"
                content = changed.encode("utf-8")
            target.writestr(part, content)
    return place


def without(pattern: str) -> Spoil:
    """Return what takes an expression out of a text."""
    return lambda text: re.sub(pattern, "", text, count=1, flags=re.DOTALL)


def test_a_sound_book_is_left_alone(sound: Path, site: Path) -> None:
    checked = check_epub(sound, site)
    assert checked.findings == ()
    assert all(checked.examined.values())


def test_what_the_validator_finds_is_told(sound: Path, tmp_path: Path) -> None:
    """One book for three faults: each run of the validator takes seconds."""
    spoiled = {
        "guide/b.xhtml": lambda text: text.replace("ici", '<a href="absent.xhtml">ici</a>'),
        "content.opf": lambda text: text.replace(">2026-11-22<", ">hier<"),
        "index.xhtml": lambda text: text.replace("</h1>", "</h1><b>"),
    }
    book = sound
    for number, (name, spoil) in enumerate(spoiled.items()):
        book = rewritten(book, tmp_path / f"{number}.epub", name, spoil)
    checked = check_validity(book, java())
    told = checked.told()
    assert checked.examined["files"] > 0
    assert "guide/b.xhtml:" in told
    assert "RSC-007" in told  # an error: the book does not hold what the link leads to
    assert "OPF-053" in told  # a warning: a date that is none
    assert "RSC-016" in told  # the end of all: a page that cannot be read


def swapped(package: str) -> str:
    """Return a package in which the two pages have changed places."""
    first, second = ('<itemref idref="page-index"/>', '<itemref idref="page-guide-b"/>')
    return package.replace(first, "").replace(second, second + first)


def beginning(markup: str) -> Spoil:
    """Return what puts some markup where the paragraphs begin."""
    return lambda text: text.replace("<p>", markup)


# The file of the book, what is done to it, and what is told.
FAULTS = {
    "title": ("content.opf", without("<dc:title>.*?</dc:title>"), "no title"),
    "licence": ("content.opf", without("<dc:rights>.*?</dc:rights>"), "no rights"),
    "description": ("content.opf", without("(?<=<dc:description>)[^<]+"), "no description"),
    "access": (
        "content.opf",
        without('<meta property="schema:accessibilityHazard">.*?</meta>'),
        "no schema:",
    ),
    "cover": ("content.opf", without('properties="cover-image"'), "no cover"),
    "order": ("content.opf", swapped, "are not read in the order"),
    "contents": (
        "nav.xhtml",
        without('<li><a href="guide/b.xhtml">.*?</li>'),
        "guide/b is not in the contents",
    ),
    "lost words": (
        "guide/b.xhtml",
        without("Rien à redire ici."),
        "not in the book: Rien à redire ici.",
    ),
    "script": ("guide/b.xhtml", beginning("<p><script/>"), "holds a <script>"),
    "control": ("guide/b.xhtml", beginning("<p><input/>"), "holds a <input>"),
    "handler": ("guide/b.xhtml", beginning('<p onclick="a">'), "holds a <p>"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    sound: Path, site: Path, tmp_path: Path, fault: tuple[str, Spoil, str]
) -> None:
    name, spoil, told = fault
    broken = rewritten(sound, tmp_path / "spoiled.epub", name, spoil)
    assert told in check_epub(broken, site).told()


def test_code_that_is_cut_on_a_phone_is_found(
    sound: Path, tmp_path: Path, browser: Browser
) -> None:
    checked = check_narrow(sound, browser, tmp_path / "sound")
    assert checked.findings == ()
    assert all(checked.examined.values())
    spoil = beginning(f"<p><b>{'mot' * 40}</b> ")
    long = rewritten(sound, tmp_path / "long.epub", "guide/b.xhtml", spoil)
    told = check_narrow(long, browser, tmp_path / "long").told()
    assert "guide/b.xhtml: cut at the right" in told


def test_an_archive_that_holds_the_clock_is_found(sound: Path, site: Path, tmp_path: Path) -> None:
    place = tmp_path / "spoiled.epub"
    with ZipFile(sound) as source, ZipFile(place, "w") as target:
        for part in reversed(source.infolist()):
            target.writestr(part.filename, source.read(part))
    told = check_epub(place, site).told()
    assert "does not come first" in told
    assert "is dated" in told


def test_a_page_that_is_no_sound_xml_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError):
        sound_epub(tmp_path / "a.epub", FIRST.replace("</p>", ""))
