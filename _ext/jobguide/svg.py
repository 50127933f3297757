"""Drawings: the frame of them all, the strokes that their templates ask for, and bars.

A drawing fills the frame that it stands in, and its letters keep their size: a place across is
given in parts of ``WIDTH`` and written in per cent, a height in dots. Each drawing has a title and
a description, and uses classes only: the stylesheet gives the colours, so that light, dark, print
and forced colours all work. Imports nothing of Sphinx.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from textwrap import wrap

from markupsafe import Markup

from sitekit.files import macros, rendered

WIDTH = 360  # of every drawing; on a phone a part of it is about a dot
STROKES = Path(__file__).with_name("strokes.svg")
_LAYOUT = re.compile(r"\s*\n\s*")


def drawing(
    path: Path, /, *, ident: str, title: str, description: str, height: float, **values: object
) -> str:
    """Return a whole drawing, named and described for those who do not see it.

    Its strokes are those of a template, which may ask for the strokes of `strokes.svg`.
    """
    strokes = _strokes()
    drawn = Markup(rendered(path, height=height, **strokes, **values))
    return _LAYOUT.sub("", strokes["whole"](ident, title, description, height, drawn))


@cache
def _strokes() -> dict[str, Callable[..., str]]:
    return macros(STROKES, drawing_width=WIDTH, folded=_folded, said=_said)


def _said(words: str) -> Markup:
    """Return words as they stand in a drawing: typography must see their quotes."""
    return Markup(escape(words, quote=False))


def _folded(words: str, width: int) -> list[str]:
    return wrap(words, width, break_long_words=False) or [""]


@dataclass(frozen=True)
class Bar:
    """One row: its label, its value and how it is told; a range where there is one.

    A range is told with the value, on a line of its own: beside the bar a number would stand at the
    wrong one of its ends.
    """

    label: str
    value: float
    told: str
    low: float | None = None
    high: float | None = None
