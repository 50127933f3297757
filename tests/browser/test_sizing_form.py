"""The sizing calculator as readers use it, in every edition: keyboard, mistakes, links, paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.editions import FOLDERS, Edition, plain
from checkers.axe import ask_in_all_states
from checkers.browser import DESK, HEIGHT, NARROWEST, OVERFLOW, PHONE, new_page, page_at, watch
from jobguide.sizing import reckoning
from jobguide.sizing.model import LEVELS, Case, load

PAGE = "guide/sizing.html"
PAUSE = 1000  # longer than the script waits before it speaks
MODEL = load(Path(__file__).resolve().parents[2] / "data" / "workload.toml")
VOLUNTEERS = "small-volunteer"  # an association whose members do it all


def weekly(case: Case) -> float:
    """Return the hours a week of a case."""
    return reckoning.weekly_hours(reckoning.yearly_hours(MODEL, case), MODEL.time).central


def with_volume(driver: str, volume: float) -> Case:
    """Return the case of the volunteers with one volume changed."""
    case = MODEL.case(VOLUNTEERS)
    return replace(case, volumes={**case.volumes, driver: volume})


WEEK = weekly(MODEL.case(VOLUNTEERS))


@pytest.fixture(scope="module", params=FOLDERS)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return each edition in turn: every test here runs in all of them."""
    return Edition(request.param)


@pytest.fixture(scope="module")
def base(base: str, edition: Edition) -> str:
    """Return the address of the edition."""
    return base + edition.folder


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """Open the calculator on a phone; nothing may go wrong, and nothing may be sent."""
    with opened(browser, base, PHONE) as page:
        yield page


@contextmanager
def opened(browser: Browser, base: str, width: int, fragment: str = "") -> Iterator[Page]:
    """Open the calculator, and watch it to the end."""
    with new_page(browser, width) as page:
        told = watch(page, base)
        page.goto(base + PAGE + fragment)
        yield page
        # A reload drops what is still on its way: that is no fault.
        assert [one for one in told if not one.startswith("failed: ")] == []


def fill(page: Page, name: str, text: str) -> None:
    """Type an answer and leave the box, which settles it."""
    page.fill(f"[name='{name}']", text)
    page.locator(f"[name='{name}']").blur()


def start_from(page: Page, case: str = VOLUNTEERS) -> None:
    """Choose who does the work, and so an example."""
    page.check(f"[name=case][value={case}]")


def open_folds(page: Page) -> None:
    """Open all that is folded in the form."""
    page.evaluate("document.querySelectorAll('#sizing-form details').forEach((e) => e.open = true)")


def launch_first(page: Page) -> None:
    """Say that the community is still to be launched."""
    page.check("[name=phase][value=launch]")


def told(page: Page, ident: str = "sizing-told") -> str:
    """Return what an element says, on one line, with plain spaces."""
    return plain(page.locator(f"#{ident}").text_content())


def cell(page: Page, name: str) -> str:
    """Return what a place of the result shows."""
    return (page.locator(f"[data-out='{name}']").first.text_content() or "").strip()


def assert_sane(page: Page) -> None:
    """Check that no broken number shows anywhere."""
    text = page.locator("#sizing-form").inner_text()
    assert not re.search(r"NaN|Infinity|undefined|null|\[object|\{\w+\}", text)


def week_of(edition: Edition, central: float = WEEK) -> str:
    """Return how the result begins: the hours a week."""
    return (
        edition.says("tell-week", central=edition.figure(central), low="…", high="…")
        .partition(",")[0]
        .partition(" …")[0]
    )


# ---- answers and results


def test_an_example_gives_the_worked_case_to_the_last_digit(page: Page, edition: Edition) -> None:
    for ident in (VOLUNTEERS, "part-time", "federation"):
        start_from(page, ident)
        case = MODEL.case(ident)
        year = reckoning.yearly_hours(MODEL, case)
        week = reckoning.weekly_hours(year, MODEL.time)
        posts = reckoning.full_time_equivalent(year, MODEL.time)
        totals = {"year": (year, "h"), "week": (week, "h"), "fte": (posts, "fte")}
        for measure, (hours, unit) in totals.items():
            for level in LEVELS:
                expected = edition.figure(hours.at(level), unit)
                assert cell(page, f"{measure}-{level}") == expected
        for activity, hours in reckoning.by_activity(MODEL, case).items():
            expected = edition.figure(hours.central)
            assert cell(page, f"activity-{activity}-central") == expected
        assert page.locator("#sizing-picture svg rect").count() == 5


