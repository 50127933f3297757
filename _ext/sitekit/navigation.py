"""Where the reader is: the sidebar, the contents of the page, the step, the way on.

The layout draws them; here is what it is given. The groups of the sidebar are the toctrees of the
root page, folded but the reader's own; a page that the reader is on or under shows its own in the
same way. A list too long to skim shows the reader's own page only, so that no page grows
because postings were added. The next and the previous page never leave the group that one is on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from .markup import DOORS
from .typography import as_html, set_text

SKIMMED = 40  # the longest list of neighbours that the sidebar unfolds
CONTENTS_DEPTH = 2  # headings of levels 2 and 3
STEPS = "steps"  # the class of a container of the root page: the steps that follow each other


@dataclass(frozen=True)
class Group:
    """The pages of one toctree, under its caption; some have none."""

    caption: str
    pages: tuple[str, ...]


def read_groups(env: BuildEnvironment, docname: str) -> tuple[Group, ...]:
    """Return the groups of a page, captions in the language of the edition."""
    return tuple(
        Group(
            set_text(toctree.get("caption") or "", env.config.language),
            tuple(name for name in toctree["includefiles"] if name in env.titles),
        )
        for toctree in env.get_doctree(docname).findall(addnodes.toctree)
    )


def read_ways(env: BuildEnvironment, kind: str) -> dict[str, str]:
    """Return the pages that a block of the root page leads to, in order, and what it calls each.

    The block is its container of a class, "steps" or "doors"; the first link of each item counts.
    """
    root = env.get_doctree(env.config.root_doc)
    blocks = [block for block in root.findall(nodes.container) if kind in block["classes"]]
    items = (item for block in blocks for item in block.findall(nodes.list_item))
    links = (next(iter(item.findall(addnodes.pending_xref)), None) for item in items)
    return {
        link["reftarget"].lstrip("/"): set_text(link.astext(), env.config.language)
        for link in links
        if link is not None
    }


class Navigation:
    """Gives each page its navigation; keeps what it has read of the running build."""

    def __init__(self) -> None:
        self._root = ""
        self._groups: dict[str, tuple[Group, ...]] = {}
        self._titles: dict[str, str] = {}
        self._steps: dict[str, str] = {}
        self._doors: dict[str, str] = {}

    def read(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Read groups, titles and steps; return every page when one has changed, else none.

        Sphinx writes only the pages that were read again: the sidebar of the others would be stale.
        """
        self._root = env.config.root_doc
        pages = {self._root, *env.toctree_includes}
        self._groups = {name: read_groups(env, name) for name in sorted(pages)}
        self._titles = {name: as_html(title) for name, title in env.titles.items()}
        self._steps, self._doors = read_ways(env, STEPS), read_ways(env, DOORS)
        shown = (self._groups, self._titles, self._steps, self._doors)
        before, env.__dict__["sitekit_shown"] = env.__dict__.get("sitekit_shown"), shown
        return [] if before == shown else sorted(env.found_docs)

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
        branch = _branch(app.builder, pagename)
        own = self._group_of(branch)
        context["sidebar"] = [self._shown(group, branch) for group in self._groups[self._root]]
        context["group"] = own.caption if own else ""
        context["contents"] = contents(app.env, pagename)
        _parent, before, after = app.builder.relations.get(pagename, [None, None, None])
        for key, name in (("prev", before), ("next", after)):
            if not own or not name or self._group_of(_branch(app.builder, name)) != own:
                context[key] = None
        if pagename in self._doors:  # the doors are no path: who came by one leaves the others
            context["prev"] = context["next"] = None
        if pagename in self._steps:
            self._show_step(app.builder, pagename, context)

    def _show_step(
        self, builder: StandaloneHTMLBuilder, pagename: str, context: dict[str, Any]
    ) -> None:
        """Tell a step which one it is, and lead from each to the next, whatever stands between."""
        names = list(self._steps)
        context["contents"] = []  # a screen is short, and has the bar of the steps above it
        place = names.index(pagename)
        context["step"] = place + 1, len(names)
        context["steps"] = [{"name": name, "said": self._steps[name]} for name in names]
        for key, other in (("prev", place - 1), ("next", place + 1)):
            if other in range(len(names)):
                link = builder.get_relative_uri(pagename, names[other])
                title = self._titles[names[other]]
                context[key] = {"link": link, "title": title, "step": other + 1}

    def _group_of(self, branch: list[str]) -> Group | None:
        """Return the group of the root page that a page or one of its ancestors stands in."""
        groups = self._groups[self._root]
        return next((group for group in groups if set(branch) & set(group.pages)), None)

    def _shown(self, group: Group, branch: list[str]) -> dict[str, Any]:
        """Return what is shown of a group to who is on the first page of a branch."""
        inside = [page for page in group.pages if page in branch]
        return {
            "caption": group.caption,
            "open": bool(inside),
            "pages": [
                {
                    "name": page,
                    "title": self._titles[page],
                    "groups": [self._shown(below, branch) for below in self._below(page, branch)],
                }
                for page in (group.pages if len(group.pages) <= SKIMMED else inside)
            ],
        }

    def _below(self, page: str, branch: list[str]) -> tuple[Group, ...]:
        return self._groups.get(page, ()) if page in branch else ()


def _branch(builder: StandaloneHTMLBuilder, pagename: str) -> list[str]:
    """Return a page and those above it, the root page left out."""
    branch: list[str] = []
    above: str | None = pagename
    while above is not None and above != builder.config.root_doc:
        branch.append(above)
        above = builder.relations.get(above, [None])[0]
    return branch


def contents(env: BuildEnvironment, pagename: str) -> list[dict[str, Any]]:
    """Return the headings of a page, its title left out; none of a page with a single one."""
    whole = env.tocs.get(pagename)
    title = whole[0] if whole else nodes.list_item()
    headings = list(_headings(title, CONTENTS_DEPTH)) if isinstance(title, nodes.list_item) else []
    return headings if len(headings) > 1 else []


def _headings(above: nodes.list_item, depth: int) -> Iterator[dict[str, Any]]:
    """Yield what stands under a heading: anchor, title in HTML, and what is below it in turn."""
    for nested in above.children[1:]:
        for entry in nested.children:
            if isinstance(entry, nodes.list_item):
                link = next(iter(entry.findall(nodes.reference)))
                yield {
                    "anchor": link["anchorname"],
                    "title": as_html(link),
                    "below": list(_headings(entry, depth - 1)) if depth > 1 else [],
                }


def add(app: Sphinx) -> None:
    """Give every page its navigation."""
    navigation = Navigation()
    app.connect("env-updated", navigation.read)
    app.connect("html-page-context", navigation.show)
