"""Which pages to write anew, because what they show of other pages or of the data has changed.

Sphinx writes the pages that were read. A page that links to a mission, or draws a table of all
postings, must also be written when the mission or a posting changes, and only then.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.nodes import bibliography

from .kinds import KINDS
from .nodes import computed, computed_inline, job_object, passage, sizing_form, statement
from .sources import statements_of

if TYPE_CHECKING:
    from .domain import JobDomain

# A thing is named by its kind and id, all things of a kind by the kind alone.
TAGS = frozenset({"mission", "competency"})
LINES = frozenset({"lines"})
EVERYTHING = frozenset({*KINDS, "lines"})

# What each computed block shows of other pages; those that are not named here show everything.
_BLOCKS = {
    "coverage": TAGS,
    "mission-map": frozenset({"mission"}),
    "orgchart": frozenset({"placement"}),
    "faults": frozenset[str](),
    "statements": LINES,
    "unit-times": frozenset({"activity"}),
    "workload": frozenset({"activity"}),
    "profile": TAGS,
    "pitfalls": frozenset({"pitfall"}),
    "downloads": frozenset[str](),
}


def shown_by(document: nodes.document) -> frozenset[str]:
    """Return the things declared by other pages that a page shows."""
    return frozenset[str]().union(*_shown(document))


def _shown(document: nodes.document) -> Iterator[frozenset[str]]:
    for node in document.findall(nodes.Element):
        shows = _SHOWS.get(type(node))
        if shows is not None:
            yield shows(node)


def _linked(link: nodes.Element) -> frozenset[str]:
    """Return what a link shows: the title of an object, the name of a source."""
    if link.get("refdomain") == "cite":
        return frozenset({"references"})
    named = f"{link['reftype']}/{link['reftarget']}"
    return frozenset({named} if link.get("refdomain") == "job" else ())


def _tagged(tags: Iterable[str]) -> frozenset[str]:
    """Return what tags may name: each is the id of a mission or of a competency."""
    return frozenset(f"{kind}/{tag}" for tag in tags for kind in TAGS)


def _dressed(node: nodes.Element) -> frozenset[str]:
    """Return what an object shows of others: a mission its competencies, a posting its place."""
    placement = dict(node["facts"]).get("placement")
    return _tagged(node["competencies"]) | ({f"placement/{placement}"} if placement else set())


_SHOWS: dict[type[nodes.Element], Callable[[nodes.Element], frozenset[str]]] = {
    computed: lambda node: _BLOCKS.get(node["name"], EVERYTHING),
    computed_inline: lambda node: frozenset({f"activity/{node['argument']}"}),
    sizing_form: lambda _node: EVERYTHING,
    statement: lambda _node: frozenset({"statement"}),
    passage: lambda node: _tagged(node["tags"]),
    job_object: _dressed,
    bibliography: lambda _node: frozenset({"references", "citing"}),
    addnodes.pending_xref: _linked,
}


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show something which has changed since they were last written."""
    domain = cast("JobDomain", env.domains["job"])
    now = dict(_state(domain, env))
    before: Mapping[str, Hashable] = domain.data["shown"] or {}
    changed = {name for name in now.keys() | before.keys() if now.get(name) != before.get(name)}
    domain.data["shown"] = now
    return sorted(name for name, page in domain.pages.items() if page.shows & changed)


def _state(domain: JobDomain, env: BuildEnvironment) -> Iterator[tuple[str, Hashable]]:
    """Yield each kind of thing with all that pages can show of it."""
    for kind in KINDS:
        yield kind, tuple(found for found in domain.all_objects() if found.kind == kind)
        yield from ((f"{kind}/{name}", found) for name, found in domain.of_kind(kind).items())
    titles = tuple((name, env.titles[name].astext()) for name in sorted(domain.pages))
    yield "lines", (tuple(domain.all_lines()), titles)
    yield "statement", tuple(statements_of(env).values())
    cite = env.domains["cite"]
    assert isinstance(cite, BibtexDomain)
    yield "references", tuple(str(entry) for entry in cite.bibdata.data.entries.items())
    citing = {(ref.docname, target.key) for ref in cite.citation_refs for target in ref.targets}
    yield "citing", tuple((*pair, env.titles[pair[0]].astext()) for pair in sorted(citing))
