"""What to do at once is a poster: a page of paper, to hang where everyone passes."""

from io import BytesIO

from pikepdf import Pdf
from playwright.sync_api import Browser, Page

from checkers.browser import DESK, new_page

POSTER = "urgent.html"
LONG = "guide/mission.html"


def sheets(page: Page) -> int:
    """Return how many sheets of A4 a page prints on."""
    with Pdf.open(BytesIO(page.pdf(format="A4"))) as printed:
        return len(printed.pages)


def test_it_prints_on_one_sheet_in_every_edition(
    browser: Browser, base: str, homes: list[str]
) -> None:
    with new_page(browser, DESK) as page:
        for home in homes:
            page.goto(base + home.replace("index.html", POSTER))
            assert sheets(page) == 1
        page.goto(base + LONG)
        assert sheets(page) > 1
