"""The index of the search: every page is in it, and it leads to pages that exist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checkers.search_index import check_index
from planted import page, write_site


@pytest.mark.parametrize("edition", ["", "en"])
def test_the_whole_site_is_in_the_search(
    site: Path, edition: str, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_index(site / edition))


FOUND = 'searchPart("t-0-0",["A","index.html","guide",[["b","B","Des mots."]]]);\n'
FAULTS = {
    "page": (FOUND.replace("index", "no"), "no.html, which does not exist"),
    "anchor": (FOUND.replace('"b"', '"no"'), "an anchor that index.html does not have: no"),
}


@pytest.mark.parametrize(("script", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, script: str, told: str) -> None:
    files = {"index.html": page('<p id="b">B</p>'), "_search/t-0-0.js": FOUND}
    assert check_index(write_site(tmp_path, files)).findings == ()
    write_site(tmp_path, {"index.html": files["index.html"], "_search/t-0-1.js": script})
    assert [told in finding.what for finding in check_index(tmp_path).findings] == [True]


def test_a_page_left_out_and_a_script_of_sphinx_are_found(tmp_path: Path) -> None:
    files = {"a.html": page(title="A"), "_search/t-0-0.js": FOUND.replace('"b"', '""')}
    write_site(tmp_path, files | {"_static/french-stemmer.js": "", "searchindex.js": ""})
    assert check_index(tmp_path).told().splitlines() == [
        "a.html: is not in the search",
        "french-stemmer.js: is Sphinx's search, which is not ours",
        "searchindex.js: is Sphinx's search, which is not ours",
    ]


def test_an_edition_is_held_to_its_own_pages(tmp_path: Path) -> None:
    start = FOUND.replace('"b"', '""')
    inside = {"en/index.html": page(title="A"), "en/_search/t-0-0.js": start}
    write_site(tmp_path, {"index.html": page(title="A"), "_search/t-0-0.js": start} | inside)
    assert check_index(tmp_path).findings == ()
    write_site(tmp_path, {"en/lost.html": page(title="B")})
    assert check_index(tmp_path).findings == ()
    assert check_index(tmp_path / "en").told() == "lost.html: is not in the search"
