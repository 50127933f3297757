"""The page's own script and the Python model say the same, to the last digit shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.sizing_oracle import Answers, Oracle
from browser.sizing_vectors import AWKWARD, Maker, Vector
from checkers.browser import DESK, new_page
from jobguide import workload
from jobguide.sizing import natural
from jobguide.words import WORDS

PAGE = "guide/sizing.html"
DATA = 'JSON.parse(document.getElementById("sizing-data").textContent)'
# Whole lists go there and back as one text: many times faster than value by value.
RECKON = f"""(asked) => {{
  const [words, language, vectors] = JSON.parse(asked);
  const data = {{ ...{DATA}, words }};
  return JSON.stringify(vectors.map((fields) => {{
    const {{ out, verdicts, faults, headline }} = jobguide.sizing.reckon(data, language, fields);
    return {{ out, verdicts, faults: Object.keys(faults), headline }};
  }}));
}}"""
DISPLAY = """(asked) => {
  const [values, language, unit] = JSON.parse(asked);
  return JSON.stringify(values.map((value) => jobguide.sizing.display(value, language, unit)));
}"""
# Puts answers into the boxes as a reader's typing would leave them, and reads the page.
TYPE = """(fields) => {
  const form = document.getElementById("sizing-form");
  form.querySelector("[data-do=reset]").click();
  for (const [name, text] of Object.entries(fields)) form.elements[name].value = text;
  form.elements.phase[0].dispatchEvent(new Event("change", { bubbles: true }));
  const places = [...form.querySelectorAll("[data-out]")].filter((one) => !one.hidden);
  return Object.fromEntries(places.map((one) => [one.dataset.out, one.textContent]));
}"""
# What depends on which boxes are blank or an example's, looked at in test_sizing_form.py.
OTHERS = {"empty", "example"}
UNITS = ("h", "fte", "weeks", "months", "count", "min", "s", "%")
LANGUAGES = ("fr", "en")
HOW_MANY = 1000
THROUGH_BOXES = 40

MODEL = workload.load(Path(__file__).resolve().parents[2] / "data" / "workload.toml")


@pytest.fixture(scope="module")
def page(browser: Browser, base: str) -> Iterator[Page]:
    """Open the calculator."""
    with new_page(browser, DESK) as opened:
        opened.goto(base + PAGE)
        yield opened


@pytest.fixture(scope="module")
def data(page: Page) -> dict[str, Any]:
    """Return what the build gave to the script."""
    given: dict[str, Any] = page.evaluate(DATA)
    return given


@pytest.fixture(scope="module")
def most(data: dict[str, Any]) -> dict[str, int]:
    """Return the bound of each question."""
    return {driver["id"]: driver["most"] for driver in data["drivers"]}


def words_of(data: dict[str, Any], language: str) -> dict[str, str]:
    """Return the script's words: those of the page, or the English ones of the table."""
    words: dict[str, str] = data["words"]
    if language == "fr":
        return words
    english = {key.removeprefix("tell-"): WORDS.word("en", key) for key in WORDS}
    return {key: english.get(key, text) for key, text in words.items()}


def asking(page: Page, function: str, asked: list[Any]) -> list[Any]:
    """Run a function of the page on a list of things, and return its list of answers."""
    found: list[Any] = json.loads(page.evaluate(function, json.dumps(asked)))
    return found


def reckoned(page: Page, words: dict[str, str], language: str, vectors: list[Vector]) -> list[Any]:
    """Run the page's own code."""
    asked = [words, language, [vector.fields for vector in vectors]]
    return asking(page, RECKON, asked)


