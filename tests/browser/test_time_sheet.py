"""The page reads a time sheet as Python does, and gives its times to the calculator."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from browser.editions import FOLDERS, Edition, plain
from browser.sheet_vectors import vectors
from checkers.axe import ask_in_all_states
from checkers.browser import DESK, NARROWEST, OVERFLOW, PHONE, new_page, watch
from jobguide import timesheet, workload
from jobguide.timesheet import Difference, Measures, TimesheetError
from jobguide.workload_records import LEVELS

PAGE = "guide/sizing.html"
PAUSE = 1000
HOW_MANY = 600
MODEL = workload.load(Path(__file__).resolve().parents[2] / "data" / "workload.toml")
NAMES = [*(activity.id for activity in MODEL.activities), timesheet.OTHER]
GOOD = "id;nombre;j1;j8\nanswer;12;60;60\nwelcome;4;40;40\nmonitoring;;90;90\nother;;60;\n"
MIXED = GOOD + "reed;1;2;3\npost;1h;5;\nread;;5;\n"
DATA = 'JSON.parse(document.getElementById("time-sheet-data").textContent)'
READ = f"""([asked, language]) => {{
  const {{ read, speaker, levels }} = jobguide.sheet;
  const data = {DATA};
  const say = speaker(data, language);
  return JSON.stringify(JSON.parse(asked).map((text) => {{
    const {{ measures, faults, all, other }} = read(text, data);
    return {{
      measures: measures.map((one) => [one.activity.id, one.amount, one.count, one.verdict,
        one.ratio, one.thin, levels(one), say.measure(one)]),
      faults: faults.map((one) => [one.fault, one.line, one.column, one.cell, say.fault(one)]),
      all, other }};
  }}));
}}"""
DECODE = """(files) => files.map((bytes) => jobguide.sheet.decode(new Uint8Array(bytes).buffer))"""
DROP = """([name, bytes]) => {
  const file = new File([new Uint8Array(bytes)], name);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const target = document.getElementById("time-sheet-text");
  const options = { bubbles: true, cancelable: true, dataTransfer };
  return ["dragover", "drop"].map((type) => !target.dispatchEvent(new DragEvent(type, options)));
}"""

Words = dict[str, str]


@pytest.fixture(scope="module", params=FOLDERS)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Return each edition in turn: every test here runs in all of them."""
    return Edition(request.param)


@pytest.fixture(scope="module")
def base(base: str, edition: Edition) -> str:
    """Return the address of the edition."""
    return base + edition.folder


@contextmanager
def opened(browser: Browser, base: str, width: int = PHONE) -> Iterator[Page]:
    """Open the page, and watch it to the end."""
    with new_page(browser, width) as page:
        told = watch(page, base)
        page.goto(base + PAGE)
        yield page
        assert told == []


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """Open the page on a phone; nothing may go wrong, and nothing may be sent."""
    with opened(browser, base) as page:
        yield page


def paste(page: Page, text: str) -> None:
    """Paste rows, and wait until they are read."""
    page.fill("#time-sheet-text", text)
    page.wait_for_timeout(PAUSE)


def told(page: Page, name: str) -> str:
    """Return what a part of the reader says, on one line, with plain spaces."""
    return plain(page.locator(f"#time-sheet-{name}").text_content())


# ---- what Python says of a sheet, in the words of the page


def readable(edition: Edition, value: float, unit: str) -> str:
    """Write a time as the tables of the model do."""
    if unit == "min":
        value, unit = workload.readable(value)
    return f"{edition.figure(value, unit)}\u00a0{unit}"


def compared(edition: Edition, words: Words, ratio: float) -> str:
    """Say how a measure stands beside the central time of the model."""
    if ratio >= 2:
        return words["times"].format(ratio=edition.figure(ratio))
    percent = edition.figure(abs(ratio - 1) * 100, "%")
    key = "same" if percent == "0" else "more" if ratio > 1 else "less"
    return words[key].format(percent=percent)


def sentences(edition: Edition, words: Words, one: Difference) -> list[str]:
    """Return what is said of a measure."""
    fixed = MODEL.activity(one.activity).kind == "fixed"
    values = {
        "time": readable(edition, one.measure, "h" if fixed else "min"),
        "unit": words[f"unit-{one.activity}"],
        "count": edition.figure(one.count or 0),
    }
    assert one.ratio is not None
    said = [
        words["fixed" if fixed else "unit"].format(**values),
        words[f"model-{one.activity}"],
        f"{compared(edition, words, one.ratio)}, {words[one.verdict]}.",
    ]
    return [*said, words["thin"]] if one.is_thin else said


