"""How the French pages speak: in whole sentences, how their sources were read told once.

Two manners that a machine can tell with few false alarms. A sentence of a paragraph without a
conjugated verb (Grammalecte knows the forms): items of lists, tables, labels that open a paragraph,
questions, blanks, and what follows a colon are no sentences. How sources were read, said more than
once on a page.
"Aphorism" as such is not judged: nothing in its shape sets it apart from a good short sentence.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from checkers.exceptions import Suspect, judge, read_allowed, typed
from checkers.manuscript import WORD, Block, read_manuscript
from checkers.report import Report, report
from checkers.sentences import spans

_READ = re.compile(
    r"\bnous (?:n'|ne )?(?:l'|les |la |le |en )?avons (?:pas )?lu(?:e|s|es)?\b"
    r"|\bd'après (?:un|le|des|les) comptes? rendus?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Blocks whose text is to be copied, or is that of somebody else, or points to pages.
_APART = frozenset(
    "statement line before after posting container seealso glossary yours competency".split()
)
# A form of the indicative, the conditional, the subjunctive or the imperative.
_FINITE = re.compile(r":(?:Ip|Iq|Is|If|K|Sp|Sq|E)\b|>voici/|>voilà/")
_NO_SENTENCE = re.compile(rf"[\[«{WORD}]|\s:")  # a blank, a quotation, a link, what a colon opens
_LABEL = 9  # words of the longest label
_AT_A_TIME = 200  # words of one question to Grammalecte


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
    said = _WORD.findall(typed(suspect.text[suspect.start : suspect.end]).lower())
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