def shown(result: dict[str, Any]) -> dict[str, str]:
    """Return what the script says, blanks and examples apart; what is empty is not shown."""
    return {name: text for name, text in result["out"].items() if text and name not in OTHERS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_random_answers(
    page: Page, data: dict[str, Any], most: dict[str, int], language: str
) -> None:
    words = words_of(data, language)
    maker = Maker(MODEL, most, language)
    vectors = [maker.vector() for _one in range(HOW_MANY)]
    results = reckoned(page, words, language, vectors)
    some = 0
    for vector, result in zip(vectors, results, strict=True):
        oracle = Oracle(MODEL, words, language, vector.answers)
        assert shown(result) == oracle.out(), vector.fields
        assert result["verdicts"] == oracle.marks(), vector.fields
        assert result["headline"][: len(oracle.launch())] == oracle.launch()
        assert {name.rpartition("-")[2] for name in result["faults"]} <= {"low", "high"}
        some += bool(oracle.weights)
    assert some > HOW_MANY * 0.8


def of_weeks(**hours: tuple[float, float, float]) -> Vector:
    """Return boxes of fixed hours, all three levels written."""
    fields = {
        name + box: repr(value)
        for name, levels in hours.items()
        for box, value in zip(("-low", "", "-high"), levels, strict=True)
    }
    return Vector(fields, Answers({}, hours))


def of_volumes(**volumes: float) -> Vector:
    """Return boxes of volumes a year; ``_`` stands for ``-``."""
    named = {name.replace("_", "-"): value for name, value in volumes.items()}
    fields = {name: repr(value) for name, value in named.items()}
    years = {f"{name}-per": "year" for name in named}
    return Vector(fields | years, Answers(named))


EDGES = {
    "nothing": Vector({}, Answers()),
    "only zeros": of_volumes(posts=0, messages=0, available=0, members=0),
    "a tie": of_weeks(monitoring=(1, 2, 3), measuring=(1, 2, 3)),
    "no central": of_weeks(monitoring=(0, 0, 4)),
    "nothing but a high, and members": Vector(
        {"monitoring": "0", "monitoring-high": "4", "members": "10"},
        Answers({"members": 10}, {"monitoring": (None, 0, 4)}),
    ),
    "at the first mark": of_weeks(monitoring=(5, 5, 5)),
    "under the first mark": of_weeks(monitoring=(4.99, 4.99, 4.99)),
    "at the second mark": of_weeks(monitoring=(20, 20, 20)),
    "a legal week": of_weeks(monitoring=(35, 35, 35)),
    "the minimum binds": of_volumes(on_site_events=3, participants=99),
    "the minimum no longer binds": of_volumes(on_site_events=3, participants=101),
    "a hair": of_volumes(messages=0.0001),
    "all hours there are": of_weeks(monitoring=(168, 168, 168)),
}


@pytest.mark.parametrize("vector", EDGES.values(), ids=EDGES.keys())
@pytest.mark.parametrize("language", LANGUAGES)
def test_edges(page: Page, data: dict[str, Any], language: str, vector: Vector) -> None:
    words = words_of(data, language)
    oracle = Oracle(MODEL, words, language, vector.answers)
    (result,) = reckoned(page, words, language, [vector])
    assert shown(result) == oracle.out()
    assert result["verdicts"] == oracle.marks()
    assert result["faults"] == []


def test_random_answers_through_the_boxes_of_the_page(
    page: Page, data: dict[str, Any], most: dict[str, int]
) -> None:
    maker = Maker(MODEL, most, "fr")
    for vector in [maker.vector() for _one in range(THROUGH_BOXES)]:
        oracle = Oracle(MODEL, data["words"], "fr", vector.answers)
        seen = page.evaluate(TYPE, vector.fields)
        assert {name: text for name, text in seen.items() if name not in OTHERS} == oracle.out()


def typed(value: float, language: str) -> str:
    """Write a number as the form fills it in."""
    text = repr(int(value) if value == int(value) else value)
    return text if language == "en" else text.replace(".", ",")


def of_case(data: dict[str, Any], name: str, language: str) -> Vector:
    """Return the boxes of a worked case, and what they mean."""
    case = MODEL.case(name)
    fields: dict[str, str] = {}
    periods = {driver["id"]: driver["per"] for driver in data["drivers"]}
    for driver, volume in case.volumes.items():
        value, period = natural(volume, periods[driver])
        fields |= {driver: typed(value, language), f"{driver}-per": period}
    for activity, hours in case.fixed.items():
        for level, box in (("low", "-low"), ("central", ""), ("high", "-high")):
            fields[activity + box] = typed(hours.at(level), language)
    fixed = {name: (hours.low, hours.central, hours.high) for name, hours in case.fixed.items()}
    return Vector(fields, Answers(case.volumes, fixed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_worked_cases(page: Page, data: dict[str, Any], language: str) -> None:
    words = words_of(data, language)
    vectors = [of_case(data, case.id, language) for case in MODEL.cases]
    results = reckoned(page, words, language, vectors)
    for case, vector, result in zip(MODEL.cases, vectors, results, strict=True):
        oracle = Oracle(MODEL, words, language, vector.answers)
        assert oracle.case.volumes == case.volumes
        assert dict(oracle.case.fixed) == dict(case.fixed)
        assert shown(result) == oracle.out()
        filled = page.evaluate(f"id => jobguide.sizing.example({DATA}, '{language}', id)", case.id)
        assert {name: filled[name] for name in vector.fields} == vector.fields


def awkward_numbers() -> list[float]:
    """Return numbers near every place where a rounding could go the other way."""
    chance = Random(1607)
    halves = [n / 1000 + half for n in range(0, 12_000, 7) for half in (0, 0.05, 0.005, 0.5)]
    near = [value * (1 + sign * 1e-16) for value in halves for sign in (-1, 1)]
    wide = [chance.uniform(0, 10 ** chance.uniform(-9, 15)) for _one in range(4000)]
    sums = [a + b for a in AWKWARD for b in AWKWARD] + [a / 3 for a in AWKWARD]
    return [*AWKWARD, *halves, *near, *wide, *sums, 1e15, 999.95, 99.95, 999_999.5, 1e-7, 5e-324]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_rounded_alike(page: Page, language: str, unit: str) -> None:
    numbers = awkward_numbers()
    assert len(numbers) > 20_000
    found = asking(page, DISPLAY, [numbers, language, unit])
    assert found == [workload.display(value, language, unit) for value in numbers]


def test_halves_go_up_on_the_digits_shown(page: Page) -> None:
    """1.005 is under its own half in binary; both evaluators read what a person reads."""
    values = [0.05, 0.15, 0.25, 0.35, 1.005, 2.675, 9.95, 10.5]
    assert asking(page, DISPLAY, [values[:4], "en", "h"]) == ["0.1", "0.2", "0.3", "0.4"]
    assert asking(page, DISPLAY, [values[4:6], "fr", "fte"]) == ["1,01", "2,68"]
    assert asking(page, DISPLAY, [values[6:], "fr", "h"]) == ["10", "11"]


def test_no_number_of_the_model_is_written_in_the_script(site: Path, data: dict[str, Any]) -> None:
    """The script reads the table of the page; a number copied into it could part from it."""
    script = (site / "_static" / "sizing.js").read_text(encoding="utf-8")
    time = data["time"]
    assert time["year"] == MODEL.time.legal_year_hours
    for number in (time["year"], time["usable"]["central"], 0.1667, 252, 1080):
        assert str(number) not in script
