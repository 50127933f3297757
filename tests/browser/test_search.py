"""The search in a real browser, from a server and from a disk."""

import tomllib
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from checkers import search, search_keyboard
from checkers.keyboard import check_keyboard
from checkers.report import Report
from checkers.server import serving
from planted import page, write_site

Expect = Callable[[Report], None]
LEAST = 0.95  # of the questions (quality.md, “Search in French”)
FIRST_ANSWER = 30_000  # bytes on the wire, at a hundred pages
AT_ONCE = 100  # milliseconds after the last key
TYPED = (
    "community manager",
    "combien de temps faut-il",
    "stagiare",
    "l'animatrice de la communauté en ligne",
)


@pytest.fixture(scope="session")
def queries(root: Path) -> dict[str, dict[str, list[str]]]:
    """Return the two sets of questions, each with its pages."""
    text = (root / "tests" / "fixtures" / "search-queries.toml").read_text(encoding="utf-8")
    sets = tomllib.loads(text).items()
    return {name: dict(chain(*map(dict.items, families.values()))) for name, families in sets}


@pytest.mark.parametrize("name", ["tuned", "held_out"])
def test_questions_find_their_page_among_the_first_answers(
    browser: Browser,
    base: str,
    queries: dict[str, dict[str, list[str]]],
    name: str,
    expect_clean: Expect,
) -> None:
    held_out = name == "held_out"
    expect_clean(search.check_answers(browser, base, queries[name], LEAST, held_out=held_out))


def test_questions_find_the_same_pages_from_a_disk(
    browser: Browser, site: Path, queries: dict[str, dict[str, list[str]]], expect_clean: Expect
) -> None:
    some = dict(list(queries["tuned"].items())[::6])
    checked = search.check_answers(browser, f"{site.as_uri()}/", some, LEAST)
    expect_clean(Report("search, from a disk", checked.findings, checked.examined))


def test_the_pages_of_the_questions_exist(
    site: Path, queries: dict[str, dict[str, list[str]]]
) -> None:
    pages = {page for pages in chain(*map(dict.values, queries.values())) for page in pages}
    assert not [page for page in pages if not (site / f"{page}.html").exists()]


def test_answers_come_at_once(
    browser: Browser, base: str, queries: dict[str, dict[str, list[str]]], expect_clean: Expect
) -> None:
    expect_clean(search.check_speed(browser, base, list(queries["tuned"]), AT_ONCE))


def test_a_first_answer_is_light_and_nothing_is_fetched_before(
    browser: Browser, site: Path, base: str, expect_clean: Expect
) -> None:
    expect_clean(search.check_cost(browser, site, base, TYPED, FIRST_ANSWER))


def test_the_search_works_by_keyboard(browser: Browser, base: str, expect_clean: Expect) -> None:
    pages = ["index.html", "guide/glossary.html"]
    checked = check_keyboard(browser, base, pages, search_keyboard.SEARCHING)
    expect_clean(Report("keyboard, search", checked.findings, checked.examined))


def test_axe_has_nothing_to_say_of_the_search(
    browser: Browser, base: str, expect_clean: Expect
) -> None:
    expect_clean(search.check_states(browser, base))


def test_the_page_of_results_says_what_to_do_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{base}search.html?q=mot")
    told = bare.inner_text("main")
    context.close()
    assert "JavaScript" in told
    assert "plan du guide" in told


# What follows is known to be wrong: each check is seen failing.


def test_a_question_that_misses_its_page_is_told(browser: Browser, base: str) -> None:
    questions = {"organigramme": ["guide/placement"], "glossaire": ["guide/sizing"]}
    told = search.check_answers(browser, base, questions, LEAST).told()
    assert "search: 1 of 2 found, 95% asked" in told
    assert "glossaire: leads to guide/glossary" in told
    assert "organigramme" not in told


def test_a_question_that_is_held_out_is_not_told(browser: Browser, base: str) -> None:
    checked = search.check_answers(browser, base, {"mot": ["x"]}, LEAST, held_out=True)
    assert checked.told() == "search: 0 of 1 found, 95% asked"


def test_slow_and_heavy_answers_are_found(browser: Browser, site: Path, base: str) -> None:
    assert "ms after the last key" in search.check_speed(browser, base, TYPED, 0).told()
    assert "bytes, over 9" in search.check_cost(browser, site, base, TYPED[:1], 9).told()


FRAME = '<search><form action="search.html"><input id="site-search"></form></search>'
EARLY = '<script src="_search/start.js"></script>'


def test_what_is_fetched_too_early_or_never_answers_is_found(
    tmp_path: Path, browser: Browser
) -> None:
    files = {"index.html": page(FRAME + EARLY), "_search/start.js": ""}
    write_site(tmp_path, files)
    with serving(tmp_path) as base:
        told = search.check_cost(browser, tmp_path, base, ["mot"], FIRST_ANSWER).told()
    assert "_search/start.js: is fetched before anyone searches" in told
    assert "mot: is not answered" in told


MUTE = """
const field = document.querySelector("#site-search");
const panel = document.body.appendChild(document.createElement("div"));
panel.className = "search-panel";
field.addEventListener("input", () => {
  panel.dataset.question = field.value;
  panel.innerHTML = "<ul><li><a href='index.html'>Un</a><li><a href='index.html#b'>Deux</a></ul>";
});
"""


def test_answers_out_of_the_reach_of_the_keyboard_are_found(
    tmp_path: Path, browser: Browser
) -> None:
    body = f'{FRAME}<script src="mute.js" defer></script>'
    write_site(tmp_path, {"index.html": page(body), "mute.js": MUTE})
    with serving(tmp_path) as base:
        told = check_keyboard(browser, base, ["index.html"], search_keyboard.SEARCHING).told()
    assert "answers: the Down arrow does not lead to answer 1" in told
    assert "answers: Escape does not close the answers" in told
    assert "all answers: Enter does not lead to a page of results" in told