def asked(case: str, driver: str, times: int) -> str:
    """Return an example's answer in the period of its question, a whole number."""
    return str(int(MODEL.case(case).volumes[driver] / times))


def test_what_was_typed_outlives_another_example(page: Page) -> None:
    fill(page, "messages", "77")
    start_from(page)
    assert page.input_value("[name=messages]") == "77"
    assert page.input_value("[name=posts]") == asked(VOLUNTEERS, "posts", 52)
    fill(page, "posts", "9")
    start_from(page, "federation")
    assert page.input_value("[name=messages]") == "77"
    assert page.input_value("[name=posts]") == "9"
    assert page.input_value("[name=articles]") == asked("federation", "articles", 12)
    start_from(page, "none")
    assert page.input_value("[name=posts]") == "9"
    assert page.input_value("[name=articles]") == ""


def test_the_period_counts(page: Page, edition: Edition) -> None:
    fill(page, "answers", "2")
    page.select_option("[name=answers-per]", "month")
    minutes = MODEL.activity("answer").amount.central
    assert cell(page, "year-central") == edition.figure(24 * minutes / 60)
    page.select_option("[name=answers-per]", "week")
    assert cell(page, "year-central") == edition.figure(104 * minutes / 60)


def test_one_number_for_fixed_hours_takes_the_width_of_the_model(
    page: Page, edition: Edition
) -> None:
    fill(page, "monitoring", "1")
    own = MODEL.activity("monitoring").amount
    shown = [cell(page, f"week-{level}") for level in ("low", "central", "high")]
    assert shown == [edition.figure(own.at(level) / own.central) for level in LEVELS]
    open_folds(page)
    fill(page, "monitoring-high", "3")
    assert cell(page, "week-high") == "3"


def test_one_may_put_one_s_own_times(page: Page, edition: Edition) -> None:
    fill(page, "answers", "10")
    before = cell(page, "year-central")
    page.locator("details.times > summary").click()
    minutes = MODEL.activity("answer").amount.central
    assert page.input_value("[name=time-answer]") == edition.typed(f"{minutes:g}".replace(".", ","))
    fill(page, "time-answer", "60")
    assert cell(page, "year-central") == "520"
    fill(page, "time-answer", "")
    assert cell(page, "year-central") == before == edition.figure(520 * minutes / 60)


def test_the_result_says_what_to_make_of_it(page: Page, edition: Edition) -> None:
    start_from(page)
    fill(page, "available", "3")
    shown = plain(page.locator("#sizing-detail").inner_text())
    for key in ("tell-short", "tell-heaviest", "tell-uncertain", "tell-evidence",
                "tell-example", "tell-half", "tell-reduce"):  # fmt: skip
        assert edition.part(key) in shown, key
    assert page.locator("[data-verdict=running]").is_visible()
    assert (
        page.locator(".verdict:visible .grade").count() == page.locator(".verdict:visible").count()
    )
    assert page.locator(".verdict:visible a[href*=bibliography]").count() >= 2


def test_without_a_choice_the_three_situations_speak(page: Page) -> None:
    fill(page, "posts", "2")
    assert page.locator("[data-situation]:visible").count() == 3
    start_from(page)
    assert page.locator("[data-situation]:visible").count() == 1


def test_a_launch_comes_before_the_cruise(page: Page, edition: Edition) -> None:
    launch_first(page)
    time = MODEL.time
    months = {level: f"{time.launch_months.at(level):g}" for level in ("low", "high")}
    ends = [reckoning.launch_hours(time.launch_months.at(level), time) for level in ("low", "high")]
    hours = {
        name: plain(edition.figure(end)) for name, end in zip(("from", "to"), ends, strict=True)
    }
    assert edition.says("tell-launch-hours", **hours) in told(page)
    fill(page, "available", "10")
    slow = time.launch_months.scaled(time.legal_week_hours.value / 10)
    longer = {level: edition.figure(slow.at(level), "months") for level in ("low", "high")}
    assert edition.says("tell-launch-slow", available=10, **longer) in told(page)
    start_from(page, "federation")
    assert edition.says("tell-launch-full", **months, **hours) in told(page)
    assert_sane(page)


