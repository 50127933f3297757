"""What a book says of itself, in either format: title, day, licence, address, name of its file.

The day of an edition is that of the newest review of a page. No clock is asked, so that the same
pages always make the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sitekit.editions import current
from sitekit.front_matter import written_date
from sitekit.typography import set_text

from .words import word

OLDEST = date(1980, 1, 1)  # the first day that a zip archive can hold


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
    def moment(self) -> int:
        """The day in seconds since 1970, as programs ask for it."""
        return int(datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC).timestamp())

    @property
    def identifier(self) -> str:
        """The name that no other book has, and that each version of this one keeps."""
        return uuid5(NAMESPACE_URL, f"{self.address}{self.name}").urn

    @property
    def rights(self) -> str:
        """What one may do with the book."""
        told = f"{self.word('licence')} {self.word('licence-name')}"
        address = f" ({self.licence})" if self.licence else ""
        return f"{told}{address}. {self.word('quoted')}"

    def word(self, key: str) -> str:
        """Return a word of the edition, set as its language wants it."""
        return set_text(word(self.language, key), self.language)


def read_book(env: BuildEnvironment) -> Book:
    """Return what the settings and the pages tell of the edition that is being built."""
    config = env.config
    return Book(
        language=config.language,
        name=word(config.language, "name"),
        title=set_text(config.project, config.language),
        description=set_text(_description(env), config.language),
        author=config.author,
        day=newest_review(env),
        licence=config.html_context.get("licence_url", ""),
        address=current(config).base,
        mark=Path(env.srcdir, config.html_favicon or "").as_uri(),
    )


def newest_review(env: BuildEnvironment) -> date:
    """Return the day of the newest review; a date that is none was reported when it was read."""
    days = [OLDEST]
    for metadata in env.metadata.values():
        try:
            days.append(date.fromisoformat(str(metadata.get("reviewed", ""))))
        except ValueError:
            continue
    return max(days)


def _description(env: BuildEnvironment) -> str:
    """Return what the first page says of itself, in the language of the edition."""
    found = env.get_doctree(env.config.root_doc).findall(nodes.meta)
    return next((meta["content"] for meta in found if meta.get("name") == "description"), "")
