"""Tables, lists and numbers that the site computes from its objects, its article, its model."""

from __future__ import annotations

import re

import pytest

from checkers.html import has_class, select
from extension.shown import MISSIONS, rows_of, table_of, text_of, words
from extension.support import Built, body_of
from jobguide.records import fold
from jobguide.words import word
from sitekit.words import all_faults

# Where the whole site shows each block, and what is drawn there.
BLOCKS = {
    "coverage": ("guide/mission", "//table[@id='coverage']"),
    "mission-map": ("guide/mission", "//title[@id='mission-map-title']"),
    "orgchart": ("guide/placement", "//title[@id='orgchart-pair-title']"),
    "profile": ("examples/advert", "//title[@id='profile-village-title']"),
    "posting-whole": ("examples/advert", f"//ul[{has_class('posting-whole')}]//a"),
    "postings": ("examples/index", f"//*[@id='postings-1']//ul[{has_class('cards')}]"),
    "corpus": ("examples/index", "//title[@id='corpus-missions-title']"),
    "pitfalls": ("examples/advert", "//section[@id='les-points']/table"),
    "points": ("guide/posting", "//section[@id='chaque-point']//li/p/a"),
    "reading-form": ("guide/posting", "//form[@id='reading-form']"),
    "reading-figures": ("guide/posting", "//table[@id='reading-figures']"),
    "downloads": ("examples/model", f"//ul[{has_class('files')}]"),
    "statements": ("about/source", f"//ol[{has_class('statements')}]"),
    "faults": ("about/faults", "//table//code"),
    "workload": ("guide/sizing", "//title[@id='workload-part-time-title']"),
    "unit-times": ("guide/sizing", "//table[@id='unit-times']"),
    "model-numbers": ("guide/model", "//table[@id='numbers']"),
    "timeline": ("guide/model", "//title[@id='timeline-title']"),
    "situations": ("guide/model", "//title[@id='situations-title']"),
    "range-against": ("guide/model", "//title[@id='range-part-time-messages-title']"),
    "weights": ("guide/model", "//table[@id='weights-part-time']"),
    "week-shares": ("guide/model", "//table[@id='week-shares']"),
    "pay-table": ("guide/cost", "//table[@id='pay-costs']"),
    "pay-steps": ("guide/cost", "//table[@id='pay-steps-1']"),
    "pay-form": ("guide/cost", "//form[@id='pay-form']"),
    "moved": ("guide/cost", f"//p[{has_class('moved')}]/a"),
    "pay-rates": ("guide/cost", "//table[@id='pay-rates']"),
    "time-sheet": ("guide/model", "//table[@id='sheet-week-1']"),
    "plan-verdict": ("plan/need", "//output[@data-verdict='told']"),
    "plan-advice": ("plan/need", "//div[@data-result='advice']"),
    "plan-competencies": ("plan/need", "//fieldset[@data-competency='forum-use']"),
    "papers": ("plan/papers", "//details[@data-paper='note']"),
    "time-sheet-files": ("guide/model", f"//ul[{has_class('files')}]"),
}
# Nodes that stand for something to come: none may be left when a page is written.
PLACE_HOLDERS = {
    "block_place",
    "inline_block_place",
    "grade_badge",
    "pending_xref",
    "plan_screen",
    "posting_line",
    "situation",
    "sizing_form",
    "statement",
    "verdict",
}


def test_every_block_is_looked_at(whole: Built) -> None:
    assert set(BLOCKS) == whole.blocks()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_drawn_where_it_stands(whole: Built, name: str) -> None:
    docname, path = BLOCKS[name]
    (_found, *_more) = select(whole.page(docname), path)


def test_no_place_holder_is_left(whole: Built) -> None:
    for docname, document in whole.resolved.items():
        left = {type(node).__name__ for node in document.findall()} & PLACE_HOLDERS
        assert not left, docname


def test_coverage_marks_the_competencies_of_each_mission(whole: Built) -> None:
    head, *rows = table_of(whole, "guide/mission", "coverage")
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
    first, *_others = select(table, ".//tbody/tr/th//a")
    assert first.get("href") == "competencies.html#competency-forum-use"


def test_a_key_names_the_numbered_columns(whole: Built) -> None:
    (key,) = select(whole.page("guide/mission"), f"//ul[{has_class('key')}]")
    expected = [f"{number}. {title}" for number, title in enumerate(MISSIONS, 1)]
    assert [text_of(item) for item in select(key, "./li")] == expected


def cards_of(whole: Built) -> list[list[list[str]]]:
    """Return the lists of cards: what each paragraph of each card says."""
    lists = select(whole.page("examples/index"), f"//ul[{has_class('cards')}]")
    return [
        [[text_of(line) for line in select(card, "./h3|./p")] for card in select(found, "./li")]
        for found in lists
    ]


def test_each_example_has_one_card_and_the_models_stand_apart(whole: Built) -> None:
    examples, models = cards_of(whole)
    assert [card[0] for card in examples] == ["Une annonce de village", "Une fiche perdue"]
    assert [card[0] for card in models] == ["Un modèle à copier"]