def test_volunteers_who_launch_are_not_told_a_full_time(page: Page, edition: Edition) -> None:
    launch_first(page)
    start_from(page)
    fill(page, "available", "3")
    assert told(page).startswith(edition.says("tell-launch-small"))
    assert f"{edition.says('tell-then')} {week_of(edition)}" in told(page)
    for key in ("tell-launch-full", "tell-launch-hours", "tell-launch-slow"):
        assert edition.part(key) not in page.locator("#sizing-form").inner_text()
    assert_sane(page)


# ---- said aloud, by keyboard


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


def test_hours_a_week_by_keyboard_alone(page: Page, edition: Edition) -> None:
    page.locator("[name=phase]:checked").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the link of the grade
    page.keyboard.press("ArrowDown")  # from the last choice to the first
    assert page.locator("[value=small-volunteer]").is_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "newcomers"
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("200")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "newcomers-per"
    assert told(page).startswith(week_of(edition, weekly(with_volume("newcomers", 2400))))
    page.locator("#sizing-bar a").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sizing-result"
    page.locator("[data-do=reset]").press("Enter")
    page.locator("#sizing-form [data-do=undo]").press("Enter")
    assert page.evaluate("document.activeElement.type") == "radio"
    assert page.input_value("[name=newcomers]") == "200"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_box_that_has_the_focus_is_not_under_the_result(
    browser: Browser, base: str, width: int
) -> None:
    with opened(browser, base, width) as page:
        start_from(page)
        boxes = page.locator(".questions input[type=text]:visible, .questions select:visible")
        for index in range(0, boxes.count(), 5):
            boxes.nth(index).focus()
            box, bar = boxes.nth(index).bounding_box(), page.locator("#sizing-bar").bounding_box()
            assert box
            assert bar
            assert box["y"] + box["height"] <= bar["y"] + 1


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
    "sign": ("∞", NUMBER),
    "markup": ("<img src=x onerror=alert(1)>", NUMBER),
    "constructor": ("constructor", NUMBER),
}


def test_a_mistake_is_told_at_its_box_and_no_number_is_given(
    page: Page, edition: Edition, subtests: pytest.Subtests
) -> None:
    fill(page, "posts", "2")
    alone = cell(page, "year-central")
    box = page.locator("[name=messages]")
    for name, (text, (key, values)) in WRONG.items():
        with subtests.test(name):
            shown = {name: plain(edition.figure(value)) for name, value in values.items()}
            fill(page, "messages", edition.typed(text))
            assert box.get_attribute("aria-invalid") == "true"
            assert "sizing-messages-fault" in (box.get_attribute("aria-describedby") or "").split()
            assert told(page, "sizing-messages-fault") == edition.says(key, **shown)
            assert told(page) == edition.says("tell-incomplete", count=1)
            assert plain(page.locator("#sizing-bar").text_content()) == told(page)
            assert page.locator("#sizing-detail").is_hidden()
            assert page.input_value("[name=messages]") == edition.typed(text)
            assert_sane(page)
            fill(page, "messages", "10")
            assert box.get_attribute("aria-invalid") is None
            assert told(page, "sizing-messages-fault") == ""
            assert cell(page, "year-central") not in ("", alone)


RIGHT = {"1,5": 1.5, "1.5": 1.5, ",5": 0.5, "5,": 5, " 12 ": 12, "1 500": 1500, "1\u202f500": 1500,
         "1\u00a0500,5": 1500.5, "0": 0, "007": 7, "0.500": 0.5}  # fmt: skip


def test_a_number_is_read_however_it_is_written(
    page: Page, edition: Edition, subtests: pytest.Subtests
) -> None:
    page.select_option("[name=participants-per]", "year")
    for text, value in RIGHT.items():
        with subtests.test(text):
            fill(page, "participants", edition.typed(text))
            assert page.locator("[name=participants]").get_attribute("aria-invalid") is None
            case = Case(id="mine", volumes={"participants": value}, fixed={})
            hours = reckoning.yearly_hours(MODEL, case).central
            assert cell(page, "year-central") == (edition.figure(hours) if hours else "")


def test_a_point_before_three_digits_is_asked_about_where_it_has_two_readings(
    page: Page, edition: Edition
) -> None:
    readings = {"fr": ("1.500", None), "en": ("1,500", 1500)}
    text, value = readings[edition.language]
    page.select_option("[name=participants-per]", "year")
    fill(page, "participants", text)
    fault = told(page, "sizing-participants-fault")
    if value is None:
        assert fault == edition.says("tell-fault-ambiguous", whole="1500", part="1,500")
    else:
        case = Case(id="mine", volumes={"participants": value}, fixed={})
        hours = reckoning.yearly_hours(MODEL, case)
        assert (fault, cell(page, "year-central")) == ("", edition.figure(hours.central))


