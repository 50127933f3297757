"""The screen of the hours as readers use it, in every edition: first answers, mistakes, paper."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from browser.editions import IN_FRENCH, Edition, plain
from checkers.axe import ask_in_all_states
from checkers.browser import HEIGHT, NARROWEST, OVERFLOW, PHONE, new_page, page_at, watch
from jobguide.sizing import reckoning
from jobguide.sizing.model import LEVELS, Case, Range, load

PAGE = "plan/hours.html"
SCREEN = 640  # the phone of somebody who decides, and how many of it a screen of the plan may take
MOST = 3
PAUSE = 1000  # longer than the script waits before it speaks
MODEL = load(Path(__file__).resolve().parents[2] / "data" / "workload.toml")
VOLUNTEERS, FRACTION, TEAM = "none", "fraction", "team"
CASES = {VOLUNTEERS: "small-volunteer", FRACTION: "part-time", TEAM: "federation"}
# The periods that the form asks in, a year for the rest.
USUAL = {
    **dict.fromkeys(("newcomers", "articles", "newsletters"), "month"),
    **dict.fromkeys(("messages", "answers", "posts"), "week"),
}
OFFERED = """(asked) => {
  const [model, of, members, usual, periods] = JSON.parse(asked);
  const { counted, proposed } = jobguide.sizing;
  const offered = ([name, volume]) => {
    const [number, period] = counted(volume, usual[name] ?? "year", periods);
    return [name, number * periods[period]];
  };
  return Object.fromEntries(Object.entries(proposed(model, of, members).volumes).map(offered));
}"""


@pytest.fixture(scope="module")
def base(base: str, edition: Edition) -> str:
    """Return the address of the edition."""
    return base + edition.folder


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """Open the screen on a phone; nothing may go wrong, and nothing may be sent."""
    with opened(browser, base) as page:
        yield page


@contextmanager
def opened(browser: Browser, base: str, place: str = PAGE) -> Iterator[Page]:
    """Open a page, and watch it to the end."""
    with new_page(browser, PHONE) as page:
        page.set_default_timeout(5000)
        told = watch(page, base)
        page.on("dialog", lambda _dialog: pytest.fail("a script of the answers ran"))
        page.goto(base + place)
        yield page
        # A reload drops what is still on its way: that is no fault.
        assert [one for one in told if not one.startswith("failed: ")] == []


def unfold(page: Page, place: str) -> None:
    """Open the folds that something stands in."""
    page.locator(place).first.evaluate("""box => {
      for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details"))
        fold.open = true;
    }""")


def fill(page: Page, name: str, text: str) -> None:
    """Type an answer and leave the box, which settles it."""
    unfold(page, f"[name='{name}']")
    page.fill(f"[name='{name}']", text)
    page.locator(f"[name='{name}']").blur()


def choose(page: Page, staff: str, members: int | None = None) -> None:
    """Give the first answers."""
    page.check(f"[name=staff][value={staff}]")
    if members is not None:
        fill(page, "members", str(members))


def told(page: Page, ident: str = "sizing-told") -> str:
    """Return what an element says, on one line, with plain spaces."""
    return plain(page.locator(f"#{ident}").text_content())


def cell(page: Page, name: str) -> str:
    """Return what a place of the result shows."""
    return plain(page.locator(f"[data-out='{name}']").first.text_content())


def kept(page: Page) -> dict[str, Any]:
    """Return what the plan holds."""
    state: dict[str, Any] = json.loads(page.evaluate("JSON.stringify(jobguide.plan.read())"))
    return state


def assert_sane(page: Page) -> None:
    """Check that no broken number shows anywhere."""
    text = page.locator("#sizing-form").inner_text()
    assert not re.search(r"NaN|Infinity|undefined|null|\[object|\{\w+\}", text)


def offered(page: Page, staff: str, members: float) -> Case:
    """Return what so many members make of a case, in the round numbers that boxes show."""
    case = MODEL.case(CASES[staff])
    asked = [asdict(MODEL), asdict(case), members, USUAL, dict(reckoning.PERIODS)]
    volumes = page.evaluate(OFFERED, json.dumps(asked))
    return Case(id="offered", volumes=volumes, fixed=case.fixed)


def week_of(case: Case) -> Range:
    """Return the hours a week of a case."""
    return reckoning.weekly_hours(reckoning.yearly_hours(MODEL, case), MODEL.time)


def week_told(edition: Edition, case: Case) -> str:
    """Return how the hours of a case are told."""
    week = week_of(case)
    shown = {level: plain(edition.figure(week.at(level))) for level in LEVELS}
    return edition.says("tell-week", **shown)


# ---- from three answers to a result


@pytest.mark.parametrize(("staff", "members"), [(VOLUNTEERS, 40), (FRACTION, 600), (TEAM, 9000)])
def test_two_answers_propose_the_others(
    page: Page, edition: Edition, staff: str, members: int
) -> None:
    assert told(page) == edition.says("tell-ask")
    assert page.locator("[data-example]:visible").count() == 0
    choose(page, staff, members)
    case = offered(page, staff, members)
    assert told(page) == week_told(edition, case)
    week = week_of(case)
    hours = kept(page)["hours"]
    assert hours["sound"] is True
    assert float(hours["central"]) == pytest.approx(week.central, abs=0.5)
    for name, spent in reckoning.by_activity(MODEL, case).items():
        assert cell(page, f"activity-{name}-central") == plain(edition.figure(spent.central))
    assert page.locator("#sizing-picture rect").count() == 5
    assert_sane(page)


@pytest.mark.parametrize("staff", CASES)
def test_full_times_and_costs_are_for_those_who_are_paid(
    page: Page, edition: Edition, staff: str
) -> None:
    choose(page, staff)
    paid = staff != VOLUNTEERS
    if paid:
        page.locator("#plan-cost").wait_for()
    assert page.locator("#plan-cost").is_visible() == paid
    assert page.locator("[data-out=posts]").is_visible() == paid
    assert (edition.part("tell-sentence-posts") in cell(page, "sentence")) == paid
    assert ("total" in kept(page)["pay"]) == paid == ("contract" in kept(page)["hours"])


@IN_FRENCH
def test_what_weighs_most_is_corrected_first(page: Page, edition: Edition) -> None:
    choose(page, FRACTION, 600)
    before = told(page)
    first = page.locator("[data-go]").first
    name = first.get_attribute("data-go") or ""
    mark = page.locator(f"[data-example={name}]")
    first.press("Enter")
    assert mark.is_visible()
    assert page.evaluate("document.activeElement.name") == name
    fill(page, name, "1")
    assert mark.is_hidden()
    assert page.locator(f"[data-go={name}]").count() == 0
    fill(page, name, "")
    assert mark.is_visible()
    assert told(page) == before == week_told(edition, offered(page, FRACTION, 600))


@IN_FRENCH
def test_what_was_typed_outlives_another_example(page: Page) -> None:
    choose(page, VOLUNTEERS)
    assert page.input_value("[name=members]") == "300"
    assert page.input_value("[name=posts]") == "2"
    fill(page, "posts", "9")
    choose(page, TEAM, 700)
    assert page.input_value("[name=posts]") == "9"
    assert page.input_value("[name=articles]") == "3"
    page.reload()
    assert (page.input_value("[name=posts]"), page.input_value("[name=members]")) == ("9", "700")
    page.evaluate("jobguide.plan.clear()")
    assert page.input_value("[name=posts]") == ""
    page.evaluate("jobguide.plan.undo()")
    assert page.input_value("[name=posts]") == "9"


def test_a_period_a_range_and_one_s_own_times_count(page: Page, edition: Edition) -> None:
    fill(page, "answers", "2")
    unfold(page, "[name=answers-per]")
    page.select_option("[name=answers-per]", "month")
    minutes = MODEL.activity("answer").amount.central
    assert cell(page, "year-central") == plain(edition.figure(24 * minutes / 60))
    fill(page, "time-answer", "60")
    assert cell(page, "year-central") == "24"
    fill(page, "time-answer", "")
    fill(page, "answers", "0")
    fill(page, "monitoring", "1")
    own = MODEL.activity("monitoring").amount
    shown = [cell(page, f"week-{level}") for level in LEVELS]
    assert shown == [edition.figure(own.at(level) / own.central) for level in LEVELS]
    fill(page, "monitoring-high", "3")
    assert cell(page, "week-high") == "3"


def test_a_launch_comes_before_the_cruise_and_no_volunteer_is_told_a_full_time(
    page: Page, edition: Edition
) -> None:
    page.check("[name=phase][value=launch]")
    choose(page, TEAM)
    assert edition.part("tell-launch-full") in told(page)
    fill(page, "available", "10")
    assert edition.part("tell-launch-slow") in told(page)
    choose(page, VOLUNTEERS)
    assert told(page).startswith(edition.says("tell-launch-small"))
    text = plain(page.locator("#sizing-form").inner_text())
    for key in ("tell-launch-full", "tell-launch-hours", "tell-launch-slow", "tell-posts", "fte"):
        assert edition.part(key) not in text
    page.evaluate("jobguide.plan.set('answers', 'staff', 'team')")
    page.evaluate("jobguide.plan.set('answers', 'status', 'volunteer')")
    assert told(page).startswith(edition.says("tell-launch-small"))
    assert page.locator("#plan-cost").is_hidden()
    assert_sane(page)


# ---- said aloud, by keyboard, within three screens


def test_the_live_region_waits_for_a_pause_and_says_a_result_once(
    browser: Browser, base: str
) -> None:
    with page_at(browser, PHONE, "2026-01-01T12:00:00") as page:
        page.goto(base + PAGE)
        page.clock.pause_at("2026-01-01T12:01:00")  # it goes on only when it is told to
        region = page.locator("#sizing-told")
        assert region.evaluate("e => e.tagName") == "OUTPUT"  # polite by nature
        page.evaluate("""() => {
          window.said = [];
          const region = document.getElementById("sizing-told");
          new MutationObserver(() => said.push(region.textContent))
            .observe(region, {childList: true});
          document.querySelector("[name=posts]").closest("details").open = true;
        }""")
        page.locator("[name=posts]").press_sequentially("12")
        page.clock.run_for(PAUSE // 10)
        assert page.evaluate("said") == []
        assert cell(page, "year-central") != ""
        page.clock.run_for(PAUSE)
        assert len(page.evaluate("said")) == 1
        page.locator("[name=posts]").press("End")
        page.locator("[name=posts]").blur()
        page.clock.run_for(PAUSE)
        assert len(page.evaluate("said")) == 1


@IN_FRENCH
def test_hours_a_week_by_keyboard_alone(page: Page, edition: Edition) -> None:
    page.locator("[name=staff]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "members"
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("40")
    page.keyboard.press("Tab")
    assert told(page) == week_told(edition, offered(page, VOLUNTEERS, 40))
    assert page.evaluate("document.activeElement.name") == "phase"
    page.locator("#sizing-bar a").press("Enter")
    assert page.evaluate("document.activeElement.id") == "sizing-result"
    boxes = page.locator(".questions input[type=text]")
    page.evaluate("document.querySelectorAll('.group, .range').forEach((e) => e.open = true)")
    for index in range(0, boxes.count(), 6):
        boxes.nth(index).focus()
        box, bar = boxes.nth(index).bounding_box(), page.locator("#sizing-bar").bounding_box()
        assert box
        assert bar
        assert box["y"] + box["height"] <= bar["y"] + 1


def test_three_screens_of_a_phone_hold_it(page: Page) -> None:
    page.set_viewport_size({"width": PHONE, "height": SCREEN})
    height = "document.querySelector('main').getBoundingClientRect().height"
    assert page.evaluate(height) <= MOST * SCREEN
    choose(page, FRACTION, 600)
    assert page.evaluate(height) <= MOST * SCREEN


# ---- mistakes

# A message by its name, with what is put into it.
Message = tuple[str, Mapping[str, int]]
NUMBER: Message = ("tell-fault-number", {})
NEGATIVE: Message = ("tell-fault-negative", {})
TOO_MANY: Message = ("tell-fault-most-year", {"most": 1_000_000})
WRONG: dict[str, tuple[str, Message]] = {
    "letters": ("abc", NUMBER),
    "negative": ("-3", NEGATIVE),
    "a true minus": ("−3", NEGATIVE),
    "exponent": ("1e9", NUMBER),
    "too many": ("1000000000", TOO_MANY),
    "endless": ("9" * 400, TOO_MANY),
    "two numbers": ("12 34", NUMBER),
    "two commas": ("1,5,5", NUMBER),
    "with a unit": ("12 messages", NUMBER),
    "word of the machine": ("NaN", NUMBER),
    "markup": ("<img src=x onerror=alert(1)>", NUMBER),
    "constructor": ("constructor", NUMBER),
}
RIGHT = {"1,5": 1.5, "1.5": 1.5, ",5": 0.5, "5,": 5, " 12 ": 12, "1 500": 1500, "1\u202f500": 1500,
         "1\u00a0500,5": 1500.5, "0": 0, "007": 7, "0.500": 0.5}  # fmt: skip


def test_a_mistake_is_told_at_its_box_and_no_number_is_given(
    page: Page, edition: Edition, subtests: pytest.Subtests
) -> None:
    choose(page, TEAM)
    box = page.locator("[name=messages]")
    for name, (text, (key, values)) in WRONG.items():
        with subtests.test(name):
            shown = {name: plain(edition.figure(value)) for name, value in values.items()}
            fill(page, "messages", edition.typed(text))
            assert box.get_attribute("aria-invalid") == "true"
            assert "sizing-messages-fault" in (box.get_attribute("aria-describedby") or "").split()
            assert told(page, "sizing-messages-fault") == edition.says(key, **shown)
            assert told(page) == edition.says("tell-incomplete-one")
            assert told(page, "sizing-bar") == told(page)
            assert_sane(page)
            fill(page, "messages", "10")
            assert box.get_attribute("aria-invalid") is None
            assert told(page, "sizing-messages-fault") == ""


def test_with_mistakes_no_number_is_left_anywhere(page: Page, edition: Edition) -> None:
    choose(page, TEAM)
    page.locator("#plan-cost").wait_for()
    fill(page, "members", "x")
    fill(page, "posts", "-1")
    for place in ("#sizing-detail", "#sizing-short", "#plan-cost"):
        assert page.locator(place).is_hidden()
    state = kept(page)
    assert state["hours"]["sound"] is False
    assert not {"central", "low", "high", "contract"} & state["hours"].keys()
    assert "total" not in state["pay"]
    assert told(page) == edition.says("tell-incomplete", count=2)
    fill(page, "members", "")
    fill(page, "posts", "")
    for box_name, value in (("-low", "5"), ("", "2"), ("-high", "1")):
        fill(page, f"monitoring{box_name}", value)
    for level in ("low", "high"):
        assert told(page, f"sizing-monitoring-{level}-fault") == edition.says("tell-fault-order")


def test_a_number_is_read_however_it_is_written(
    page: Page, edition: Edition, subtests: pytest.Subtests
) -> None:
    for text, value in RIGHT.items():
        with subtests.test(text):
            fill(page, "participants", edition.typed(text))
            assert page.locator("[name=participants]").get_attribute("aria-invalid") is None
            case = Case(id="mine", volumes={"participants": value}, fixed={})
            hours = reckoning.yearly_hours(MODEL, case).central
            assert cell(page, "year-central") == (plain(edition.figure(hours)) if hours else "")
    readings = {"fr": "1.500", "en": "1,500"}
    fill(page, "participants", readings[edition.language])
    asked = edition.says("tell-fault-ambiguous", whole="1500", part="1,500")
    assert told(page, "sizing-participants-fault") == {"fr": asked, "en": ""}[edition.language]


# ---- the form of before: its links, its memory

LINK = ("#sizing=1&case=small-volunteer&messages=20&messages-per=week&posts=9&posts-per=week"
        "&monitoring=0.75&time-post=1000&end=1")  # fmt: skip


def test_an_old_link_leads_here_with_its_answers_and_spares_one_s_own(
    browser: Browser, base: str, edition: Edition
) -> None:
    with opened(browser, base) as page:
        fill(page, "posts", "7")
        page.goto(base + "guide/sizing.html" + LINK)
        page.wait_for_url(f"**/{PAGE}")
        page.locator("[data-plan=shared]").wait_for()
        shown = {name: page.input_value(f"[name={name}]") for name in ("posts", "time-post")}
        assert shown == {"posts": "9", "time-post": "1000"}
        assert page.input_value("[name=monitoring]") == edition.typed("0,75")
        # What was the example's is proposed again; what had been emptied counted for nothing.
        assert page.locator("[data-example=messages]").count() == 1
        assert "messages" not in kept(page)["hours"]
        assert page.input_value("[name=incidents]") == "0"
        assert kept(page)["answers"]["staff"] == VOLUNTEERS
        page.locator("[data-do=mine]").click()
        assert page.input_value("[name=posts]") == "7"


def test_what_the_form_of_before_kept_is_taken_over_once(page: Page, edition: Edition) -> None:
    old = {"case": "part-time", "phase": "launch", "posts": "3", "posts-per": "week",
           "monitoring": "~abc", "x": "y"}  # fmt: skip
    page.evaluate("old => localStorage.setItem('sizing', JSON.stringify(old))", old)
    page.reload()
    assert kept(page)["answers"]["staff"] == FRACTION
    assert page.input_value("[name=posts]") == "3"
    assert page.input_value("[name=monitoring]") == "abc"
    assert told(page, "sizing-monitoring-fault") == edition.says("tell-fault-number")
    assert page.evaluate("localStorage.getItem('sizing')") is None


# ---- every state on every screen, on paper, without a server, without a script


def wrong(page: Page) -> None:
    """Make a mistake of each sort."""
    fill(page, "members", "abc")
    fill(page, "posts", "-1")
    fill(page, "monitoring", "2")
    fill(page, "monitoring-low", "4")


def unfolded(page: Page) -> None:
    """Show all that can be shown."""
    page.check("[name=phase][value=launch]")
    choose(page, TEAM, 9000)
    page.evaluate("document.querySelectorAll('.plan details').forEach((e) => e.open = true)")


SHOWN: dict[str, Callable[[Page], None]] = {
    "initial": lambda _page: None,
    "filled": lambda page: choose(page, VOLUNTEERS, 40),
    "wrong": wrong,
    "unfolded": unfolded,
}


@pytest.mark.parametrize("change", SHOWN.values(), ids=SHOWN.keys())
def test_axe_has_nothing_to_say_of_any_state_and_none_is_wider_than_the_screen(
    page: Page, change: Callable[[Page], None]
) -> None:
    """The rest of the page is the same in all states: the tour looks at it."""
    change(page)
    assert page.evaluate(OVERFLOW) is None
    page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
    assert page.evaluate(OVERFLOW) is None
    page.evaluate("scrollTo(0, 0)")  # where the result, which stays in sight, covers no box
    answers = dict(ask_in_all_states(page, ".plan"))
    assert {state: one.broken for state, one in answers.items() if one.broken} == {}
    assert all(one.kept for one in answers.values())


def test_the_sentence_is_copied_and_the_result_printed_on_one_sheet(
    page: Page, edition: Edition
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(page, TEAM, 9000)
    unfold(page, "#sizing-sentence")
    page.locator("#sizing-form [data-do=copy]").click()
    page.locator("#sizing-done:not(:empty)").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#sizing-sentence").text_content()
    assert edition.part("tell-sentence") in plain(copied)
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    assert len(sheets) == 1
    text = plain(sheets[0].get_textpage().get_text_bounded())
    assert edition.part("tell-week")[:8] in text
    assert edition.says("sizing-example-mark") in text
