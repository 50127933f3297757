"""The text that readers see: no markup left over, French typography."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checkers.wording import check_leftovers, check_typography
from planted import page, write_site


def test_no_markup_is_left_over(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_leftovers(site))


def test_the_typography_is_french(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_typography(site))


LEFTOVERS = {
    "role": "{mission}broadcast",
    "fence": ":::{brief}",
    "backtick": "`broadcast`",
    "bold": "**gras",
    "link": "[texte](cible)",
    "reference link": "[texte][cible]",
    "label": "(cible)=",
    "option": "a :competencies: writing",
    "heading": "## Titre",
    "entity": "a&amp;nbsp;b",
    "tag": "a&lt;br&gt;b",
    "substitution": "{{ nom }}",
}


@pytest.mark.parametrize("text", LEFTOVERS.values(), ids=LEFTOVERS.keys())
def test_markup_in_the_text_is_found(tmp_path: Path, text: str) -> None:
    write_site(tmp_path, {"index.html": page(f"<p>{text}</p>")})
    assert "markup left over" in check_leftovers(tmp_path).told()


def test_markup_in_an_alternative_is_found(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.html": page('<img src="a.png" alt="**gras**">')})
    assert "**gras**" in check_leftovers(tmp_path).told()


def test_markup_that_is_shown_as_code_is_left_alone(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.html": page("<p><code>{mission}</code></p><pre>:::</pre>")})
    assert check_leftovers(tmp_path).findings == ()


TYPOGRAPHY = {
    "question": "Pourquoi ?",
    "question after a link": '<a href="#">Pourquoi</a> ?',
    "colon": "Voici : cela",
    "colon at the end": "Voici <b>cela</b> :",
    "quotes": "« mot\u202f»",
    "closing quotes": "«\u202fmot »",
    "new line": "Voici\n; cela",
    "apostrophe": "l'article",
}


@pytest.mark.parametrize("text", TYPOGRAPHY.values(), ids=TYPOGRAPHY.keys())
def test_a_fault_of_typography_is_found(tmp_path: Path, text: str) -> None:
    write_site(tmp_path, {"index.html": page(f"<p>{text}</p>")})
    assert len(check_typography(tmp_path).findings) == 1


def test_sound_or_foreign_text_is_left_alone(tmp_path: Path) -> None:
    body = (
        "<p>Pourquoi\u202f? «\u00a0Voici\u00a0: l’article\u202f»\u202f; à 12:30.</p>"
        "<p><code>a ? b : c</code> et <span lang='en'>what ?</span></p>"
    )
    write_site(tmp_path, {"index.html": page(body)})
    assert check_typography(tmp_path).findings == ()
