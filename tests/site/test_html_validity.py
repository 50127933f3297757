"""Validity of the HTML, by the Nu checker."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.html_validity import check_html
from checkers.report import Report
from planted import page, write_site
from tools import java, vnu_jar


def test_every_page_is_valid(site: Path, expect_clean: Callable[[Report], None]) -> None:
    checked = check_html(site, java(), vnu_jar())
    assert checked.examined["pages"] == len(list(site.rglob("*.html")))
    expect_clean(checked)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>a</div>", "Stray end tag “div”."),
        ('<img src="a.png">', "must have an “alt” attribute"),
        ("<section><p>a</p></section>", "Section lacks heading"),
    ],
    ids=["error", "alternative", "warning"],
)
def test_a_planted_fault_is_found(tmp_path: Path, body: str, told: str) -> None:
    checked = check_html(write_site(tmp_path, {"deep/a b.html": page(body)}), java(), vnu_jar())
    assert checked.examined == {"pages": 2}
    assert [one.where.partition(":")[0] for one in checked.findings] == ["deep/a b.html"]
    assert told in checked.told()
