"""Pages to build, the same for every generator and on every machine.

Their sentences are the guide's own, without its directives: plain CommonMark that all understand.
They are drawn at random from a fixed seed, so that any number of pages has the vocabulary of real
French, and no two the same text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

SEED = 2009
REVIEWED = "2026-11-22"
WORDS_A_PAGE = 800
PAGES_A_SECTION = 10
HEADINGS = 5
LINKS = 6
LIST_ITEMS = 5
TABLE_ROWS = 5
SENTENCES_A_PARAGRAPH = 4

_ROLE = re.compile(r" ?\{[\w:-]+\}`([^`<]*)(?:<[^`]*)?`")  # its words are kept, where it has some
_SILENT = re.compile(r" ?\{(?:cite[:\w]*|grade|hours|fte|quantity|passage|eq)\}`[^`]*`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{2,} (.+)$", re.MULTILINE)
_OPENING = re.compile(r"[A-ZÀ-Ý«]")
_MARKUP = re.compile(r"[{}|<>`]")
SHORTEST = 40  # characters: what is shorter is a label more than a sentence


@dataclass(frozen=True)
class Words:
    """What the pages are made of: the sentences and the headings of the guide."""

    sentences: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One page: its path under the folder of the content, its title, its Markdown."""

    path: str
    title: str
    text: str


def read_words(folder: Path) -> Words:
    """Return the words of the Markdown pages of a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    headings = (plain(found) for text in texts for found in _HEADING.findall(text))
    return Words(
        tuple(dict.fromkeys(one for text in texts for one in sentences(text))),
        tuple(dict.fromkeys(heading for heading in headings if not _MARKUP.search(heading))),
    )


def sentences(text: str) -> Iterator[str]:
    r"""Yield the sentences of a page, one a line in the guide, without what is not CommonMark.

    >>> list(sentences("# Titre\nUne étude a suivi {term}`les bénévoles` {cite:p}`a` longtemps."))
    ['Une étude a suivi les bénévoles longtemps.']
    """
    for line in _FENCE.sub("", text).splitlines():
        found = plain(line.strip())
        if len(found) >= SHORTEST and _OPENING.match(found) and not _MARKUP.search(found):
            yield found


def plain(text: str) -> str:
    """Return a line of MyST as plain text: roles and links leave their words, or nothing."""
    return _ROLE.sub(r" \1", _LINK.sub(r"\1", _SILENT.sub("", text))).strip().replace(" .", ".")


def make_pages(words: Words, count: int) -> tuple[Page, ...]:
    """Return so many pages, in sections of ten, the first with no other page before it."""
    random = Random(SEED)
    titles = [f"{random.choice(words.headings)}, {number}" for number in range(1, count + 1)]
    paths = [path_of(number) for number in range(count)]
    return tuple(
        Page(path, title, _page(random, words, title, paths))
        for path, title in zip(paths, titles, strict=True)
    )


def path_of(number: int) -> str:
    """Return where a page stands.

    >>> path_of(0), path_of(29)
    ('section-01/page-001.md', 'section-03/page-030.md')
    """
    return f"section-{number // PAGES_A_SECTION + 1:02}/page-{number + 1:03}.md"


def _page(random: Random, words: Words, title: str, paths: Sequence[str]) -> str:
    """Return the text of a page, with the links to others that every page has."""
    blocks = [front_matter(f"{title} : {random.choice(words.sentences)}", title), f"# {title}"]
    extras = [_list(random, words), _table(random, words), _list(random, words), "", ""]
    while count_words(blocks) < WORDS_A_PAGE:
        place = len([block for block in blocks if block.startswith("## ")])
        if place < HEADINGS and count_words(blocks) >= place * WORDS_A_PAGE / HEADINGS:
            blocks += [f"## {random.choice(words.headings)}", extras[place]]
        blocks.append(_paragraph(random, words))
    blocks.append("\n".join(f"- [{path}](../{path})" for path in random.sample(paths, LINKS)))
    return "\n\n".join(filter(None, blocks)) + "\n"


def front_matter(description: str, alias: str) -> str:
    """Return what this project wants at the head of a page; the others read or skip it.

    >>> print(front_matter("Un « oui » : oui.", "Titre, 1"))
    ---
    description: "Un « oui » : oui."
    aliases: ["Titre, 1"]
    reviewed: 2026-11-22
    ---
    """
    told, named = (json.dumps(text, ensure_ascii=False) for text in (description, alias))
    return f"---\ndescription: {told}\naliases: [{named}]\nreviewed: {REVIEWED}\n---"


def count_words(blocks: Sequence[str]) -> int:
    """Return how many words these blocks hold, the front matter left out."""
    return sum(len(block.split()) for block in blocks[1:])


def _paragraph(random: Random, words: Words) -> str:
    return "\n".join(random.sample(words.sentences, SENTENCES_A_PARAGRAPH))


def _list(random: Random, words: Words) -> str:
    return "\n".join(f"- {one}" for one in random.sample(words.sentences, LIST_ITEMS))


def _table(random: Random, words: Words) -> str:
    rows = (
        (random.choice(words.headings), random.choice(words.headings)) for _ in range(TABLE_ROWS)
    )
    lines = ("| " + " | ".join(row).replace("\n", " ") + " |" for row in rows)
    return "\n".join(["| Point | Détail |", "| --- | --- |", *lines])
