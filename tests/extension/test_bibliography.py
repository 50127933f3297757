"""Sources: how they are cited, listed and told apart, in each edition."""

import re

import pytest

from checkers.html import has_class, select
from extension.english import Editions
from extension.support import Built, TinySite, body_of, text_of
from jobguide.records import fold
from jobguide.sources import LONG
from jobguide.sources.entries import SEEN
from jobguide.words import word

# What LaTeX takes for a comment or a dash is part of an address.
ADDRESS = "https://example.org/a--b_c/d%C3%A9?e=1&f=~g#h"
SOURCES = [
    f"@misc{{one, author = {{Martin, Zoé and Blanc, Ali}}, title = {{Un titre}}, year = {{2019}},"
    f" url = {{{ADDRESS}}}, doi = {{10.1000/1}}, publisher = {{Éditeur}}, seen = {{full}}}}",
    *(f"@misc{{{seen}, author = {{Roy, {seen}}}, title = {{Lu}}, note = {{Vu}}, seen = {{{seen}}}}}"
      for seen in SEEN),
]  # fmt: skip
EDITIONS = {
    "fr": (
        "(Martin et Blanc, 2019)",
        "Martin, Zoé ; Blanc, Ali (2019). « Un titre », Éditeur, doi",
    ),
    "en": ("(Martin and Blanc, 2019)", "Martin, Zoé; Blanc, Ali (2019). “Un titre”, Éditeur, doi"),
}


def build(site: TinySite, sources: list[str], cited: str, language: str = "fr") -> Built:
    """Build a page that cites sources and lists them."""
    page = f"# Page\n\n{cited}\n\n```{{bibliography}}\n```\n"
    site.write({"index.md": page, "references.bib": "\n".join(sources)})
    built = site.build(language=language)
    assert built.warnings == ()
    return built


def texts(built: Built, path: str) -> list[str]:
    """Return the texts of what an expression finds in the page."""
    return [text_of(found) for found in select(body_of(built.page("index")), path)]


LISTED = f".//ul[{has_class('references')}]/li"
CITED = f".//*[{has_class('bibtex-citation')}]"


@pytest.mark.parametrize("language", EDITIONS)
def test_a_source_is_cited_and_listed_in_the_words_of_the_edition(
    bare: TinySite, language: str
) -> None:
    cited, listed = EDITIONS[language]
    built = build(bare, SOURCES, f"{{cite:p}}`one`, {{cite:p}}`{','.join(SEEN)}`", language)
    assert texts(built, CITED)[0] == cited
    first, *others = sorted(texts(built, f"{LISTED}/p[1]"))
    assert first == f"{listed}. [{word(language, 'seen-full')}]"
    assert fold(word(language, "reference-undated")) in others[0]
    assert [seen for seen in SEEN if f"[{word(language, f'seen-{seen}')}]" not in str(others)] == []
    body = body_of(built.page("index"))
    targets = {link.get("href") for link in select(body, f"{CITED}//a")}
    assert targets == {f"#{item.get('id')}" for item in select(body, LISTED)}
    assert ADDRESS in [link.get("href") for link in select(body, f"{LISTED}/p/a")]


def alike(key: str, year: str = "") -> str:
    """Return a source of the same two authors, of a year or of none."""
    dated = f"year = {{{year}}}, " if year else ""
    authors = "author = {Martin, Zoé and Blanc, Ali}, title = {Un titre}"
    return f"@misc{{{key}, {authors}, {dated}note = {{Vu}}, seen = {{full}}}}"


def test_sources_that_would_be_cited_alike_are_told_apart_as_long_as_they_are(
    bare: TinySite,
) -> None:
    keys = {"one": "2019", "two": "2019", "three": "", "four": "", "five": "2020"}
    sources = [alike(key, year) for key, year in keys.items()]
    cited = "Une {cite:p}`one,two`, une autre {cite:p}`three,four`, enfin {cite:p}`five`."
    told = texts(build(bare, sources, cited), CITED)
    letters = ["2019a", "2019b", "s. d.-b", "s. d.-a", "2020"]
    assert re.findall(r"(?:2019|s\. d\.|2020)(?:-?[a-z])?", " ".join(told)) == letters
    again = build(bare, sources[1:2], "Deux {cite:p}`two`.")
    assert texts(again, CITED) == ["(Martin et Blanc, 2019)"]


def test_a_long_list_is_one_alphabet_that_letters_lead_into(bare: TinySite) -> None:
    """Organisations stand among persons, É among the E's, digits first, signs nowhere."""
    names = ["{Élan}", "{République}", "Zola, Émile", "{Amis}", "eco, Umberto", "{7x}", "{#hash}"]
    names += [f"Martin, Zoé {'x' * place}" for place in range(LONG - len(names))]
    sources = [
        f"@misc{{key{place}, author = {{{name}}}, title = {{Un}}, pages = {{1}}, seen = {{full}}}}"
        for place, name in enumerate(names)
    ]
    built = build(bare, sources, f"{{cite:p}}`{','.join(f'key{n}' for n in range(len(names)))}`")
    first = [told.partition(" (")[0] for told in texts(built, LISTED)]
    assert [name for name in first if "Martin" not in name] == [
        *("7x", "Amis", "eco, Umberto", "Élan", "#hash", "République", "Zola, Émile"),
    ]
    body = body_of(built.page("index"))
    letters = select(body, f".//ul[{has_class('alphabet')}]//a")
    assert [text_of(letter) for letter in letters] == ["0–9", *"AEHMRZ"]
    leads = []
    for letter in letters:
        (place,) = select(body, f".//*[@id='{letter.get('href', '')[1:]}']")
        (item,) = select(place, "ancestor-or-self::li[1]")
        leads.append(text_of(item))
    assert [told.partition(" (")[0].partition(",")[0] for told in leads] == [
        *("7x", "Amis", "eco", "#hash", "Martin", "République", "Zola"),
    ]


def test_a_citation_is_kept_once_however_often_its_sentence_is_read(editions: Editions) -> None:
    for built in (editions.french, editions.english):
        references = built.env.domains["cite"].data["citation_refs"]
        named = [(one.docname, *one.targets) for one in references]
        assert named
        assert len(named) == len(set(named))


def test_a_bibliography_that_is_no_text_is_told(bare: TinySite) -> None:
    (bare.folder / "references.bib").write_bytes("@misc{un, title = {Été}}".encode("latin-1"))
    (told,) = bare.build("dummy").of("unread-source")
    assert told.startswith("references.bib:1: WARNING: ")


def test_a_bibliography_that_is_not_there_is_told(bare: TinySite) -> None:
    bare.write({"index.md": "# Page\n"})
    (told,) = bare.build(bibtex_bibfiles=["nowhere.bib"]).warnings
    assert "could not open bibtex file" in told
    assert "nowhere.bib" in told
