"""Wordings: how a rule writes the words that it looks for, and the pattern that this makes.

They are French phrases, with a few signs, so that whoever writes a page can write a rule:

- ``modér*``: any ending;
- ``animer [la|notre] communauté``: words that may be there;
- ``(recherche|recrute) un``: one of these;
- ``répondre … membres``: up to four words between, in the same sentence;
- ``à !(temps|partir) *``: a word that is none of these;
- ``<1-23> heures``: a number, in figures or, up to twenty, in letters, with a space or none;
- ``# euros``: an amount, with a space or none;
- ``@date``: a wording that has a name.

Accents, capitals and the kind of apostrophe do not count; a hyphen between words may be a space or
nothing; a word may carry the mark of an inclusive form. What this makes cannot take long on any
text: nothing repeats without bound but the letters of one word, and no repetition holds another.
"""

import re
from collections.abc import Mapping, Sequence

from .plain import letters_of

MARK = "·"  # what an inclusive form leaves at the end of its word (`rules.toml`)
# Read as ASCII. Nothing looks back: a browser of 2021 could not.
_EDGE_BEFORE, _EDGE_AFTER = r"\b", f"{MARK}?(?![a-z0-9])"
_AMOUNT = "[0-9][0-9 .,]{0,9}"
_GAP = r"(?:[^ .!?;\n]+ ){0,4}"
_LETTERS = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt"
).split()
_TOKEN = re.compile(r"@[a-z]+(?:-[a-z]+)*|<\d+-\d+>|[][()|*#…:! -]|[^][()|*#…:! @<-]+")


class WordingError(ValueError):
    """A wording or a sign that cannot be read; the message says which, and why."""


def pattern_of(wordings: Sequence[str], named: Mapping[str, Sequence[str]]) -> str:
    """Return the pattern of any of these wordings, as Python and JavaScript both read it.

    >>> bool(re.search(pattern_of(["animer [la] communauté"], {}), "animer communaute"))
    True
    >>> bool(re.search(pattern_of(["<1-23> h"], {}), "24 h")), pattern_of([], {})
    (False, '(?!)')
    """
    if not wordings:
        return "(?!)"
    worded = [_Reader(wording, named).whole() for wording in wordings]
    begin_with_letter = [each for each in worded if _starts_with_letter(each)]
    others = [each for each in worded if not _starts_with_letter(each)]
    parts = [f"{_EDGE_BEFORE}(?:{'|'.join(begin_with_letter)})"] if begin_with_letter else []
    return "|".join([*parts, *others])


def _starts_with_letter(pattern: str) -> bool:
    return pattern[0].isalnum() or pattern.startswith(("(", "[0-9]"))


def numbers(low: int, high: int) -> str:
    """Return the pattern of a number between two bounds, both included.

    >>> numbers(2, 3)
    '(?:0?2|0?3|deux|trois)(?![0-9])'
    """
    figures = [f"0?{n}" if n < 10 else str(n) for n in range(low, high + 1)]
    letters = [plain_word(_LETTERS[n - 1]) for n in range(max(low, 1), min(high, 20) + 1)]
    return f"(?:{'|'.join([*figures, *letters])})(?![0-9])"


def plain_word(word: str) -> str:
    r"""Return a word as texts are read, with what a pattern takes as signs made harmless.

    >>> plain_word("l’été (F/H)")
    "l' ?ete \\(f/h\\)"
    """
    letters = "".join(letters_of(each, {"’": "'", "€": "€", "·": MARK}) for each in word).lower()
    # A text has a space after each apostrophe, so that « d'un » and « d' un » are the same.
    return re.sub(r"([.+?^$\\(){}|\[\]*])", r"\\\1", letters).replace("'", "' ?")


