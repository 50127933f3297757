"""The words of a page, what each of them weighs, and the small files that they are cut into.

The index holds words as they are written. What forgives (accents, endings, typos) is done in the
browser, on the few words that begin like those asked for: all that must be the same on both sides
is how a text falls into words, and the first letters that name a file. What differs from language
to language is in `search.toml`. Pure: no Sphinx here.
"""

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import prod, sqrt
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W_]+")
# What is brought to one way of writing: F/H and R.G.P.D. are a word, 35h is two.
_WRITTEN = (
    (re.compile(r"\b([^\W\d_])/([^\W\d_])\b"), r"\1\2"),
    (re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"), lambda found: found[0].replace(".", "")),
    (re.compile(r"(\d)h(?![^\W\d_])"), r"\1 "),
)
_LONE_LETTER = re.compile(r"\b[A-Z]\b(?!’)")  # X is a name, and not what an elision leaves
_NAMES = re.compile(r"[(),]")  # what parts the names of a term: "permanent contract (CDI)"
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}+(?:-[^\W\d_]{2,}+)+")
_UNTIED = str.maketrans({"œ": "oe", "æ": "ae"})

# What a word weighs in a text: each time it is said again adds less, and less in a longer text.
BODY, SATURATION, USUAL_LENGTH = 10, 1.2, 100
# A title shares its weight among its words: "Glossaire" says more than one word of a title of ten.
TITLE, ALIAS, HEADING = 30, 22, 18
# A term of a glossary, under each of its names.
TERM = TITLE
# What illustrates the guide, tells of it or says what its words mean comes after it, all else
# being equal.
KINDS = {"examples": 0.65, "glossary": 0.8, "about": 0.6, "source": 0.3}

TOLD = tomllib.loads(Path(__file__).with_name("search.toml").read_text(encoding="utf-8"))
FILE_SIZE = 4_000  # characters; a file of words that is longer is cut by one letter more
LONGEST_NAME = 4


@dataclass(frozen=True)
class Section:
    """What a result leads to: a stretch of a page, a term of the glossary, a tool."""

    anchor: str
    title: str
    text: str
    kind: str
    calls: tuple[tuple[str, str], ...] = ()  # numbers that a thumb can call, and their words


@dataclass(frozen=True)
class Page:
    """A page and its sections; the first bears the title of the page.

    Its other names are what its head tells of it: the aliases, and the description.
    """

    kind: str
    names: tuple[str, ...]
    sections: tuple[Section, ...]


def words(text: str) -> list[str]:
    """Return the words of a text, in small letters; the letter that an elision leaves is none.

    >>> words("L’animateur répond à « Œuvre 2.0 ».")
    ['animateur', 'répond', 'œuvre', '2', '0']
    >>> words("Poste (F/H), 24 h/24")
    ['poste', 'fh', '24', '24']
    >>> words("R.G.P.D., 35h, 18h30")
    ['rgpd', '35', '18', '30']
    """
    plain = unicodedata.normalize("NFC", text).lower()
    for written, instead in _WRITTEN:
        plain = written.sub(instead, plain)
    whole = _WORD.findall(plain)
    return [word for word in whole if len(word) > 1 or word.isdigit()]


def compounds(text: str) -> list[str]:
    """Return the words of several parts as those write them who leave the hyphens out.

    >>> compounds("À mi-temps, le week-end")
    ['mitemps', 'weekend']
    """
    joined = _COMPOUND.findall(unicodedata.normalize("NFC", text).lower())
    return [whole.replace("-", "") for whole in joined]


