"""The French of the pages as it is written: short sentences, with a verb, in plain words.

No sentence is longer than a reader can hold on a phone: thirty words. An elided word is a word
(“l'association” makes two); a link is as long as its text; citations and grades are no words. A
semicolon or a colon does not end a sentence, since it does not let the reader breathe; a cell of a
table does, and so does an item of a list. There are no exceptions: a long sentence can be cut.

A sentence of a paragraph has a conjugated verb (Grammalecte knows the forms): items of lists,
tables, labels that open a paragraph, questions, blanks, and what follows a colon are no sentences.
How sources were read is said once a page. "Aphorism" as such is not judged: nothing in its shape
sets it apart from a good short sentence.

Some words are avoided (avoided.toml): what cuts words in two, a tic, English. Words quoted in « … »
keep their own, and so does the article of 2009: the point of a quotation may be the very word.
"""

import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from checkers.exceptions import Suspect, judge, read_allowed, typed
from checkers.manuscript import CELL, WORD, Block, read_manuscript
from checkers.report import Finding, Report, report

LONGEST = 30
# A full stop, then a capital, a figure or a quotation: “art. 6” and “etc. ;” do not end anything.
_END = re.compile(
    rf"[.!?…](?:\s*[»”)])*\s+(?=[A-ZÀ-ÖØ-Ý«“(\[\d{WORD}])|{re.escape(CELL)}",
)
_ABBREVIATED = re.compile(r"\b(?:M|Mme|MM|art|cf|no|p|c)\.\s+$")
_WORD = re.compile(rf"[\w{WORD}][\w{WORD}.,/-]*['’]?")
GLOSSARY = "guide/glossary.md"
# The heading of the glossary over the English words to which the guide prefers a French one.
ENGLISH = "Mots anglais"

