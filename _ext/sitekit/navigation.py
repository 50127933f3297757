"""Where the reader is: the sidebar, the contents of the page, the step, the way on.

The layout draws them; here is what it is given. The groups of the sidebar are the toctrees of the
root page, folded but the reader's own; a page that the reader is on or under shows its own in the
same way. A list too long to skim shows the reader's own page only, so that no page grows
because postings were added. The next and the previous page never leave the group that one is on.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from .markup import DOORS
from .typography import as_html, set_text

SKIMMED = 40  # the longest list of neighbours that the sidebar unfolds
CONTENTS_DEPTH = 2  # headings of levels 2 and 3
_SHOWN = "sitekit_shown"
STEPS = "steps"  # the class of a container of the root page: the steps that follow each other


class Group(NamedTuple):
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


class Shown(NamedTuple):
    """What pages show of others: their groups, their titles, the ways that the root page opens."""

    groups: dict[str, tuple[Group, ...]]
    titles: dict[str, str]
    steps: dict[str, str]
    doors: dict[str, str]


def read(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Keep what pages show of others; return every page when it has changed, else none.

    Sphinx writes only the pages that were read again: the sidebar of the others would be stale.
    """
    shown = Shown(
        {name: read_groups(env, name) for name in {env.config.root_doc, *env.toctree_includes}},
        {name: as_html(title) for name, title in env.titles.items()},
        read_ways(env, STEPS),
        read_ways(env, DOORS),
    )
    before, env.__dict__[_SHOWN] = env.__dict__.get(_SHOWN), shown
    return [] if before == shown else sorted(env.found_docs)


def show(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Add the sidebar, group, step and contents of a page to what its layout is given."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    builder, shown = app.builder, app.env.__dict__[_SHOWN]
    groups = shown.groups[app.config.root_doc]
    branch = _branch(builder, pagename)
    own = _group_of(groups, branch)
    context["sidebar"] = [_sidebar(shown, group, branch) for group in groups]
    context["group"] = own.caption if own else ""
    context["contents"] = contents(app.env, pagename)
    _parent, before, after = builder.relations.get(pagename, [None, None, None])
    for key, name in (("prev", before), ("next", after)):
        if not own or not name or _group_of(groups, _branch(builder, name)) != own:
            context[key] = None
    if pagename in shown.doors:  # the doors are no path: who came by one leaves the others
        context["prev"] = context["next"] = None
    if pagename in shown.steps:
        _show_step(builder, shown, pagename, context)


def _show_step(
    builder: StandaloneHTMLBuilder, shown: Shown, pagename: str, context: dict[str, Any]
) -> None:
    """Tell a step which one it is, and lead from each to the next, whatever stands between."""
    names = list(shown.steps)
    context["contents"] = []  # a screen is short, and has the bar of the steps above it
    place = names.index(pagename)
    context["step"] = place + 1, len(names)
    context["steps"] = [{"name": name, "said": said} for name, said in shown.steps.items()]
    for key, other in (("prev", place - 1), ("next", place + 1)):
        if other in range(len(names)):
            link = builder.get_relative_uri(pagename, names[other])
            title = shown.titles[names[other]]
            context[key] = {"link": link, "title": title, "step": other + 1}


def _group_of(groups: tuple[Group, ...], branch: list[str]) -> Group | None:
    """Return the group that a page or one of its ancestors stands in."""
    return next((group for group in groups if set(branch) & set(group.pages)), None)


def _sidebar(shown: Shown, group: Group, branch: list[str]) -> dict[str, Any]:
    """Return what is shown of a group to who is on the first page of a branch."""
    inside = [page for page in group.pages if page in branch]
    pages = group.pages if len(group.pages) <= SKIMMED else inside
    below = {page: shown.groups.get(page, ()) for page in inside}
    return {
        "caption": group.caption,
        "open": bool(inside),
        "pages": [
            {
                "name": page,
                "title": shown.titles[page],
                "groups": [_sidebar(shown, one, branch) for one in below.get(page, ())],
            }
            for page in pages
        ],
    }


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
    app.connect("env-updated", read)
    app.connect("html-page-context", show)
