"""The papers of the plan, as a reader makes them: read, changed, copied, downloaded, printed."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.editions import Edition
from checkers.axe import ask_in_all_states
from checkers.browser import NARROWEST, PHONE, new_page, watch

HOSTILE = "<img src=x onerror=\"document.title='hit'\"> $' __proto__ 🎉 \u202eabc"
STATE = {
    "version": 1,
    "answers": {
        "staff": "none", "members": "40", "missions": ["animate", "feedback"], "out": HOSTILE,
        "placement": "board", "status": "pair",
    },
    "hours": {"central": 4.6, "low": 3, "high": 7, "sound": True},
}  # fmt: skip


@pytest.fixture
def page(browser: Browser, base: str, edition: Edition) -> Iterator[Page]:
    """Open the screen on a phone, with a plan that is kept."""
    with new_page(browser, PHONE) as opened:
        opened.goto(f"{base}{edition.folder}plan/papers.html")
        opened.evaluate("plan => localStorage.setItem('plan', plan)", json.dumps(STATE))
        opened.reload()
        yield opened


def opened(page: Page, name: str) -> Locator:
    """Open a paper by the keyboard."""
    box = page.locator(f"[data-paper={name}]")
    box.locator("summary").press("Enter")
    expect(box.locator(".sheet").first).to_be_visible()
    return box


def downloaded(page: Page, box: Locator, button: str) -> bytes:
    """Return the file that a button gives."""
    with page.expect_download() as waited:
        box.get_by_role("button", name=button).first.press("Enter")
    return Path(waited.value.path()).read_bytes()


def written(page: Page, edition: Edition, text: str) -> Locator:
    """Change a part of the posting by the keyboard, and return its paper once the page is back."""
    box = opened(page, "posting")
    change = box.locator("[data-edits='posting.missions']")
    change.press("Enter")
    expect(box.locator("textarea")).to_be_focused()
    box.locator("textarea").fill(text)
    box.get_by_role("button", name=edition.says("papers-keep")).press("Enter")
    expect(change).to_be_focused()
    page.reload()
    return opened(page, "posting")


def test_hostile_words_are_kept_shown_and_downloaded_as_words(
    page: Page, base: str, edition: Edition
) -> None:
    wrong = watch(page, base)
    box = written(page, edition, f"# {HOSTILE}\n- {HOSTILE}")
    assert box.locator("li", has_text=HOSTILE).count() >= 1
    file = docx.Document(BytesIO(downloaded(page, box, ".docx")))
    assert file.core_properties.language == {"fr": "fr-FR", "en": "en-GB"}[edition.language]
    assert [found.text for found in file.paragraphs].count(HOSTILE) == 2
    assert HOSTILE.encode() in downloaded(page, box, ".md").replace(b"\\", b"")
    expect(opened(page, "second").locator(".sheet")).not_to_contain_text(HOSTILE)
    box.locator("[data-edits='posting.missions']").press("Enter")
    box.get_by_role("button", name=edition.says("papers-restore")).press("Enter")
    expect(box.locator("h3", has_text=HOSTILE)).to_have_count(0)
    assert page.evaluate("document.title") != "hit"
    assert wrong == []


def test_a_point_to_watch_is_told_as_one_writes(page: Page, edition: Edition) -> None:
    box = opened(page, "posting")
    box.locator("[data-edits='posting.asked']").press("Enter")
    box.locator("textarea").fill("- Bilingue allemand, si possible natif.")
    points = box.locator(".points a")
    expect(points).to_have_count(int(edition.language == "fr"))
    box.locator("textarea").fill("- Allemand, niveau C1.")
    expect(points).to_have_count(0)


def test_the_french_posting_stands_beside_the_english(page: Page, edition: Edition) -> None:
    box = opened(page, "posting")
    show = box.get_by_role("button", name=edition.says("papers-show-twin"))
    if edition.language == "fr":
        expect(show).to_have_count(0)
        return
    show.press("Enter")
    twin = box.locator("[lang=fr].sheet")
    expect(twin).to_contain_text("Animatrice ou animateur")
    expect(box.locator(".sheet").first).to_contain_text("Online community manager")


def test_a_paper_is_copied_whole(page: Page, edition: Edition) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = opened(page, "note")
    box.get_by_role("button", name=edition.says("papers-copy")).press("Enter")
    expect(page.locator("#papers-told")).to_have_text(edition.says("papers-copied"))
    rich, plain = page.evaluate("""async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(["text/html", "text/plain"].map(async (type) =>
        (await item.getType(type)).text()));
    }""")
    assert "<h1>" in rich
    assert "<table" in rich
    assert plain.startswith("# ")


def test_the_note_is_printed_alone_on_one_sheet(page: Page, edition: Edition) -> None:
    page.evaluate("window.print = () => {}")
    box = opened(page, "note")
    box.get_by_role("button", name=edition.says("papers-print")).press("Enter")
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as printed:
        assert len(printed.pages) == 1


def test_it_fits_narrow_screens_and_axe_finds_nothing(page: Page) -> None:
    for name in ("posting", "second", "note", "days"):
        opened(page, name)
    page.locator("[data-edits='note.need']").press("Enter")
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
    for name, answer in ask_in_all_states(page, "main"):
        assert answer.broken == [], name
