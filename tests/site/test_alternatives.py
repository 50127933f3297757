"""Pictures in words, tables with headers, words in their language, tabs with their page's title."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers import alternatives
from checkers.report import Report
from planted import page, write_site

Check = Callable[[Path], Report]
CHECKS = (
    alternatives.check_pictures,
    alternatives.check_tables,
    alternatives.check_languages,
    alternatives.check_titles,
)


@pytest.mark.parametrize("check", CHECKS)
def test_every_page_is_sound(
    check: Check, site: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check(site))


TABLE = "<table><thead><tr>{}</tr></thead><tbody><tr><th>1</th><td>2</td></tr></tbody></table>"
SOUND = (
    "<figure><svg role='img'><title>Un</title><desc>Deux</desc></svg><figcaption>Un</figcaption>"
    "</figure><p>Lisez <em>The Turing Way</em>, écrit pour le "
    "<span lang='en'>community manager</span>.</p>"
    "<ul class='references'><li><em>The name of a work</em></li></ul>"
) + TABLE.format("<th>A</th><th>B</th>")
FAULTS: dict[str, tuple[Check, str, str]] = {
    "no name": (
        alternatives.check_pictures, "<svg role='img'><desc>Deux</desc></svg>", "without a name"),
    "no description": (
        alternatives.check_pictures, "<svg role='img'><title>Un</title></svg>",
        "without a description: “Un”"),
    "no caption": (
        alternatives.check_pictures,
        "<figure><svg role='img'><title>Un</title><desc>Deux</desc></svg></figure>",
        "without a caption: “Un”"),
    "no headers": (
        alternatives.check_tables, "<table><tbody><tr><td>1</td></tr></tbody></table>",
        "without a line of headers: “1”"),
    "empty header": (
        alternatives.check_tables, TABLE.format("<th>A</th><th></th>"), "an empty header"),
    "plain header": (
        alternatives.check_tables, TABLE.format("<th>A</th><td>B</td>"), "a plain cell: “B”"),
    "column without a header": (
        alternatives.check_tables, TABLE.format("<th>A</th>"), "more cells than headers: “12”"),
    "job in English": (
        alternatives.check_languages, "<p>Un Community management sans frais</p>",
        "read as French: “Community management”"),
    "sentence in English": (
        alternatives.check_languages, "<p>« We are looking for you »</p>",
        "read as French: “« We are looking for you »”"),
    "other title": (
        alternatives.check_titles, "<p>Mots</p>", "the tab says “Accueil”, the page “Autre”"),
}  # fmt: skip


@pytest.mark.parametrize(("check", "body", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, check: Check, body: str, told: str) -> None:
    bad = page(body)
    if check is alternatives.check_titles:
        bad = bad.replace("<h1>Accueil", "<h1>Autre")
    found = check(write_site(tmp_path, {"bad.html": bad, "index.html": page(SOUND)}))
    assert [one.where for one in found.findings] == ["bad.html"]
    assert told in found.told()


@pytest.mark.parametrize("check", CHECKS)
def test_a_sound_page_is_left_alone(tmp_path: Path, check: Check) -> None:
    found = check(write_site(tmp_path, {"index.html": page(SOUND)}))
    assert found.findings == ()
    assert all(found.examined.values())
