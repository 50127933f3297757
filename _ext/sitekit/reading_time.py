"""How long a page takes to read: the words that a reader sees who opens nothing that is folded.

Imports nothing of ours.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

WORDS_A_MINUTE = 200  # a little under what adults read in silence, in French or in English
# What a fold hides, but the words that open it; pictures told in words; what a form asks.
_SEEN = (
    "//text()[not(ancestor::*[self::svg or self::script or self::form or @hidden or @popover"
    " or (parent::details[not(@open)] and not(self::summary))])]"
)
_WORD = re.compile(r"\w[\w\u2019'-]*")


def minutes(body: HtmlElement) -> int:
    """Return the minutes that a page takes, at least one.

    >>> from lxml.html import fragment_fromstring
    >>> folded = "<details><summary>Deux</summary><p>" + "mot " * 900 + "</p></details>"
    >>> [minutes(fragment_fromstring(f"<div>{text}</div>")) for text in (folded, "mot " * 900)]
    [1, 5]
    """
    words = sum(len(_WORD.findall(text)) for text in body.xpath(_SEEN))
    return max(1, -(-words // WORDS_A_MINUTE))
