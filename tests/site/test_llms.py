"""`llms.txt`: its shape, its links, its descriptions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.llms import check_llms
from checkers.report import Report
from planted import page, spoiled, write_site


def test_every_edition_lists_its_pages(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_llms(site))


LIST = """# Le site

> Ce qu'il est.

Un paragraphe.

## Accueil

- [Accueil](index.md): Ce que dit la page Accueil.

## Pages

- [A](a.md): Ce que dit la page A.
- [Ailleurs](https://example.org/)
"""


def check_planted(folder: Path, old: str = "", new: str = "") -> Report:
    """Check a sound list in which one string was replaced by another."""
    changed = spoiled(LIST, old, new)
    files = {"a.html": page(title="A"), "a.md": "", "index.md": "", "llms.txt": changed}
    return check_llms(write_site(folder, files))


def test_a_sound_list_is_left_alone(tmp_path: Path) -> None:
    checked = check_planted(tmp_path)
    assert checked.told() == ""
    assert checked.examined == {"lists": 1, "links": 3}


FAULTS = {
    "no title": ("# Le site\n\n", "", "does not have the shape"),
    "text among links": ("- [A]", "Et puis :\n- [A]", "does not have the shape"),
    "lost page": ("- [A](a.md): Ce que dit la page A.\n", "", "names a.md 0 times"),
    "page twice": ("(https://example.org/)", "(a.md): Ce que dit la page A.", "names a.md 2 times"),
    "description": ("la page A.", "la page B.", "describes a.md as “Ce que dit la page B.”"),
    "lost file": ("(https://example.org/)", "(b.md)", "b.md leads nowhere"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in check_planted(tmp_path, old, new).told()


def test_an_edition_without_a_list_is_found(tmp_path: Path) -> None:
    write_site(tmp_path, {"llms.txt": LIST, "en/index.html": page(language="en")})
    assert "en/llms.txt: names en/index.md 0 times" in check_llms(tmp_path).told()