_RULES = Path(__file__).with_name("avoided.toml")
_QUOTED = re.compile(r"«[^»]*»")
_READ = re.compile(
    r"\bnous (?:n'|ne )?(?:l'|les |la |le |en )?avons (?:pas )?lu(?:e|s|es)?\b"
    r"|\bd'après (?:un|le|des|les) comptes? rendus?\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Blocks whose text is to be copied, or is that of somebody else, or points to pages.
_APART = frozenset(
    "statement line before after posting container seealso glossary yours competency".split()
)
# A form of the indicative, the conditional, the subjunctive or the imperative.
_FINITE = re.compile(r":(?:Ip|Iq|Is|If|K|Sp|Sq|E)\b|>voici/|>voilà/")
_NO_SENTENCE = re.compile(rf"[\[«{WORD}]|\s:")  # a blank, a quotation, a link, what a colon opens
_LABEL = 9  # words of the longest label
_AT_A_TIME = 200  # words of one question to Grammalecte


def check_sentences(root: Path) -> Report:
    """Look for the sentences that are too long."""
    blocks = [block for block in read_manuscript(root) if block.directive != "statement"]
    sentences = [(block, *span) for block in blocks for span in spans(block.text)]
    findings = (
        Finding(block.place(start), fault)
        for block, start, end in sentences
        for fault in faults(block.text[start:end])
    )
    return report("sentences", findings, sentences=len(sentences))


def spans(
    text: str, end: re.Pattern[str] = _END, abbreviated: re.Pattern[str] = _ABBREVIATED
) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends; French ones if not said otherwise.

    >>> text = "Un. Deux, art. 6 ? « Trois ! » Quatre | cinq"
    >>> [text[start:end] for start, end in spans(text)]
    ['Un.', 'Deux, art. 6 ?', '« Trois ! »', 'Quatre', 'cinq']
    """
    ends = (found.end() for found in end.finditer(text))
    ends_of_sentences = (place for place in ends if not abbreviated.search(text[:place]))
    for start, end_of_this in pairwise([0, *ends_of_sentences, len(text)]):
        sentence = text[start:end_of_this].removesuffix(CELL).rstrip()
        if sentence:
            yield start, start + len(sentence)


def faults(sentence: str) -> Iterator[str]:
    """Yield what is wrong with one sentence."""
    words = len(_WORD.findall(sentence))
    if words > LONGEST:
        beginning = " ".join(sentence.split()[:8])
        yield f"{words} words, over {LONGEST}: “{beginning}…”"


def check_plain_words(root: Path, exceptions: Path) -> Report:
    """Look for the words that the pages avoid, and for the exceptions that nothing needs."""
    blocks = read_manuscript(root)
    english = english_words(blocks)
    suspects = (suspect for block in blocks for suspect in suspects_of(block, english))
    allowed = read_allowed(exceptions, "wording")
    findings = judge(suspects, allowed, exceptions.name)
    return report("plain words", findings, blocks=len(blocks), english_words=len(english))


def english_words(blocks: Sequence[Block]) -> list[str]:
    """Return the English words that the glossary translates."""
    heading, found = "", list[str]()
    for block in blocks:
        if block.page == GLOSSARY and block.kind == "heading":
            heading = block.text
        elif block.page == GLOSSARY and block.kind == "dt" and heading.startswith(ENGLISH):
            found.append(block.text)
    return found


@cache
def rules(language: str) -> list[tuple[re.Pattern[str], str]]:
    """Return what a language avoids, each with what to write instead."""
    read = tomllib.loads(_RULES.read_text(encoding="utf-8"))[language]
    return [(re.compile(rule["pattern"], re.IGNORECASE), rule["told"]) for rule in read]


def suspects_of(block: Block, english: Sequence[str]) -> Iterator[Suspect]:
    """Yield the words of a block that the pages avoid."""
    if block.directive == "statement":
        return
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), typed(block.text))
    translated = () if block.kind == "dt" else _translated(english)
    for pattern, told in (*rules("french"), *translated):
        for found in pattern.finditer(text):
            span = (found.start(), found.end())
            yield Suspect(block.page, block.place(found.start()), block.text, *span, told)


def _translated(english: Sequence[str]) -> Iterator[tuple[re.Pattern[str], str]]:
    for word in english:
        pattern = re.compile(rf"\b{re.escape(word)}s?\b", re.IGNORECASE)
        yield pattern, f"the glossary has French for “{word}”"


def check_manners(root: Path, exceptions: Path, program: Path) -> Report:
    """Look for both manners, and for the exceptions that nothing needs."""
    blocks = [block for block in read_manuscript(root) if block.directive != "statement"]
    sentences = list(sentences_of(blocks))
    words = {word for suspect in sentences for word in words_of(suspect)}
    finite = finite_among(sorted(words), program)
    suspects = [one for one in sentences if finite.isdisjoint(words_of(one))]
    suspects += told_again(blocks)
    findings = judge(suspects, read_allowed(exceptions, "manner"), exceptions.name)
    return report("manners", findings, blocks=len(blocks), sentences=len(sentences))


def sentences_of(blocks: Iterable[Block]) -> Iterator[Suspect]:
    """Yield the sentences of the paragraphs, each as what it would be without a verb."""
    for block in blocks:
        if block.kind != "paragraph" or block.listed or any(map(block.within, _APART)):
            continue
        for start, end in spans(block.text):
            sentence = block.text[start:end].strip()
            if not sentence.endswith(".") or _NO_SENTENCE.search(typed(sentence)):
                continue
            if start == 0 and len(sentence.split()) <= _LABEL:
                continue
            told = "no verb: make it a sentence"
            yield Suspect(block.page, block.place(start), block.text, start, end, told)


def words_of(suspect: Suspect) -> frozenset[str]:
    """Return the words of a sentence, those tied by a hyphen whole and in pieces."""
    said = _LETTERS.findall(typed(suspect.text[suspect.start : suspect.end]).lower())
    return frozenset(piece for word in said for piece in (word, *word.split("-")))


def finite_among(words: list[str], program: Path) -> frozenset[str]:
    """Return the words that may be a conjugated verb, as Grammalecte knows them."""
    asked = [words[n : n + _AT_A_TIME] for n in range(0, len(words), _AT_A_TIME)]
    lines = [*(f"?{' '.join(some)}" for some in asked), "/q", ""]
    done = subprocess.run(
        [program], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    found, word = set[str](), ""
    for line in done.stdout.splitlines():
        if line.startswith("* "):
            word = line.removeprefix("* ").strip()
        elif ">" in line and _FINITE.search(line):
            found.add(word)
    return frozenset(found)


def told_again(blocks: Iterable[Block]) -> Iterator[Suspect]:
    """Yield each time but the first that a page says how its sources were read."""
    already = set[str]()
    for block in blocks:
        for found in _READ.finditer(typed(block.text)):
            if block.page in already:
                told = "how sources were read is said once a page"
                where = block.place(found.start())
                yield Suspect(block.page, where, block.text, found.start(), found.end(), told)
            already.add(block.page)
