"""Sources: how they are cited, listed and dated in each edition, and who cites them."""

from __future__ import annotations

import re

import pytest

from checkers.html import Element, has_class, select
from extension.english import Editions
from extension.shown import text_of
from extension.support import Built, TinySite, body_of
from jobguide.sources.bibliography import LONG, SEEN
from jobguide.words import word

FIELDS = "author = {{Martin, Zoé and Blanc, Ali}}, title = {{Un titre}}, note = {{Vu}}, {more}"
CITED = "Une {cite:p}`one`.\nDeux {cite:p}`one,two`."
LIST = "```{bibliography}\n```"


def entry(key: str, more: str = "", seen: str = "full") -> str:
    """Return a reference of the file."""
    return f"@misc{{{key}, {FIELDS.format(more=more)} seen = {{{seen}}}}}\n"


def build(site: TinySite, *entries: str, language: str = "fr", page: str = CITED) -> Built:
    """Build a page that cites references and lists them."""
    text = f"# Page\n\n{page}\n\n{LIST}\n"
    site.write({"index.md": text, "references.bib": "\n".join(entries)})
    return site.build(language=language)


def listed(built: Built) -> list[Element]:
    """Return the references of the list."""
    return select(body_of(built.page("index")), f".//ul[{has_class('references')}]/li")


def citations(built: Built) -> list[str]:
    """Return the citations of the page, as they read."""
    path = f".//*[{has_class('bibtex-citation')}]"
    return [text_of(found) for found in select(body_of(built.page("index")), path)]


EDITIONS = {
    "fr": ("Martin et Blanc", "s. d.", "Martin, Zoé ; Blanc, Ali", "« Un titre »"),
    "en": ("Martin and Blanc", "n.d.", "Martin, Zoé; Blanc, Ali", "“Un titre”"),
}


@pytest.mark.parametrize("language", EDITIONS)
def test_a_source_is_cited_and_listed_in_the_words_of_the_edition(
    bare: TinySite, language: str
) -> None:
    names, undated, full_names, title = EDITIONS[language]
    built = build(bare, entry("one", "year = {2019},"), entry("two"), language=language)
    first, both = citations(built)
    assert first[1:-1] == f"{names}, 2019"
    assert {f"{names}, 2019", f"{names}, {undated}"} == set(re.findall(rf"{names}, [^,\])]+", both))
    texts = sorted(text_of(select(item, "./p")[0]) for item in listed(built))
    seen = word(language, "seen-full")
    assert texts == [
        f"{full_names} (2019). {title}. [{seen}]",
        f"{full_names} ({undated}). {title}. [{seen}]",
    ]
    assert built.warnings == ()


SAME = "Une {cite:p}`one,two`, une autre {cite:p}`three,four`."


def test_sources_that_would_be_cited_alike_are_told_apart(bare: TinySite) -> None:
    dated, alone = "year = {2019},", "year = {2020},"
    sources = [entry("one", dated), entry("two", dated), entry("three"), entry("four")]
    built = build(bare, *sources, entry("five", alone), page=f"{SAME} {{cite:p}}`five`")
    told = " ".join(citations(built))
    assert re.findall(r"(?:2019|s\. d\.|2020)(?:-?[a-z])?", told) == [
        *("2019a", "2019b", "s. d.-b", "s. d.-a", "2020"),
    ]
    texts = [text_of(item) for item in listed(built)]
    assert [mark for mark in ("(2019a)", "(2019b)", "(s. d.-a)") if mark not in str(texts)] == []


def test_a_source_that_is_no_longer_alike_loses_its_letter(bare: TinySite) -> None:
    dated = "year = {2019},"
    build(bare, entry("one", dated), entry("two", dated))
    bare.edit("index.md", "Deux {cite:p}`one,two`.", "Deux.")
    again = bare.build(language="fr")
    assert citations(again) == ["(Martin et Blanc, 2019)"]