def measures_of(edition: Edition, words: Words, measures: Measures) -> list[Any]:
    """Return the measures as the page gives them."""
    mine = timesheet.apply(MODEL, measures)
    return [
        [one.activity, one.measure, one.count, one.verdict, one.ratio, one.is_thin,
         [mine.activity(one.activity).amount.at(level) for level in LEVELS],
         sentences(edition, words, one)]
        for one in timesheet.difference(MODEL, measures)
    ]  # fmt: skip


def fault_told(words: Words, fault: TimesheetError) -> str:
    """Say a fault in the words of the page, as `TimesheetError.told` does."""
    what = words[fault.fault].format(cell=fault.cell)
    if not fault.line:
        return what
    where = words["cell" if fault.column else "line"]
    return f"{where.format(line=fault.line, column=fault.column)} {what}"


def expected(edition: Edition, words: Words, text: str) -> dict[str, Any]:
    """Return all that the page must find in a sheet."""
    measures = timesheet.read(text, MODEL)
    other = (measures.other.minutes or 0) if measures.other else 0
    return {
        "measures": measures_of(edition, words, measures),
        "faults": [
            [one.fault, one.line, one.column, one.cell, fault_told(words, one)]
            for one in measures.faults
        ],
        "all": measures.weekly_hours,
        "other": other / 60 / 2,
    }


def test_the_page_and_python_read_the_same(page: Page, edition: Edition) -> None:
    words: Words = page.evaluate(DATA)["words"]
    texts = vectors(NAMES, HOW_MANY)
    found = json.loads(page.evaluate(READ, [json.dumps(texts), edition.language]))
    kinds: set[str] = set()
    measured = 0
    for text, one in zip(texts, found, strict=True):
        wanted = expected(edition, words, text)
        assert one == wanted, text[:2000]
        kinds |= {fault[0] for fault in wanted["faults"]}
        measured += bool(wanted["measures"])
    assert measured > HOW_MANY / 3
    assert kinds == {"no-header", "no-row", "unknown-id", "not-a-number", "negative", "too-much",
                     "no-count", "no-minutes"}  # fmt: skip


def test_the_words_of_a_fault_are_those_of_python(page: Page, edition: Edition) -> None:
    """But for the typography of the page: spaces and apostrophes."""
    words: Words = page.evaluate(DATA)["words"]
    plain = {ord("’"): "'", 0x202F: " ", 0xA0: " "}
    for text in vectors(NAMES, 100):
        for fault in timesheet.read(text, MODEL).faults:
            page_s, python_s = (
                " ".join(said.translate(plain).split())
                for said in (fault_told(words, fault), fault.told(edition.language))
            )
            assert page_s == python_s


