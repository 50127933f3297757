"""The French of the pages, read by Grammalecte."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.grammar import check_grammar
from checkers.report import Report
from planted import page, write_site
from tools import grammalecte

EXCEPTIONS = Path("data") / "grammar-exceptions.toml"


def test_the_french_of_the_pages_is_right(
    site: Path, root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_grammar(site, root / EXCEPTIONS, grammalecte()))


def check_planted(folder: Path, body: str, exceptions: str = "") -> Report:
    """Check a site of one page."""
    file = folder / "exceptions.toml"
    file.write_text(exceptions, encoding="utf-8")
    site = write_site(folder / "site", {"index.html": page(body)})
    return check_grammar(site, file, grammalecte())


FAULTS = {
    "agreement": ("<p>Les bénévole arrivent lundi.</p>", "gn"),
    "participle": ("<table><tr><td>La charte est publié.</td></tr></table>", "ppas"),
    "across a link": ('<p>Les <a href="#">bénévole</a> arrivent lundi.</p>', "gn"),
    "unknown word": ("<p>Une chartte courte.</p>", "unknown word “chartte”"),
}


@pytest.mark.parametrize(("body", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, body: str, told: str) -> None:
    checked = check_planted(tmp_path, body)
    assert {one.where for one in checked.findings} == {"index.html"}
    assert told in checked.told()


def test_sound_and_foreign_text_is_left_alone(tmp_path: Path) -> None:
    body = (
        "<p>Les bénévoles arrivent lundi, dit Wikimedia\u202f: voyez https://a.fr/lundis.</p>"
        "<blockquote class='statement'><p>Les bénévole.</p></blockquote>"
        "<p>La règle <span class='bibtex-citation'>[les règle, 2009]</span>.</p>"
        "<p><code>les bénévole</code> et <span lang='en'>a plain word</span></p>"
        "<ul><li><p>The thing (2009).</p><p class='cited-in'>Cité</p></li></ul>"
    )
    assert check_planted(tmp_path, body).findings == ()


EXCEPTED = """
[[rule]]
id = "g2__loc_en_termes_de__b1_a1_1"
reason = "a"
[[grammar]]
page = "index.html"
text = "Les bénévole"
reason = "a"
[[words]]
words = ["chartte"]
reason = "a"
"""


def test_an_exception_passes_and_must_be_needed(tmp_path: Path) -> None:
    body = "<p>Les bénévole ont une chartte.</p><p>En terme de volume, c’est peu.</p>"
    assert check_planted(tmp_path, body, EXCEPTED).findings == ()
    stale = check_planted(tmp_path, "", EXCEPTED).findings
    assert [one.where for one in stale] == ["exceptions.toml"] * 3


def test_what_stands_on_every_page_is_read_once(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"a.html": page(), "en/a.html": page().replace("fr", "en")})
    checked = check_planted(tmp_path, "<p>Rien à redire.</p>")
    assert checked.examined == {"texts": 3, "words": 10}
