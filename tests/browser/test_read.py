"""The page that reads a posting: whole tasks, in both editions, and texts that wish it ill."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.editions import Edition, plain
from checkers.axe import ask_in_all_states
from checkers.browser import OVERFLOW, PHONE, new_page, watch
from checkers.keyboard import tab_to
from reading.samples import POSTING, UNREAD, open_document, paragraphs, pdf, word

PAGE = "examples/read.html"
TEXT, BUTTON, RESULT = "#reading-text", "#reading-form [type=submit]", "#reading-result"
POINTS = f"{RESULT} .reading-report"
READ = """() => {
  const { readingData, reading } = jobguide;
  const text = "Vous animez la communauté et répondez aux membres, le week-end. ".repeat(156);
  const begun = performance.now();
  reading.read(text, readingData.table, "employee");
  return [text.length, performance.now() - begun];
}"""
PASTE = """(length) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "a".repeat(length));
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  return !document.querySelector("#reading-text").dispatchEvent(event);
}"""


@pytest.fixture
def page(browser: Browser, base: str, edition: Edition) -> Iterator[Page]:
    """Open the page on a phone; nothing may go wrong, and nothing may be asked of other sites."""
    with new_page(browser, PHONE) as opened:
        told = watch(opened, base)
        opened.goto(base + edition.folder + PAGE)
        yield opened
        assert told == []


def report(page: Page) -> str:
    """Return what the page says of a text, once it has read it."""
    expect(page.locator(RESULT)).to_be_visible()
    return plain(page.locator(POINTS).inner_text())


def test_a_posting_is_read_by_keyboard_and_each_passage_leads_to_its_place(
    page: Page, edition: Edition
) -> None:
    assert tab_to(page, TEXT)
    page.keyboard.insert_text(POSTING)
    assert tab_to(page, BUTTON)
    page.keyboard.press("Enter")
    told = report(page)
    order = [
        edition.says(f"reading-{part}")
        for part in ("contrary", "missing", "other", "stated", "missions", "competencies")
    ]
    places = [told.index(title) for title in (*order, edition.says("read-tell-unseen"))]
    assert places == sorted(places)
    assert "Jeune diplômé" in told
    assert edition.says("field-pay") in told
    expect(page.locator("#reading-told")).to_contain_text(edition.says("reading-status-employee"))
    passage = page.locator(f"{POINTS} a[href^='#reading-mark']").first
    mark = page.locator(passage.get_attribute("href") or "")
    assert (mark.text_content() or "no mark") in POSTING
    passage.press("Enter")
    expect(mark).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) is None
    answers = dict(ask_in_all_states(page, "main"))
    assert {state: one.broken for state, one in answers.items() if one.broken} == {}


def test_the_status_that_is_told_is_the_one_that_is_read(page: Page, edition: Edition) -> None:
    told = page.locator("#reading-told")
    page.fill(TEXT, POSTING)
    page.click(BUTTON)
    expect(told).to_contain_text(edition.part("read-tell-status-guessed"))
    page.select_option("#reading-status", "volunteer")
    expect(told).to_contain_text(edition.says("reading-status-volunteer"))


def test_a_posting_is_taken_whole_into_the_plan_or_is_said_not_to_be(
    page: Page, edition: Edition
) -> None:
    keep = page.get_by_role("button", name=edition.says("read-tell-keep"))
    page.fill(TEXT, POSTING)
    page.click(BUTTON)
    keep.press("Enter")
    page.fill(TEXT, "Vous animez la communauté. " * 800)
    page.click(BUTTON)
    keep.press("Enter")
    expect(page.locator("#reading-told")).to_have_text(edition.says("read-tell-not-kept"))
    page.fill(TEXT, POSTING)
    page.click(BUTTON)
    keep.press("Enter")
    page.locator("#reading-told a").press("Enter")
    box = page.locator("[data-paper=posting]")
    expect(box.locator("summary")).to_be_visible()
    box.locator("summary").press("Enter")
    sheet = box.locator(".sheet").first
    expect(sheet).to_contain_text("Jeune diplômé")
    assert POSTING.split()[-1] in sheet.inner_text()


def test_too_much_is_refused_and_what_a_posting_holds_takes_no_time(
    page: Page, edition: Edition
) -> None:
    fault = page.locator("#reading-fault")
    page.fill(TEXT, "a" * 50_001)
    page.click(BUTTON)
    expect(fault).to_have_text(edition.says("read-tell-too-long"))
    page.fill(TEXT, " ")
    page.click(BUTTON)
    expect(fault).to_have_text(edition.says("read-tell-empty"))
    assert not page.evaluate(PASTE, 5_000_000)
    assert page.evaluate(PASTE, 5_000_001)
    expect(fault).to_have_text(edition.says("read-tell-huge-paste"))
    length, milliseconds = page.evaluate(READ)
    assert length > 9_900
    assert milliseconds < 2_000  # half of it on a machine that has nothing else to do


def test_files_are_opened_here_or_the_page_says_why_not(page: Page, edition: Edition) -> None:
    contents = {
        "a.txt": POSTING.encode("cp1252"),
        "b.docx": word(POSTING),
        "c.odt": open_document(POSTING),
        "d.pdf": pdf(paragraphs(POSTING)),
    }
    for name, buffer in contents.items():
        page.set_input_files("#reading-file", {"name": name, "mimeType": "", "buffer": buffer})
        expect(page.locator(TEXT)).not_to_have_value("")
        assert page.input_value(TEXT).split() == POSTING.split(), name
        assert "Jeune diplômé" in report(page)
        page.fill(TEXT, "")
    for key, buffer in UNREAD.items():
        page.set_input_files("#reading-file", {"name": key, "mimeType": "", "buffer": buffer})
        expect(page.locator("#reading-fault")).to_have_text(edition.says(f"read-tell-{key}"))
        expect(page.locator(RESULT)).to_be_hidden()


def test_from_a_disk_a_text_is_read_and_a_pdf_is_said_not_to_be(
    browser: Browser, site: Path, edition: Edition
) -> None:
    with new_page(browser, PHONE) as page:
        page.goto(f"{site.as_uri()}/{edition.folder}{PAGE}")
        page.set_input_files(
            "#reading-file", {"name": "b.docx", "mimeType": "", "buffer": word(POSTING)}
        )
        assert "Jeune diplômé" in report(page)
        buffer = pdf(paragraphs(POSTING))
        page.set_input_files("#reading-file", {"name": "d.pdf", "mimeType": "", "buffer": buffer})
        told = edition.says("read-tell-pdf-on-disk")
        expect(page.locator("#reading-fault")).to_have_text(told)
