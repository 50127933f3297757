"""No French is left in the English edition, but what says that it is French.

Four signs, each blind where another sees:

- a small word of French that English does not have: “le”, “qui”, “vous”;
- a word that the French sentences use and that no English one does: what gettext cannot see is
  made of those, in an interface, a picture, a tool, a file;
- a word in small letters that a French dictionary has and an English one has not: a translator has
  kept it, and a reader cannot know;
- a letter that English does not write: “é”, “ç”.

Names are no French: the authors of the bibliography are known, the others are exceptions, with
their reason. A French word that is kept belongs into italics or « guillemets », which the site
marks (`lang`): what is marked is left out here, and so are the words of what is not translated yet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from polib import POFile
from pybtex.database import Person, parse_file
from spellchecker import SpellChecker

from books.book import WORDS as OF_BOOKS
from checkers.english_texts import Text, read_texts
from checkers.exceptions import EVERYWHERE, Allowed, Suspect, covers, judge, read_allowed, typed
from checkers.report import Report, report
from checkers.untranslated import Untranslated
from jobguide.words import WORDS
from locales.catalogues import catalogues, read
from sitekit.words import all_faults

# Frequent, and no English words: “on”, “but”, “pour” or “sale” would stop at every other line.
SMALL = frozenset(
    "à au aussi aux avec avoir ce cela celle celui ces cet cette ceux chez comme contre dans "
    "depuis des dont du elle elles est et être il ils je le les leur leurs mais même nos notre "
    "nous où parce pas peu peut plusieurs puis qu quand que quel quelle qui quoi sa sauf selon "
    "ses sont sous sur très tous tout toute toutes trop une vers voici vos votre vous".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile(r"[àâçéèêëîïôùûüÿœæ]")
_ROLE = re.compile(r"\{[\w:]+\}`(?:(?P<said>[^`<]*?)\s*<[^`>]*>|[^`]*)`")
_UNREAD = re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S+")
_BOLD = re.compile(r"\*\*")
_KEPT = re.compile(r"\*[^*]+\*|«[^»]*»|\[[^\]]*\]\{\.language-\w+\}")
SHORTEST = 3  # letters: shorter words are too often shared
# The dictionary is American.
_BRITISH = (
    (re.compile(r"is(?=(?:e[ds]?|ing|ations?|ers?)$)"), "iz"),
    (re.compile(r"our"), "or"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"mme(?=s?$)"), "m"),
)


@dataclass(frozen=True)
class Vocabulary:
    """The words that only the French sentences use, and the names that may hold French words."""

    french: frozenset[str]
    names: tuple[Allowed, ...]


def only_french(word: str) -> bool:
    """Tell whether a French dictionary has a word and an English one has not.

    >>> only_french("charte"), only_french("charter"), only_french("programme")
    (True, False, False)
    """
    english = dictionary("en")
    return word not in english and american(word) not in english and word in dictionary("fr")


def american(word: str) -> str:
    """Return a word as an American dictionary has it."""
    for pattern, form in _BRITISH:
        word = pattern.sub(form, word)
    return word


def check_french_left(edition: Path, root: Path, exceptions: Path, left: Untranslated) -> Report:
    """Look for French in all that an edition says, and for exceptions that nothing needs."""
    vocabulary = read_vocabulary(root)
    texts = read_texts(edition)
    found = (suspect for text in texts for suspect in suspects_of(text, vocabulary))
    suspects = [one for one in found if not left.holds(one.text[one.start : one.end])]
    allowed = read_allowed(exceptions, "french")
    told = joined(suspects, allowed)
    findings = list(judge(told, allowed, exceptions.name, whole=not left.pages))
    counts = {"texts": len(texts), "words": sum(len(_WORD.findall(text.words)) for text in texts)}
    return report("French left", findings, **counts, french_words=len(vocabulary.french))


def read_vocabulary(root: Path) -> Vocabulary:
    """Return what the catalogues, the tables of words and the bibliography teach."""
    sources = parse_file(str(root / "references.bib")).entries.values()
    read_as = [read(path) for path in catalogues(root / "locales" / "en", ".po").values()]
    english = {word for catalogue in read_as for word in _english(catalogue)}
    english.update(*(words(table.word("en", key)) for table in (WORDS, OF_BOOKS) for key in table))
    english.update(*(words(texts[part]["en"]) for _code, texts in all_faults() for part in texts))
    english.update(*(words(one.fields["title"]) for one in sources if "langid" not in one.fields))
    french = {word for catalogue in read_as for entry in catalogue for word in _said(entry.msgid)}
    people = [person for one in sources for person in one.persons.get("author", ())]
    named = {name for person in people for name in names_of(person)}
    names = tuple(Allowed(EVERYWHERE, name, "an author") for name in named)
    return Vocabulary(frozenset(french - english), names)


@cache
def dictionary(language: str) -> SpellChecker:
    """Return the dictionary of a language; it takes a second to read."""
    return SpellChecker(language=language)


def names_of(person: Person) -> set[str]:
    """Return the name of an author as a page writes it, and as the bibliography does."""
    first = " ".join((*person.first_names, *person.middle_names))
    last = " ".join((*person.prelast_names, *person.last_names))
    told = {f"{first} {last}", f"{last}, {first}"} if first else {last}
    return {re.sub(r"[{}\\]", "", name) for name in told}


def _english(catalogue: POFile) -> Iterator[str]:
    """Yield the words of a catalogue's readings; what is the same in French proves nothing.

    The second entry of a page holds the words that it is searched by, French ones among them.
    """
    for number, entry in enumerate(catalogue):
        if entry.msgstr != entry.msgid and number != 1:
            yield from _said(_KEPT.sub("", _BOLD.sub("", entry.msgstr)))


def _said(markup: str) -> set[str]:
    """Return the words of a sentence, without names of roles, targets, addresses and code."""
    return words(_UNREAD.sub("", _ROLE.sub(lambda role: role["said"] or "", markup)))


def words(text: str) -> set[str]:
    """Return the words of a text, in small letters."""
    return {word.lower() for word in _WORD.findall(text)}


def suspects_of(text: Text, vocabulary: Vocabulary) -> Iterator[Suspect]:
    """Yield each word of a text that looks French and is not part of a known name."""
    said = typed(text.words)
    for found in _WORD.finditer(said):
        if looks_french(found[0], vocabulary):
            told = Suspect(text.page, text.page, said, found.start(), found.end(), "French")
            if not any(covers(name, told) for name in vocabulary.names):
                yield told


def looks_french(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word bears one of the four signs."""
    small = word.lower()
    if small in SMALL or _ACCENTED.search(small):
        return True
    if len(word) < SHORTEST:
        return False
    return small in vocabulary.french or (word.islower() and only_french(word))


def joined(suspects: Iterable[Suspect], allowed: Sequence[Allowed]) -> Iterator[Suspect]:
    """Yield the suspects, those of a text that nothing covers as one stretch."""
    bare: dict[str, list[Suspect]] = {}
    for suspect in suspects:
        if any(covers(entry, suspect) for entry in allowed):
            yield suspect
        else:
            bare.setdefault(suspect.text, []).append(suspect)
    for found in bare.values():
        first, last = found[0], found[-1]
        yield Suspect(first.page, first.where, first.text, first.start, last.end, first.fault)
