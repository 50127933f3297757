"""How the French pages speak."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.manners import check_manners
from checkers.report import Report
from tools import grammalecte

EXCEPTIONS = Path("data") / "manner-exceptions.toml"


def test_the_pages_speak_in_sentences(root: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_manners(root, root / EXCEPTIONS, grammalecte()))


def check_planted(folder: Path, page: str, exceptions: str = "") -> Report:
    """Check a site of one page."""
    for name, text in (("index.md", page), ("a.toml", exceptions)):
        (folder / name).write_text(text, encoding="utf-8")
    return check_manners(folder, folder / "a.toml", grammalecte())


FAULTS = {
    "fragment": ("Il faut une charte. Une charte courte, et deux personnes.", "no verb"),
    "double negation": ("Ce n'est pas inutile.", "two negations"),
    "not without": ("Cela ne va pas sans peine.", "two negations"),
    "hollow": ("Dites aux dépens de qui vous gagnez du temps.", "say what the reader can do"),
    "read again": (
        "Nous avons lu l'étude. Nous n'avons pas lu la suite.", "how sources were read"),
    "reported again": (
        "D'après un compte rendu, tout change. D'après un compte rendu, rien ne change.",
        "how sources were read"),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_manner_is_found(tmp_path: Path, sentence: str, told: str) -> None:
    checked = check_planted(tmp_path, f"# Titre\n\nVoici une ligne.\n{sentence}\n")
    assert [one.where for one in checked.findings] == ["index.md:4"]
    assert told in checked.told()


def test_what_is_no_sentence_is_left_alone(tmp_path: Path) -> None:
    page = (
        "# Une charte\n\nVoici la charte.\nPressé ?\nOn a dit : « Une charte. »\n\n"
        "- Une charte courte, et deux personnes de plus.\n\n**Vendredi.** On dort.\n\n"
        "| A | B |\n|---|---|\n| Une charte. | Deux. |\n\n"
        ":::{container} sheet\nBonjour [prénom], et bienvenue.\n:::\n"
        ":::{statement} a\nUn nouveau métier.\n:::\n"
    )
    checked = check_planted(tmp_path, page)
    assert checked.findings == ()
    assert checked.examined["sentences"] == 1


def test_an_exception_passes_and_must_be_needed(tmp_path: Path) -> None:
    exception = '[[manner]]\npage = "{}"\ntext = "pas inutile"\nreason = "a"\n'
    page = "Ce n'est pas inutile."
    assert check_planted(tmp_path, page, exception.format("index.md")).findings == ()
    found = check_planted(tmp_path, page, exception.format("other.md")).findings
    assert [one.where for one in found] == ["index.md:1", "a.toml"]
