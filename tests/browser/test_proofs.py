"""What stands behind a figure: opened from its letter, or put away for the whole site."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from checkers.browser import DESK, PHONE, new_page, page_at
from checkers.keyboard import tab_to
from checkers.server import serving


def test_a_grade_opens_in_words_by_keyboard_and_closes(site: Path, browser: Browser) -> None:
    with serving(site) as base, new_page(browser, PHONE) as page:
        page.goto(f"{base}/start/volunteers.html")
        grade = page.locator("button.grade").first
        told = page.locator(f"#{grade.get_attribute('popovertarget')}")
        expect(told).to_be_hidden()
        grade.press("Enter")
        expect(told).to_be_visible()
        expect(told).to_contain_text("Degré")
        page.keyboard.press("Escape")
        expect(told).to_be_hidden()


def test_proofs_are_put_away_by_keyboard_on_every_page_and_come_back(
    site: Path, browser: Browser
) -> None:
    with serving(site) as base, new_page(browser, PHONE) as page:
        page.goto(f"{base}/guide/animating.html")
        switch, state = page.locator(".proofs button"), page.locator(".proofs [role=status]")
        grade, cited = page.locator("main button.grade").first, page.locator(".bibtex-citation")
        fold = page.locator("details.fold:has(.bibtex-citation)").first
        expect(switch).to_have_attribute("aria-pressed", "true")
        switch.press("Enter")
        expect(switch).to_have_attribute("aria-pressed", "false")
        expect(state).to_have_text("masquées")
        expect(grade).to_be_hidden()
        page.goto(f"{base}/guide/status.html")
        expect(page.locator("main button.grade").first).to_be_hidden()
        page.goto(f"{base}/guide/animating.html")
        switch.press("Enter")
        expect(state).to_have_text("affichées")
        expect(grade).to_be_visible()
        expect(fold).to_have_attribute("open", "")
        expect(cited.first).to_be_visible()


COPY = ".copy button"
LANGUAGES = {"fr": ("", "Copier", "Copié", "Bonjour"), "en": ("en/", "Copy", "Copied", "Hello")}


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_a_message_is_copied_by_keyboard_and_it_is_said(
    base: str, browser: Browser, width: int, words: tuple[str, str, str, str]
) -> None:
    folder, copy, copied, greeting = words
    with page_at(browser, width, "2026-01-01T12:00:00") as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{base}{folder}guide/words-to-send.html")
        page.clock.pause_at("2026-01-01T12:01:00")  # what is said is not taken back meanwhile
        button, state = page.locator(COPY).first, page.locator("main > [role=status]")
        expect(button).to_have_text(copy)
        assert tab_to(page, COPY)
        page.keyboard.press("Enter")
        expect(state).to_have_text(copied)
        expect(button).to_have_text(copied)
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith(greeting)
        assert copy not in text
        assert page.locator(COPY).first.evaluate("one => one === document.activeElement")
        page.clock.run_for(10_000)
        expect(button).to_have_text(copy)
        expect(state).to_be_empty()
