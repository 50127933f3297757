"""A translated page as `sitekit` makes it: its settings, its spaces, the words that it keeps."""

from typing import Any

import polib
import pytest
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.errors import ConfigError

from checkers.html import select, strings, text_of
from extension.support import Built, TinySite
from sitekit.editions import Edition, alternates, current, editions, is_source

SITE = {
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


def built(site: TinySite, entries: dict[str, str], language: str = "en", to: str = "") -> Built:
    """Build a page of these sentences, each with its translation."""
    site.write({"index.md": f"{HEAD}# Page\n\n" + "\n\n".join(entries) + "\n"})
    catalogue = polib.POFile()
    for sentence, reading in ({"Page": "The page"} | entries).items():
        catalogue.append(polib.POEntry(msgid=sentence, msgstr=reading))
    path = site.folder / "locales" / "en" / "LC_MESSAGES" / "index.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    extensions = ["myst_parser", "sphinxcontrib.bibtex", "sitekit"]
    settings: dict[str, Any] = {"extensions": extensions, "primary_domain": "std", **SITE}
    return site.build(to=to, language=language, **settings)


def test_an_edition_has_its_own_settings(bare: TinySite) -> None:
    config = built(bare, {}).env.config
    assert (config.project, config.html_title) == ("Trial", "The trial")
    assert config.html_context["licence"] == "deed.en"
    assert config.html_baseurl == "https://a.org/en/"
    assert [one.language for one in editions(config)] == ["fr", "en"]
    assert current(config).label == "English"
    assert not is_source(config)


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
        bare.build("dummy", extensions=["myst_parser", "sitekit"], primary_domain="std", **wrong)


def test_the_source_keeps_the_settings_of_the_site(bare: TinySite) -> None:
    config = built(bare, {}, language="fr").env.config
    assert (config.project, config.html_baseurl) == ("Essai", "https://a.org/")
    assert is_source(config)
    assert alternates(config, "b.html") == (
        ("fr", "https://a.org/b.html"),
        ("en", "https://a.org/en/b.html"),
        ("x-default", "https://a.org/b.html"),
    )


def test_a_site_that_tells_of_no_edition_has_one(bare: TinySite) -> None:
    done = bare.build(extensions=["myst_parser", "sitekit"], primary_domain="std")
    config = done.env.config
    assert (editions(config), alternates(config, "a.html")) == ((), ())
    assert current(config) == Edition("fr", "fr", "")
    assert is_source(config)


# A sentence in English, and what it keeps of the French.
KEPT = {
    "A *stage*, here.": "stage",
    "The word « du jour », here.": "«\u202fdu jour\u202f»",
    "The [mot]{.language-fr}, here.": "mot",
    "The *jour d'accueil : un*.": "jour d’accueil\u00a0: un",
}


def test_a_word_that_is_kept_tells_its_language_in_a_heading_too(bare: TinySite) -> None:
    said = {f"Phrase {number}.": sentence for number, sentence in enumerate(KEPT)}
    page = built(bare, {**said, "## Le stage": "", "Le stage": "The *stage*"}).page("index")
    kept = strings(page, "//div[@role='main']//p//*[@lang='fr']//text()")
    # The heading's own words stand in a paragraph as well.
    assert kept == [*KEPT.values(), "stage"]
    assert strings(page, "//h2//*[@lang='fr']//text()") == ["stage"]


def test_what_is_in_italics_in_the_source_is_no_kept_word(bare: TinySite) -> None:
    done = built(bare, {"Lire *The Guide*.": "Read *The Guide*."})
    assert [text_of(one) for one in select(done.page("index"), "//p/em")] == ["The Guide"]
    assert not select(done.page("index"), "//div[@role='main']//*[@lang]")


def test_the_source_marks_nothing(bare: TinySite) -> None:
    done = built(bare, {"Un *stage*, dit « court ».": "A *stage*."}, language="fr")
    assert not select(done.page("index"), "//div[@role='main']//*[@lang]")


ENGLISH = {
    "the member's": "the member’s",
    "the members' 22 h": "the members’ 22\u00a0h",
    "F4's post": "F4’s post",
    "art. L1132-1, p. 4": "art.\u00a0L1132-1, p.\u00a04",
    "1,607 hours, 61%": "1,607 hours, 61%",
    "`it's 5 h`": "it's 5 h",
}


def test_english_is_set_as_english(bare: TinySite) -> None:
    done = built(bare, {f"Phrase {number}.": typed for number, typed in enumerate(ENGLISH)})
    paragraphs = select(done.page("index"), "//div[@role='main']//p")
    assert ["".join(strings(one, ".//text()")) for one in paragraphs] == list(ENGLISH.values())


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


def test_a_source_that_a_sentence_cites_twice_gives_no_id_twice(bare: TinySite) -> None:
    bare.write({"references.bib": "@misc{a, title = {Un titre}, author = {Roy}, year = 2009}"})
    sentences = {
        "Une règle {cite:p}`a`, une autre {cite:p}`a`.": "A rule {cite:p}`a`, and one {cite:p}`a`.",
        "```{bibliography}\n```": "",
    }
    page = built(bare, sentences).page("index")
    named = strings(page, "//@id")
    assert len(select(page, "//p//a[contains(@href, '#')]")) == 2
    assert sorted(named) == sorted(set(named))
