"""Where a computed block stands, and the docutils nodes that such blocks are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util.nodes import make_refnode

from sitekit.typography import set_text

from ..domain import JobDomain
from ..nodes import equivalent, picture, picture_caption
from ..records import JobObject, Statement
from ..words import word
from ..workload import Model

_WORDS = re.compile(r"(?<=>)[^<>]+(?=<)")  # what stands between two tags of a drawing

# The language of the article, and the class of words in it: docutils makes it the `lang` of HTML.
FRENCH = "fr"
IN_FRENCH = f"language-{FRENCH}"

Cell = str | nodes.Node
Row = list[Cell]


@dataclass(frozen=True)
class Site:
    """What a computed block may ask: the objects, the article, the model, and where it stands.

    ``docname`` is the document being written; ``page`` is the source page of the block, which is
    another where a builder writes all pages as one.
    """

    domain: JobDomain
    builder: Builder
    docname: str
    page: str
    language: str
    statements: dict[str, Statement]
    model: Model | None

    @property
    def is_translated(self) -> bool:
        """Whether the edition is in another language than the article."""
        return self.language != FRENCH

    def word(self, key: str, **values: object) -> str:
        """Return an interface word in the language of the edition."""
        return self.typeset(word(self.language, key, **values))

    def typeset(self, text: str) -> str:
        """Return a text for a place that typography does not reach: a picture, an attribute."""
        return set_text(text, self.language)

    def link(self, target: JobObject, words: str = "") -> nodes.reference:
        """Return a link to an object, from the page where the block stands."""
        return self.link_to(target.place.docname, target.place.anchor, words or target.title)

    def link_to(self, docname: str, anchor: str, words: str) -> nodes.reference:
        """Return a link to an anchor of a page."""
        return make_refnode(self.builder, self.docname, docname, anchor, nodes.Text(words))


def table(head: Sequence[Cell], rows: Iterable[Sequence[Cell]], style: str) -> nodes.table:
    """Return a table with column headers, and a row header in each row."""
    whole = nodes.table("", classes=[style])
    group = nodes.tgroup("", cols=len(head))
    group += [nodes.colspec("", colwidth=1, stub=int(n == 0)) for n, _column in enumerate(head)]
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *[_row(row) for row in rows])
    whole += group
    return whole


def captioned(caption: str, anchor: str, whole: nodes.table) -> nodes.table:
    """Give a table its caption, and the anchor that Sphinx needs to number it."""
    whole.insert(0, nodes.title("", caption))
    whole["ids"].append(anchor)
    return whole


def _row(cells: Sequence[Cell]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        inside = nodes.Text(cell) if isinstance(cell, str) else cell
        row += nodes.entry("", nodes.paragraph("", "", inside))
    return row


def numbered(mission: JobObject, number: int) -> nodes.Node:
    """Return the number of a mission as the head of a narrow column, its title behind it."""
    return nodes.abbreviation(str(number), str(number), explanation=mission.title)


def mission_key(site: Site, missions: Iterable[JobObject]) -> nodes.bullet_list:
    """Return what the numbers of `numbered` stand for, each with its link."""
    items = ([nodes.Text(f"{n}. "), site.link(m)] for n, m in enumerate(missions, 1))
    return bullets(items, "key")


def mark(site: Site, present: bool) -> nodes.Node:
    """Return the sign of a cell: there, or not there."""
    sign, told = ("●", site.word("yes")) if present else ("–", site.word("no"))
    return nodes.abbreviation(sign, sign, explanation=told)


def drawn(site: Site, svg: str, caption: str, told: nodes.Node) -> picture:
    """Return a picture with its caption, and what it says in a folded text."""
    figure = picture(svg=_WORDS.sub(lambda words: site.typeset(words[0]), svg))
    folded = equivalent("", told, summary=site.word("equivalent"))
    figure += picture_caption("", "", nodes.inline("", caption), folded)
    return figure


def bullets(items: Iterable[Sequence[nodes.Node]], style: str) -> nodes.bullet_list:
    """Return a list; each item is given as its inline nodes."""
    entries = [nodes.list_item("", nodes.paragraph("", "", *item)) for item in items]
    return nodes.bullet_list("", *entries, classes=[style])
