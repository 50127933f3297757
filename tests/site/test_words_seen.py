"""A reader with twenty minutes is answered before she opens anything."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.html import read_pages
from checkers.report import Report
from checkers.words_seen import Budgets, check_words_seen, words_seen
from planted import page, write_site

BUDGETS = Budgets(
    pages={
        "start": 400,
        "urgent": 600,
        "guide": 1200,
        "plan": 500,
        "guide/sizing-model": None,  # for those who recompute
        "guide/bibliography": None,  # a list: nobody reads it through
        "guide/glossary": None,
    },
    path=tuple(f"guide/{step}" for step in "mission competencies placement sizing posting".split()),
    path_words=4500,
)


def test_no_page_asks_for_more_than_its_reader_has(
    site: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_words_seen(site, BUDGETS))


SMALL = Budgets(pages={"guide": 3, "guide/long": None}, path=("guide/a", "guide/b"), path_words=5)
FAULTS = {
    "a page": ({"guide/a.html": page("<p>Un deux trois quatre.</p>")}, "guide/a.html: 5 words"),
    "in English": ({"en/guide/a.html": page("<p>Un deux trois.</p>")}, "en/guide/a.html: 4 words"),
    "the path": (
        {f"guide/{name}.html": page("<p>Un deux.</p>") for name in "ab"},
        "guide/a.html: 6 words seen on the path as a whole [3, 3], over 5",
    ),
}


@pytest.mark.parametrize(("files", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, files: dict[str, str], told: str) -> None:
    (finding,) = check_words_seen(write_site(tmp_path, files), SMALL).findings
    assert str(finding).startswith(told)


def test_what_is_folded_hidden_or_drawn_is_not_seen(tmp_path: Path) -> None:
    body = (
        "<details><summary>Un titre</summary><p>Plié.</p></details>"
        "<p hidden>Caché.</p><span popover id='a'>Caché.</span><svg><text>Dessin</text></svg>"
        "<details open><summary>Deux</summary><p>Vu.</p></details><p>– ; :</p>"
    )
    write_site(tmp_path, {"a.html": page(body, title="Page")})
    (seen,) = (words_seen(one) for one in read_pages(tmp_path) if one.path == "a.html")
    assert seen == len("Page Un titre Deux Vu.".split())
