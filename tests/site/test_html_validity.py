"""Validity of the HTML, by the Nu checker."""

from collections.abc import Callable
from pathlib import Path

from checkers.html_validity import check_html
from checkers.report import Report
from planted import page, write_site
from tools import java, vnu_jar


def test_every_page_is_valid(site: Path, expect_clean: Callable[[Report], None]) -> None:
    checked = check_html(site, java(), vnu_jar())
    assert checked.examined["pages"] == len(list(site.rglob("*.html")))
    expect_clean(checked)


def test_a_planted_fault_is_found(tmp_path: Path) -> None:
    bad = page("<section><p>a</p></section><p>a</div>")  # a warning, and an error
    checked = check_html(write_site(tmp_path, {"deep/a b.html": bad}), java(), vnu_jar())
    assert checked.examined == {"pages": 2}
    assert {one.where.partition(":")[0] for one in checked.findings} == {"deep/a b.html"}
    assert "Section lacks heading" in checked.told()
    assert "Stray end tag “div”." in checked.told()
