"""The statements of the 2009 article: none lost or altered or astray, each with its reading."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from checkers.readings import check_readings
from checkers.report import Report
from checkers.statements import check_statements
from planted import page, write_site

REFERENCE = Path("data/source-2009.toml")
# Of the file as it was copied from the article: nobody can bend it to fit a page.
FINGERPRINT = "4bd993c80c78232cf060a7a0061ddbd3262d38b1283da6018e313b1217a1ed9e"
STATEMENTS = 69

GUIDE = """<blockquote class="statement" id="source-{name}">
<div><p>{words}</p></div>
<p class="statement-credit"><a href="../about/source.html#statement-{name}">Article de 2009</a></p>
</blockquote>"""
ENTRY = '<li id="statement-{name}"><a href="../guide/a.html#source-{name}">A</a></li>'
WORDS = {"one": "l’article dit\u202f:", "two": "un <mark>mot</mark> de trop"}
ARTICLE = """
[[statement]]
id = "one"
text = "l’article dit :"
[[statement]]
id = "two"
text = "un mot de trop"
"""


def test_the_article_is_as_it_was_copied(root: Path) -> None:
    assert sha256((root / REFERENCE).read_bytes()).hexdigest() == FINGERPRINT


def test_every_statement_is_quoted_once_word_for_word(
    site: Path, root: Path, expect_clean: Callable[[Report], None]
) -> None:
    checked = check_statements(site, root / REFERENCE)
    assert checked.examined["statements"] == STATEMENTS
    expect_clean(checked)


def check_planted(folder: Path, old: str = "", new: str = "") -> Report:
    """Check a sound site of two statements in which one string was replaced by another."""
    quotations = "".join(GUIDE.format(name=name, words=words) for name, words in WORDS.items())
    entries = "".join(ENTRY.format(name=name) for name in WORDS)
    files = {
        "guide/a.html": page(quotations, title="A"),
        "about/source.html": page(f"<ol>{entries}</ol>", title="Source"),
    }
    changed = {name: text.replace(old, new) if old else text for name, text in files.items()}
    assert (changed != files) == bool(old), "the fault was not planted"
    reference = folder / "reference.toml"
    reference.write_text(ARTICLE, encoding="utf-8")
    return check_statements(write_site(folder / "site", changed), reference)


def test_sound_quotations_are_left_alone(tmp_path: Path) -> None:
    checked = check_planted(tmp_path)
    assert checked.findings == ()
    assert checked.examined == {"statements": 2, "quotations": 2}


FAULTS = {
    "altered": ("mot</mark> de", "mot</mark> en", "the statement two is altered"),
    "missing": ('id="source-two"', "", "the statement two is quoted 0 times"),
    "unknown": ('id="source-two"', 'id="source-six"', "no statement “six”"),
    "twice": ("A</h1>", f"A</h1>{GUIDE.format(name='one', words=WORDS['one'])}", "2 times"),
    "no way back": ("source.html#statement-one", "source.html", "does not lead back"),
    "no entry": ('id="statement-one"', "", "no entry statement-one"),
    "entry astray": ("guide/a.html#source-one", "guide/b.html#source-one", "no entry"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in check_planted(tmp_path, old, new).told()


def test_every_statement_has_its_original_and_our_reading(
    site: Path, root: Path, expect_clean: Callable[[Report], None]
) -> None:
    checked = check_readings(site / "en", root / REFERENCE)
    assert checked.examined == {"statements": STATEMENTS, "quotations": STATEMENTS}
    expect_clean(checked)


READ = """<blockquote class="statement" id="source-one">
<p class="original" lang="fr">l’article dit\u202f:</p>
<div class="reading"><p class="reading-label">Ours</p><p>the <mark>article</mark> says:</p></div>
<p class="statement-credit">Article of 2009</p></blockquote>
<blockquote class="statement" id="source-two"><p>un mot de trop</p></blockquote>"""
LISTED = """<ol><li id="statement-one"><span class="quoted" lang="fr">l’article dit\u202f:</span>
<div class="reading"><p class="reading-label">Ours</p><p>the article says:</p></div></li>
<li id="statement-two"><span class="quoted" lang="fr">un mot de trop</span></li></ol>"""


def check_planted_readings(folder: Path, old: str = "", new: str = "") -> str:
    """Check a sound edition of two statements in which one string was replaced by another."""
    sound = {"guide/a.html": page(READ, title="A"), "about/source.html": page(LISTED, title="S")}
    changed = {name: text.replace(old, new) if old else text for name, text in sound.items()}
    assert (changed != sound) == bool(old), "the fault was not planted"
    reference = folder / "reference.toml"
    reference.write_text(ARTICLE, encoding="utf-8")
    return check_readings(write_site(folder / "site", changed), reference).told()


def test_sound_readings_are_left_alone(tmp_path: Path) -> None:
    """The second statement is the same in both languages, as an address would be."""
    assert check_planted_readings(tmp_path) == ""


READING_FAULTS = {
    "lost": ('id="source-one"', "", "quotes no one"),
    "altered": ('lang="fr">l’article dit', 'lang="fr">l’article', "the original is altered"),
    "unmarked": ('original" lang="fr"', 'original"', "does not say that it is French"),
    "no reading": ("<p>the <mark>article</mark> says:</p>", "", "one: no English reading"),
    "same": ("the <mark>article</mark> says:", "l'article dit :", "one: no English reading"),
    "not ours": ("Ours", "", "the reading is not told as ours"),
    "English alone": ("<p>un mot de trop</p>", "<p>a word too many</p>", "two: no French original"),
    "not in the list": ('id="statement-one"', "", "one: does not show the French words"),
    "other reading": ("the article says", "the article tells", "does not show the reading"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), READING_FAULTS.values(), ids=READING_FAULTS.keys())
def test_a_fault_of_a_reading_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in check_planted_readings(tmp_path, old, new)
