"""Who asks for a page that is not there gets one, dressed at any depth, from which to search.

Where its links lead is told by checkers/not_found.py.
"""

import pytest
from playwright.sync_api import Browser

from checkers.browser import DESK, new_page, watch

# A browser lets nobody read a sheet that did not come.
STYLED = """() => {
  const sheets = [...document.styleSheets];
  try { return sheets.length > 0 && sheets.every((sheet) => sheet.cssRules); }
  catch { return false; }
}"""


@pytest.mark.parametrize("path", ["nulle-part.html", "guide/nulle/part/", "en/guide/nowhere.html"])
def test_a_lost_reader_can_search_at_any_depth(browser: Browser, base: str, path: str) -> None:
    with new_page(browser, DESK) as shown:
        told = watch(shown, base)
        answer = shown.goto(base + path, wait_until="networkidle")
        assert answer
        assert answer.status == 404
        assert shown.evaluate(STYLED)
        assert told[1:] == []  # the browser says once that the page itself is not there
        shown.fill("main input[name=q]", "stagiaire")
        shown.press("main input[name=q]", "Enter")
        shown.wait_for_url(f"{base}search.html?q=stagiaire")