def test_a_long_list_is_one_alphabet_that_letters_lead_into(bare: TinySite) -> None:
    """Organisations stand among persons, É among the E's, digits first, signs nowhere."""
    names = ["{Élan}", "{République}", "Zola, Émile", "{Amis}", "eco, Umberto", "{7x}", "{#hash}"]
    names += [f"Martin, Zoé {'x' * place}" for place in range(LONG - len(names))]
    sources = [
        f"@misc{{key{place}, author = {{{name}}}, title = {{Un}}, pages = {{1}}, seen = {{full}}}}"
        for place, name in enumerate(names)
    ]
    page = f"{{cite:p}}`{','.join(f'key{place}' for place in range(len(names)))}`"
    built = build(bare, *sources, page=page)
    assert built.warnings == ()
    root = body_of(built.page("index"))
    first = [text_of(item).partition(" (")[0] for item in listed(built)]
    assert [name for name in first if "Martin" not in name] == [
        *("7x", "Amis", "eco, Umberto", "Élan", "#hash", "République", "Zola, Émile"),
    ]
    letters = select(root, f".//ul[{has_class('alphabet')}]//a")
    assert [text_of(letter) for letter in letters] == ["0–9", *"AEHMRZ"]
    leads_to = []
    for letter in letters:
        (place,) = select(root, f".//*[@id='{str(letter.get('href'))[1:]}']")
        (item,) = select(place, "ancestor-or-self::li[1]")
        leads_to.append(text_of(item).partition(" (")[0].partition(",")[0])
    assert leads_to == ["7x", "Amis", "eco", "#hash", "Martin", "République", "Zola"]


def test_a_citation_stands_between_parentheses_and_leads_to_the_list(bare: TinySite) -> None:
    built = build(bare, entry("one", "year = {2019},"), entry("two"))
    assert citations(built)[0] == "(Martin et Blanc, 2019)"
    path = f".//*[{has_class('bibtex-citation')}]//a"
    targets = {link.get("href", "") for link in select(body_of(built.page("index")), path)}
    assert targets == {f"#{item.get('id')}" for item in listed(built)}


def test_a_source_links_to_where_it_can_be_read(bare: TinySite) -> None:
    address = "url = {https://example.org/a}, doi = {10.1000/1}, publisher = {Éditeur},"
    built = build(bare, entry("one", address), entry("two"))
    links = [
        (text_of(link), link.get("href"))
        for item in listed(built)
        for link in select(item, f"./p[1]/a[{has_class('external')}]")
    ]
    assert links == [
        ("« Un titre »", "https://example.org/a"),
        ("doi", "https://doi.org/10.1000/1"),
    ]
    assert [text_of(em) for item in listed(built) for em in select(item, "./p[1]/em")] == [
        "Éditeur"
    ]


def test_what_is_cited_is_listed_in_a_list_and_nothing_else(whole: Built) -> None:
    """No role and no label of docutils, which HTML does not allow there."""
    body = body_of(whole.page("guide/bibliography"))
    (shown,) = select(body, f".//ul[{has_class('references')}]")
    assert {child.tag for child in shown} == {"li"}
    assert not select(body, ".//*[starts-with(@role, 'doc-')]")
    first = text_of(shown[0])
    assert first.startswith("Durand, Anne ; Petit, Jean ; Roy, Léa (2019). « La première réponse »")
    assert "Sans date" not in text_of(body)


def test_a_source_names_the_pages_that_cite_it(whole: Built) -> None:
    path = f".//ul[{has_class('references')}]/li/p[{has_class('cited-in')}]"
    first, second = select(body_of(whole.page("guide/bibliography")), path)
    for told in (first, second):
        assert text_of(told).startswith(word("fr", "cited-in"))
        assert [link.get("href") for link in select(told, "./a")] == [
            "../examples/advert.html",
            "sizing.html",
        ]
        titles = [text_of(link) for link in select(told, "./a")]
        assert titles == ["Une annonce de village", "Combien d'heures ?"]


def test_each_way_of_reading_is_told(bare: TinySite) -> None:
    built = build(
        bare, *(entry(seen, seen=seen) for seen in SEEN), page=f"{{cite:p}}`{','.join(SEEN)}`"
    )
    assert built.warnings == ()
    told = " ".join(text_of(item) for item in listed(built))
    for french in (word("fr", f"seen-{seen}") for seen in SEEN):
        assert f"[{french}]" in told


def test_an_address_is_kept_as_it_is_written(bare: TinySite) -> None:
    """What LaTeX takes for a comment or a dash is part of an address."""
    address = "https://example.org/a--b_c/d%C3%A9?e=1&f=~g#h"
    built = build(bare, entry("one", f"url = {{{address}}},"), entry("two"))
    links = [link.get("href") for item in listed(built) for link in select(item, "./p/a")]
    assert address in links


def test_the_source_of_a_posting_must_be_in_the_bibliography(whole_site: TinySite) -> None:
    whole_site.edit("examples/lost.md", ":source: pegasso2009", ":source: pegaso2009")
    assert [line for line in whole_site.build("dummy").warnings if "pegaso2009" in line]


def test_a_citation_is_kept_once_however_often_its_sentence_is_read(editions: Editions) -> None:
    for built in (editions.french, editions.english):
        references = built.env.domains["cite"].data["citation_refs"]
        named = [(one.docname, *one.targets) for one in references]
        assert named
        assert len(named) == len(set(named))
