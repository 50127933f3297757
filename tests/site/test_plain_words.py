"""The words that the pages do not use."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.plain_words import GLOSSARY, check_plain_words
from checkers.report import Report

EXCEPTIONS = Path("data") / "wording-exceptions.toml"
WORDS = """# Glossaire

## Termes français

```{glossary}
lettre
  Un message.
```

## Mots anglais des annonces

```{glossary}
newsletter
  En français : lettre.
```
"""


def test_the_pages_use_plain_french_words(
    root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_plain_words(root, root / EXCEPTIONS))


def check_planted(folder: Path, page: str, exceptions: str = "") -> Report:
    """Check a site of one page and of a glossary."""
    for name, text in (("index.md", page), (GLOSSARY, WORDS), ("a.toml", exceptions)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return check_plain_words(folder, folder / "a.toml")


FAULTS = {
    "dot": ("Chaque animateur·rice.", "no dot inside a word"),
    "brackets": ("Chaque salarié(e).", "write both words"),
    "stroke": ("Chaque animateur/trice.", "write both words"),
    "illegal": ("Cette annonce est illégale.", "nobody here judges"),
    "em dash": ("Une règle — la nôtre.", "no dash"),
    "en dash": ("Une règle – la nôtre.", "no dash"),
    "filler": ("Il est important d'écouter.", "say the thing itself"),
    "opposition": ("Ce n'est pas un outil, c'est un métier.", "say what it is"),
    "English": ("Envoyez deux Newsletters.", "the glossary has French for “newsletter”"),
}


@pytest.mark.parametrize(("sentence", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_word_is_found(tmp_path: Path, sentence: str, told: str) -> None:
    checked = check_planted(tmp_path, f"# Titre\n\nUne ligne.\n{sentence}\n")
    assert [one.where for one in checked.findings] == ["index.md:4"]
    assert told in checked.told()


def test_sound_words_are_left_alone(tmp_path: Path) -> None:
    page = (
        "L'animatrice ou l'animateur, 2015–2016 (en extrait), et/ou l'illicite.\n"
        "L'annonce dit « salarié(e) » et « newsletter » : `animateur·rice`.\n\n"
        ":::{statement} a\nnewsletter\n:::\n"
    )
    checked = check_planted(tmp_path, page)
    assert checked.findings == ()
    assert checked.examined["english words"] == 1


def test_an_exception_passes_and_must_be_needed(tmp_path: Path) -> None:
    exception = '[[wording]]\npage = "{}"\ntext = "poste de newsletter"\nreason = "a"\n'
    page = "Un poste de newsletter."
    assert check_planted(tmp_path, page, exception.format("index.md")).findings == ()
    assert check_planted(tmp_path, page, exception.format("*")).findings == ()
    found = check_planted(tmp_path, page, exception.format("other.md")).findings
    assert [one.where for one in found] == ["index.md:1", "a.toml"]
