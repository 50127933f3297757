"""Pictures drawn from the objects, each with its name, its description and its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from checkers.html import has_class, select
from extension.shown import MISSIONS, figure, labels, rows_of, text_of, told, words
from extension.support import Built
from jobguide import svg
from jobguide.records import fold
from jobguide.words import word

# The page of each picture of the whole site.
PICTURES = {
    "mission-map": "guide/mission",
    "orgchart-communication": "guide/placement",
    "orgchart-volunteers": "guide/placement",
    "orgchart-pair": "guide/placement",
    "orgchart-board": "guide/placement",
    "profile-village": "examples/advert",
    "corpus-missions": "examples/index",
    "corpus-moderation": "examples/index",
    "corpus-pay": "examples/index",
    "workload-part-time": "guide/sizing",
    "timeline": "guide/model",
    "situations": "guide/model",
    "range-part-time-messages": "guide/model",
}


def test_every_picture_of_the_site_is_looked_at(whole: Built) -> None:
    drawn = [
        element.get("id", "").removesuffix("-title")
        for docname in whole.env.found_docs
        for element in select(whole.page(docname), f"//figure[{has_class('picture')}]/svg/title")
    ]
    assert sorted(drawn) == sorted(PICTURES)


@pytest.mark.parametrize("ident", PICTURES)
def test_a_picture_is_named_described_and_told_in_text(whole: Built, ident: str) -> None:
    shown = figure(whole, PICTURES[ident], ident)
    (drawing,) = select(shown, "./svg")
    (caption,) = select(shown, "./figcaption")
    (text,) = select(shown, ".//details")
    assert drawing.get("role") == "img"
    names = [f"{ident}-title", f"{ident}-desc"]
    assert drawing.get("aria-labelledby", "").split() == names
    assert [child.get("id") for child in list(drawing)[:2]] == names
    assert all(text_of(child) for child in [*list(drawing)[:2], caption])
    assert text_of(select(text, "./summary")[0]) == word("fr", "equivalent")
    assert len(rows_of(select(text, "./table")[0])) > 1


@pytest.mark.parametrize("ident", PICTURES)
def test_a_picture_takes_its_colours_from_the_style_sheet(whole: Built, ident: str) -> None:
    elements = select(figure(whole, PICTURES[ident], ident), "./svg//*")
    assert elements
    for element in elements:
        assert not {"style", "fill", "stroke", "font-family"} & set(element.keys())


def test_the_map_shows_five_missions_between_two_worlds(whole: Built) -> None:
    shown = figure(whole, "guide/mission", "mission-map")
    for name in [*MISSIONS, *words("association", "community")]:
        assert fold(name) in labels(shown)
    head, *rows = told(whole, "guide/mission", "mission-map")
    names = ("broadcast", "feedback", "animate", "events", "articulate")
    assert head == words("mission", "map-direction")
    assert [row[0] for row in rows] == MISSIONS
    assert [row[1] for row in rows] == words(*[f"map-{name}" for name in names])


CHARTS = {
    "communication": ("Communication externe", "Vie bénévole"),
    "volunteers": ("Vie bénévole", "Communication externe"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_says_who_holds_the_post(whole: Built, name: str) -> None:
    holder, others = CHARTS[name]
    ident = f"orgchart-{name}"
    _head, *rows = told(whole, "guide/placement", ident)
    top, posts = words("orgchart-board", "orgchart-direction"), words("post")
    assert [row[1] for row in rows] == [*top, holder, *posts, others]
    drawn = set(labels(figure(whole, "guide/placement", ident)).split())
    for label in (*top, holder, others, *posts):
        assert set(fold(label).split()) <= drawn


@pytest.mark.parametrize(
    ("name", "posts"), [("board", ["post"]), ("pair", ["pair-employee", "pair-volunteer"])]
)
def test_a_chart_without_departments_shows_none(whole: Built, name: str, posts: list[str]) -> None:
    _head, *rows = told(whole, "guide/placement", f"orgchart-{name}")
    assert [row[1] for row in rows] == [*words("orgchart-board"), ", ".join(words(*posts))]
    drawn = labels(figure(whole, "guide/placement", f"orgchart-{name}"))
    assert fold(drawn) == fold(" ".join(words("orgchart-board", *posts)))


def test_a_profile_counts_the_passages_of_its_own_posting(whole: Built) -> None:
    _head, *rows = told(whole, "examples/advert", "profile-village")
    counts = dict(rows)
    assert [counts[title] for title in MISSIONS] == ["1", "0", "1", "0", "0"]
    assert counts["Écouter les membres"] == counts["Rédiger un message"] == "1"
    assert counts["Se servir du forum"] == "0"
    drawn = labels(figure(whole, "examples/advert", "profile-village"))
    assert "Remonter la parole" in drawn
    assert "Se servir du forum" not in drawn


def test_the_examples_together_leave_out_what_is_lost(whole: Built) -> None:
    _head, *missions = told(whole, "examples/index", "corpus-missions")
    shares = ["1 / 1", "0 / 1", "1 / 1", "0 / 1", "0 / 1"]
    assert missions == [list(pair) for pair in zip(MISSIONS, shares, strict=True)]
    _head, *pay = told(whole, "examples/index", "corpus-pay")
    assert pay == [[word("fr", "pay-shown"), "0 / 1"], [word("fr", "unstated"), "1 / 1"]]


def test_a_worked_case_is_drawn_from_its_hours(whole: Built) -> None:
    _head, *rows = told(whole, "guide/sizing", "workload-part-time")
    assert rows == [
        ["Lire un message", "10", "20", "40"],
        ["Tenir une rencontre", "10", "10", "10"],
        ["Suivre ce qui se dit", "60", "100", "180"],
    ]


@pytest.mark.parametrize("words", ["<b>", "a & b", '"', "]]>", "&amp;"])
def test_what_is_drawn_is_escaped(words: str, tmp_path: Path) -> None:
    template = tmp_path / "words.svg"
    template.write_text("{{ text(0, 0, words) }}", encoding="utf-8")
    drawn = svg.drawing(template, ident="x", title=words, description=words, height=1, words=words)
    assert [text_of(child) for child in etree.fromstring(drawn)] == [words, words, words]