def test_a_file_is_decoded_as_python_does(page: Page) -> None:
    texts = ["id;é", "\ufeffid;é", "\ufeff\ufeffid", "", "😀"]
    files = [one.encode() for one in texts] + ["é€œ".encode("cp1252"), bytes(range(256))]
    files += [b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf\xe9"]
    found = page.evaluate(DECODE, [list(one) for one in files])
    assert found == [timesheet.decode(one) for one in files]


# ---- the reader at work


def test_measures_and_faults_are_shown_and_the_good_rows_kept(page: Page, edition: Edition) -> None:
    paste(page, MIXED)
    assert told(page, "told") == edition.says("sheet-tell-summary", measures=3, faults=3)
    faults = page.locator("#time-sheet-faults li")
    assert faults.count() == 3
    assert edition.says("sheet-cell", line=6, column="id") in told(page, "faults")
    shown = told(page, "measures")
    assert f"{edition.part('sheet-tell-unit')} 12)." in shown
    assert "10 min " in shown
    assert edition.says("sheet-tell-fixed", time=f"{edition.figure(1.5)} h") in shown
    assert shown.count(edition.part("sheet-tell-thin")) == 1
    assert f"{edition.figure(0.5)} h" in told(page, "total")
    assert not re.search(r"NaN|Infinity|undefined|null|\{\w+\}", page.inner_text("main"))
    paste(page, "")
    assert told(page, "told") + told(page, "faults") + told(page, "measures") == ""
    assert page.locator("#time-sheet-use").is_hidden()


def week(page: Page) -> str:
    """Return the central hours a week of the calculator."""
    return page.locator("[data-out=week-central]").text_content() or ""


def test_the_calculator_takes_the_times_and_gives_them_back(page: Page, edition: Edition) -> None:
    page.check("[name=case][value=federation]")
    before = week(page)
    paste(page, GOOD)
    page.click("#time-sheet-use")
    measures = timesheet.read(GOOD, MODEL)
    mine = timesheet.apply(MODEL, measures)
    case = mine.case("federation")
    hours = workload.weekly_hours(workload.yearly_hours(mine, case), mine.time)
    for level in LEVELS:
        shown = page.locator(f"[data-out=week-{level}]").text_content()
        assert shown == edition.figure(hours.at(level))
    after = week(page)
    assert after != before
    assert edition.says("sheet-tell-used", now=after, old=before) in told(page, "done")
    assert page.input_value("[name=time-welcome-low]") == "2"
    page.click("#time-sheet-back")
    assert week(page) == before
    assert page.evaluate("document.activeElement.id") == "time-sheet-use"
    assert page.input_value("[name=time-answer]") == "5"


def test_using_another_sheet_drops_the_times_of_the_first(page: Page) -> None:
    page.check("[name=case][value=federation]")
    paste(page, GOOD)
    page.click("#time-sheet-use")
    paste(page, "id;nombre;j1\non-site-event;40;480\nanswer;1000000;0,0001")
    page.click("#time-sheet-use")
    assert page.input_value("[name=time-welcome]") == "5"
    assert page.input_value("[name=time-on-site-event]") == "12"
    assert page.input_value("[name=time-on-site-event-minimum]") == "0"
    assert page.locator("#sizing-form [aria-invalid]").count() == 0


def test_an_empty_calculator_says_what_is_missing(page: Page, edition: Edition) -> None:
    paste(page, "id;nombre;j1\nanswer;12;60")
    page.click("#time-sheet-use")
    assert edition.says("sheet-tell-used-empty") in told(page, "done")


def test_by_keyboard_alone(page: Page, edition: Edition) -> None:
    page.focus("#time-sheet-file")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "time-sheet-text"
    page.keyboard.insert_text(GOOD)
    page.wait_for_timeout(PAUSE)
    assert page.evaluate("document.activeElement.id") == "time-sheet-text"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "time-sheet-use"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "time-sheet-use"
    assert told(page, "done") == edition.says("sheet-tell-returned")
    # An output speaks as a status of its own accord.
    assert page.locator("output#time-sheet-told").count() == 1


def test_a_file_is_chosen_or_dropped_with_or_without_a_server(
    browser: Browser, base: str, site: Path, edition: Edition
) -> None:
    summary = edition.says("sheet-tell-summary", measures=3, faults=0)
    for address in (base, f"{site.as_uri()}/{edition.folder}"):
        with opened(browser, address) as page:
            file = FilePayload(name="fiche.csv", mimeType="text/csv", buffer=GOOD.encode("cp1252"))
            page.set_input_files("#time-sheet-file", files=[file])
            page.wait_for_function("document.getElementById('time-sheet-told').textContent")
            name, _colon, rest = told(page, "told").partition(":")
            assert (name.strip(), rest.strip()) == ("fiche.csv", summary)
            assert page.evaluate(DROP, ["autre.csv", list(MIXED.encode())]) == [True, True]
            page.wait_for_function("document.querySelectorAll('#time-sheet-faults li').length")
            assert told(page, "told").startswith("autre.csv")
            page.evaluate(DROP, ["fiche.ods", [*b"PK\x03\x04", *range(256)]])
            page.wait_for_function("document.getElementById('time-sheet-done').textContent")
            assert told(page, "done") == edition.says("sheet-tell-spreadsheet")
            assert page.url.startswith(address + PAGE)


def test_the_empty_sheet_of_the_page_says_that_it_is_empty(
    page: Page, site: Path, edition: Edition
) -> None:
    sheet = site / edition.folder / "downloads" / "time-sheet.csv"
    page.set_input_files("#time-sheet-file", sheet)
    page.wait_for_function("document.getElementById('time-sheet-told').textContent")
    assert edition.part("sheet-no-row") in told(page, "faults")


def test_axe_has_nothing_to_say_and_no_screen_is_too_narrow(browser: Browser, base: str) -> None:
    with new_page(browser, NARROWEST) as page:
        page.goto(base + PAGE)
        paste(page, MIXED + f"{'x' * 300};1;1\n")
        page.click("#time-sheet-use")
        assert page.evaluate(OVERFLOW) is None
        answers = dict(ask_in_all_states(page, "#time-sheet-form"))
    assert {state: one.broken for state, one in answers.items() if one.broken} == {}
    assert all(one.kept for one in answers.values())


def test_without_a_script_the_page_says_how_to_reckon(
    browser: Browser, base: str, edition: Edition
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + PAGE)
    assert page.locator("#time-sheet-form").is_hidden()
    assert edition.says("sheet-noscript") in plain(page.inner_text("main"))
    context.close()


def test_on_paper_the_reader_is_not_there(browser: Browser, base: str) -> None:
    with opened(browser, base, DESK) as page:
        page.emulate_media(media="print")
        assert page.locator("#time-sheet-form").is_hidden()
