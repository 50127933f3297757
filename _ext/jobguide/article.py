"""The article of 2009, statement by statement: the words in which nothing may be lost.

Imports records only. The file is the site's own copy of the article's wording; a test holds its
digest, so that it cannot be bent to fit a page.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from .records import Statement

_SPACES = re.compile(r"[\s\u00a0\u202f]+")


def fold(text: str) -> str:
    r"""Return a text without the differences that typography makes (spaces, apostrophes).

    >>> fold("l’article\u00a0:  un\nmot")
    "l'article : un mot"
    """
    return _SPACES.sub(" ", text.replace("’", "'")).strip()


def load_statements(path: Path) -> dict[str, Statement]:
    """Read the statements file; the order of the article is kept, and numbered from 1."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["statement"]
    statements = (Statement(e["id"], e["area"], e["text"], n) for n, e in enumerate(entries, 1))
    return {statement.id: statement for statement in statements}
