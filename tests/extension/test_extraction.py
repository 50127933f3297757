"""What translators are given: titles, texts, options and passages, and no word of the interface."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from extension.cases import each
from extension.english import Editions
from jobguide.kinds import KINDS, facet_homes
from jobguide.nodes import facet
from jobguide.words import WORDS

NAMES = {kind: kind for kind in KINDS}


@pytest.mark.parametrize("kind", each(NAMES))
def test_the_title_of_an_object_is_extracted(editions: Editions, kind: str) -> None:
    for found in editions.french.domain.of_kind(kind).values():
        assert found.title in editions.extracted[found.place.docname]


PROSE = {
    f"{option} of {kind}": (kind, option)
    for kind, spec in KINDS.items()
    for option in (*spec.prose, *spec.spoken)
}


@pytest.mark.parametrize("prose", each(PROSE))
def test_a_prose_option_is_extracted(editions: Editions, prose: tuple[str, str]) -> None:
    kind, option = prose
    found = list(editions.french.domain.of_kind(kind).values())
    told = {(each.place.docname, _said(each, option)) for each in found if _said(each, option)}
    assert told
    for docname, words in told:
        assert words in editions.extracted[docname]


def _said(found: Any, option: str) -> str:
    return str(found.title if option == "name" else found.fact(option))


BODIES = {
    "guide/mission": ["Le corps de la première mission.", "Publier la lettre."],
    "guide/competencies": ["Le corps du premier domaine.", "Le corps de la première compétence."],
    "guide/placement": ["Le corps du premier rattachement."],
    "guide/sizing": ["Le corps du critère.", "Le corps de la première activité."],
    "guide/posting": ["Le corps du premier point."],
    "examples/advert": ["Le corps de l'annonce.", "Stage à pourvoir"],
    "examples/lost": ["Il fallait {passage}`relayer le terrain <events>`."],
    "examples/model": ["Vous animez le forum."],
}


@pytest.mark.parametrize("docname", BODIES)
def test_the_text_of_objects_and_lines_is_extracted(editions: Editions, docname: str) -> None:
    assert set(BODIES[docname]) <= editions.extracted[docname]


def test_the_paragraph_of_a_passage_is_extracted_with_its_tags(editions: Editions) -> None:
    assert (
        "Vous devrez {passage}`accueillir et renseigner <animate, listening>` puis "
        "{passage}`écrire <broadcast, writing>`."
    ) in editions.extracted["examples/advert"]


@pytest.mark.parametrize("name", facet_homes())
def test_the_text_of_a_block_is_extracted(editions: Editions, name: str) -> None:
    texts = [
        (docname, paragraph.rawsource.replace("\n", " "))
        for docname in editions.pages
        for block in editions.french.env.get_doctree(docname).findall(facet)
        for paragraph in block.findall(nodes.paragraph)
        if block["kind"] == name and "facet-label" not in paragraph["classes"]
    ]
    assert texts
    for docname, words in texts:
        assert words in editions.extracted[docname]


def test_no_interface_word_is_extracted(editions: Editions) -> None:
    """They stand in one table, in both languages: a translator must not meet them."""
    extracted = set().union(*editions.extracted.values())
    assert not extracted & {WORDS.word("fr", key) for key in WORDS}
