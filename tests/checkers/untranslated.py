"""What the build says is not translated yet, and what its checks then make of the English edition.

The page says of such a sentence that it is French (`lang`). Titles, descriptions and options are
shown in other places too, and in pieces: there, only their words tell them.
"""

import re
from dataclasses import dataclass

_NOTICE = re.compile(r"^(\S+)\.md:\d+: NOTICE: [^:]+: (.+)$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Untranslated:
    """The pages that hold a sentence without its English of today, and the words of all of these.

    >>> left = untranslated("guide/a.md:7: NOTICE: pas encore traduit: Le fil, l'été")
    >>> left.holds("L’été"), left.holds("un fil"), "guide/a.html" in left.pages
    (True, False, True)
    """

    pages: frozenset[str]
    words: frozenset[str]

    def holds(self, text: str) -> bool:
        """Tell whether all the words of a text are words of these sentences."""
        words = {word.lower() for word in _WORD.findall(text)}
        return bool(words) and words <= self.words


NOTHING = Untranslated(frozenset(), frozenset())


def untranslated(said: str) -> Untranslated:
    """Read what a build said."""
    told = _NOTICE.findall(said)
    words = (word.lower() for _page, sentence in told for word in _WORD.findall(sentence))
    return Untranslated(frozenset(f"{page}.html" for page, _ in told), frozenset(words))
