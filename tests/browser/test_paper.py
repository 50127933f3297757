"""On paper: no page is left blank for the most part; what to do at once is a poster; folds open."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page

from checkers.browser import DESK, new_page
from checkers.pdf_pages import Margins, thin_pages
from checkers.report import Finding, Report, report
from checkers.server import serving
from planted import page, write_site

POSTER = "urgent.html"
PAPER = Margins(20, 20, 20, 20)
# They hold what makes a browser turn a page early: sheets to tear off, letters, tall pictures.
UNBREAKABLE = ("guide/accounts.html", "guide/moderating.html", "guide/sizing.html")
CLOSED = "main details:not([open])"


def printed(shown: Page, address: str) -> pypdfium2.PdfDocument:
    """Return a page as it is printed on A4."""
    shown.goto(address)
    return pypdfium2.PdfDocument(BytesIO(shown.pdf(format="A4", prefer_css_page_size=True)))


def check_paper(browser: Browser, base: str, paths: Sequence[str]) -> Report:
    """Print pages, and look for sheets that are blank for the most part, before the last."""
    sheets = 0

    def seen(shown: Page, path: str) -> Iterator[Finding]:
        nonlocal sheets
        with printed(shown, base + path) as document:
            sheets += len(document)
            yield from (Finding(path, told) for told in thin_pages(document, PAPER, ()))

    with new_page(browser, DESK) as shown:
        findings = [found for path in paths for found in seen(shown, path)]
    return report("paper", findings, pages=len(paths), sheets=sheets)


def test_no_sheet_is_left_blank(
    browser: Browser, base: str, kinds: list[str], expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_paper(browser, base, sorted({*kinds, *UNBREAKABLE})))


def test_a_sheet_left_blank_is_found(browser: Browser, tmp_path: Path) -> None:
    style = "@page { margin: 2cm } p { break-after: page } main > :last-child { height: 0 }"
    blank = page("<p>Un mot</p><p>Un autre</p><svg></svg>", "<link rel=stylesheet href=a.css>")
    write_site(tmp_path, {"blank.html": blank, "a.css": style})
    with serving(tmp_path) as base:
        told = check_paper(browser, base, ["blank.html"]).told()
    assert "page 1 is filled to" in told
    assert "page 3 is filled to 0%" in told


def test_what_to_do_at_once_is_one_sheet_in_every_edition(
    browser: Browser, base: str, homes: list[str]
) -> None:
    with new_page(browser, DESK) as shown:
        for home in homes:
            assert len(printed(shown, base + home.replace("index.html", POSTER))) == 1


def test_folds_are_opened_for_paper_where_the_style_sheet_cannot(
    browser: Browser, base: str
) -> None:
    with new_page(browser, DESK) as shown:
        shown.add_init_script("CSS.supports = () => false")
        shown.goto(f"{base}guide/moderating.html")
        closed = shown.locator(CLOSED).count()
        shown.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert shown.locator(CLOSED).count() == 0 < closed
        shown.evaluate("dispatchEvent(new Event('afterprint'))")
        assert shown.locator(CLOSED).count() == closed
