"""Building again after a change of data: the model, the article, the sources."""

from __future__ import annotations

from checkers.html import select
from extension.shown import text_of
from extension.support import TinySite, body_of, differences, message, snapshot

MODEL = "data/workload.toml"
ARTICLE = "data/statements.toml"
# Old and new words of the model; where that shows, and how.
CHANGES = (
    (
        "central = 0.5, high = 1 }",
        "central = 0.75, high = 1 }",
        "//p[@class='activity-evidence']",
        "45 s par message, de 15 s à 1 min C",
    ),
    ("messages = 2400", "messages = 4800", "//span[contains(@class, 'computed')]", "60 h"),
    ('grade = "D"', 'grade = "C"', "//table[@id='unit-times']/tbody/tr[1]/td[4]", "C"),
)


def assert_as_clean(site: TinySite) -> None:
    """Check that the site, built again, says what it says when built from nothing."""
    again = snapshot(site.build())
    assert differences(again, snapshot(site.build(to="clean"))) == set()


def test_a_number_that_changes_is_shown_at_once(light_site: TinySite) -> None:
    light_site.build()
    for old, new, _path, _expected in CHANGES:
        light_site.edit(MODEL, old, new)
    built = light_site.build()
    for _old, _new, path, expected in CHANGES:
        assert text_of(select(built.page("guide/sizing"), path)[0]).startswith(expected)
    assert built.warnings == ()
    assert "about/method" not in built.read
    assert_as_clean(light_site)


def test_a_model_that_stays_broken_is_told_at_every_build(light_site: TinySite) -> None:
    """One process may stay up for many builds: its first message is long out of sight."""
    light_site.edit(MODEL, 'grade = "D"', 'grade = "Z"')
    assert len(light_site.build("dummy").of("model-name")) > 0
    light_site.edit("guide/sizing.md", "Le corps du critère", "Le corps du seul critère")
    told = light_site.build("dummy").of("model-name")
    assert [line for line in told if "activities[read].grade" in line]


def test_a_statement_that_changes_is_told_and_shown(light_site: TinySite) -> None:
    light_site.build()
    light_site.edit(ARTICLE, "un nouveau métier", "un vieux métier")
    built = light_site.build()
    words = {
        "found": "Animateur de communauté : un nouveau métier",
        "expected": "Animateur de communauté : un vieux métier",
    }
    told = message("guide/mission.md:7", "altered-statement", id="title", **words)
    assert built.warnings == (told,)
    assert "un vieux métier" in text_of(body_of(built.page("about/source")))


def test_the_credit_of_a_quotation_follows_the_article(light_site: TinySite) -> None:
    """A statement that moves in the list changes its own number and those of others."""
    quoted = "# La méthode\n\n:::{statement} new\nNeuf\n:::\n"
    entry = '[[statement]]\nid = "new"\narea = "x"\ntext = "Neuf"\n\n'
    text = (light_site.folder / ARTICLE).read_text(encoding="utf-8")
    light_site.write({"about/method.md": quoted, ARTICLE: text + entry})
    light_site.build()
    light_site.write({ARTICLE: entry + text})
    assert_as_clean(light_site)


def test_a_source_that_changes_is_shown_where_it_is_cited(light_site: TinySite) -> None:
    light_site.build()
    light_site.edit("references.bib", "La première réponse", "La toute première réponse")
    assert_as_clean(light_site)


def test_the_bibliography_names_a_page_as_long_as_it_cites(light_site: TinySite) -> None:
    assert "La méthode" not in cited_in(light_site)
    light_site.edit("about/method.md", "# La méthode", "# La méthode\n\n{cite:p}`durand2019`")
    assert "La méthode" in cited_in(light_site)
    light_site.drop("about/method")
    assert "La méthode" not in cited_in(light_site)


def cited_in(site: TinySite) -> str:
    """Build the site and return the text of its bibliography."""
    return text_of(body_of(site.build().page("guide/bibliography")))
