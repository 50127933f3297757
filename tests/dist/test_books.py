"""The books of both editions: sound, complete, within their margins, and listed."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from checkers.epub import check_epub, check_narrow, check_validity
from checkers.html import has_class, read_tree, select, strings, text_of
from checkers.pdf import check_pdf
from checkers.pdf_pages import check_breaks, check_edges, check_text
from checkers.pdf_ways import check_ways
from checkers.report import Report
from dist.edition import Edition
from tools import java

WHOLE = (".pdf", ".epub", ".zip")  # the files that hold the whole guide
Expect = Callable[[Report], None]


def test_the_pdf_can_be_found_ones_way_in_by_all(edition: Edition, expect: Expect) -> None:
    expect(check_pdf(edition.pdf))


def test_the_pdf_says_all_that_the_pages_say(edition: Edition, expect: Expect) -> None:
    expect(check_text(edition.pdf, edition.pages))


def test_no_word_of_the_pdf_sticks_out(edition: Edition, expect: Expect) -> None:
    expect(check_edges(edition.pdf))


def test_no_page_of_the_pdf_is_left_before_its_end(edition: Edition, expect: Expect) -> None:
    expect(check_breaks(edition.pdf))


def test_the_pdf_leads_where_it_says(edition: Edition, expect: Expect) -> None:
    expect(check_ways(edition.pdf, edition.pages))


def test_the_epub_is_valid(edition: Edition, expect: Expect) -> None:
    expect(check_validity(edition.epub, java()))


def test_the_epub_says_all_that_the_pages_say(edition: Edition, expect: Expect) -> None:
    expect(check_epub(edition.epub, edition.pages))


def test_the_epub_is_whole_on_a_phone_with_large_letters(
    edition: Edition, browser: Browser, tmp_path: Path, expect: Expect
) -> None:
    expect(check_narrow(edition.epub, browser, tmp_path))


def test_the_files_are_listed_with_their_sizes(edition: Edition, dist: Path) -> None:
    page = read_tree(edition.pages / "about/data.html")
    (listed,) = select(page, f"//ul[{has_class('files')}][.//a[contains(@href, 'site.zip')]]")
    names = [address.rpartition("/")[2] for address in strings(listed, ".//a/@href")]
    given = [path for path in (dist / "downloads").iterdir() if path.suffix in WHOLE]
    assert sorted(names) == sorted(path.name for path in given)
    assert names[:2] == [edition.pdf.name, edition.epub.name]
    told = {name: text_of(item) for name, item in zip(names, select(listed, "./li"), strict=True)}
    for path in given:
        size = path.stat().st_size
        assert size > 0
        if path.suffix != ".zip":
            said = told[path.name].replace("\u00a0", " ")
            assert size_told(size, edition.language) in said


def size_told(size: int, language: str) -> str:
    """Return a size as a reader is told it."""
    large = size >= 1_000_000
    number = f"{size / 1_000_000:.1f}".removesuffix(".0") if large else f"{size / 1000:.0f}"
    units = {"fr": ("ko", "Mo"), "en": ("kB", "MB")}[language]
    return f"{number.replace('.', ',') if language == 'fr' else number} {units[large]}"
