"""The screens of the plan: what one answers is kept, decided on, shared; nothing breaks a page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.editions import IN_FRENCH, Edition
from checkers.axe import ask_in_all_states
from checkers.browser import NARROWEST, PHONE, new_page, watch

SCREENS = ("need", "missions", "place", "hours", "papers")
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new Error("refused"); } });"""
SETTLED = 900  # milliseconds after which all that an answer changes is said
SLOWEST = 50  # milliseconds from an answer to what it changes
# How long the page takes to answer a change, its layout included.
ANSWERED_IN = """(selector) => {
  const box = document.querySelector(selector);
  const start = performance.now();
  box.click();
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page on a phone."""
    with new_page(browser, PHONE) as opened:
        yield opened


def go(page: Page, base: str, edition: Edition, screen: str) -> None:
    """Open a screen."""
    page.goto(f"{base}{edition.folder}plan/{screen}.html")


def answer_need(page: Page, answers: dict[str, str]) -> None:
    """Answer the eight questions, then the situation."""
    for name, value in answers.items():
        page.check(f"[name={name}][value={value}]")


YES = {f"need-{number}": "yes" for number in range(1, 9)}


def test_the_need_says_no_and_yes_and_why(page: Page, base: str, edition: Edition) -> None:
    told = watch(page, base)
    go(page, base, edition, "need")
    verdict = page.locator("[data-verdict=told]")
    expect(verdict).to_have_text(edition.says("plan-say-verdict-none"))
    answer_need(page, YES)
    page.fill("[name=members]", "180")
    expect(verdict).to_have_text(edition.says("plan-say-verdict-yes"))
    page.check("[name=need-6][value=no]")
    expect(page.locator("[data-verdict=advice] .rule")).to_have_count(1)
    page.check("[name=need-1][value=no]")
    expect(verdict).to_have_text(edition.says("plan-say-verdict-no"))
    expect(page.locator("[data-verdict=reason] .rule")).to_have_count(1)
    page.fill("[name=members]", "many")
    page.locator("[name=members]").blur()
    expect(page.locator("#plan-members-fault")).to_have_text(edition.says("plan-say-number"))
    for state, axe in ask_in_all_states(page):
        assert not axe.broken, state
    assert told == []


def test_missions_ask_for_competencies_that_one_rates(
    page: Page, base: str, edition: Edition
) -> None:
    go(page, base, edition, "missions")
    for mission in ("feedback", "animate"):
        page.check(f"[name=missions][value={mission}]")
    expect(page.locator("[data-mission=events]")).to_be_hidden()
    page.locator("[data-mission=animate] summary").press("Enter")
    expect(page.locator("[name=activities][value=animate-1]")).to_be_checked()
    page.check('[name=weight-animate][value="3"]')
    page.locator("[data-competencies=assess] summary").press("Enter")
    page.check('[name=level-welcoming][value="2"]')
    page.check('[name=level-moderation][value="4"]')
    page.check("[name=way-welcoming][value=share]")
    expect(page.locator("[data-way=moderation]")).to_be_hidden()
    told = page.locator("[data-competencies=told] p")
    expect(told).to_have_count(4)  # how many, what one has, what to share, what is left to rate
    asked = page.locator("[data-competency]:visible").count()
    assert page.locator("[data-competencies=table] tbody tr").count() == asked > 5
    assert page.locator("[data-competencies=picture] rect").count() == asked
    for state, axe in ask_in_all_states(page):
        assert not axe.broken, state
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST


def test_the_place_and_the_status_follow_by_keyboard_alone(
    page: Page, base: str, edition: Edition
) -> None:
    go(page, base, edition, "place")
    for name in ("direction", "monday", "fixed"):
        page.focus(f"[name={name}][value=yes]")
        page.keyboard.press("Space")
    page.focus("[name=services][value=none]")
    page.keyboard.press("Space")
    first = page.locator("[data-result=order] [data-order=first] > li").first
    expect(first).to_have_attribute("data-target", "direction")
    expect(first.locator("[data-reasons=for] .rule")).not_to_have_count(0)
    expect(page.locator("[data-chart=direction]")).to_be_hidden()  # in its fold
    out = page.locator("[data-result=statuses] [data-order=others] > li[data-effect=forbids]")
    assert {"volunteer", "trainee"} <= {one.get_attribute("data-target") for one in out.all()}
    page.focus("[name=placement][value=direction]")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.value") == "direction"
    expect(page.locator("[name=placement][value=direction]")).to_be_checked()
    for state, axe in ask_in_all_states(page):
        assert not axe.broken, state


@IN_FRENCH
def test_what_one_answers_is_kept_saved_and_taken_back(
    page: Page, base: str, edition: Edition, tmp_path: Path
) -> None:
    go(page, base, edition, "need")
    answer_need(page, {"staff": "none", "need-1": "yes"})
    assert page.evaluate(ANSWERED_IN, "[name=need-2][value=yes]") < SLOWEST
    go(page, base, edition, "place")
    step = page.locator(".step-bar a").first
    expect(step).to_have_attribute("data-filled", "some")
    page.locator(".plan-keep summary").press("Enter")
    with page.expect_download() as saved:
        page.locator("[data-do=save]").press("Enter")
    saved.value.save_as(tmp_path / "plan.json")
    page.locator("[data-do=clear]").press("Enter")
    expect(step).to_have_attribute("data-filled", "none")
    page.locator("[data-do=undo]").press("Enter")
    expect(step).to_have_attribute("data-filled", "some")
    page.locator("[data-do=clear]").press("Enter")
    page.set_input_files("[data-plan=file]", tmp_path / "plan.json")
    expect(step).to_have_attribute("data-filled", "some")


def test_what_cannot_be_read_is_said_and_can_be_saved(
    page: Page, base: str, edition: Edition
) -> None:
    go(page, base, edition, "need")
    newer = '{"version": 2, "answers": {"staff": "none"}}'
    page.evaluate("text => { localStorage.plan = text; }", newer)
    page.reload()
    notice = page.locator("[data-plan=unread]")
    answer_need(page, {"staff": "team"})
    page.reload()
    expect(page.locator("[name=staff][value=team]")).to_be_checked()
    with page.expect_download() as saved:
        notice.locator("[data-do=rescue]").press("Enter")
    assert Path(saved.value.path()).read_text(encoding="utf-8") == newer
    notice.locator("[data-do=forget]").press("Enter")
    expect(notice).to_be_hidden()


@IN_FRENCH
def test_a_link_shows_another_plan_and_leaves_the_readers_own(
    page: Page, base: str, edition: Edition
) -> None:
    go(page, base, edition, "need")
    answer_need(page, {"staff": "none"})
    page.locator(".plan-keep summary").press("Enter")
    page.locator("[data-do=share]").press("Enter")
    link = page.locator("#plan-address").input_value()
    page.check("[name=staff][value=team]")
    page.goto("about:blank")
    page.goto(link)
    page.reload()
    expect(page.locator("[data-plan=shared]")).to_be_visible()
    go(page, base, edition, "place")
    go(page, base, edition, "need")
    expect(page.locator("[name=staff][value=none]")).to_be_checked()
    page.locator("[data-do=mine]").press("Enter")
    expect(page.locator("[name=staff][value=team]")).to_be_checked()
    expect(page.locator("[data-plan=shared]")).to_be_hidden()


def test_it_works_from_a_disk_and_without_storage(
    browser: Browser, site: Path, edition: Edition
) -> None:
    with new_page(browser, PHONE) as page:
        page.add_init_script(NO_STORAGE)
        base = f"{site.as_uri()}/"
        told = watch(page, base)
        for screen in SCREENS:
            go(page, base, edition, screen)
        go(page, base, edition, "need")
        answer_need(page, YES)
        verdict = page.locator("[data-verdict=told]")
        expect(verdict).to_have_text(edition.says("plan-say-verdict-yes"))
        expect(page.locator("[data-plan=done]")).to_have_text(edition.says("plan-say-unkept"))
        go(page, base, edition, "hours")
        page.check("[name=staff][value=fraction]")
        expect(page.locator("#sizing-bar")).to_contain_text(re.compile(r"\d.*h"))
        expect(page.locator("#plan-cost")).to_be_visible()
        assert told == []