class _Reader:
    """Reads one wording, sign by sign."""

    def __init__(self, wording: str, named: Mapping[str, Sequence[str]]) -> None:
        self.wording, self.named = wording, named
        self.tokens: list[str] = _TOKEN.findall(wording.strip())
        self.place = 0

    def whole(self) -> str:
        """Return the pattern of the wording."""
        made = self.sequence(closing="")
        if re.search(r"\*[^ |)\]]*\*", self.wording):
            raise WordingError(f"{self.wording}: a word has one free ending at most")
        last = self.tokens[-1]
        ends_in_word = last[-1].isalnum() or last in "*)]" or last[0] in "@<#"
        return made + (_EDGE_AFTER if ends_in_word else "")

    def sequence(self, closing: str) -> str:
        """Return the pattern of all that comes before a closing sign."""
        made = ""
        while self.place < len(self.tokens) and self.tokens[self.place] != closing:
            if closing and self.tokens[self.place] == "|":
                made += "|"
                self.place += 1
            else:
                made += self.one(begins=not made or made.endswith("|"))
        return made

    def one(self, *, begins: bool) -> str:
        """Return the pattern of the next sign."""
        token = self.taken()
        following = self.tokens[self.place] if self.place < len(self.tokens) else ""
        if token == " ":
            return self.space(following)
        if token == "(":
            return f"(?:{self.inside(')')})"
        if token == "!":
            return self.refused()
        if token == "[":
            inside = f"(?:{self.inside(']')})"
            if begins and self.tokens[self.place : self.place + 1] == [" "]:
                self.place += 1
                return f"(?:{inside}{MARK}? )?"
            return f"{inside}?"
        return self.word(token)

    def taken(self) -> str:
        """Return the next sign, and go on."""
        self.place += 1
        return self.tokens[self.place - 1]

    def space(self, following: str) -> str:
        """Return the pattern of a space; a word that may be there takes its space with it."""
        before = self.tokens[self.place - 2] if self.place > 1 else ""
        made = " ?" if before.startswith(("<", "#")) else f"{MARK}? "
        if following == "[":
            self.place += 1
            return f"(?:{made}(?:{self.inside(']')}))?"
        if following == ":":
            return ""
        return made

    def refused(self) -> str:
        """Return the pattern of a place where none of the words between brackets begins."""
        if self.tokens[self.place : self.place + 1] != ["("]:
            raise WordingError(f"{self.wording}: ! has no words between brackets")
        self.place += 1
        refused = self.inside(")")
        self.place += self.tokens[self.place : self.place + 1] == [" "]
        return f"(?!(?:{refused})(?![a-z0-9]))"

    def inside(self, closing: str) -> str:
        """Return the pattern of the words between brackets."""
        made = self.sequence(closing)
        if self.place == len(self.tokens):
            raise WordingError(f"{self.wording}: {closing} is missing")
        self.place += 1
        return made

    def hyphen(self) -> str:
        """Return the pattern of a hyphen: between two words it may be a space, or nothing."""
        before, after = self.tokens[: self.place - 1], self.tokens[self.place :]
        joins = before and after and before[-1][-1].isalpha() and after[0][0].isalpha()
        return "[- ]?" if joins else "-"

    def word(self, token: str) -> str:
        """Return the pattern of a word, of an ending, of a hyphen, of a number, of a name."""
        signs = {"*": "[a-z]*", "-": self.hyphen(), "#": _AMOUNT, ":": " ?:"}
        if token in signs:
            return signs[token]
        if token == "…":
            # The space that ends the gap is in it.
            self.place += self.tokens[self.place : self.place + 1] == [" "]
            return _GAP
        if token in "()[]|":
            raise WordingError(f"{self.wording}: {token} stands alone")
        if token.startswith("<"):
            low, high = token[1:-1].split("-")
            return numbers(int(low), int(high))
        if not token.startswith("@"):
            return plain_word(token)
        if token[1:] not in self.named:
            raise WordingError(f"{self.wording}: nothing is named {token}")
        return group_of(self.named[token[1:]], self.named)


def group_of(wordings: Sequence[str], named: Mapping[str, Sequence[str]]) -> str:
    """Return the pattern that stands for a name: any of its wordings, inside a larger one."""
    return f"(?:{'|'.join(_Reader(wording, named).sequence('') for wording in wordings)})"
