"""A translated page as `sitekit` makes it: its settings, its spaces, the words that it keeps."""

from typing import Any

import polib
import pytest
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.errors import ConfigError

from checkers.html import select, strings, text_of
from extension.support import Built, TinySite
from sitekit.editions import Edition, alternates, current, editions, is_source

OURS: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "sitekit"],
    "primary_domain": "std",
}
SITE: dict[str, Any] = {
    "sitekit_address": "https://a.org/",
    "sitekit_editions": {
        "fr": {"label": "Français", "path": ""},
        "en": {
            "label": "English",
            "path": "en/",
            "settings": {"project": "Trial", "html_title": "The trial"},
            "context": {"licence": "deed.en"},
        },
    },
}
HEAD = "---\ndescription: Une page.\naliases: [un, deux]\nreviewed: 2026-11-22\n---\n\n"
PROSE = "//div[@role='main']//p"


def built(site: TinySite, entries: dict[str, str], language: str = "en", to: str = "") -> Built:
    """Build a page of these sentences, each with its translation."""
    site.write({"index.md": f"{HEAD}# Page\n\n" + "\n\n".join(entries) + "\n"})
    catalogue = polib.POFile()
    for sentence, reading in ({"Page": "The page"} | entries).items():
        catalogue.append(polib.POEntry(msgid=sentence, msgstr=reading))
    path = site.folder / "locales" / "en" / "LC_MESSAGES" / "index.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return site.build(to=to, language=language, **OURS, **SITE)


def numbered(sentences: dict[str, str]) -> dict[str, str]:
    """Return English sentences as the readings of French ones that say nothing."""
    return {f"Phrase {number}.": sentence for number, sentence in enumerate(sentences)}


# A sentence in English, and what it keeps of the French.
KEPT = {
    "A *stage*, here.": "stage",
    "The word « du jour », here.": "«\u202fdu jour\u202f»",
    "The [mot]{.language-fr}, here.": "mot",
    "The *jour d'accueil : un*.": "jour d’accueil\u00a0: un",
}


def test_an_edition_has_its_settings_and_says_which_words_it_keeps(bare: TinySite) -> None:
    own = {"## Le stage": "", "Le stage": "The *stage*", "Lire *The Guide*.": "Read *The Guide*."}
    english = built(bare, {**numbered(KEPT), **own})
    config, page = english.env.config, english.page("index")
    assert (config.project, config.html_title) == ("Trial", "The trial")
    assert (config.html_context["licence"], current(config).label) == ("deed.en", "English")
    assert config.html_baseurl == "https://a.org/en/"
    assert [one.language for one in editions(config)] == ["fr", "en"]
    assert not is_source(config)
    # The heading's own words stand in a paragraph as well; what the source has in italics too is
    # no kept word.
    assert strings(page, f"{PROSE}//*[@lang='fr']//text()") == [*KEPT.values(), "stage"]
    assert strings(page, "//h2//*[@lang='fr']//text()") == ["stage"]
    assert "The Guide" in [text_of(one) for one in select(page, "//p/em")]


def test_the_source_keeps_the_settings_of_the_site_and_marks_nothing(bare: TinySite) -> None:
    french = built(bare, {"Un *stage*, dit « court ».": "A *stage*."}, language="fr")
    config = french.env.config
    assert (config.project, config.html_baseurl) == ("Essai", "https://a.org/")
    assert is_source(config)
    assert alternates(config, "b.html") == (
        ("fr", "https://a.org/b.html"),
        ("en", "https://a.org/en/b.html"),
        ("x-default", "https://a.org/b.html"),
    )
    assert not select(french.page("index"), "//div[@role='main']//*[@lang]")


def test_a_site_that_tells_of_no_edition_has_one(bare: TinySite) -> None:
    config = bare.build("dummy", **OURS).env.config
    assert (editions(config), alternates(config, "a.html")) == ((), ())
    assert current(config) == Edition("fr", "fr", "")
    assert is_source(config)


WRONG: dict[str, dict[str, Any]] = {
    "no scheme": {"sitekit_address": "a.org/"},
    "no last slash": {"sitekit_address": "https://a.org/guide"},
    "a slash too many": {"html_context": {"repository_url": "https://a.org/us/guide/"}},
    "no repository": {"html_context": {"repository_url": "us/guide"}},
    "half an address": {"sitekit_publisher": {"contact": "us@guide"}},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_address_stops_the_build_with_its_cure(
    bare: TinySite, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ConfigError, match=r"Pour réparer : .*\n.*To mend: "):
        bare.build("dummy", **OURS, **wrong)


ENGLISH = {
    "the member's": "the member’s",
    "the members' 22 h": "the members’ 22\u00a0h",
    "F4's post": "F4’s post",
    "art. L1132-1, p. 4": "art.\u00a0L1132-1, p.\u00a04",
    "1,607 hours, 61%": "1,607 hours, 61%",
    "`it's 5 h`": "it's 5 h",
}
CITED = {
    "Une règle {cite:p}`a`, une autre {cite:p}`a`.": "A rule {cite:p}`a`, and one {cite:p}`a`.",
    "```{bibliography}\n```": "",
}


def test_english_is_set_as_english_and_a_source_cited_twice_has_two_ids(bare: TinySite) -> None:
    bare.write({"references.bib": "@misc{a, title = {Un titre}, author = {Roy}, year = 2009}"})
    page = built(bare, {**numbered(ENGLISH), **CITED}).page("index")
    said = ["".join(strings(one, ".//text()")) for one in select(page, PROSE)]
    assert said[: len(ENGLISH)] == list(ENGLISH.values())
    named = strings(page, "//@id")
    assert len(select(page, "//p//a[contains(@href, '#')]")) == 2
    assert sorted(named) == sorted(set(named))


SENTENCES = {
    "Une **règle**, `un code`.": "A **rule**, `a code`.",
    "Voir {ref}`la page <here>`.": "See {ref}`the page <here>`.",
    "[Un lien](https://a.fr/b), {kbd}`x`.": "[A link](https://a.fr/b), {kbd}`x`.",
    "https://a.fr/c": "https://a.fr/c?d",
    "--- un tiret.": "--- a dash.",
    "- un\n- deux": "",
    "deux": "*two*",
    "Un mot\\\nà la ligne.": "",
}


def test_translations_are_read_as_myst_reads_them(
    bare: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One parser serves all sentences; what it leaves is what a parser for each would leave."""
    sentences = {"(here)=\n## Ici": "", "Ici": "Here", **SENTENCES}
    quick = (built(bare, sentences).folder / "index.html").read_text(encoding="utf-8")
    monkeypatch.setattr("sitekit.translated.PageParser.parse", MystParser.parse)
    plain = built(bare, sentences, to="plain").folder / "index.html"
    assert plain.read_text(encoding="utf-8") == quick
    assert "See <a" in quick
