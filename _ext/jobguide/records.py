"""What the site knows of the job, as immutable records.

Every other room works on these. This one imports nothing of ours and nothing of Sphinx, so that
the model of the job can be read, tested and reused without a documentation generator.
"""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """Where something stands: the page, its anchor there, and the line of the source file.

    The line serves messages only: two records that differ by it alone show the same thing.
    """

    docname: str
    anchor: str
    line: int = field(compare=False)

    @property
    def at(self) -> tuple[str, int]:
        """The place as messages show it."""
        return self.docname, self.line


@dataclass(frozen=True)
class JobObject:
    """A mission, competency, placement, posting…: anything with an identity.

    ``facets`` are the kinds of labelled blocks found in it; ``facts`` are its coded options, as
    pairs, in the order in which they are shown; ``texts`` are the words of the blocks that other
    pages show, those of a list item by item; ``sources`` are the keys of what it cites, sentence by
    sentence; ``signs`` reveal it in a posting, in TOML.
    """

    kind: str
    id: str
    title: str
    place: Place
    competencies: tuple[str, ...] = ()
    area: str = ""
    facets: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sources: tuple[tuple[str, ...], ...] = ()
    signs: str = ""

    def fact(self, name: str) -> str:
        """Return one coded option, or an empty string where it was not given."""
        return dict(self.facts).get(name, "")

    def told(self, name: str) -> tuple[str, ...]:
        """Return the words of one block, none where it was not given."""
        return dict(self.texts).get(name, ())


@dataclass(frozen=True)
class Passage:
    """A stretch of a posting's own words, and the missions and competencies it shows."""

    text: str
    tags: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Line:
    """A statement of the 2009 article where a page quotes it, or a line of a posting, or both.

    ``statement`` is empty where the words are ours, ``posting`` where the page has no posting;
    ``untagged`` says that a line carries no passage on purpose.
    """

    text: str
    place: Place
    statement: str = ""
    posting: str = ""
    untagged: bool = False
    facets: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A text that a page gives to be copied, and the posting in whose section it stands, if any."""

    posting: str
    text: str


@dataclass(frozen=True)
class PageRecord:
    """All that one page declares; ``sheets`` are the texts that it gives to be copied."""

    objects: tuple[JobObject, ...] = ()
    lines: tuple[Line, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One of the 69 statements of the article of 2009, in its own words."""

    id: str
    area: str
    text: str
    number: int


_SPACES = re.compile(r"[\s\u00a0\u202f]+")


def fold(text: str) -> str:
    r"""Return a text without the differences that typography makes (spaces, apostrophes).

    >>> fold("l’article\u00a0:  un\nmot")
    "l'article : un mot"
    """
    return _SPACES.sub(" ", text.replace("’", "'")).strip()


def listed(argument: str) -> list[str]:
    """Split an option such as ``a, b`` into its names.

    >>> listed("writing, listening ,")
    ['writing', 'listening']
    """
    return [name.strip() for name in argument.split(",") if name.strip()]
