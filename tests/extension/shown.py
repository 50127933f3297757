"""How the tests read tables and pictures of a page."""

from __future__ import annotations

from checkers import html
from checkers.html import Element, has_class, select
from extension.support import Built
from jobguide.records import fold
from jobguide.words import word

MISSIONS = [
    "Diffuser une information",
    "Remonter la parole",
    "Animer les échanges",
    "Relayer le terrain",
    "Articuler les canaux",
]


def text_of(element: Element) -> str:
    """Return the text of an element, without what typography makes of it."""
    return fold(html.text_of(element))


def words(*keys: str) -> list[str]:
    """Return interface words of the French edition."""
    return [word("fr", key) for key in keys]


def rows_of(table: Element) -> list[list[str]]:
    """Return the cells of a table, row by row, the row of its heads first."""
    return [[text_of(cell) for cell in select(row, "./th|./td")] for row in select(table, ".//tr")]


def table_of(built: Built, docname: str, ident: str) -> list[list[str]]:
    """Return the cells of the table of that identity."""
    (table,) = select(built.page(docname), f"//table[@id='{ident}']")
    return rows_of(table)


def figure(built: Built, docname: str, ident: str) -> Element:
    """Return the picture of that identity."""
    path = f"//figure[{has_class('picture')}][.//title[@id='{ident}-title']]"
    (found,) = select(built.page(docname), path)
    return found


def told(built: Built, docname: str, ident: str) -> list[list[str]]:
    """Return the cells of the table that tells a picture in text."""
    return rows_of(select(figure(built, docname, ident), ".//details/table")[0])


def labels(shown: Element) -> str:
    """Return all the words drawn in a picture."""
    return " ".join(text_of(label) for label in select(shown, ".//svg//text"))
