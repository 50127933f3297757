"""The statements of the 2009 article: none lost, none altered, none astray."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checkers.statements import check_statements
from planted import page, write_site

REFERENCE = Path("tests/fixtures/statements-2009.toml")
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
    "added": ("dit\u202f:", "dit bien\u202f:", "the statement one is altered"),
    "cut": (" de trop", "", "the statement two is altered"),
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
