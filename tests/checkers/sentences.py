"""No sentence of the pages is longer than a reader can hold on a phone: thirty words.

An elided word is a word (“l'association” makes two); a link is as long as its text; citations and
grades are no words. A semicolon or a colon does not end a sentence, since it does not let the
reader breathe; a cell of a table does, and so does an item of a list. The article of 2009 is
quoted as it is. There are no exceptions: a long sentence can be cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from checkers.manuscript import CELL, WORD, read_manuscript
from checkers.report import Finding, Report, report

LONGEST = 30
# A full stop, then a capital, a figure or a quotation: “art. 6” and “etc. ;” do not end anything.
_END = re.compile(
    rf"[.!?…](?:\s*[»”)])*\s+(?=[A-ZÀ-ÖØ-Ý«“(\[\d{WORD}])|{re.escape(CELL)}",
)
_ABBREVIATED = re.compile(r"\b(?:M|Mme|MM|art|cf|no|p|c)\.\s+$")
_WORD = re.compile(rf"[\w{WORD}][\w{WORD}.,/-]*['’]?")


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
    """Yield what is wrong with one sentence.

    >>> list(faults("l'eau " * 15)), list(faults("l'eau " * 15 + "bue"))
    ([], ["31 words, over 30: “l'eau l'eau l'eau l'eau l'eau l'eau l'eau l'eau…”"])
    """
    words = len(_WORD.findall(sentence))
    if words > LONGEST:
        beginning = " ".join(sentence.split()[:8])
        yield f"{words} words, over {LONGEST}: “{beginning}…”"
