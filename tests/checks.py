"""How each checker of the pages is asked: the same of the real site and of small planted ones."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checkers import alternatives, wording
from checkers.article import check_statements
from checkers.browsers import check_browsers
from checkers.budgets import Budget, check_budgets
from checkers.copies import check_copies
from checkers.edition_links import check_edition_links
from checkers.english_prose import check_english
from checkers.exceptions import check_link_exceptions, check_shape
from checkers.figures import check_figures
from checkers.french_left import check_french_left
from checkers.french_prose import check_manners, check_plain_words, check_sentences
from checkers.grammar import check_grammar
from checkers.links import check_links, check_urls
from checkers.llms import check_llms
from checkers.not_found import check_not_found
from checkers.open_data import check_open_data
from checkers.pages import check_pages
from checkers.report import Report
from checkers.safety import check_safety
from checkers.search_index import check_index
from checkers.sitemap import check_sitemap
from checkers.sources import check_cited, check_plan
from checkers.twins import check_twins
from checkers.untranslated import untranslated
from checkers.words_seen import check_words_seen
from tools import ESLINT_CONFIG, ROOT, eslint, grammalecte

ARTICLE = "data/source-2009.toml"
EXCEPTIONS = {
    name: f"data/{name}-exceptions.toml"
    for name in ("english", "figure", "grammar", "manner", "twin", "wording")
}


@dataclass(frozen=True)
class Place:
    """Where a checker looks: the project, the site that was built from it, what the build said."""

    root: Path
    site: Path
    said: str = ""

    def exceptions(self, name: str) -> Path:
        """Return what a check of the prose lets pass."""
        return self.root / EXCEPTIONS[name]


Check = Callable[[Place], Report]

# What is read in the sources: no page has to be built.
SOURCES: dict[str, Check] = {
    "browsers": lambda at: check_browsers(
        at.root / "_static", eslint(), ESLINT_CONFIG, at.root / "data" / "browser-exceptions.toml"
    ),
    "english": lambda at: check_english(at.root, at.root / ARTICLE, at.exceptions("english")),
    "figures": lambda at: check_figures(at.root, at.exceptions("figure")),
    "manners": lambda at: check_manners(at.root, at.exceptions("manner"), grammalecte()),
    "words": lambda at: check_plain_words(at.root, at.exceptions("wording")),
    "sentences": lambda at: check_sentences(at.root),
    "exceptions": lambda at: check_shape(
        [at.exceptions(name) for name in EXCEPTIONS],
        ROOT / "data" / "prose-exceptions.schema.json",
    ),
    "link-exceptions": lambda at: check_link_exceptions(
        at.root / "data" / "link-exceptions.toml", ROOT / "data" / "link-exceptions.schema.json"
    ),
    "plan": lambda at: check_plan(at.root, "_ext/README.md", ["."]),
    "cited": lambda at: check_cited(at.root, ["_ext", "tests"]),
}
# What the built pages say.
WORDS: dict[str, Check] = {
    "french": lambda at: check_french_left(
        at.site / "en", at.root, at.exceptions("english"), untranslated(at.said)
    ),
    "grammar": lambda at: check_grammar(
        at.site, at.exceptions("grammar"), grammalecte(), at.root / ".tools" / "grammar.json"
    ),
    "languages": lambda at: alternatives.check_languages(at.site),
    "leftovers": lambda at: wording.check_leftovers(at.site),
    "readings": lambda at: check_statements(at.site / "en", at.root / ARTICLE),
    "statements": lambda at: check_statements(at.site, at.root / ARTICLE),
    "typography": lambda at: wording.check_typography(at.site, untranslated(at.said)),
}
# How the built pages are made, of both editions if not said otherwise.
PAGES: dict[str, Check] = {
    "budgets": lambda at: check_budgets(at.site, Budget()),
    "copies": lambda at: check_copies(at.site),
    "editions": lambda at: check_edition_links(at.site),
    "frame": lambda at: check_pages(at.site),
    "index": lambda at: check_index(at.site),
    "index-en": lambda at: check_index(at.site / "en"),
    "links": lambda at: check_links(at.site),
    "llms": lambda at: check_llms(at.site),
    "lost": lambda at: check_not_found(at.site),
    "open-data": lambda at: check_open_data(at.site),
    "pictures": lambda at: alternatives.check_pictures(at.site),
    "safety": lambda at: check_safety(at.site),
    "sitemap": lambda at: check_sitemap(at.site),
    "tables": lambda at: alternatives.check_tables(at.site),
    "twins": lambda at: check_twins(at.site, at.exceptions("twin"), untranslated(at.said)),
    "urls": lambda at: check_urls(at.site, at.root / "tests" / "site" / "urls.txt"),
    "words-seen": lambda at: check_words_seen(at.site, at.root / "tests" / "site" / "words.toml"),
}
CHECKS = SOURCES | WORDS | PAGES
