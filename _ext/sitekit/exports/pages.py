"""What the formats tell of a page: where it is, what it is called, what it is about, its review.

The description is kept as the edition tells it: Sphinx keeps titles, and not what the head says.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from posixpath import basename

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

from ..editions import current
from ..typography import set_text

STORE = "sitekit_told_descriptions"


@dataclass(frozen=True)
class Told:
    """What is told of a page; ``reviewed`` is the day, as its head writes it."""

    docname: str
    title: str
    description: str
    reviewed: str


def told(env: BuildEnvironment, docname: str) -> Told:
    """Return what is told of a page, in the words and the typography of the edition."""
    description = _kept(env).get(docname, "")
    return Told(
        docname,
        env.titles[docname].astext(),
        set_text(description, env.config.language),
        str(env.metadata[docname].get("reviewed", "")),
    )


def is_made(app: Sphinx) -> bool:
    """Tell whether the build makes the site: a book or a check has no format of its own."""
    return app.builder.name == "html"


def address(app: Sphinx, target: str, seen_from: str = "") -> str:
    """Return the address of a file of the edition; where there is none, the way to it.

    The way is that from another file of the edition, or from its root.
    """
    whole = current(app.config).address(target)
    return whole or "../" * seen_from.count("/") + target


def beside(docname: str, ending: str) -> str:
    """Return the address of the file beside a page, as seen from the page.

    >>> beside("guide/mission", ".md")
    'mission.md'
    """
    return f"{basename(docname)}{ending}"


class Descriptions(EnvironmentCollector):
    """Keeps what each page says of itself in its head, once it is translated."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page that is gone or about to be read again."""
        _kept(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        """Take over the pages that another process has read."""
        found = _kept(other)
        _kept(env).update({name: found[name] for name in docnames if name in found})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Keep the description of the page that was just read."""
        found = _descriptions(doctree.findall(nodes.meta))
        _kept(app.env)[app.env.docname] = next(iter(found), "")


def _descriptions(metas: Iterable[nodes.meta]) -> list[str]:
    return [str(meta["content"]) for meta in metas if meta.get("name") == "description"]


def _kept(env: BuildEnvironment) -> dict[str, str]:
    kept: dict[str, str] = env.__dict__.setdefault(STORE, {})
    return kept


def add(app: Sphinx) -> None:
    """Register the reading of the heads."""
    app.add_env_collector(Descriptions)
