"""Quotations of the article, lines of a posting, tagged passages, grades."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sphinx.testing.util import assert_node

from checkers.html import Element, has_class, select
from extension.shown import text_of
from extension.support import Built, TinySite, body_of
from jobguide.nodes import grade_badge
from jobguide.words import word
from sitekit.typography import set_text

STATEMENTS = ("title", "line-1", "line-2")
GRADES = "ABCDH"


def shown(built: Built, docname: str, ident: str) -> Element:
    """Return the block quote of a quotation."""
    path = f"//blockquote[{has_class('statement')}][@id='source-{ident}']"
    (quote,) = select(built.page(docname), path)
    return quote


def test_a_restated_line_is_never_shown_as_a_quotation(whole: Built) -> None:
    page = whole.page("examples/lost")
    restated, untagged = select(page, f"//div[{has_class('statement-line')}]")
    assert not select(page, "//blockquote")
    (mark,) = select(restated, f"./div[{has_class('restated')}]//mark[{has_class('passage')}]")
    assert text_of(mark) == "relayer le terrain"
    (tag,) = select(restated, f"./ul[{has_class('tags')}]//a")
    assert tag.get("href") == "../guide/mission.html#mission-events"
    assert text_of(select(untagged, f"./p[{has_class('untagged')}]")[0]) == word("fr", "untagged")


@pytest.mark.parametrize(("number", "ident"), list(enumerate(STATEMENTS, 1)))
def test_a_quotation_leads_to_its_entry_in_the_list(whole: Built, number: int, ident: str) -> None:
    docname = "guide/mission" if ident == "title" else "examples/advert"
    (credit,) = select(shown(whole, docname, ident), f".//p[{has_class('statement-credit')}]")
    total = len(STATEMENTS)
    assert text_of(credit) == word("fr", "statement-credit", number=number, total=total)
    (link,) = select(credit, "./a")
    assert link.get("href") == f"../about/source.html#statement-{ident}"


def test_a_quotation_outside_a_posting_is_a_plain_block_quote(whole: Built) -> None:
    around = shown(whole, "guide/mission", "title").getparent()
    assert around is not None
    assert around.tag == "section"


def test_a_line_shows_its_words_its_tags_and_its_notes(whole: Built) -> None:
    quote = shown(whole, "examples/advert", "line-1")
    line = quote.getparent()
    assert line is not None
    assert "statement-line" in line.get("class", "")
    marks = select(quote, f".//mark[{has_class('passage')}]")
    assert [text_of(mark) for mark in marks] == ["accueillir et renseigner", "écrire"]
    tags = select(line, f"./ul[{has_class('tags')}]/li//a")
    assert [(text_of(tag), tag.get("href")) for tag in tags] == [
        ("Animer les échanges", "../guide/mission.html#mission-animate"),
        ("Écouter les membres", "../guide/competencies.html#competency-listening"),
        ("Diffuser une information", "../guide/mission.html#mission-broadcast"),
        ("Rédiger un message", "../guide/competencies.html#competency-writing"),
    ]
    notes = [note.get("class") for note in select(line, f"./div[{has_class('facet')}]")]
    assert notes == ["facet facet-asks", "facet facet-reveals", "facet facet-today"]


def test_a_line_untagged_on_purpose_says_so_in_place_of_tags(whole: Built) -> None:
    line = shown(whole, "examples/advert", "line-2").getparent()
    assert line is not None
    (told,) = select(line, f"./p[{has_class('untagged')}]")
    assert text_of(told) == word("fr", "untagged")
    assert not select(line, f"./ul[{has_class('tags')}]")


def test_only_the_article_is_inside_the_block_quote(whole: Built) -> None:
    """A note of ours must never be taken for the words of the article."""
    quote = shown(whole, "examples/advert", "line-1")
    kinds = [(child.tag, child.get("class")) for child in quote.iter("p")]
    assert kinds == [("p", None), ("p", "statement-credit")]


def test_a_grade_opens_what_it_means(bare: TinySite) -> None:
    told = " ".join(f"{{grade}}`{letter}`" for letter in GRADES + GRADES.lower())
    bare.write({"index.md": f"# Page\n\n{told}\n"})
    built = bare.build()
    badges = list(built.env.get_doctree("index").findall(grade_badge))
    body = body_of(built.page("index"))
    buttons = select(body, f".//button[{has_class('grade')}]")
    for letter, badge, button in zip(GRADES * 2, badges, buttons, strict=True):
        name = f"grade-{letter.lower()}"
        assert_node(badge, grade_badge, grade=letter, meaning=word("fr", name))
        assert text_of(button) == letter
        assert button.get("aria-label") == button.get("title") == set_text(word("fr", name), "fr")
        (opened,) = select(body, f".//*[@popover][@id='{button.get('popovertarget')}']")
        assert text_of(opened).startswith(word("fr", name))
        assert [link.get("href") for link in opened.iter("a")] == [f"about/method.html#{name}"]
    assert built.warnings == ()


def test_a_grade_names_the_sources_of_its_own_figure(tiny: Callable[[str], TinySite]) -> None:
    """Those cited since the grade before it; an estimate of ours has none."""
    site = tiny("whole")
    text = "Un {cite:p}`durand2019` {grade}`A`, deux {cite:p}`pegasso2009` {grade}`C`, {grade}`H`."
    site.write({"guide/figures.md": f"---\norphan: true\n---\n# Trois chiffres\n\n{text}\n"})
    body = body_of(site.build().page("guide/figures"))
    told = [[text_of(link) for link in one.iter("a")] for one in select(body, ".//*[@popover]")]
    every = word("fr", "grades-all")
    assert [links[-1] for links in told] == [every] * 3
    assert [[link.split()[0] for link in links[:-1]] for links in told] == [
        ["Durand"],
        ["pegasso.info,"],
        [],
    ]
