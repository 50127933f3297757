"""Other builders: each writes the site that holds everything, and keeps its words."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from extension.support import Built, TinySite
from jobguide.words import word

BUILDERS = ("text", "latex", "man", "epub", "singlehtml", "dirhtml")
# What no book may lose: words of an object, a block, a line, a passage; a picture told in text;
# what is drawn for its own page, where some builders put all pages into one before they draw.
WORDS = (
    "Le corps de la première mission.",
    "Des textes soignés.",
    "accueillir et renseigner",
    "On confond deux métiers.",
    "Remonter la parole",
    word("fr", "map-title"),
    "Ce que dit le texte",
    "contraire à une règle",
)

Books = Callable[[str], Built]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Build the whole site with a builder, once for each."""
    site = TinySite(tmp_path_factory.mktemp("books"), "whole")
    made: dict[str, Built] = {}

    def book(builder: str) -> Built:
        if builder not in made:
            made[builder] = site.build(builder, epub_copyright="x", templates_path=[])
        return made[builder]

    return book


def text_of(built: Built) -> str:
    """Return all the text that a builder wrote, spaces folded."""
    read = _zipped if built.folder.name == "epub" else _plain
    return " ".join(" ".join(read(built.folder)).split())


def _plain(folder: Path) -> list[str]:
    kinds = {".txt", ".tex", ".texi", ".html", ".xml", ".7", ".1"}
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix in kinds)
    return [path.read_text(encoding="utf-8") for path in paths]


def _zipped(folder: Path) -> list[str]:
    (path,) = folder.glob("*.epub")
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return [archive.read(name).decode("utf-8") for name in names]


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_words_of_the_pages_are_kept_without_a_warning(books: Books, builder: str) -> None:
    assert books(builder).warnings == ()
    text = text_of(books(builder))
    assert [words for words in WORDS if words not in text] == []


def test_the_pages_of_a_book_are_sound_xml(books: Books) -> None:
    (path,) = books("epub").folder.glob("*.epub")
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        assert names
        for name in names:
            etree.fromstring(archive.read(name))


@pytest.mark.parametrize("builder", ["text", "latex", "man"])
def test_a_book_holds_no_data_for_scripts(books: Books, builder: str) -> None:
    assert "legal_year" not in text_of(books(builder))
    assert '"amount"' not in text_of(books(builder))
