"""The English of the catalogues: short sentences, plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.english_prose import check_english
from checkers.report import Report

EXCEPTIONS = Path("data") / "english-exceptions.toml"
ARTICLE = Path("data") / "source-2009.toml"


def test_the_english_is_short_and_plain(root: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_english(root, root / ARTICLE, root / EXCEPTIONS))


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LONG = " ".join(["word"] * 31)


def check_planted(
    folder: Path, text: str, french: str = "Phrase.", exceptions: str = "", place: int = 2
) -> Report:
    """Check a catalogue of three entries, one of which says this."""
    entries = [("La page.", "The page."), ("mots, cherchés", "words"), ("Une fin.", "An end.")]
    entries[place] = (french, text)
    path = folder / "locales" / "en" / "LC_MESSAGES" / "guide" / "a.po"
    path.parent.mkdir(parents=True)
    told = "".join(f'msgid "{msgid}"\nmsgstr "{msgstr}"\n\n' for msgid, msgstr in entries)
    path.write_text(HEAD + told, encoding="utf-8")
    (folder / "a.toml").write_text(exceptions, encoding="utf-8")
    article = folder / "article.toml"
    article.write_text('[[statement]]\ntext = "l’ancien : mot"\n', encoding="utf-8")
    return check_english(folder, article, folder / "a.toml")


FAULTS = {
    "long": (f"One. {LONG.capitalize()}. Two.", "31 words, over 30"),
    "long with a link": (f"See {{doc}}`{LONG} </guide/b>`.", "32 words, over 30"),
    "in order to": ("Write in order to be read.", "write “to”"),
    "false friend": ("The eventual answer.", "a false friend"),
    "judged": ("This advert is illegal.", "nobody here judges"),
    "dash": ("A rule — ours.", "no dash"),
    "quotation mark": ('A \\"word.', "write “ ”"),
    "apostrophe": ("The member’s.", "write a straight apostrophe"),
    "American": ("Organize the week.", "British spelling"),
}


@pytest.mark.parametrize(("text", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, text: str, told: str) -> None:
    findings = check_planted(tmp_path, text).findings
    assert [one.where for one in findings] == ["locales/en/LC_MESSAGES/guide/a.po:11"]
    assert told in findings[0].what


def test_a_long_description_is_found(tmp_path: Path) -> None:
    told = check_planted(tmp_path, "Short. " * 23, place=0).told()
    assert "guide/a.po:5: a description of 161 characters, over 155" in told


SOUND = {
    "thirty words": "word " * 29 + "word.",
    "two sentences": f"{'word ' * 20}end. {'Word ' * 20}end.",
    "ended by a quotation mark": f"“{'word ' * 20}end.” {'Word ' * 20}end.",
    "citations": "word " * 29 + "word {cite:p}`a,b` {grade}`B`.",
    "address": "word " * 29 + "[word](https://a.fr/organization/in-order-to).",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_sound_sentences_are_left_alone(tmp_path: Path, text: str) -> None:
    assert check_planted(tmp_path, text).findings == ()


def test_the_article_and_the_words_of_the_search_are_left_alone(tmp_path: Path) -> None:
    quoted = "l'ancien : {passage}`mot <writing>`"
    checked = check_planted(tmp_path / "a", f"{LONG} in order to.", french=quoted)
    assert checked.findings == ()
    assert checked.examined == {"entries": 1, "sentences": 1}
    assert check_planted(tmp_path / "b", "behavior, organization", place=1).findings == ()


EXCEPTION = '[[english]]\npage = "guide/a.md"\ntext = "illegal content"\nreason = "A term."\n'


def test_an_exception_passes_and_must_be_needed(tmp_path: Path) -> None:
    assert check_planted(tmp_path / "a", "On illegal content.", exceptions=EXCEPTION).findings == ()
    stale = check_planted(tmp_path / "b", "On content.", exceptions=EXCEPTION).findings
    assert [one.where for one in stale] == ["a.toml"]