def test_an_answer_of_the_example_is_marked_until_it_is_corrected(page: Page) -> None:
    marks = page.locator("[data-example]:visible")
    assert marks.count() == 0
    start_from(page)
    case = MODEL.case(VOLUNTEERS)
    assert marks.count() == len(case.volumes) + len(case.fixed)
    fill(page, "posts", "77")
    assert page.locator("[data-example=posts]").is_hidden()
    assert marks.count() == len(case.volumes) + len(case.fixed) - 1


def test_a_box_made_empty_says_so_without_being_a_mistake(page: Page, edition: Edition) -> None:
    start_from(page)
    fill(page, "incidents", "")
    assert told(page, "sizing-incidents-fault") == edition.says("tell-fault-empty")
    assert page.locator("[name=incidents]").get_attribute("aria-invalid") is None
    assert plain(cell(page, "empty")).startswith(edition.part("tell-empty"))


def test_levels_out_of_order_are_told(page: Page, edition: Edition) -> None:
    open_folds(page)
    for box, value in (("-low", "5"), ("", "2"), ("-high", "1")):
        fill(page, f"monitoring{box}", value)
    assert told(page) == edition.says("tell-incomplete", count=2)
    for box in ("low", "high"):
        assert told(page, f"sizing-monitoring-{box}-fault") == edition.says("tell-fault-order")
    fill(page, "monitoring", "")
    assert told(page, "sizing-monitoring-fault") == edition.says("tell-fault-central")
    assert_sane(page)


def test_numbers_beyond_all_measure_stay_numbers(page: Page) -> None:
    names = page.evaluate(
        "[...document.querySelectorAll('.questions input[type=text]')].map((e) => e.name)"
    )
    assert len(names) > 40
    open_folds(page)
    for text in ("0", "0,0000001", "100"):
        for name in names:
            page.fill(f"[name='{name}']", text)
        page.locator("[name=posts]").blur()
        assert_sane(page)


# ---- links, memory


def shared(page: Page) -> str:
    """Ask for the link, and return its fragment."""
    page.locator("[data-do=link]").click()
    return "#" + page.input_value("#sizing-address").partition("#")[2]


def test_a_link_carries_the_answers(
    browser: Browser, base: str, page: Page, edition: Edition
) -> None:
    start_from(page)
    fill(page, "messages", "abc & <b>=")
    fill(page, "monitoring", edition.typed("0,75"))
    page.locator("details.times > summary").click()
    fill(page, "time-post", "1 000")
    expected, fragment = told(page), shared(page)
    assert page.evaluate("location.search") == ""
    with opened(browser, base, DESK, fragment) as other:
        assert told(other) == expected
        assert other.input_value("[name=messages]") == "abc & <b>="
        assert other.input_value("[name=monitoring]") == edition.typed("0,75")
        assert other.input_value("[name=time-post]") == "1000"
        assert other.locator("details.times").evaluate("e => e.open")


def test_a_link_leaves_one_s_own_answers_alone(page: Page, edition: Edition) -> None:
    fill(page, "posts", "7")
    mine = told(page)
    page.evaluate("location.hash = '#sizing=1&posts=2&end=1'")
    page.wait_for_function("document.getElementById('sizing-notice').textContent")
    assert told(page, "sizing-notice") == edition.says("tell-shared")
    fill(page, "articles", "3")
    page.reload()
    assert page.input_value("[name=articles]") == "3"
    page.locator("[data-do=undo]:visible").first.click()
    assert told(page) == mine
    assert page.evaluate("location.hash") == ""
    page.reload()
    assert told(page) == mine


