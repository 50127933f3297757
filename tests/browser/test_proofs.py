"""What stands behind a figure: opened from its letter, or put away for the whole site."""

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


def test_proofs_are_put_away_by_keyboard_on_every_page_and_come_back(
    site: Path, browser: Browser
) -> None:
    with serving(site) as base, new_page(browser, PHONE) as page:
        page.goto(f"{base}/guide/animating.html")
        switch, state = page.locator(".proofs button"), page.locator(".proofs [role=status]")
        grade, cited = page.locator("main button.grade").first, page.locator(".bibtex-citation")
        fold = page.locator("details.sd-dropdown:has(.bibtex-citation)").first
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


def test_a_message_is_copied_with_one_press(site: Path, browser: Browser) -> None:
    with serving(site) as base, new_page(browser, PHONE) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{base}/guide/words-to-send.html")
        page.locator(".copy button").first.press("Enter")
        expect(page.locator("main > [role=status]")).to_have_text("Copié")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("Bonjour [prénom], et bienvenue.")
        assert "Copier" not in copied
