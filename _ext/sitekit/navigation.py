"""Where the reader is: the sidebar, the contents of the page, the step, the way back.

A tree drawn whole on every page makes a build grow with the square of the pages. Here a sidebar
is drawn once for all pages of a folder and branch, as a string, and only the mark of the current
page is added to it. Its groups are folded but the reader's own, so that it is taken in at a glance.
A list too long to skim shows the reader's own page only, so that no page grows because postings
were added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from posixpath import dirname
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.osutil import relative_uri

from .foreign_words import as_html
from .typography import set_text

SKIMMED = 40  # the longest list of neighbours that the sidebar unfolds
CONTENTS_DEPTH = 2  # headings of levels 2 and 3
STEPS = "steps"  # the class of the container that holds the steps of the root page


@dataclass(frozen=True)
class Group:
    """The pages of one toctree of the root page, under its caption."""

    caption: str
    pages: tuple[str, ...]


def read_groups(env: BuildEnvironment) -> tuple[Group, ...]:
    """Return the groups of the sidebar, captions in the language of the edition."""
    root = env.get_doctree(env.config.root_doc)
    return tuple(
        Group(
            set_text(toctree.get("caption") or "", env.config.language),
            tuple(name for name in toctree["includefiles"] if name in env.titles),
        )
        for toctree in root.findall(addnodes.toctree)
    )


def read_steps(env: BuildEnvironment) -> tuple[str, ...]:
    """Return the pages that the steps of the root page lead to, in their order.

    The steps are the lists in its containers of class "steps"; the first link of each counts.
    """
    root = env.get_doctree(env.config.root_doc)
    blocks = [block for block in root.findall(nodes.container) if STEPS in block["classes"]]
    items = (item for block in blocks for item in block.findall(nodes.list_item))
    links = (next(iter(item.findall(addnodes.pending_xref)), None) for item in items)
    return tuple(link["reftarget"].lstrip("/") for link in links if link is not None)


class Sidebar:
    """The sidebar of one build: immutable once made, drawn once for each folder and branch."""

    def __init__(self, env: BuildEnvironment, builder: Builder) -> None:
        self.groups = read_groups(env)
        self.steps = read_steps(env)
        self._titles = env.titles
        self._children = env.toctree_includes
        self._builder = builder
        self._draw = lru_cache(maxsize=64)(self._drawn)

    def html(self, pagename: str, ancestors: tuple[str, ...]) -> str:
        """Return the sidebar of a page, with the page marked as the current one."""
        folder = dirname(self._builder.get_target_uri(pagename))
        here = self._link_to(pagename, folder)
        own = self._group_of((pagename, *ancestors))
        drawn = self._draw(folder, frozenset(self._unfolded(pagename, ancestors)), own)
        return drawn.replace(here, f'{here} aria-current="page"', 1)

    def caption_over(self, branch: tuple[str, ...]) -> str:
        """Return the caption of the group that a page or one of its ancestors stands in."""
        group = self._group_of(branch)
        return group.caption if group else ""

    def step(self, pagename: str) -> tuple[int, int] | None:
        """Return the number of the step that a page is and how many there are, or nothing."""
        if pagename not in self.steps:
            return None
        return self.steps.index(pagename) + 1, len(self.steps)

    def _group_of(self, branch: tuple[str, ...]) -> Group | None:
        return next((group for group in self.groups if set(branch) & set(group.pages)), None)

    def _unfolded(self, pagename: str, ancestors: tuple[str, ...]) -> Iterator[str]:
        """Yield the pages of the branch that change the drawing, and no other: they are its key."""
        branch = (pagename, *ancestors)
        for page, parent in zip(branch, (*ancestors, ""), strict=True):
            if self._children.get(page) or len(self._children.get(parent, ())) > SKIMMED:
                yield page

    def _drawn(self, folder: str, branch: frozenset[str], own: Group | None) -> str:
        return "".join(
            f"<details{' open' if group is own else ''}>"
            f'<summary id="group-{number}">{escape(group.caption)}</summary>\n'
            f"{self._list(group.pages, folder, branch, f'group-{number}')}</details>\n"
            for number, group in enumerate(self.groups, 1)
        )

    def _list(
        self, pages: tuple[str, ...], folder: str, branch: frozenset[str], label: str = ""
    ) -> str:
        items = "".join(self._item(page, folder, branch) for page in pages)
        named = f' aria-labelledby="{label}"' if label else ""
        return f"<ul{named}>\n{items}</ul>\n" if items else ""

    def _item(self, page: str, folder: str, branch: frozenset[str]) -> str:
        inner = ""
        if page in branch:
            children = self._children.get(page, [])
            shown = children if len(children) <= SKIMMED else branch.intersection(children)
            inner = self._list(tuple(shown), folder, branch)
        title = as_html(self._titles[page])
        return f"<li><a {self._link_to(page, folder)}>{title}</a>{inner}</li>\n"

    def _link_to(self, page: str, folder: str) -> str:
        address = relative_uri(f"{folder}/" if folder else "", self._builder.get_target_uri(page))
        return f'href="{escape(address)}"'


class Navigation:
    """Gives each page its navigation; keeps the sidebar of the running build."""

    def __init__(self) -> None:
        self._sidebar: Sidebar | None = None

    def forget(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Drop the sidebar when a build begins: a process may stay up for many builds."""
        self._sidebar = None

    def show(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: object,
    ) -> None:
        """Add the sidebar, group, step and contents of a page to what its layout is given."""
        if not isinstance(app.builder, StandaloneHTMLBuilder):
            return
        if self._sidebar is None:
            self._sidebar = Sidebar(app.env, app.builder)
        ancestors = tuple(_ancestors(app.builder, pagename))
        context["sidebar"] = self._sidebar.html(pagename, ancestors)
        context["group"] = self._sidebar.caption_over((pagename, *ancestors))
        context["step"] = self._sidebar.step(pagename)
        context["contents"] = contents(app.env, pagename)


