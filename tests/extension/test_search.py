"""The index of the search as a small site changes: what is found, kept, forgotten."""

import shutil
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document

from checkers.search_index import read_part
from extension.support import Built, TinySite
from jobguide.nodes import tag
from sitekit.search import WORDS, read_page

HEAD = "---\ndescription: {0}\naliases: [autre {0}]\nreviewed: 2026-11-22\n---\n\n"
SETTINGS: dict[str, Any] = {"extensions": ["myst_parser", "sitekit"], "primary_domain": "std"}
PAGES = {
    "index.md": HEAD.format("Accueil")
    + "# Accueil\n\nDes cerises.\n\n```{toctree}\nguide/a\nguide/b\n```\n",
    "guide/a.md": HEAD.format("Page a")
    + "# Les pommes\n\n## Le verger\n\nDes pommes, des poires.\n",
    "guide/b.md": HEAD.format("Page b")
    + "# Les prunes\n\n```{glossary}\nnoyau\n  Il est dur.\n```\n",
}


@pytest.fixture
def small(bare: TinySite) -> TinySite:
    """Return a site of three pages."""
    bare.write(PAGES)
    return bare


def files(built: Built) -> dict[str, str]:
    """Return the files of the index."""
    folder = built.folder / "_search"
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def words(built: Built) -> set[str]:
    """Return the words of the index."""
    parts = [read_part(path) for path in sorted((built.folder / "_search").glob("w-*.js"))]
    return {line.split(" ")[0] for part in parts for line in part.split("\n")}


def passages(built: Built) -> set[tuple[str, str, str]]:
    """Return page, anchor and text of each passage."""
    parts = [read_part(path) for path in (built.folder / "_search").glob("t-*.js")]
    return {
        (address, anchor, text)
        for _title, address, _kind, sections in parts
        for anchor, _name, text, *_of in sections
    }


def test_titles_texts_aliases_and_terms_are_found_without_the_index_of_sphinx(
    small: TinySite,
) -> None:
    built = small.build(**SETTINGS)
    assert words(built) >= {"cerises", "pommes", "verger", "poires", "autre", "noyau"}
    assert "des" not in words(built)
    assert passages(built) >= {
        ("guide/a.html", "le-verger", "Des pommes, des poires."),
        ("guide/b.html", "term-noyau", "Il est dur."),
    }
    names = {path.name for path in built.folder.rglob("*.js")}
    assert not names & {"searchindex.js", "searchtools.js", "language_data.js"}
    assert (built.folder / "search.html").exists()


def test_a_change_is_found_and_a_page_that_is_gone_is_not(small: TinySite) -> None:
    small.build(**SETTINGS)
    small.edit("guide/a.md", "des poires", "des figues")
    changed = words(small.build(**SETTINGS))
    assert {"figues", "cerises"} <= changed
    assert "poires" not in changed
    small.drop("guide/a")
    left = passages(small.build(**SETTINGS))
    assert {address for address, _anchor, _text in left} == {"index.html", "guide/b.html"}


@pytest.mark.parametrize("left", [None, b"", b"what another version kept"])
def test_what_was_kept_and_is_lost_is_made_again(small: TinySite, left: bytes | None) -> None:
    built = small.build(**SETTINGS)
    before = files(built)
    (kept,) = small.output.rglob("search.pickle")
    kept.unlink() if left is None else kept.write_bytes(left)
    shutil.rmtree(built.folder / "_search")
    assert files(small.build(**SETTINGS)) == before


def test_each_language_has_its_stemmer_and_its_words(small: TinySite) -> None:
    french = ("window.Stemmer = FrenchStemmer", "Chapitres", '"asso":"association"', " puisqu ")
    start = files(small.build(**SETTINGS))["start.js"]
    assert not [words for words in french if words not in start]
    start = files(small.build(language="en", **SETTINGS))["start.js"]
    english = ("window.Stemmer = EnglishStemmer", "Chapters", '"wage":"pay salary"', " doesn ")
    assert not [words for words in english if words not in start]
    assert not [words for words in french if words in start]


def framed() -> nodes.document:
    """Return a page whose frame holds words, what its script keeps, and a section."""
    inner = nodes.section("", nodes.title("", "Le verger"), nodes.paragraph("", "Des poires."))
    inner["ids"] = ["le-verger"]
    button = tag("", "Effacer", name="button", attributes={})
    hidden = tag("", "Partagé.", name="p", attributes={"hidden": ""})
    field = tag("", "Oui ou non", name="div", attributes={"class": "field asked-one"})
    told = [nodes.paragraph("", text) for text in ("Des pommes.", "Des noix.")]
    frame = tag(
        "", "", *told, button, hidden, field, inner, name="div", attributes={"class": "plan"}
    )
    page = nodes.section("", nodes.title("", "Le jardin"), frame)
    page["ids"] = ["le-jardin"]
    document = new_document("garden")
    document += page
    return document


def test_a_frame_is_read_block_by_block_without_its_form_or_the_sections_in_it() -> None:
    told = [(one.anchor, one.title, one.text) for one in read_page(framed(), "plan/a").sections]
    assert told == [
        ("", "Le jardin", "Des pommes. Des noix."),
        ("le-verger", "Le verger", "Des poires."),
    ]


@pytest.mark.parametrize("name", ["index", "start/a", "guide/a", "plan/a", "examples/models/a"])
def test_the_kind_of_each_page_has_a_word_that_heads_its_results(name: str) -> None:
    assert {one.kind for one in read_page(framed(), name).sections} <= set(WORDS)
