"""What both books share: what a book says of itself, the order of its parts, how it is built.

The day of an edition is that of the newest review of a page. No clock is asked, so that the same
pages always make the same bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.matching import Matcher

from sitekit.editions import current
from sitekit.files import NO_DAY
from sitekit.front_matter import description_of, review_of, written_date
from sitekit.navigation import read_groups
from sitekit.typography import set_text
from sitekit.words import Words

from .chapters import PAGE, Chapter, Leaf, Part

WORDS = Words(Path(__file__).with_name("words.toml"))
word = WORDS.word
SHEETS = "_books"  # the folder of the templates and of the sheets of style


@dataclass(frozen=True)
class Book:
    """One edition as a book.

    ``address`` is that of the edition online, empty if it has none; ``licence`` and ``mark``, the
    picture that stands for the site, are told by their addresses too.
    """

    language: str
    name: str
    title: str
    description: str
    author: str
    day: date
    licence: str
    address: str
    mark: str

    @property
    def told_day(self) -> str:
        """The line that dates the edition."""
        return word(self.language, "edition", date=written_date(self.day, self.language))

    @property
    def identifier(self) -> str:
        """The name that no other book has, and that each version of this one keeps."""
        return uuid5(NAMESPACE_URL, f"{self.address}{self.name}").urn

    def word(self, key: str) -> str:
        """Return a word of the edition, set as its language wants it."""
        return set_text(word(self.language, key), self.language)


def file_name(language: str) -> str:
    """Return how the files of an edition are called: no two alike, for they share a folder.

    >>> file_name("en"), file_name("es")
    ('running-online-community', 'animer-communaute-en-ligne-es')
    """
    names = WORDS.texts("name")
    return names.get(language) or f"{next(iter(names.values()))}-{language}"


def read_book(env: BuildEnvironment) -> Book:
    """Return what the settings and the pages tell of the edition that is being built."""
    config = env.config
    return Book(
        language=config.language,
        name=file_name(config.language),
        title=set_text(config.project, config.language),
        description=description_of(env, config.root_doc),
        author=config.author,
        day=newest_review(env),
        licence=config.html_context.get("licence_url", ""),
        address=current(config).base,
        mark=Path(env.srcdir, config.html_favicon or "").as_uri(),
    )


def newest_review(env: BuildEnvironment) -> date:
    """Return the day of the newest review."""
    days = (review_of(env, name) for name in env.found_docs)
    return max((day for day in days if day), default=NO_DAY)


def reading_order(env: BuildEnvironment) -> Iterator[tuple[str, tuple[Leaf, ...]]]:
    """Yield the parts of the book: the first page, those that it leads to, the sources.

    The first and the last have no title. A page that has pages of its own is followed by them, and
    stands where it is met first.
    """
    bibliographies = env.domaindata.get("cite", {}).get("bibliographies", {})
    first, last = env.config.root_doc, sorted({key.docname for key in bibliographies})
    seen = {first, *last}
    yield "", (Leaf(first, alone=True),)
    for group in read_groups(env, first):
        leaves = tuple(_leaves(env, group.pages, 0, seen))
        if leaves:
            yield group.caption, leaves
    for name in last:
        yield "", (Leaf(name, alone=True),)


def is_left_out(config: Config, page: str) -> bool:
    """Tell whether the books leave a page to the site (`books_left_out`, `books_kept`)."""
    leaves, keeps = (_matcher(tuple(config[f"books_{name}"])) for name in ("left_out", "kept"))
    return leaves(page) and not keeps(page)


_matcher = cache(Matcher)


def _leaves(
    env: BuildEnvironment, pages: tuple[str, ...], depth: int, seen: set[str]
) -> Iterator[Leaf]:
    for name in pages:
        below = tuple(env.toctree_includes.get(name, ()))
        if is_left_out(env.config, name):
            yield from _leaves(env, below, depth, seen)
        elif name not in seen:
            seen.add(name)
            yield Leaf(name, depth)
            yield from _leaves(env, below, depth + 1, seen)


class BookBuilder(StandaloneHTMLBuilder):
    """Writes every page, keeps what it says, and writes no file of its own for it."""

    search = False
    copysource = False
    allow_parallel = False  # the pages are kept in memory

    def init(self) -> None:
        """Begin with no page."""
        super().init()
        self.bodies: dict[str, str] = {}

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page, which `chapters` turns into that of a chapter.

        One that is left out has its address on the site, like a file beside the pages.
        """
        return f"{docname}.html" if is_left_out(self.config, docname) else PAGE + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a page, the same from everywhere."""
        return self.get_target_uri(to)

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield all pages of the book: it is made whole."""
        yield from (name for name in self.env.found_docs if not is_left_out(self.config, name))

    def copy_assets(self) -> None:
        """Copy nothing: the sheets and the scripts of the site are not the book's."""

    def handle_page(self, pagename: str, addctx: dict[str, Any], *rest: Any, **more: Any) -> None:
        """Keep what a page says, and none of what the site draws around it."""
        self.bodies[pagename] = addctx["body"]

    def parts(self, make: Callable[[Leaf, str], Chapter]) -> list[Part]:
        """Return the parts of the book, each page made into a chapter."""
        return [
            Part(title, tuple(make(leaf, self.bodies[leaf.name]) for leaf in leaves))
            for title, leaves in reading_order(self.env)
        ]