@IN_FRENCH
def test_points_to_tick_are_remembered(page: Page, base: str, edition: Edition) -> None:
    address = f"{base}{edition.folder}guide/handing-over.html"
    page.goto(address)
    boxes = page.locator(".ticks input")
    assert boxes.count() > 5
    boxes.nth(2).check()
    page.reload()
    expect(boxes.nth(2)).to_be_checked()
    boxes.nth(2).uncheck()
    assert page.evaluate("localStorage.plan") is None


# A number in every box, the second of every list, all that can be ticked: what a reader changed.
CHANGED = """() => {
  const seen = [...document.querySelectorAll("main :is(input, select, textarea)")]
    .filter((box) => box.checkVisibility() && !box.readOnly && box.type !== "file");
  for (const box of seen) {
    if (["radio", "checkbox"].includes(box.type)) { if (box.isConnected) box.click(); continue; }
    if (box instanceof HTMLSelectElement) box.selectedIndex = 1; else box.value = "40";
    for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, {bubbles: true}));
  }
  return seen.length;
}"""
# What stands in the boxes, and all that is said beside them.
SHOWN = """() => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  return [document.querySelector("main").innerText.replace(/\\s+/g, " "),
    ...[...document.querySelectorAll("main :is(input, select, textarea)")]
      .map((box) => ["radio", "checkbox"].includes(box.type) ? box.checked : box.value)];
}"""
TOOLS = (*(f"plan/{screen}" for screen in SCREENS[:4]), "examples/index", "examples/read")
FORGETFUL = ("examples/read",)  # an advert that is read again is pasted again
DEAF = "addEventListener('pageshow', (event) => event.stopImmediatePropagation());"


def shown_after(page: Page, address: str, *, script: str = "") -> list[object]:
    """Change all that can be on a page, leave it and come back; return what it showed each time."""
    page.add_init_script(script)
    page.goto(address, wait_until="networkidle")
    told = [page.evaluate(SHOWN)]
    assert page.evaluate(CHANGED)
    page.wait_for_timeout(SETTLED)
    told.append(page.evaluate(SHOWN))
    page.goto("about:blank")
    page.go_back(wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    return [*told, page.evaluate(SHOWN)]


@pytest.mark.parametrize("tool", TOOLS)
def test_what_a_browser_restores_and_what_is_shown_agree(
    browser: Browser, base: str, tool: str
) -> None:
    for script in ("", NO_STORAGE):
        with new_page(browser, PHONE) as page:
            fresh, changed, back = shown_after(page, f"{base}{tool}.html", script=script)
            assert fresh != changed
            forgets = tool in FORGETFUL or (script and tool.startswith("plan/"))
            assert back == (fresh if forgets else changed)


def test_a_page_that_restores_what_it_does_not_show_is_told(browser: Browser, base: str) -> None:
    with new_page(browser, PHONE) as page:
        script = NO_STORAGE + DEAF
        assert len({*map(str, shown_after(page, f"{base}plan/need.html", script=script))}) == 3


def test_a_page_that_comes_back_as_it_was_left_knows_what_was_answered_since(
    page: Page, base: str
) -> None:
    page.goto(f"{base}plan/need.html")
    page.check("[name=staff][value=none]")
    # Answered on another page meanwhile: a page that sleeps hears of nothing.
    page.evaluate("localStorage.plan = localStorage.plan.replace('none', 'team')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator("[name=staff][value=team]")).to_be_checked()
    page.check("[name=need-1][value=yes]")
    page.reload()
    expect(page.locator("[name=staff][value=team]")).to_be_checked()