def _ancestors(builder: StandaloneHTMLBuilder, pagename: str) -> Iterator[str]:
    """Yield the pages above a page, from the nearest up to the root page, the root left out."""
    root = builder.config.root_doc
    above = builder.relations.get(pagename, [None])[0]
    while above is not None and above != root:
        yield above
        above = builder.relations[above][0]


def contents(env: BuildEnvironment, pagename: str) -> str:
    """Return the contents of a page as a list, its title left out; nothing for a short page."""
    whole = env.tocs.get(pagename)
    title = whole[0] if whole else None
    if not isinstance(title, nodes.list_item) or len(title) < 2:
        return ""
    sections = title[1]
    entries = [child for child in sections.children if isinstance(child, nodes.list_item)]
    return _outline(entries, CONTENTS_DEPTH) if len(entries) > 1 else ""


def _outline(entries: list[nodes.list_item], depth: int) -> str:
    return f"<ul>\n{''.join(_heading(entry, depth) for entry in entries)}</ul>\n"


def _heading(entry: nodes.list_item, depth: int) -> str:
    link = next(iter(entry.findall(nodes.reference)))
    below = [
        child
        for nested in entry.children[1:]
        for child in nested.children
        if isinstance(child, nodes.list_item)
    ]
    inner = _outline(below, depth - 1) if below and depth > 1 else ""
    words = as_html(link)
    return f'<li><a href="{escape(link["anchorname"])}">{words}</a>{inner}</li>\n'


def pages_to_redraw(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page when the words or order of the sidebar or the steps change, else none.

    Sphinx writes only the pages that were read again: the sidebar of the others would be stale.
    """
    groups = [(group.caption, _titled(env, group.pages)) for group in read_groups(env)]
    shown = (groups, read_steps(env))
    if env.__dict__.get("sitekit_sidebar") == shown:
        return []
    env.__dict__["sitekit_sidebar"] = shown
    return sorted(env.found_docs)


def _titled(env: BuildEnvironment, pages: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the names and titles of pages and of the pages that they unfold."""
    below = [child for page in pages for child in env.toctree_includes.get(page, ())[: SKIMMED + 1]]
    return [(page, env.titles[page].astext()) for page in (*pages, *below) if page in env.titles]
