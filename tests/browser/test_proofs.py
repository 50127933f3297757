"""What stands behind a figure: opened from its letter."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from checkers.browser import PHONE, new_page
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
