"""No sentence of the pages is too long to be read at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checkers.sentences import LONGEST, check_sentences

LONG = "Mot " + "mot " * (LONGEST - 1) + "dernier"


def test_no_sentence_of_the_pages_is_too_long(
    root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_sentences(root))


def check_planted(folder: Path, page: str) -> Report:
    """Check a site of one page."""
    (folder / "index.md").write_text(page, encoding="utf-8")
    return check_sentences(folder)


FAULTS = {
    "sentence": (f"{LONG}.", "index.md:1"),
    "second sentence": (f"Court.\n{LONG}.", "index.md:2"),
    "over two lines": ("Court.\n" + LONG.replace(" mot", "\nmot", 1), "index.md:2"),
    "semicolon": (f"{LONG.replace('mot mot', 'mot ; mot', 1)}.", "index.md:1"),
    "elision": ("l'eau " * 16 + ".", "index.md:1"),
    "abbreviation": (f"{LONG.replace('mot mot', 'art. 6 M. Mot', 1)}.", "index.md:1"),
    "link": (f"{'mot ' * 28} [deux mots](https://a.fr) et {{doc}}`un autre </a>`.", "index.md:1"),
    "cell": (f"| A | B |\n|---|---|\n| un | {LONG} |\n", "index.md:3"),
    "item": (f"Voici :\n\n- un\n- {LONG}\n", "index.md:4"),
    "note on the article": (
        f"::::{{statement}} a\nun\n:::{{asks}}\n{LONG}\n:::\n::::",
        "index.md:4",
    ),
    "description": (f"---\ndescription: {LONG}\n---\n# A\n", "index.md:2"),
}


@pytest.mark.parametrize(("page", "where"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_sentence_is_found(tmp_path: Path, page: str, where: str) -> None:
    assert [one.where for one in check_planted(tmp_path, page).findings] == [where]


SHORT = LONG.removesuffix(" dernier")
SOUND = {
    "short enough": f"{SHORT}.",
    "two sentences": f"{SHORT}. {SHORT} ! « {SHORT}. » {SHORT}.",
    "citation": f"{SHORT} {{cite:p}}`a,b` {{grade}}`A`.",
    "marks": f"{SHORT} : ; « » –",
    "two cells": f"| A | B |\n|---|---|\n| {SHORT} | {SHORT} |\n",
    "article": f":::{{statement}} a\n{LONG}\n:::",
    "code": f"```console\n{LONG}\n```",
}


@pytest.mark.parametrize("page", SOUND.values(), ids=SOUND.keys())
def test_sound_sentences_are_left_alone(tmp_path: Path, page: str) -> None:
    assert check_planted(tmp_path, page).findings == ()


def test_every_sentence_is_counted(tmp_path: Path) -> None:
    assert check_planted(tmp_path, "# Titre\n\nUn. Deux.\n").examined == {"sentences": 3}
