"""In which order a book is read: the parts of the site's first page, and the sources at the end.

A page that has pages of its own is followed by them. Imports nothing of this package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sphinx.environment import BuildEnvironment

from sitekit.navigation import read_groups


@dataclass(frozen=True)
class Leaf:
    """A page in its place: its name, and how many pages stand above it in its part."""

    name: str
    depth: int = 0


@dataclass(frozen=True)
class Part:
    """A part of the book; the first page and the last stand alone, under no title."""

    title: str
    leaves: tuple[Leaf, ...]


def parts_of(env: BuildEnvironment) -> tuple[Part, ...]:
    """Return the parts in reading order; a page stands where it is met first."""
    root, last = env.config.root_doc, _sources(env)
    seen = {root, *last}
    groups = [(one.caption, tuple(_leaves(env, one.pages, 0, seen))) for one in read_groups(env)]
    named = [Part(caption, leaves) for caption, leaves in groups if leaves]
    return (Part("", (Leaf(root),)), *named, *(Part("", (Leaf(name),)) for name in last))


def _sources(env: BuildEnvironment) -> list[str]:
    """Return the pages that list the sources: they close the book."""
    found = env.domaindata.get("cite", {}).get("bibliographies", {})
    return sorted({key.docname for key in found})


def _leaves(
    env: BuildEnvironment, pages: tuple[str, ...], depth: int, seen: set[str]
) -> Iterator[Leaf]:
    for name in pages:
        if name not in seen:
            seen.add(name)
            yield Leaf(name, depth)
            yield from _leaves(env, tuple(env.toctree_includes.get(name, ())), depth + 1, seen)
