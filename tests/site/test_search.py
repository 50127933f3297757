"""The index of the search: in the built site, then as small sites change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from checkers.report import Report
from checkers.search_index import check_index, read_part
from planted import page, write_site

HEAD = "---\ndescription: {0}\naliases: [autre {0}]\nreviewed: 2026-11-22\n---\n\n"
CONF = """\
extensions = ["myst_parser", "sitekit"]
html_theme = "basic"
language = "fr"
templates_path = ["_templates"]
"""
PAGES = {
    "conf.py": CONF,
    "_templates/404.html": "{% extends 'layout.html' %}",
    "index.md": HEAD.format("Accueil")
    + "# Accueil\n\nDes cerises.\n\n```{toctree}\nguide/a\nguide/b\n```\n",
    "guide/a.md": HEAD.format("Page a")
    + "# Les pommes\n\n## Le verger\n\nDes pommes, des poires.\n",
    "guide/b.md": HEAD.format("Page b")
    + "# Les prunes\n\n```{glossary}\nnoyau\n  Il est dur.\n```\n",
}


@pytest.mark.parametrize("edition", ["", "en"])
def test_the_whole_site_is_in_the_search(
    site: Path, edition: str, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_index(site / edition))


FOUND = 'searchPart("t-0-0",["A","index.html","guide",[["b","B","Des mots."]]]);\n'
FAULTS = {
    "page": (FOUND.replace("index", "no"), "no.html, which does not exist"),
    "anchor": (FOUND.replace('"b"', '"no"'), "an anchor that index.html does not have: no"),
}


@pytest.mark.parametrize(("script", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, script: str, told: str) -> None:
    files = {"index.html": page('<p id="b">B</p>'), "_search/t-0-0.js": FOUND}
    assert check_index(write_site(tmp_path, files)).findings == ()
    write_site(tmp_path, {"index.html": files["index.html"], "_search/t-0-1.js": script})
    assert [told in finding.what for finding in check_index(tmp_path).findings] == [True]


def test_a_page_left_out_and_a_script_of_sphinx_are_found(tmp_path: Path) -> None:
    files = {"a.html": page(title="A"), "_search/t-0-0.js": FOUND.replace('"b"', '""')}
    write_site(tmp_path, files | {"_static/french-stemmer.js": "", "searchindex.js": ""})
    assert check_index(tmp_path).told().splitlines() == [
        "a.html: is not in the search",
        "french-stemmer.js: is Sphinx's search, which is not ours",
        "searchindex.js: is Sphinx's search, which is not ours",
    ]


def test_an_edition_is_held_to_its_own_pages(tmp_path: Path) -> None:
    start = FOUND.replace('"b"', '""')
    inside = {"en/index.html": page(title="A"), "en/_search/t-0-0.js": start}
    write_site(tmp_path, {"index.html": page(title="A"), "_search/t-0-0.js": start} | inside)
    assert check_index(tmp_path).findings == ()
    write_site(tmp_path, {"en/lost.html": page(title="B")})
    assert check_index(tmp_path).findings == ()
    assert check_index(tmp_path / "en").told() == "lost.html: is not in the search"


class Small:
    """A small site that is changed and built again, each time as a new process would."""

    def __init__(self, folder: Path) -> None:
        self.source, self.output = folder / "site", folder / "built"
        self.write(PAGES)

    def write(self, files: dict[str, str]) -> None:
        """Write or overwrite pages."""
        for name, text in files.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def build(self, builder: str = "html", parallel: int = 0, **settings: object) -> None:
        """Build what has changed."""
        app = SphinxTestApp(
            builder, self.source, self.output, parallel=parallel, confoverrides=settings
        )
        try:
            app.build()
        finally:
            app.cleanup()

    @property
    def folder(self) -> Path:
        """Where the index stands."""
        return self.output / "html" / "_search"

    def files(self) -> dict[str, str]:
        """Return the files of the index."""
        return {path.name: path.read_text("utf-8") for path in self.folder.iterdir()}

    def words(self) -> dict[str, str]:
        """Return the words of the index, each with its places."""
        parts = [read_part(path) for path in sorted(self.folder.glob("w-*.js"))]
        lines = [line.split(" ") for part in parts for line in part.split("\n")]
        return {line[0]: line[1] for line in lines}

    def passages(self) -> Iterator[tuple[str, str, str]]:
        """Yield page, anchor and text of each passage."""
        for path in sorted(self.folder.glob("t-*.js")):
            _title, address, _kind, sections = read_part(path)
            yield from ((address, anchor, text) for anchor, _name, text, *_of in sections)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Return the small site, built once."""
    made = Small(tmp_path)
    made.build()
    return made


def test_titles_texts_aliases_and_terms_are_found(small: Small) -> None:
    assert small.words().keys() >= {"cerises", "pommes", "verger", "poires", "autre", "noyau"}
    assert "des" not in small.words()
    passages = list(small.passages())
    assert ("guide/a.html", "le-verger", "Des pommes, des poires.") in passages
    assert ("guide/b.html", "term-noyau", "Il est dur.") in passages


def test_the_index_of_sphinx_is_not_built(small: Small) -> None:
    names = {path.name for path in (small.output / "html").rglob("*.js")}
    assert not names & {"searchindex.js", "searchtools.js", "language_data.js"}
    assert (small.output / "html" / "search.html").exists()


def test_a_change_is_found_and_unchanged_pages_are_kept(small: Small) -> None:
    small.write({"guide/a.md": PAGES["guide/a.md"].replace("des poires", "des figues")})
    small.build()
    assert "figues" in small.words()
    assert "poires" not in small.words()
    assert "cerises" in small.words()


def test_a_page_that_is_gone_is_found_no_more(small: Small) -> None:
    (small.source / "guide" / "a.md").unlink()
    small.write({"index.md": PAGES["index.md"].replace("guide/a\n", "")})
    small.build()
    assert {address for address, _anchor, _text in small.passages()} == {
        "index.html",
        "guide/b.html",
    }


@pytest.mark.parametrize("left", [None, b"", b"what another version kept"])
def test_what_was_kept_and_is_lost_is_made_again(small: Small, left: bytes | None) -> None:
    before = small.files()
    (kept,) = small.output.rglob("search.pickle")
    kept.unlink() if left is None else kept.write_bytes(left)
    shutil.rmtree(small.folder)
    small.build()
    assert small.files() == before


def test_builds_in_parallel_and_anew_leave_the_same_index(small: Small, tmp_path: Path) -> None:
    other = Small(tmp_path / "other")
    other.build(parallel=3)
    assert other.files() == small.files()


def test_each_language_has_its_stemmer_and_its_words(small: Small) -> None:
    french = ("window.Stemmer = FrenchStemmer", "Chapitres", '"asso":"association"', " puisqu ")
    assert not [words for words in french if words not in small.files()["start.js"]]
    small.build(language="en")
    english = ("window.Stemmer = EnglishStemmer", "Chapters", '"wage":"pay salary"', " doesn ")
    assert not [words for words in english if words not in small.files()["start.js"]]
    assert not [words for words in french if words in small.files()["start.js"]]


def test_builders_without_a_search_get_none(small: Small) -> None:
    small.build("text")
    assert not (small.output / "text" / "_search").exists()