HOSTILE = {
    "script": "#sizing=1&posts=<script>alert(1)</script>&end=1",
    "handler": "#sizing=1&posts=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&end=1",
    "prototype": "#sizing=1&__proto__=1&constructor=2&toString=3&posts-per=constructor&end=1",
    "cut": "#sizing=1&case=small-volunteer&posts=2&posts-p",
    "cut in a character": "#sizing=1&posts=%E0%A4%A&end=1",
    "nothing": "#sizing=",
    "only a name": "#sizing",
    "numbers": "#sizing=1&posts=1e999&answers=-1&messages=Infinity&members=NaN&end=1",
    "choices": "#sizing=1&phase=nowhere&case=nobody&posts=2&posts-per=century&end=1",
    "long": "#sizing=1&posts=" + "9" * 20_000 + "&end=1",
    "unknown": "#sizing=1&forgotten=12&posts=2&end=1",
    "twice": "#sizing=1&posts=2&posts=3&posts=x&end=1",
    "other version": "#sizing=99&posts=2&end=99",
}


@pytest.mark.parametrize("fragment", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_or_damaged_link_harms_nothing(
    browser: Browser, base: str, edition: Edition, fragment: str
) -> None:
    with opened(browser, base, PHONE) as page:
        page.on("dialog", lambda _dialog: pytest.fail("a script of the link ran"))
        fill(page, "posts", "7")
        mine = told(page)
        page.evaluate("fragment => (location.hash = fragment)", fragment)
        page.wait_for_function("document.getElementById('sizing-notice').textContent")
        notice = told(page, "sizing-notice")
        warned = [edition.says(key) in notice for key in ("tell-damaged", "tell-older")]
        assert any(warned) or fragment == HOSTILE["twice"]
        assert_sane(page)
        fill(page, "answers", "1")
        assert told(page)
        page.locator("[data-do=undo]:visible").first.click()
        assert told(page) == mine


def test_another_fragment_is_left_alone(page: Page) -> None:
    start_from(page)
    before = told(page)
    page.evaluate("""() => new Promise((done) => {
      addEventListener("hashchange", () => setTimeout(done), {once: true});
      location.hash = "driver-messages";
    })""")
    assert told(page) == before
    assert told(page, "sizing-notice") == ""


def test_a_reload_and_a_way_back_keep_the_answers(browser: Browser, base: str) -> None:
    with new_page(browser, PHONE) as page:
        page.goto(base + PAGE)
        start_from(page)
        fill(page, "posts", "abc")
        expected = (told(page), "abc")
        page.reload()
        assert (told(page), page.input_value("[name=posts]")) == expected
        page.goto(base + "guide/mission.html")
        page.go_back()
        assert (told(page), page.input_value("[name=posts]")) == expected
        page.go_forward()
        page.go_back()
        assert (told(page), page.input_value("[name=posts]")) == expected


def test_clearing_clears_and_can_be_undone(page: Page, edition: Edition) -> None:
    start_from(page)
    expected = told(page)
    page.locator("[data-do=reset]").click()
    assert told(page, "sizing-done") == edition.says("tell-cleared")
    assert page.locator("#sizing-detail").is_hidden()
    assert page.input_value("[name=posts]") == ""
    assert page.evaluate("Object.keys(localStorage).filter((key) => key === 'sizing')") == []
    page.locator("[data-do=undo]:visible").click()
    assert told(page) == expected
    page.locator("[data-do=reset]").click()
    page.reload()
    assert page.input_value("[name=posts]") == ""


def test_a_browser_that_keeps_nothing_still_reckons(
    browser: Browser, base: str, edition: Edition
) -> None:
    with new_page(browser, PHONE) as page:
        page.add_init_script("""Object.defineProperty(window, "localStorage",
          { get() { throw new DOMException("refused", "SecurityError"); } })""")
        wrong = watch(page, base)
        page.goto(base + PAGE)
        start_from(page)
        assert told(page).startswith(week_of(edition))
        assert wrong == []


@pytest.mark.parametrize(
    "kept", ["{", "[1,2]", "null", '"x"', '{"posts":3}', '{"posts":"2","x":"y"}']
)
def test_a_spoilt_memory_harms_nothing(page: Page, edition: Edition, kept: str) -> None:
    page.evaluate("kept => localStorage.setItem('sizing', kept)", kept)
    page.reload()
    start_from(page)
    assert edition.says("per-week") in told(page)
    assert_sane(page)


def test_the_sentence_can_be_copied(page: Page, edition: Edition) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start_from(page)
    page.locator("[data-do=copy]").click()
    page.wait_for_function("document.getElementById('sizing-done').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#sizing-sentence").text_content()
    assert edition.part("tell-sentence") in plain(copied)
    assert edition.figure(WEEK) in copied


# ---- every state on every screen, on paper, without a server, without a script


def errors(page: Page) -> None:
    """Make a mistake of each sort."""
    fill(page, "messages", "abc")
    fill(page, "posts", "-1")
    fill(page, "monitoring", "2")
    open_folds(page)
    fill(page, "monitoring-low", "4")


def times(page: Page) -> None:
    """Open all that is folded in the form."""
    start_from(page, "federation")
    open_folds(page)


def launch(page: Page) -> None:
    """Ask about a launch, with all that can be said of it."""
    launch_first(page)
    start_from(page, "part-time")
    fill(page, "available", "10")


def link(page: Page) -> None:
    """Show someone else's answers, from a damaged link, and ask for a link again."""
    fill(page, "posts", "1")
    page.evaluate("location.hash = '#sizing=1&case=federation&posts=2'")
    page.wait_for_function("document.getElementById('sizing-notice').textContent")
    page.locator("[data-do=link]").click()


FORM_STATES: dict[str, Callable[[Page], None]] = {
    "initial": lambda _page: None,
    "filled": start_from,
    "errors": errors,
    "times": times,
    "launch": launch,
    "link": link,
}


@pytest.mark.parametrize("change", FORM_STATES.values(), ids=FORM_STATES.keys())
def test_axe_has_nothing_to_say_of_any_state_and_none_is_wider_than_the_screen(
    browser: Browser, base: str, change: Callable[[Page], None]
) -> None:
    """The rest of the page is the same in all states: the tour looks at it."""
    with new_page(browser, PHONE) as page:
        page.goto(base + PAGE)
        change(page)
        assert page.evaluate(OVERFLOW) is None
        page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
        assert page.evaluate(OVERFLOW) is None
        page.evaluate("scrollTo(0, 0)")  # where the result, which stays in sight, covers no box
        answers = dict(ask_in_all_states(page, "#sizing-form"))
    assert {state: one.broken for state, one in answers.items() if one.broken} == {}
    assert all(one.kept for one in answers.values())


def test_it_works_from_a_disk(browser: Browser, site: Path, edition: Edition) -> None:
    folder = f"{site.as_uri()}/{edition.folder}"
    with opened(browser, folder, PHONE) as page:
        start_from(page)
        expected = told(page)
        assert expected.startswith(week_of(edition))
        fragment = shared(page)
        page.goto("about:blank")
        page.goto(f"{folder}{PAGE}{fragment}")
        assert told(page) == expected


def test_paper_shows_answers_and_result_or_blanks(page: Page, edition: Edition) -> None:
    page.emulate_media(media="print")
    assert page.locator("#sizing-form .paper").first.is_visible()
    assert page.locator("[data-blank=messages]").is_visible()
    page.emulate_media(media="screen")
    start_from(page)
    page.emulate_media(media="print")
    answer = f"{asked(VOLUNTEERS, 'messages', 52)} {edition.says('per-week')}"
    assert plain(page.locator("[data-blank=messages]").text_content()) == answer
    assert page.locator("[data-blank=messages]").is_visible()
    assert week_of(edition) in plain(page.locator("#sizing-form").inner_text())
    assert not page.locator("#sizing-form .paper").first.is_visible()
    for control in page.locator("#sizing-form").locator("input, select, button[data-do]").all():
        assert not control.is_visible()


def test_the_button_prints_the_calculator_and_not_the_chapter(page: Page, edition: Edition) -> None:
    titles = page.locator("main h2").count()
    start_from(page)
    page.evaluate(
        """() => { print = () => { window.asked = document.documentElement.className; } }"""
    )
    page.locator("[data-do=print]").click()
    assert page.evaluate("asked") == "only-tool"
    page.emulate_media(media="print")
    assert edition.says("sizing-result") in page.locator("main").inner_text()
    printed = [one for one in page.locator("main h2").all() if one.is_visible()]
    assert len(printed) < titles
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert len([one for one in page.locator("main h2").all() if one.is_visible()]) == titles


def test_without_a_script_it_is_a_sheet(browser: Browser, base: str, edition: Edition) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + PAGE)
    form = page.locator("#sizing-form")
    assert edition.says("sizing-noscript") in plain(form.inner_text())
    assert form.locator(".paper").first.is_visible()
    assert form.locator("label:visible").count() > 15
    assert not [one for one in form.locator("button[data-do]").all() if one.is_visible()]
    assert page.locator("#unit-times").count() == 1
    assert page.locator("#workload-part-time-title").count() == 1
    context.close()
