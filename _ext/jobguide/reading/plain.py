"""A text made plain: small letters of ASCII, one kind of dot, dash and apostrophe, whole sentences.

Every character keeps the place it comes from, so that what is found is shown in the reader's own
text. Places are counted in code points, here and in the browser.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

ACCENTS = range(0x0300, 0x0370)
# Where a sentence ends. A dot inside a number or an address has no space after it.
_END_OF_SENTENCE = re.compile(r"[.!?;](?= )|\n")


@dataclass(frozen=True)
class Change:
    """A change made to the whole text: what each match of a pattern becomes.

    ``into`` lists groups of the pattern by their number, which keep their places, and new words,
    which stand for all that lies between the groups beside them.
    """

    pattern: re.Pattern[str]
    into: tuple[int | str, ...]


@dataclass(frozen=True)
class Plain:
    """A text made plain, and where each of its characters starts and ends in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the plain text, that is not empty, stands in the original."""
        return self.starts[start], self.ends[end - 1]

    @cached_property
    def _marks(self) -> list[int]:
        return [mark.start() for mark in _END_OF_SENTENCE.finditer(self.text)]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence begins and ends that holds a piece of the plain text."""
        before, after = bisect_left(self._marks, start), bisect_left(self._marks, end)
        begins = self._marks[before - 1] + 1 if before else 0
        ends = self._marks[after] if after < len(self._marks) else len(self.text)
        return begins, ends

    def lines(self, count: int) -> int:
        """Return where the first lines of the plain text end."""
        breaks = [mark.start() for mark in re.finditer("\n", self.text)]
        return breaks[count - 1] if len(breaks) >= count else len(self.text)


def letters_of(character: str, same: Mapping[str, str]) -> str:
    """Return what a character becomes: plain letters and signs, a space, or nothing at all.

    >>> letters_of("é", {}), letters_of("’", {"’": "'"}), letters_of("ﬁ", {}), letters_of("🎉", {})
    ('e', "'", 'fi', ' ')
    """
    if character in same:
        return same[character]
    if character.isascii():
        return character if character == "\n" or " " <= character <= "~" else " "
    parts = unicodedata.normalize("NFKD", character)
    return "".join(_one(part, same) for part in parts)


def _one(part: str, same: Mapping[str, str]) -> str:
    if part in same:
        return same[part]
    if ord(part) in ACCENTS:
        return ""
    return part if " " <= part <= "~" else " "


def make_plain(text: str, same: Mapping[str, str], changes: Sequence[Change]) -> Plain:
    """Make a text plain: character by character, then change by change, then in small letters."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    known = {character: letters_of(character, same) for character in set(text)}
    for place, character in enumerate(text):
        for letter in known[character]:
            letters.append(letter)
            starts.append(place)
            ends.append(place + 1)
    plain = Plain("".join(letters), starts, ends)
    for change in changes:
        plain = _changed(plain, change)
    return Plain(plain.text.lower(), plain.starts, plain.ends)


def _changed(plain: Plain, change: Change) -> Plain:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int) -> None:
        pieces.append(plain.text[start:end])
        starts.extend(plain.starts[start:end])
        ends.extend(plain.ends[start:end])

    done = 0
    for match in change.pattern.finditer(plain.text):
        keep(done, match.start())
        done = match.start()
        for number, part in enumerate(change.into):
            if isinstance(part, int):
                keep(*match.span(part))
                done = max(done, match.end(part))
            else:
                last = _next_group(match, change.into[number + 1 :])
                pieces.append(part)
                starts.extend([plain.starts[min(done, last - 1)]] * len(part))
                ends.extend([plain.ends[last - 1]] * len(part))
        done = match.end()
    keep(done, len(plain.text))
    return Plain("".join(pieces), starts, ends)


def _next_group(match: re.Match[str], parts: Sequence[int | str]) -> int:
    """Return where the first of these groups that is there starts, or where the match ends."""
    groups = (match.start(part) for part in parts if isinstance(part, int))
    return next((start for start in groups if start >= 0), match.end())
