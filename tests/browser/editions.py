"""One edition of the site, for the tests of its tools: where it is, and what it says in its words.

What a page must say is taken from the tables of words, so that a test holds in every edition.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from jobguide.sizing.reckoning import display
from jobguide.words import word
from sitekit.typography import set_text

FOLDERS = {"fr": "", "en": "en/"}
# What a script does whatever the words: both editions are served the same scripts and templates, of
# which the tour sees every page, and one of them is enough.
IN_FRENCH = pytest.mark.parametrize("edition", ["fr"], indirect=True)
# Typography tells apart what a test need not.
SPACES = str.maketrans("\u202f\u00a0", "  ")


def plain(text: str | None) -> str:
    r"""Return a text on one line, with plain spaces.

    >>> plain("4,6\u00a0h\n par semaine")
    '4,6 h par semaine'
    """
    return " ".join((text or "").translate(SPACES).split())


def asking(page: Page, function: str, asked: object) -> list[Any]:
    """Run a function of the page on a list of things, and return its list of answers."""
    answers: list[Any] = json.loads(page.evaluate(function, json.dumps(asked)))
    return answers


@dataclass(frozen=True)
class Edition:
    """An edition, by its language."""

    language: str

    @property
    def folder(self) -> str:
        """The folder of its pages in the site."""
        return FOLDERS[self.language]

    def says(self, key: str, **values: object) -> str:
        """Return a whole message, with its values, as the page shows it."""
        return plain(set_text(word(self.language, key, **values), self.language))

    def part(self, key: str) -> str:
        """Return the longest piece of a message that no value is put into.

        >>> Edition("en").part("tell-launch-slow")
        'h a week, it would take'
        """
        pieces = re.split(r"\{\w+\}", set_text(word(self.language, key), self.language))
        return max(map(plain, pieces), key=len)

    def typed(self, text: str) -> str:
        """Return what a French reader types as one of this edition does: 1,5 for 1.5.

        >>> Edition("en").typed("1 500,5")
        '1 500.5'
        """
        return text if self.language == "fr" else text.translate(str.maketrans(",.", ".,"))

    def figure(self, value: float, unit: str = "h") -> str:
        """Return a number as the page shows it."""
        return display(value, self.language, unit)
