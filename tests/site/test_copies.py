"""The copies of the pages in Markdown: every word, no markup of ours, links that lead somewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.copies import check_copies
from checkers.report import Report
from planted import page, spoiled, write_site


def test_every_page_has_a_sound_copy(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_copies(site))


HEAD = '<link rel="alternate" type="text/markdown" href="index.md">'
BODY = """<p id="un">Deux <b>mots</b>, une <a href="#un">suite</a>.</p>
<blockquote class="statement"><p>Cité.</p><p><a href="index.html">Article</a></p></blockquote>
<table><tr><th>Nom</th><th><abbr title="oui">●</abbr></th></tr></table>
<form id="tool"><label>Combien</label></form><svg><title>Image</title></svg>"""
COPY = """# Accueil

Deux **mots**, une [suite](index.html#un).

> Cité.
>
> [Article](index.html)

| Nom | oui |
| --- | --- |

[Formulaire](index.html#tool)

---

Page : <index.html>
"""


def check_planted(folder: Path, old: str = "", new: str = "") -> Report:
    """Check a sound page and its copy, in which one string was replaced by another."""
    changed = spoiled(COPY, old, new)
    return check_copies(write_site(folder, {"index.html": page(BODY, HEAD), "index.md": changed}))


def test_a_sound_copy_is_left_alone(tmp_path: Path) -> None:
    checked = check_planted(tmp_path)
    assert checked.told() == ""
    assert checked.examined == {"pages": 1, "words": 13, "links": 3}


FAULTS = {
    "lost word": (" une [", " [", "the page says “une”, its copy “suite”"),
    "added word": ("Cité.", "Cité ici.", "the page says “Article”, its copy “ici”"),
    "lost end": ("| Nom | oui |\n| --- | --- |\n\n", "", "the page says “Nom”, its copy “None”"),
    "directive": ("Deux", ":::{brief}\nDeux", "markup left over: :::"),
    "role": (", une", ", {term}`une`", "markup left over: {term}`"),
    "tag": ("Deux", "<span>Deux</span>", "markup left over: <span>"),
    "anchor": ("html#un", "html#six", "names an anchor that index.html does not have"),
    "page": ("(index.html)", "(nulle.html)", "nulle.html leads nowhere"),
    "source of a quotation": ("[Article](index.html)", "Article", "1 quotations in the page, 0"),
    "origin": ("---\n\nPage : <index.html>", "Fin", "does not say where it comes from"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in check_planted(tmp_path, old, new).told()


def test_a_page_without_a_copy_or_silent_about_it_is_found(tmp_path: Path) -> None:
    files = {"index.html": page(BODY), "index.md": COPY, "a.html": page(title="A")}
    told = check_copies(write_site(tmp_path, files)).told()
    assert "a.md: the page has no copy" in told
    assert "index.md: the page does not tell of its copy" in told


def test_markup_that_is_shown_as_code_is_left_alone(tmp_path: Path) -> None:
    body = "<p>Écrire <code>{term}`mot`</code>.</p><pre>:::{brief}</pre>"
    copy = "# Accueil\n\nÉcrire ``{term}`mot` ``.\n\n```\n:::{brief}\n```\n\n---\n\n<index.html>\n"
    write_site(tmp_path, {"index.html": page(body, HEAD), "index.md": copy})
    assert check_copies(tmp_path).told() == ""
