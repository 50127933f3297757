"""How objects and quotations are dressed once the whole site is known.

A quotation gets its credit and its link back to the list of statements, a posting line its tags,
a mission the competencies that it needs, a posting its facts. In a translated edition, a quotation
is the article's own words, and under them what the translators read there, told as ours.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from ..article import fold
from ..blocks import IN_FRENCH, Site, bullets, dresses
from ..nodes import (
    BLOCK_TITLE,
    facet,
    job_object,
    option_text,
    passage,
    posting_line,
    statement,
)
from ..records import JobObject
from ..wording import listed
from ..words import coded
from .filters import fact_told

# The facts of a posting, in the order in which one asks for them.
FACTS_SHOWN = (
    *("employer", "place", "country", "year", "kind"),
    *("status", "contract", "hours", "placement", "pay"),
)


@dresses(statement)
def dress_statement(site: Site, node: statement) -> None:
    """Turn a quotation into a block quote with its credit, and its tags and notes if any."""
    words, notes = _parted(node)
    quoted = [*_original(site, node, words), _credit(site, node)]
    quote = nodes.block_quote("", *quoted, classes=["statement"])
    # docutils hands the ids of a replaced node down to what replaces it: they go to the quote.
    quote["ids"], node["ids"] = node["ids"], []
    node.replace_self(_annotated(site, node, quote, notes) if notes else quote)


def _original(site: Site, node: statement, words: list[nodes.Node]) -> list[nodes.Node]:
    """Return the article's own words with our reading under them; alone where both are the same."""
    known = site.statements.get(node["sid"])
    said = fold(" ".join(child.astext() for child in words))
    if known is None or not site.is_translated or said == fold(known.text):
        return words
    original = nodes.paragraph("", known.text, classes=["original", IN_FRENCH])
    return [original, reading(site, words)]


def reading(site: Site, words: Sequence[nodes.Node]) -> nodes.container:
    """Return a translation of quoted words, told as ours."""
    label = nodes.paragraph("", site.word("reading"), classes=["reading-label"])
    return nodes.container("", label, *words, classes=["reading"])


@dresses(posting_line)
def dress_line(site: Site, node: posting_line) -> None:
    """Turn a restated line into a block with its tags and notes."""
    words, notes = _parted(node)
    block = nodes.container("", *words, classes=["restated"])
    node.replace_self(_annotated(site, node, block, notes))


def _parted(node: nodes.Element) -> tuple[list[nodes.Node], list[nodes.Node]]:
    words = [child for child in node.children if not isinstance(child, facet)]
    return words, [child for child in node.children if isinstance(child, facet)]


def _annotated(
    site: Site, node: nodes.Element, block: nodes.Element, notes: list[nodes.Node]
) -> nodes.container:
    parts = [block, *_tags(site, node), *notes]
    return nodes.container("", *parts, classes=["statement-line"])


def _credit(site: Site, node: statement) -> nodes.paragraph:
    known = site.statements.get(node["sid"])
    credit = nodes.paragraph("", classes=["statement-credit"])
    if known is not None:
        told = site.word("statement-credit", number=known.number, total=len(site.statements))
        credit += site.link_to("about/source", f"statement-{known.id}", told)
    return credit


def _tags(site: Site, node: nodes.Element) -> list[nodes.Node]:
    """Return the tags of a line, each once, in reading order; or the word that it has none."""
    named = [tag for tagged in node.findall(passage) for tag in tagged["tags"]]
    known = {**site.domain.of_kind("competency"), **site.domain.of_kind("mission")}
    links = [[site.link(known[tag])] for tag in dict.fromkeys(named) if tag in known]
    if not links:
        return [nodes.paragraph("", site.word("untagged"), classes=["untagged"])]
    return [bullets(links, "tags")]


@dresses(job_object)
def dress_object(site: Site, node: job_object) -> None:
    """Add to an object what only the whole site can tell."""
    if node["kind"] == "mission":
        node.insert(_before_facets(node), _needs(site, node))
    elif node["kind"] == "activity":
        node.insert(0, _name(node))
    elif node["kind"] == "pitfall":
        node.insert(0, _strength(site, node))
    elif node["kind"] == "posting":
        found = site.domain.of_kind("posting").get(node["oid"])
        if found is not None:
            node.insert(0, _facts(site, found))


def _name(node: job_object) -> nodes.paragraph:
    """Return the name of an activity, which has no heading of its own."""
    named = (child for child in node.findall(option_text) if child["option"] == "name")
    words = "".join(child.astext() for child in named)
    return nodes.paragraph("", words, classes=["activity-name", BLOCK_TITLE])


def _before_facets(node: job_object) -> int:
    places = (index for index, child in enumerate(node.children) if child.next_node(facet))
    return next(places, len(node.children))


def _needs(site: Site, node: job_object) -> nodes.Node:
    known = site.domain.of_kind("competency")
    links = [site.link(known[name]) for name in node["competencies"] if name in known]
    told = nodes.paragraph("", site.word("needs") + " ", classes=["needs"])
    for index, link in enumerate(links):
        told += [nodes.Text(", "), link] if index else [link]
    return told


def _strength(site: Site, node: job_object) -> nodes.paragraph:
    """Return how strong a point to watch is, and for which offers."""
    facts = dict(node["facts"])
    scope = ", ".join(coded(site.language, "scope", name) for name in listed(facts["scope"]))
    badge = nodes.inline("", coded(site.language, "level", facts["level"]), classes=["strength"])
    told = nodes.paragraph("", "", badge, classes=[f"level-{facts['level']}"])
    told += nodes.Text(f" {site.word('scope')} {scope}.")
    return told


def _facts(site: Site, posting: JobObject) -> nodes.definition_list:
    items = []
    for name in FACTS_SHOWN:
        if not posting.fact(name):
            continue
        term = nodes.term("", site.word(name))
        told = nodes.definition("", nodes.paragraph("", fact_told(site, posting, name)))
        items.append(nodes.definition_list_item("", term, told))
    return nodes.definition_list("", *items, classes=["fact-list"])
