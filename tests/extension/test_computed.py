"""Tables, pictures and numbers that the site computes from its objects, its article, its model."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from jobguide.article import fold
from jobguide.domain import COMPUTED
from jobguide.messages import Fault
from jobguide.pictures import svg
from jobguide.words import word

from checkers.html import Element, has_class, select, text_of
from extension.support import Built, body_of

MISSIONS = [
    "Diffuser une information",
    "Remonter la parole",
    "Animer les échanges",
    "Relayer le terrain",
    "Articuler les canaux",
]
# Where the whole site shows each computed block, and what is drawn there.
BLOCKS = {
    "coverage": ("guide/mission", "//table[@id='coverage']"),
    "mission-map": ("guide/mission", "//figure//title[@id='mission-map-title']"),
    "orgchart": ("guide/placement", "//figure//title[@id='orgchart-pair-title']"),
    "profile": ("examples/advert", "//figure//title[@id='profile-village-title']"),
    "postings": ("examples/index", "//table[@id='postings-facts']"),
    "workload": ("guide/sizing", "//figure//title[@id='workload-village-title']"),
    "unit-times": ("guide/sizing", "//table[@id='unit-times']"),
    "statements": ("about/source", f"//ol[{has_class('statements')}]"),
    "faults": ("about/faults", "//table//code"),
    "pitfalls": ("examples/advert", "//section[@id='les-points']/table"),
}


def rows_of(table: Element) -> list[list[str]]:
    """Return the cells of a table, row by row, the row of its heads first."""
    return [[text_of(cell) for cell in select(row, "./th|./td")] for row in select(table, ".//tr")]


def figure(built: Built, docname: str, ident: str) -> Element:
    """Return the picture of that identity."""
    path = f"//figure[{has_class('picture')}][.//title[@id='{ident}-title']]"
    (found,) = select(built.page(docname), path)
    return found


def labels(shown: Element) -> str:
    """Return all the words drawn in a picture, without what typography makes of them."""
    return fold(" ".join(text_of(label) for label in select(shown, ".//svg//text")))


def words(*keys: str) -> list[str]:
    """Return interface words of the French edition."""
    return [word("fr", key) for key in keys]


def test_every_computed_block_is_looked_at() -> None:
    assert set(BLOCKS) == set(COMPUTED)


@pytest.mark.parametrize("name", COMPUTED)
def test_a_computed_block_leaves_no_place_holder(whole: Built, name: str) -> None:
    docname, path = BLOCKS[name]
    assert select(whole.page(docname), path)
    tags = {type(node).__name__ for node in whole.resolved[docname].findall()}
    assert not tags & {"computed", "computed_inline", "grade_badge", "statement", "pending_xref"}


def test_coverage_marks_the_competencies_of_each_mission(whole: Built) -> None:
    page = whole.page("guide/mission")
    head, *rows = rows_of(select(page, "//table[@id='coverage']")[0])
    assert head == [word("fr", "competency"), "1", "2", "3", "4", "5"]
    assert rows == [
        ["Se servir du forum", "–", "–", "●", "–", "●"],
        ["Rédiger un message", "●", "●", "–", "●", "–"],
        ["Écouter les membres", "–", "●", "●", "–", "–"],
    ]


def test_coverage_tells_its_signs_and_its_columns_in_words(whole: Built) -> None:
    (table,) = select(whole.page("guide/mission"), "//table[@id='coverage']")
    assert [abbr.get("title") for abbr in select(table, ".//thead//abbr")] == MISSIONS
    signs = {text_of(abbr): abbr.get("title") for abbr in select(table, ".//tbody//abbr")}
    assert signs == {"●": word("fr", "yes"), "–": word("fr", "no")}
    assert text_of(select(table, "./caption/span")[0]) == word("fr", "coverage-caption")
    links = select(table, ".//tbody/tr/th//a")
    assert [link.get("href") for link in links][0] == "competencies.html#competency-forum-use"


@pytest.mark.parametrize("docname", ["guide/mission", "examples/index"])
def test_a_key_names_the_numbered_columns(whole: Built, docname: str) -> None:
    (key,) = select(whole.page(docname), f"//ul[{has_class('key')}]")
    expected = [f"{number}. {title}" for number, title in enumerate(MISSIONS, 1)]
    assert [text_of(item) for item in select(key, "./li")] == expected


def test_postings_stand_side_by_side(whole: Built) -> None:
    page = whole.page("examples/index")
    facts = rows_of(select(page, "//table[@id='postings-facts']")[0])
    unstated = word("fr", "unstated")
    assert facts == [
        words("posting", "year", "status", "placement"),
        ["Une annonce de village", "2009", "stagiaire", "Communication externe"],
        ["Une fiche perdue", unstated, unstated, word("fr", "placement-board")],
        ["Un modèle à copier", "2026", "personne salariée", "Communication externe"],
    ]
    _head, *counts = rows_of(select(page, "//table[@id='postings-missions']")[0])
    assert counts == [
        ["Une annonce de village", "1", "–", "1", "–", "–"],
        ["Une fiche perdue", "–", "–", "–", "1", "–"],
        ["Un modèle à copier", "–", "–", "–", "–", "–"],
    ]


def test_pitfalls_are_found_in_the_words_of_the_posting(whole: Built) -> None:
    (table,) = select(whole.page("examples/advert"), BLOCKS["pitfalls"][1])
    assert rows_of(table) == [
        words("pitfall", "level", "pitfalls-words"),
        ["Un stage qui remplace un poste", word("fr", "level-rule"), "« stage »"],
        ["Rien sur le salaire", word("fr", "level-advice"), word("fr", "pitfalls-absent")],
    ]
    links = [link.get("href") for link in select(table, ".//tbody//a")]
    assert links[0] == "../guide/posting.html#pitfall-disguised-job"


def test_a_model_without_a_pitfall_says_so(whole: Built) -> None:
    body = body_of(whole.page("examples/model"))
    assert text_of(body).endswith(word("fr", "pitfalls-none"))


def test_statements_are_listed_in_order_with_the_place_of_each(whole: Built) -> None:
    items = select(whole.page("about/source"), f"//ol[{has_class('statements')}]/li")
    assert [item.get("id") for item in items] == [
        "statement-title",
        "statement-line-1",
        "statement-line-2",
    ]
    quotes = [text_of(select(item, f".//*[{has_class('quoted')}]")[0]) for item in items]
    assert quotes[2] == "Stage à pourvoir"
    places = [select(item, f"./p[{has_class('statement-place')}]/a")[0] for item in items]
    assert [(text_of(place), place.get("href")) for place in places] == [
        ("Quelle mission ?", "../guide/mission.html#source-title"),
        ("Une annonce de village", "../examples/advert.html#source-line-1"),
        ("Une annonce de village", "../examples/advert.html#source-line-2"),
    ]


def test_faults_are_all_told_with_their_cure(whole: Built) -> None:
    (table,) = select(body_of(whole.page("about/faults")), ".//table")
    head, *rows = rows_of(table)
    assert head == words("fault", "fault-problem", "fault-cure")
    assert [row[0] for row in rows] == [fault.code for fault in Fault]
    for fault, row in zip(Fault, rows, strict=True):
        expected = [" ".join(text.translate({123: "", 125: ""}).split()) for text in fault.value]
        assert row[1:] == expected[:2]


PICTURES = [
    ("guide/mission", "mission-map"),
    ("guide/placement", "orgchart-communication"),
    ("guide/placement", "orgchart-volunteers"),
    ("guide/placement", "orgchart-pair"),
    ("guide/placement", "orgchart-board"),
    ("examples/advert", "profile-village"),
    ("guide/sizing", "workload-village"),
]


@pytest.mark.parametrize(("docname", "ident"), PICTURES)
def test_a_picture_is_named_described_and_told_in_text(
    whole: Built, docname: str, ident: str
) -> None:
    shown = figure(whole, docname, ident)
    (drawing,) = select(shown, "./svg")
    assert drawing.get("role") == "img"
    named = [select(drawing, f"./*[@id='{name}']") for name in _labelled_by(drawing)]
    assert [[element.tag for element in found] for found in named] == [["title"], ["desc"]]
    assert all(text_of(found[0]) for found in named)
    assert text_of(select(shown, "./figcaption")[0])
    (told,) = select(shown, "./details")
    assert text_of(select(told, "./summary")[0]) == word("fr", "equivalent")
    assert rows_of(select(told, "./table")[0])


def _labelled_by(drawing: Element) -> Sequence[str]:
    return drawing.get("aria-labelledby", "").split()


def test_a_picture_takes_its_colours_and_type_from_the_style_sheet(whole: Built) -> None:
    for docname, ident in PICTURES:
        for element in select(figure(whole, docname, ident), "./svg//*"):
            assert not {"style", "fill", "stroke", "font-family"} & set(element.keys())


def test_the_map_shows_five_missions_between_two_worlds(whole: Built) -> None:
    shown = figure(whole, "guide/mission", "mission-map")
    for name in [*MISSIONS, *words("association", "community")]:
        assert name in labels(shown)
    head, *rows = rows_of(select(shown, ".//table")[0])
    assert head == words("mission", "map-direction")
    directions = ("broadcast", "feedback", "animate", "events", "articulate")
    assert [row[0] for row in rows] == MISSIONS
    assert [row[1] for row in rows] == words(*[f"map-{name}" for name in directions])


CHARTS = {
    "communication": ("Communication externe", ["post"], "Vie bénévole"),
    "volunteers": ("Vie bénévole", ["post"], "Communication externe"),
    "pair": ("Communication externe", ["pair-employee", "pair-volunteer"], "Vie bénévole"),
    "board": (word("fr", "orgchart-board"), ["post"], "Communication externe, Vie bénévole"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_says_who_holds_the_post(whole: Built, name: str) -> None:
    holder, posts, others = CHARTS[name]
    shown = figure(whole, "guide/placement", f"orgchart-{name}")
    _head, *rows = rows_of(select(shown, ".//table")[0])
    people = ", ".join(words(*posts))
    top = words("orgchart-board", "orgchart-direction")
    assert [row[1] for row in rows] == [*top, holder, people, others]
    for label in (*top, "Communication externe", "Vie bénévole", *words(*posts)):
        assert set(label.split()) <= set(labels(shown).split())


def test_a_profile_counts_the_passages_of_its_own_posting(whole: Built) -> None:
    shown = figure(whole, "examples/advert", "profile-village")
    _head, *rows = rows_of(select(shown, ".//table")[0])
    counts = dict(rows)
    assert [counts[title] for title in MISSIONS] == ["1", "0", "1", "0", "0"]
    assert counts["Écouter les membres"] == counts["Rédiger un message"] == "1"
    assert counts["Se servir du forum"] == "0"
    assert "Se servir du forum" not in labels(shown)
    assert "Remonter la parole" in labels(shown)


def test_a_worked_case_adds_up(whole: Built) -> None:
    shown = figure(whole, "guide/sizing", "workload-village")
    _head, *rows = rows_of(select(shown, ".//table")[0])
    assert rows == [
        ["Lire un message", "10", "20", "40"],
        ["Tenir une rencontre", "10", "10", "10"],
        ["Suivre ce qui se dit", "60", "100", "180"],
    ]
    path = f"//figure[.//title[@id='workload-village-title']]/following-sibling::table"
    head, yearly, weekly, posts = rows_of(select(whole.page("guide/sizing"), path)[0])
    assert head == words("total", "low", "central", "high")
    assert yearly == [word("fr", "hours-year"), "80", "130", "230"]
    assert weekly[0] == word("fr", "hours-week")
    assert posts == [word("fr", "fte"), "0,05", "0,10", "0,29"]


def test_the_unit_times_carry_range_and_grade(whole: Built) -> None:
    (table,) = select(whole.page("guide/sizing"), "//table[@id='unit-times']")
    head, *rows = rows_of(table)
    assert head == words("activity", "unit", "central", "range-short", "grade-short")
    assert rows == [
        ["Lire un message", "message", "30 s", "de 15 s à 1 min", "D"],
        ["Tenir une rencontre", "participant", "10 min", "de 5 min à 20 min", "H"],
        ["Suivre ce qui se dit", word("fr", "week"), "2,5 h", "de 1,5 h à 4,5 h", "C"],
    ]
    links = select(table, f".//a[{has_class('grade')}]")
    assert [link.get("href") for link in links] == [
        f"../about/method.html#grade-{letter}" for letter in "dhc"
    ]


def test_numbers_in_prose_come_from_the_model(whole: Built) -> None:
    shown = select(whole.page("guide/sizing"), f"//span[{has_class('computed')}]")
    assert [text_of(number) for number in shown] == ["20 h", "130 h", "0,10", "800"]
    assert [number.text for number in shown][0] == "20\u00a0h"


@pytest.mark.parametrize("words", ["<b>", "a & b", '"'])
def test_what_is_drawn_is_escaped(words: str) -> None:
    drawn = svg.drawing("x", words, words, (1, 1), [svg.text(0, 0, words)])
    assert "<b>" not in drawn
    assert "& b" not in drawn
