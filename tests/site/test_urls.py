"""Published addresses: none is lost."""

from collections.abc import Callable
from pathlib import Path

from checkers.report import Report
from checkers.urls import check_urls
from planted import write_site


def test_no_published_address_is_lost(
    site: Path, root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_urls(site, root / "tests" / "site" / "urls.txt"))


def test_a_lost_and_an_unlisted_page_are_found_in_each_edition(tmp_path: Path) -> None:
    published = tmp_path / "urls.txt"
    published.write_text("index.html\nguide/old.html  # renamed\n", encoding="utf-8")
    pages = {"guide/new.html": "", "en/index.html": "", "en/guide/old.html": ""}
    site = write_site(tmp_path / "site", pages)
    told = check_urls(site, published).told().splitlines()
    assert told[0].startswith("guide/old.html: was published, and is gone")
    assert told[1].startswith("guide/new.html: is new: add it to urls.txt")
    (site / "en" / "guide" / "old.html").rename(site / "en" / "guide" / "new.html")
    told = check_urls(site, published).told().splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "en/guide/old.html",
        "guide/old.html",
        "en/guide/new.html",
        "guide/new.html",
    ]
