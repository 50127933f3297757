"""The calculator of a post's cost: the euros of Python, faults at their boxes, a link to keep."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.editions import IN_FRENCH, Edition, asking
from checkers.browser import PHONE, new_page, page_at
from jobguide.pay.page import plain, written
from jobguide.pay.rates import load
from jobguide.pay.reckoning import NotReckonedError, Post, below_floor, cost

PAGE = "plan/hours.html"
PAY = load(Path(__file__).resolve().parents[2] / "data" / "pay.toml")
SEED = 2026  # a failure comes back the same on every machine
COSTS = """(asked) => {
  const data = JSON.parse(document.getElementById("pay-data").textContent);
  const { belowFloor, cost } = jobguide.pay;
  return JSON.stringify(JSON.parse(asked).map((post) => (
    { found: cost(data, post), below: belowFloor(data, post) })));
}"""
DAYS = """(asked) => {
  const data = JSON.parse(document.getElementById("pay-data").textContent);
  return JSON.stringify(JSON.parse(asked).map((hours) => jobguide.pay.days(data, hours)));
}"""
DISPLAY = """(asked) => {
  const { plain, written } = jobguide.pay;
  return JSON.stringify(JSON.parse(asked).map((value) => [plain(value), written(value, 2)]));
}"""


@pytest.fixture(scope="module")
def base(base: str, edition: Edition) -> str:
    """Return the address of the edition."""
    return base + edition.folder


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """Open the page on a phone."""
    with new_page(browser, PHONE) as opened:
        ask(opened, base)
        yield opened


def ask(page: Page, base: str) -> None:
    """Open the fold of the cost, which brings its script."""
    page.goto(base + PAGE)
    page.locator("details:has(> #pay-form, * #pay-form) > summary").click()
    page.locator("#pay-told:not(:empty)").wait_for()


def some_post(chance: Random) -> Post:
    """Return a post of any sort, some of which the rates do not cover."""
    agreement = chance.choice(["none", "eclat", "sport", "other"])
    grid = PAY.agreement(agreement).grid
    return Post(
        hours=chance.choice([round(chance.uniform(0, 37), chance.choice((0, 1, 2))), 10, 24, 35]),
        agreement=agreement,
        group=chance.choice(list(grid.values)) if grid else "",
        gross=chance.choice([None, None, round(chance.uniform(1700, 4300), 2)]),
        employees=chance.randint(1, 12),
        fixed_term=chance.random() < 0.3,
    )


def reckoned(post: Post) -> dict[str, object]:
    """Return what Python finds, in the names of the script."""
    try:
        found: dict[str, object] = asdict(cost(PAY, post))
    except NotReckonedError as refused:
        found = {"fault": refused.code, "limit": refused.limit}
    return {"found": found, "below": below_floor(PAY, post)}


@IN_FRENCH
def test_random_posts_cost_the_same(page: Page) -> None:
    chance = Random(SEED)
    posts = [some_post(chance) for _one in range(2000)]
    found = asking(page, COSTS, [asdict(post) for post in posts])
    expected = [reckoned(post) for post in posts]
    for post, one, other in zip(posts, found, expected, strict=True):
        assert one == other, post
    faults = {one["found"].get("fault") for one in found}
    assert faults == {None, "hours", "employees", "minimum", "ceiling"}


@IN_FRENCH
def test_the_days_of_a_sport_post(page: Page) -> None:
    assert asking(page, DAYS, [1, 2, 3, 5, 8, 10, 20]) == [0, 1, 2, 3, 4, 5, 5]


def test_numbers_are_written_alike(page: Page) -> None:
    chance = Random(SEED)
    language = page.evaluate("document.documentElement.lang")
    values = [0, 35, 17.5, 0.2168, 11.6667, *(chance.uniform(0, 90_000) for _one in range(500))]
    expected = [[plain(value, language), written(value, language, 2)] for value in values]
    assert asking(page, DISPLAY, values) == expected


def figures(page: Page) -> str:
    """Return the headline, its spaces made plain."""
    told = page.locator("#pay-told").text_content() or ""
    return "".join(one if one.isalnum() else " " for one in told)


def test_what_is_chosen_is_what_is_reckoned(page: Page) -> None:
    language = page.evaluate("document.documentElement.lang")
    page.select_option("#pay-group-eclat", "D")
    page.fill("#pay-hours", "17,5")
    total = written(17_388, language, 0)
    expect(page.locator("#pay-told")).to_contain_text(total)
    page.locator("#pay-detail summary").press("Enter")
    expect(page.locator("[data-out=year-total]")).to_contain_text(total)
    page.fill("#pay-hours", "17.5")
    expect(page.locator("#pay-told")).to_contain_text(total)
    page.locator("[name=contract][value=fixed]").check()
    expect(page.locator("#pay-told")).not_to_contain_text(total)


def test_a_week_below_the_floor_says_what_is_lawful(page: Page) -> None:
    before = page.locator("#pay-notes li").count()
    page.fill("#pay-hours", "11,5")
    expect(page.locator("#pay-notes li")).to_have_count(before + 1)
    at_floor = written(13_029, page.evaluate("document.documentElement.lang"), 0)
    expect(page.locator("#pay-notes")).to_contain_text(at_floor)


MISTAKES = {
    "no number": ("hours", "abc"),
    "too many hours": ("hours", "40"),
    "eleven employees": ("employees", "11"),
    "half an employee": ("employees", "1,5"),
    "under the minimum": ("gross", "1500"),
    "above the ceiling": ("gross", "4100"),
    "nothing": ("hours", ""),
}


@pytest.mark.parametrize(("box", "typed"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_at_its_box_and_leaves_no_cost(page: Page, box: str, typed: str) -> None:
    good = figures(page)
    page.fill(f"#pay-{box}", typed)
    expect(page.locator(f"#pay-{box}-fault")).not_to_be_empty()
    expect(page.locator(f"#pay-{box}")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#pay-detail")).to_be_hidden()
    assert figures(page) != good
    assert not any(one.isdigit() for one in figures(page))


@IN_FRENCH
def test_the_answers_are_kept_and_a_link_of_before_is_followed(page: Page, base: str) -> None:
    page.select_option("#pay-agreement", "sport")
    page.select_option("#pay-group-sport", "4")
    page.fill("#pay-hours", "10")
    told = figures(page)
    ask(page, base)
    assert figures(page) == told
    expect(page.locator("#pay-group-eclat")).to_be_hidden()
    page.goto(f"{base}guide/cost.html#pay=1&agreement=eclat&group-eclat=D&hours=17,5&gross=2500")
    page.wait_for_url(f"**/{PAGE}")
    expect(page.locator("#pay-group-eclat")).to_have_value("D")
    expect(page.locator("#pay-gross")).to_have_value("2500")
    page.locator("[data-do=mine]").click()
    assert figures(page) == told


def test_a_date_that_is_past_is_told(browser: Browser, base: str) -> None:
    with page_at(browser, PHONE, f"{PAY.holds_until}T12:00:00") as page:
        ask(page, base)
        late = page.locator("#pay-notes li").last.text_content()
    with page_at(browser, PHONE, f"{PAY.rate('smic-month').since}T12:00:00") as page:
        ask(page, base)
        assert page.locator("#pay-notes li").last.text_content() != late
