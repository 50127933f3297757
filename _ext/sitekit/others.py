"""What Sphinx, MyST and docutils tell in English only: their warnings, with our words after theirs.

`others.toml` has, for a type of warning, what is wrong and how to mend it, in each language; a type
without words there is told as what cannot be read.
"""

from __future__ import annotations

import logging
from pathlib import Path

from sphinx.application import Sphinx

from .words import PARTS, Words, in_all

OTHERS = Words(Path(__file__).with_name("others.toml"), parts=PARTS)
OURS = {"job", "sitekit"}
MARK = "explained"


class Explain(logging.Filter):
    """Adds to a warning of another program what a contributor needs to mend it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, with more words where it has none of ours."""
        kind, subtype = getattr(record, "type", None), getattr(record, "subtype", None)
        if record.levelno >= logging.WARNING and kind not in OURS and not hasattr(record, MARK):
            setattr(record, MARK, True)  # each handler hands it over
            told = logging.LogRecord.getMessage(record)  # without the place, which comes before
            record.msg, record.args = f"{told} — {explained(kind, subtype)}", ()
        return True


def explained(kind: object, subtype: object) -> str:
    """Return what is wrong and how to mend it, in all languages."""
    known = (name for name in (f"{kind}.{subtype}", str(kind)) if f"{name}.wrong" in OTHERS)
    name = next(known, "other")
    wrong, mend = (OTHERS.texts(f"{name}.{part}") for part in PARTS)
    return in_all({language: (wrong[language], mend[language]) for language in wrong})


def add(app: Sphinx) -> None:
    """Put the words in the way of all warnings."""
    explain = Explain()
    for handler in logging.getLogger("sphinx").handlers:
        handler.addFilter(explain)
