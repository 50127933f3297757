"""What stands behind a figure: opened from its letter, or hidden from the whole page."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from checkers.browser import PHONE, new_page
from checkers.server import serving

PROOFS = "main .bibtex-citation:visible, main .grade:visible"


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


def test_a_page_is_read_with_its_proofs_or_without(site: Path, browser: Browser) -> None:
    with serving(site) as base, new_page(browser, PHONE) as page:
        page.goto(f"{base}/start/volunteers.html")
        shown = page.locator(PROOFS).count()
        assert shown > 0
        button = page.locator(".proofs-button")
        button.press("Space")
        expect(button).to_have_attribute("aria-pressed", "true")
        assert page.locator(PROOFS).count() == 0
        button.press("Space")
        assert page.locator(PROOFS).count() == shown
