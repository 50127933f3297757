"""The calculator's form, and what else is drawn from the model: sound without its script."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.html import Element, has_class, select
from extension.shown import rows_of, table_of, text_of
from extension.support import Built, TinySite, body_of, message
from jobguide.words import word

PAGE = "guide/calculator"
DRIVERS = {
    "messages": "week",
    "participants": "year",
    "meetings": "month",
    "available": "",
}


def form(built: Built) -> Element:
    """Return the form of the calculator."""
    (found,) = select(built.page(PAGE), "//form[@id='sizing-form']")
    return found


def test_each_question_has_its_label_its_help_and_its_period(whole: Built) -> None:
    shown = form(whole)
    for name, period in DRIVERS.items():
        (field,) = select(shown, f".//div[@id='driver-{name}'][{has_class('field')}]")
        (box,) = select(field, f".//input[@name='{name}']")
        (label,) = select(field, f".//label[@for='{box.get('id')}']")
        assert text_of(label).startswith("Combien")
        (help_text,) = select(field, f".//div[{has_class('help')}]")
        assert text_of(help_text).startswith("Le corps de la")
        assert help_text.get("id") in box.get("aria-describedby", "").split()
        chosen = [option.get("value") for option in select(field, ".//option[@selected]")]
        assert chosen == [period] * bool(period)


def test_a_situation_can_be_chosen_and_says_its_advice(whole: Built) -> None:
    shown = form(whole)
    (choice,) = select(shown, ".//label[.//input[@name='staff'][@value='fraction']]")
    assert text_of(choice) == "Une fraction de poste"
    assert "Le corps de la situation." in text_of(shown)


def test_the_verdicts_wait_for_a_result(whole: Built) -> None:
    verdicts = select(form(whole), f".//div[{has_class('verdict')}]")
    assert {verdict.get("data-verdict"): text_of(verdict) for verdict in verdicts} == {
        "presence": "Le corps du premier verdict.",
        "reached": "Le corps du dernier verdict.",
    }
    assert all(verdict.get("hidden") is not None for verdict in verdicts)


def test_the_script_is_given_the_numbers_of_the_model(whole: Built) -> None:
    (script,) = select(whole.page(PAGE), "//script[@id='sizing-data']")
    data = json.loads(script.text or "")
    with (Path(whole.env.srcdir) / "data/workload.toml").open("rb") as file:
        written = tomllib.load(file)
    model = data["model"]
    assert model["time"] == {name: without_source(one) for name, one in written["time"].items()}
    for kind in ("activities", "bounds"):
        shown = [
            {key: told for key, told in one.items() if told is not None} for one in model[kind]
        ]
        assert shown == [without_source(one) for one in written[kind]]
    assert model["cases"][0]["volumes"] == written["cases"][0]["volumes"]
    assert model["cases"][0]["fixed"] == {"watch": written["activities"][2]["hours_per_week"]}
    assert [driver["id"] for driver in data["drivers"]] == list(DRIVERS)


def without_source(record: dict[str, object]) -> dict[str, object]:
    """Return a record of the file as the script gets it."""
    return {key: told for key, told in record.items() if key != "source"}


def test_every_number_of_the_model_is_laid_open(whole: Built) -> None:
    _head, *rows = table_of(whole, "guide/model", "numbers")
    evidence = {row[0]: " ".join(row[2:]) for row in rows}
    for name, grade, source in (
        ("Lire un message", "D", "Durand et al., 2019"),
        ("Tenir une rencontre", "H", word("fr", "our-hypothesis")),
        ("Suivre ce qui se dit", "C", "pegasso.info, 2009"),
    ):
        assert evidence[name].startswith(grade)
        assert evidence[name].endswith(source)
    links = select(
        whole.page("guide/model"), "//table[@id='numbers']//a[contains(@href, 'biblio')]"
    )
    assert {text_of(link) for link in links} == {"Durand et al., 2019", "pegasso.info, 2009"}


def test_what_weighs_most_comes_first(whole: Built) -> None:
    _head, *rows = table_of(whole, "guide/model", "weights-part-time")
    assert [row[0] for row in rows] == [
        "Suivre ce qui se dit",
        "Lire un message",
        "Tenir une rencontre",
    ]
    assert [row[1] for row in rows] == ["100", "20", "10"]


def test_a_week_of_someone_else_stands_beside_ours(whole: Built) -> None:
    (table,) = select(whole.page("guide/model"), "//table[@id='week-shares']")
    shares = {row[0]: row[1:] for row in rows_of(table)[1:]}
    assert shares["Animer les échanges"] == ["75 %", "15 %"]
    assert shares[word("fr", "week-beyond")] == ["25 %", "–"]


FORM = """# Page

:::::{sizing-form}

::::{situation} %s
%s
Un conseil.
::::

::::{verdict} %s
Un verdict.
::::
:::::
"""


def test_without_a_model_the_words_of_the_form_stay(bare: TinySite) -> None:
    bare.write({"index.md": FORM % ("part-time", ":name: Seul\n:staff: none", "reached")})
    text = text_of(body_of(bare.build().page("index")))
    assert "Un conseil." in text
    assert "Un verdict." in text


REFUSED = {
    "an unknown case": (
        ("vilage", ":name: Seul\n:staff: none", "reached"),
        "index.md:5",
        "unknown-value",
        {"value": "vilage", "option": "situation", "hint": "→ village", "known": "village"},
    ),
    "an unknown mark": (
        ("village", ":name: Seul\n:staff: none", "reach"),
        "index.md:11",
        "unknown-value",
        {"value": "reach", "option": "verdict", "hint": "→ reached", "known": "reached"},
    ),
    "a situation without a name": (
        ("village", "", "reached"),
        "index.md:5",
        "missing-option",
        {"kind": "situation", "id": "village", "option": "name"},
    ),
    "a situation of nobody": (
        ("village", ":name: Seul", "reached"),
        "index.md:5",
        "missing-option",
        {"kind": "situation", "id": "village", "option": "staff"},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_slip_in_the_form_is_told(tiny: Callable[[str], TinySite], name: str) -> None:
    words, place, fault, values = REFUSED[name]
    site = tiny("model")
    site.write({"index.md": FORM % words})
    assert site.build("dummy").of(fault) == [message(place, fault, **values)]