def test_a_card_says_what_the_text_states_and_nothing_unstated(whole: Built) -> None:
    (advert, lost), _models = cards_of(whole)
    told = word("fr", "card-fact", name=word("fr", "placement"), value="Communication externe")
    facts = words("country-FR", "kind-advert", "status-trainee")
    assert advert[1].split(" · ") == ["Le Foyer", facts[0], "2009", *facts[1:], "au foyer", told]
    assert not any(word("fr", "unstated") in line for card in (advert, lost) for line in card)


def test_a_card_ends_with_its_missions_and_its_points(whole: Built) -> None:
    (advert, lost), _models = cards_of(whole)
    missions = ", ".join(words("mission-broadcast", "mission-animate"))
    assert advert[2] == f"{missions} · {word('fr', 'card-pitfalls', count=2)}"
    assert lost[2] == word("fr", "mission-events")


def test_links_to_the_tables_that_stood_there_lead_to_the_cards(whole: Built) -> None:
    for number in (1, 2, 3):
        (_place,) = select(whole.page("examples/index"), f"//*[@id='postings-{number}']")


def test_pitfalls_are_found_in_the_words_of_the_posting(whole: Built) -> None:
    (table,) = select(whole.page("examples/advert"), BLOCKS["pitfalls"][1])
    assert rows_of(table) == [
        words("pitfall", "level", "pitfalls-words"),
        ["Un stage qui remplace un poste", word("fr", "level-rule"), "« Stage »"],
        ["Rien sur le salaire", *words("level-advice", "pitfalls-absent")],
    ]
    first, *_others = select(table, ".//tbody//a")
    assert first.get("href") == "../guide/posting.html#pitfall-disguised-job"


def test_a_model_without_a_pitfall_says_so(whole: Built) -> None:
    body = body_of(whole.page("examples/model"))
    assert text_of(body).endswith(word("fr", "pitfalls-none"))


def test_statements_are_listed_in_order_with_the_place_of_each(whole: Built) -> None:
    items = select(whole.page("about/source"), f"//ol[{has_class('statements')}]/li")
    quotes = [text_of(select(item, f".//*[{has_class('quoted')}]")[0]) for item in items]
    places = [select(item, f"./p[{has_class('statement-place')}]/a")[0] for item in items]
    assert [item.get("id") for item in items] == [
        "statement-title",
        "statement-line-1",
        "statement-line-2",
    ]
    assert quotes[2] == "Stage à pourvoir"
    assert [(text_of(place), place.get("href")) for place in places] == [
        ("Quelle mission ?", "../guide/mission.html#source-title"),
        ("Une annonce de village", "../examples/advert.html#source-line-1"),
        ("Une annonce de village", "../examples/advert.html#source-line-2"),
    ]


def bare(text: str) -> str:
    """Return a text without its marks and spaces: code is shown as code, values by their names."""
    return re.sub(r"[\s{}«»“”`]", "", fold(text))


def test_faults_are_all_told_with_their_cure(whole: Built) -> None:
    (table,) = select(body_of(whole.page("about/faults")), ".//table")
    head, *rows = rows_of(table)
    assert head == words("fault", "fault-problem", "fault-cure")
    for (code, texts), row in zip(all_faults(), rows, strict=True):
        told = [bare(texts[part]["fr"]) for part in ("wrong", "mend")]
        assert [row[0], *map(bare, row[1:])] == [code, *told]


def test_the_totals_of_a_worked_case_follow_its_picture(whole: Built) -> None:
    path = "//figure[.//title[@id='workload-part-time-title']]/following-sibling::table"
    head, yearly, weekly, posts = rows_of(select(whole.page("guide/sizing"), path)[0])
    assert head == words("total", "low", "central", "high")
    assert yearly == [word("fr", "hours-year"), "80", "130", "230"]
    assert weekly[0] == word("fr", "hours-week")
    assert posts == [word("fr", "fte"), "0,05", "0,10", "0,29"]


def test_the_unit_times_carry_range_and_grade(whole: Built) -> None:
    head, *rows = table_of(whole, "guide/sizing", "unit-times")
    assert head == words("activity", "unit", "central", "range-short", "grade-short")
    assert [row[:-1] for row in rows] == [
        ["Lire un message", "message", "30 s", "15 s et 1 min"],
        ["Tenir une rencontre", "participant", "10 min", "5 min et 20 min"],
        ["Suivre ce qui se dit", word("fr", "week"), "2,5 h", "1,5 h et 4,5 h"],
    ]
    (table,) = select(whole.page("guide/sizing"), "//table[@id='unit-times']")
    badges = select(table, f".//button[{has_class('grade')}]")
    assert [text_of(badge) for badge in badges] == ["D", "H", "C"]


def test_numbers_in_prose_come_from_the_model(whole: Built) -> None:
    shown = select(whole.page("guide/sizing"), f"//span[{has_class('computed')}]")
    assert [number.text for number in shown] == ["20\u00a0h", "130\u00a0h", "0,10", "800"]
