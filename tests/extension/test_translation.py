"""The English edition: what shows, what is kept, and no French word left."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from checkers.html import Element, elements, has_class, select
from extension.english import Editions, build_english, translate, turned
from extension.support import Built, TinySite, body_of, text_of
from jobguide.words import WORDS, word
from sitekit.front_matter import written_date
from sitekit.translated import PLAIN

# French on purpose, or not ours: what says that it is French, the sources, Sphinx's own links.
FOREIGN = (
    f"(@lang='fr' and not(self::html)) or {has_class('references')} or {has_class('headerlink')}"
)
FOREIGN += f" or {has_class('bibtex-citation')} or self::script"
FOREIGN += " or contains(@href, 'bibliography.html#')"
ATTRIBUTES = ("title", "alt", "aria-label")
_SMALL = re.compile(r"[^\W\d_]*[^\W\d_A-ZÀ-Ý][^\W\d_]*")


def test_the_english_edition_builds_without_a_warning(editions: Editions) -> None:
    assert editions.english.warnings == ()


def vocabulary() -> set[str]:
    """Return every small-lettered word that the English interface may show."""
    told = [WORDS.word("en", key) for key in WORDS]
    told += ["h min s", "LibreOffice odt ods Word docx Excel xlsx"]
    told += ["undated"]  # the key of a source that no page cites
    told += [written_date(date(2026, month, 1), "en") for month in range(1, 13)]
    return {found for text in told for found in _SMALL.findall(text)}


def shown_words(body: Element) -> Iterator[str]:
    """Yield each text and attribute that a reader meets, foreign words left out."""
    for element in elements(body):
        if select(element, f"./ancestor-or-self::*[{FOREIGN}]"):
            continue
        yield element.text or ""
        yield from (child.tail or "" for child in element)
        yield from (element.get(name, "") for name in ATTRIBUTES)


def strangers(built: Built, docname: str) -> set[str]:
    """Return the words of a page that are neither turned round nor of the English interface."""
    texts = shown_words(body_of(built.page(docname)))
    return {found for text in texts for found in _SMALL.findall(text)} - vocabulary()


def turned_words(editions: Editions) -> set[str]:
    """Return every word of the English pages, as it is where a sentence needs small letters."""
    texts = set[str]().union(*editions.extracted.values())
    return {found.lower() for text in texts for found in re.findall(r"[^\W\d_]+", turned(text))}


def test_no_french_word_is_left(editions: Editions) -> None:
    for docname in editions.pages:
        if docname != "about/faults":
            left = strangers(editions.english, docname) - turned_words(editions)
            assert left == set(), docname


def test_no_interface_word_is_extracted(editions: Editions) -> None:
    """They stand in one table, in both languages: a translator must not meet them."""
    extracted = set().union(*editions.extracted.values())
    assert not extracted & {WORDS.word("fr", key) for key in WORDS}


QUOTATIONS = f"//blockquote[{has_class('statement')}]"
ORIGINAL, READING = f".//p[{has_class('original')}]", f".//div[{has_class('reading')}]"


def test_a_quotation_is_whole_in_french_and_read_under_it(editions: Editions) -> None:
    """The reading carries the passages; it is told as ours."""
    quoted = 0
    for docname in editions.pages:
        for quotation in select(editions.english.page(docname), QUOTATIONS):
            (original,), (reading,) = select(quotation, ORIGINAL), select(quotation, READING)
            label, *said = [text_of(part) for part in select(reading, "./p")]
            assert original.get("lang") == "fr"
            assert label == word("en", "reading")
            assert " ".join(said) == turned(text_of(original))
            assert not select(original, ".//mark")
            quoted += 1
    assert quoted == len(list(editions.english.domain.all_quotations()))


def test_a_translation_may_hold_no_more_than_a_page_and_no_less(light_site: TinySite) -> None:
    """Catalogues are contributed like pages, and nobody reads them as closely."""
    translate(light_site)
    folder = "locales/en/LC_MESSAGES"
    said = turned("On cherche, on date, on compare.")
    more = "<b>gras</b> ![point](https://example.org/dot.gif)"
    light_site.edit(f"{folder}/about/method.po", f'msgstr "{said}"', f'msgstr "{said} {more}"')
    passage = "{passage}`" + turned("relayer le terrain") + " <events>`"
    sentence = f'msgstr "{turned("Il fallait")} {passage}."'
    light_site.edit(f"{folder}/examples/lost.po", sentence, 'msgstr "IT TOOK IT."')
    built = build_english(light_site)
    for fault in ("raw-html", "remote-image"):
        assert [line for line in built.of(fault) if line.startswith("about/method.md")]
    assert built.of("untagged-line")  # else the English tables would count less


def test_a_plain_sentence_is_one_that_myst_leaves_as_it_is() -> None:
    extensions = "amsmath attrs_block attrs_inline colon_fence deflist dollarmath fieldlist linkify"
    extensions += " strikethrough substitution tasklist"
    config = MdParserConfig(enable_extensions={*extensions.split()}, linkify_fuzzy_links=False)
    parser = create_md_parser(config, RendererHTML)
    signs = [chr(number) for number in [*range(0x20, 0x7F), *map(ord, "é€’“”«»…–—\u00a0")]]
    sentences = [f"{a}{b}{c}a.fr{a}{b} w" for a, b in product(signs, repeat=2) for c in ("", " ")]
    plain = [sentence for sentence in sentences if PLAIN.fullmatch(sentence)]
    assert len(plain) > 1_000
    for sentence in plain:
        _opens, line, _closes = parser.parse(sentence)
        assert [part.content for part in line.children or ()] == [sentence]
