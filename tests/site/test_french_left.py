"""No French is left in the English edition: in its pages, its pictures, its tools, its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.french_left import check_french_left
from checkers.report import Report
from jobguide.documents.content import Document, Paragraph, Run
from jobguide.documents.publish import PROGRAMS, render
from planted import page, write_site

EXCEPTIONS = Path("data") / "english-exceptions.toml"


def test_no_french_is_left_in_the_english_edition(
    site: Path, root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_french_left(site / "en", root, root / EXCEPTIONS))


CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Un fil reste ouvert la semaine."
msgstr "A thread stays open for the week."

msgid "mots que les gens cherchent"
msgstr "words that people type, animateur"

msgid "Le {mission}`signal <broadcast>` du **bureau**."
msgstr "The {mission}`signal <broadcast>` of the *bureau*."
"""
BIBLIOGRAPHY = """
@misc{ligue, author = {{Ligue contre le cancer}}, title = {Une enquête}, langid = {french}}
@misc{beth, author = {Kanter, Beth}, title = {How to keep a semaine going}}
"""


def english(body: str = "<p>Nothing to mend.</p>", head: str = "", title: str = "Home") -> str:
    """Return an English page without any fault but those that are handed in."""
    return page(body, head, title, "en")


def check_planted(folder: Path, text: str, exceptions: str = "") -> Report:
    """Check an edition of one page."""
    catalogue = folder / "locales" / "en" / "LC_MESSAGES" / "guide" / "a.po"
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    (folder / "references.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    (folder / "a.toml").write_text(exceptions, encoding="utf-8")
    edition = write_site(folder / "site", {"index.html": text})
    return check_french_left(edition, folder, folder / "a.toml")


FAULTS = {
    "sentence": english("<p>Elle vous attend.</p>"),
    "small word": english("<p>Qui goes there.</p>"),
    "word of the catalogues": english("<p>Fil</p>"),
    "word kept by a translator": english("<p>The charte holds.</p>"),
    "accent": english("<p>The Créneau.</p>"),
    "cell": english("<table><tr><td>Ouvert</td></tr></table>"),
    "link": english('<p>See <a href="#">les mots</a>.</p>'),
    "alternative": english('<img src="a.png" alt="Une image">'),
    "label": english('<nav aria-label="Sur cette page"></nav>'),
    "tooltip": english('<a href="#" title="Vers le haut">Up</a>'),
    "placeholder": english('<input placeholder="Chercher un fil">'),
    "button": english('<input type="submit" value="Ouvert">'),
    "title": english(title="Une page"),
    "description": english(head='<meta name="description" content="Une page.">'),
    "card": english(head='<meta property="og:title" content="Une page">'),
    "picture": english('<svg><title>A picture</title><text x="1">semaine 1, du fil</text></svg>'),
    "word for a script": english('<p data-auto="couleurs du fil">Colours</p>'),
    "data of an element": english("""<p data-rows='{"a": ["du fil"]}'>Rows</p>"""),
    "data of a script": english(
        '<script type="application/json">{"words": {"go": "Ouvert"}}</script>'
    ),
}


@pytest.mark.parametrize("content", FAULTS.values(), ids=FAULTS.keys())
def test_planted_french_is_found(tmp_path: Path, content: str) -> None:
    found = check_planted(tmp_path, content).findings
    assert {(one.where, one.what.startswith("French: ")) for one in found} == {("index.html", True)}


SOUND = {
    "English": english("<p>The signal of a thread, on the programme of the centre.</p>"),
    "marked": english(
        '<p>A <em lang="fr">stage à pourvoir</em>, and <i lang="de">für uns</i>.</p>'
    ),
    "marked above": english('<div lang="fr"><a href="#" title="Vers le haut">le mot</a></div>'),
    "author": english("<p>The Ligue contre le cancer and Beth Kanter.</p>"),
    "code": english("<p><code>le fil</code></p><pre>du fil</pre>"),
    "address": english('<p data-url="guide/du-fil.html">https://a.fr/le-fil/</p>'),
    "a script of the page": english('<script src="fil.js"></script>'),
    "search words": english(head='<meta name="keywords" content="animateur, le fil">'),
    "words of an advert": english(
        '<script type="application/json">{"findings": [{"words": ["le fil"]}]}</script>'
    ),
    "citation": english(
        '<span class="bibtex-citation"><a href="#" title="Une enquête">Kanter</a></span>'
    ),
}


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND.keys())
def test_sound_or_marked_words_are_left_alone(tmp_path: Path, content: str) -> None:
    assert check_planted(tmp_path, content).findings == ()


def test_a_word_that_every_page_shows_is_told_once(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"b.html": english("<p>Ouvert</p>", title="B")})
    assert len(check_planted(tmp_path, english("<p>Ouvert</p>")).findings) == 1


FILES = {
    "data.json": b'{"objects": [{"title": "Un fil", "facts": {"terms": "du fil"}}]}',
    "sheet.csv": b"a;b\r\nthread;Fil\r\n",
}


@pytest.mark.parametrize("name", FILES)
def test_french_in_a_file_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).write_bytes(FILES[name])
    assert [one.where for one in check_planted(tmp_path, english()).findings] == [name]


@pytest.mark.parametrize("kind", PROGRAMS)
def test_french_in_a_sheet_is_found_unless_it_is_marked(tmp_path: Path, kind: str) -> None:
    (tmp_path / "site").mkdir()
    kept = (Run("A "), Run("fil ouvert", italic=True, language="fr"), Run(" or « "))
    quoted = (Run("du fil", language="fr"), Run(" », "), Run("a thread.", bold=True))
    for name, runs in (("marked", kept + quoted), ("bare", (Run("Du fil."),))):
        content = render(Document("Sheet", "en", (Paragraph(runs),)), kind)
        (tmp_path / "site" / f"{name}.{kind}").write_bytes(content)
    assert [one.where for one in check_planted(tmp_path, english()).findings] == [f"bare.{kind}"]


EXCEPTION = '[[french]]\npage = "{}"\ntext = "journal du net"\nreason = "A name."\n'


def test_an_exception_passes_and_must_be_needed(tmp_path: Path) -> None:
    told = english("<p>On the journal du net, on Monday.</p>")
    for where in ("*", "index.html"):
        assert check_planted(tmp_path, told, EXCEPTION.format(where)).findings == ()
    elsewhere = check_planted(tmp_path, told, EXCEPTION.format("b.html")).findings
    assert [one.where for one in elsewhere] == ["index.html", "a.toml"]


def test_an_exception_passes_no_other_words(tmp_path: Path) -> None:
    told = english("<p>On the journal du net, du lundi.</p>")
    found = check_planted(tmp_path, told, EXCEPTION.format("*")).findings
    assert [one.where for one in found] == ["index.html"]


def test_what_was_examined_is_counted(tmp_path: Path) -> None:
    counted = check_planted(tmp_path, english()).examined
    assert counted["texts"] >= 3
    assert counted["words"] > counted["texts"]
    assert counted["french words"] > len("un fil reste ouvert".split())
