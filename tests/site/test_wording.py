"""The text that readers see: no markup left over, the typography of its language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checkers.wording import check_leftovers, check_typography
from planted import page, write_site


def test_no_markup_is_left_over(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_leftovers(site))


def test_the_typography_is_that_of_the_language(
    site: Path, expect_clean: Callable[[Report], None]
) -> None:
    checked = check_typography(site)
    assert set(checked.examined) == {"fr texts", "en texts"}
    expect_clean(checked)


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
        "<p><code>a ? b : c</code> et <span lang='de'>was ?</span></p>"
    )
    write_site(tmp_path, {"index.html": page(body)})
    assert check_typography(tmp_path).findings == ()


ENGLISH = {
    "question": "Why ?",
    "semicolon": "One ; two",
    "share": "12 %",
    "guillemets": "« word »",
    "quotation mark": 'a "word"',
    "dash": "a rule — ours",
    "apostrophe": "the member's",
    "apostrophe at the end": "the members' place",
    "apostrophe after a figure": "F4's post",
    "French in a page": "<i lang='fr'>l'article</i>",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH.keys())
def test_a_fault_of_english_typography_is_found(tmp_path: Path, text: str) -> None:
    write_site(tmp_path, {"index.html": english(f"<p>{text}</p>")})
    assert check_typography(tmp_path).findings


def english(body: str) -> str:
    """Return an English page."""
    return page(body, language="en")


def test_sound_english_is_left_alone(tmp_path: Path) -> None:
    body = (
        "<p>Why? “Here”: the members’ 12%; at 12:30, F4’s <em lang='fr'>«\u202fmot\u202f»</em>.</p>"
        "<blockquote lang='fr'><p>Pourquoi\u202f? <i lang='en'>Why?</i></p></blockquote>"
    )
    write_site(tmp_path, {"index.html": english(body)})
    assert check_typography(tmp_path).findings == ()