@cache
def fold(word: str) -> str:
    """Return a word without accents or ligatures.

    >>> fold("œuvré")
    'oeuvre'
    """
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word.translate(_UNTIED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def weigh(page: Page, stop_words: Collection[str]) -> dict[str, str]:
    """Return the words of a page, each with its sections and its weight there, heaviest first.

    >>> top = Section("", "Statuts", "Un vote.", "guide")
    >>> vote = Section("b", "Le vote", "On vote.", "guide")
    >>> weigh(Page("guide", ("règles",), (top, vote)), {"le", "on", "un"})
    {'statuts': '0,30', 'règles': '0,22', 'vote': '1,25,0,7'}
    """
    places_of: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, section in enumerate(page.sections):
        share = prod(KINDS.get(kind, 1) for kind in {page.kind, section.kind})
        weights = _named(page, number, stop_words)
        text = " ".join((section.text, *(words for _number, words in section.calls)))
        for word, weight in _said(text, stop_words):
            weights[word] = weights.get(word, 0) + weight
        for word, weight in weights.items():
            places_of[word].append((-round(weight * share) or -1, number))
    return {
        word: ",".join(f"{number},{-weight}" for weight, number in sorted(places))
        for word, places in places_of.items()
    }


def _named(page: Page, number: int, stop_words: Collection[str]) -> dict[str, float]:
    """Return what the words of a section's title weigh, and those of a page's other names."""
    section = page.sections[number]
    if number == 0:
        names = [(TITLE, section.title), *((ALIAS, name) for name in page.names)]
    else:
        goes_on = page.sections[number - 1].anchor == section.anchor
        names = [] if goes_on else _titled(section)
    weights: dict[str, float] = {}
    for weight, name in names:
        letters = [letter.lower() for letter in _LONE_LETTER.findall(name)]
        telling = [word for word in words(name) + letters if word not in stop_words]
        for word in telling + compounds(name):
            weights[word] = max(weights.get(word, 0), weight / sqrt(len(telling) or 1))
    return weights


def _titled(section: Section) -> list[tuple[int, str]]:
    """Return the names of a section, each with its weight.

    >>> _titled(Section("term-CDI", "permanent contract (CDI)", "", "glossary"))
    [(30, 'permanent contract'), (30, 'CDI')]
    """
    if section.kind == "glossary":
        names = [name.strip() for name in _NAMES.split(section.title)]
        return [(TERM, name) for name in names if name]
    return [(HEADING, section.title)]


def _said(text: str, stop_words: Collection[str]) -> Iterator[tuple[str, float]]:
    """Yield what the words of a text weigh."""
    said = words(text) + compounds(text)
    counted = Counter(word for word in said if word not in stop_words)
    spread = SATURATION * (0.4 + 0.6 * counted.total() / USUAL_LENGTH)
    for word, times in counted.items():
        yield word, BODY * times / (times + spread)


def cut(places: Mapping[str, str], size: int = FILE_SIZE) -> dict[str, list[str]]:
    """Return the words of the index by file; a file is named by the first letters of its words.

    >>> cut({"été": "0:0,1", "et": "0:0,2", "or": "1:0,3"}, size=20)
    {'e': ['et', 'été'], 'o': ['or']}
    >>> cut({"été": "0:0,1", "est": "0:0,2", "or": "1:0,3"}, size=12)
    {'es': ['est'], 'et': ['été'], 'o': ['or']}
    """
    return dict(_cut(sorted(places, key=lambda word: (fold(word), word)), places, 1, size))


def _cut(
    kept: Iterable[str], places: Mapping[str, str], letters: int, size: int
) -> Iterator[tuple[str, list[str]]]:
    files: dict[str, list[str]] = defaultdict(list)
    for word in kept:
        files[fold(word)[:letters]].append(word)
    for name, held in files.items():
        length = sum(len(word) + len(places[word]) + 2 for word in held)
        if length <= size or len(name) < letters or letters == LONGEST_NAME:
            yield name, held
        else:
            yield from _cut(held, places, letters + 1, size)


@cache
def language_of(code: str) -> dict[str, Any]:
    """Return what `search.toml` tells of a language; nothing of one that it does not have.

    >>> language_of("en")["also"]["vacation"], language_of("de")["stop-words"]
    ('holidays leave', '')
    """
    nothing = {"stop-words": "", "spellings": {}, "also": {}, "endings": "(?!)", "danger": {}}
    return {name: TOLD[name].get(code, none) for name, none in nothing.items()}


def stop_words(of_sphinx: Iterable[str], code: str) -> frozenset[str]:
    """Return the stop words of a language, as a text falls into words: "don't" leaves "don".

    >>> sorted(stop_words(["the", "don't"], "de"))
    ['don', 'the']
    """
    joined = " ".join([*of_sphinx, language_of(code)["stop-words"]])
    return frozenset(words(joined))
