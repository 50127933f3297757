"""The points to watch that the words of a posting show, by the terms that reveal them.

A point is revealed by a term that is there, by an expected word that is not, or by both at once;
it counts in full where its scope covers the kind of offer, as mere advice where it is only advised
there, and not at all elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx_design.shared import is_component

from ..blocks import IN_FRENCH, Row, Site, block, dresses_objects, table
from ..domain import JobDomain, domain_of
from ..nodes import job_object
from ..records import JobObject, fold, listed
from ..sources.article import statements_of
from ..words import coded, report

SCOPES = {"trainee": "stage", "volunteer": "volunteer"}


@dataclass(frozen=True)
class Finding:
    """A point to watch that a text shows: its id, its strength there, the words that reveal it."""

    pitfall: str
    level: str
    words: tuple[str, ...]


def scope_of(status: str) -> str:
    """Return the kind of offer that a status makes: offer, stage or volunteer.

    >>> scope_of("trainee"), scope_of("unstated")
    ('stage', 'offer')
    """
    return SCOPES.get(status, "offer")


def present(text: str, terms: Iterable[str]) -> tuple[str, ...]:
    """Return the terms that stand in a text as whole words, whatever their case or apostrophe.

    >>> present("Bilingue (si possible natif), l’été", ["natif", "nat", "l'été"])
    ('natif', "l'été")
    """
    folded = _folded(text)
    return tuple(term for term in terms if _stands(_folded(term), folded))


@lru_cache(1000)  # the same terms are looked for in each posting, and each posting for each point
def _folded(text: str) -> str:
    return fold(text).casefold()


def _stands(term: str, text: str) -> bool:
    # Most terms are nowhere in a text: looking for the bare letters first is ten times faster.
    return term in text and re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text) is not None


def findings(text: str, status: str, pitfalls: Iterable[JobObject]) -> Iterator[Finding]:
    """Yield the points to watch that a posting's text shows, in the order of the points."""
    scope = scope_of(status)
    for pitfall in pitfalls:
        level = _level(pitfall, scope)
        words = _revealing(text, pitfall)
        if level and words is not None:
            yield Finding(pitfall.id, level, words)


def _level(pitfall: JobObject, scope: str) -> str:
    if scope in listed(pitfall.fact("scope")):
        return pitfall.fact("level")
    return "advice" if scope in listed(pitfall.fact("advised")) else ""


def _revealing(text: str, pitfall: JobObject) -> tuple[str, ...] | None:
    """Return the words that reveal a point (none for an absence), or None where it is not shown."""
    terms, expected = listed(pitfall.fact("terms")), listed(pitfall.fact("missing"))
    seen = present(text, terms)
    if (terms and not seen) or (expected and present(text, expected)):
        return None
    return seen


def findings_of(domain: JobDomain, posting: JobObject) -> list[Finding]:
    """Return the points to watch that the words of a posting show."""
    text, pitfalls = words_read(domain, posting), domain.of_kind("pitfall").values()
    return list(findings(text, posting.fact("status"), pitfalls)) if text else []


def words_read(domain: JobDomain, posting: JobObject) -> str:
    """Return the words of a posting in which points to watch are looked for, if there are any.

    They are those quoted from the article or, in a model, those of the sheet to copy. The terms
    are French: a quotation is read as the article has it, a translated sheet is not read.
    """
    kind = posting.fact("kind")
    if kind == "advert":
        return "\n".join(_quoted(domain, posting))
    if kind == "model" and domain.env.config.language == "fr":
        return "\n".join(domain.sheets_of(posting))
    return ""


def _quoted(domain: JobDomain, posting: JobObject) -> Iterator[str]:
    """Yield the article's own words that the lines of a posting quote."""
    article = statements_of(domain.env)
    for line in domain.lines_on(posting.place.docname):
        if line.posting == posting.id and line.statement in article:
            yield article[line.statement].text


@block("pitfalls")
def pitfalls(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the points to watch that the words of the page's postings show."""
    shown = site.domain.postings_of(site.page)
    found = [each for posting in shown for each in findings_of(site.domain, posting)]
    known = site.domain.of_kind("pitfall")
    if not shown:
        return []
    if not found:
        return [nodes.paragraph("", site.word("pitfalls-none"))]
    head = [site.word(key) for key in ("pitfall", "level", "pitfalls-words")]
    return [table(head, [_finding_row(site, each, known) for each in found], "data")]


def _finding_row(site: Site, found: Finding, known: Mapping[str, JobObject]) -> Row:
    told = ", ".join(f"« {word} »" for word in found.words)
    words = nodes.inline("", told, classes=[IN_FRENCH]) if site.is_translated else told
    quoted = words if told else site.word("pitfalls-absent")
    return [site.link(known[found.pitfall]), coded(site.language, "level", found.level), quoted]


@dresses_objects("pitfall")
def put_strength(site: Site, node: job_object) -> None:
    """Say how strong a point to watch is, and for which offers; a folded one says it unopened."""
    facts = dict(node["facts"])
    scope = ", ".join(coded(site.language, "scope", name) for name in listed(facts["scope"]))
    badge = nodes.inline("", coded(site.language, "level", facts["level"]), classes=["strength"])
    concerned = nodes.Text(f"{site.word('scope')} {scope}.")
    folds = (box for box in node.findall(nodes.container) if is_component(box, "dropdown"))
    title = next((rubric for fold in folds for rubric in fold.findall(nodes.rubric)), None)
    if title is not None:
        title += [nodes.Text(" ("), badge, nodes.Text(")")]
        title.parent.insert(1, nodes.paragraph("", "", concerned))
    else:
        told = nodes.paragraph("", "", badge, nodes.Text(" "), concerned)
        told["classes"] += [f"level-{facts['level']}"]
        node.insert(0, told)


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a model that does itself what the guide warns of."""
    domain = domain_of(env)
    for posting in domain.of_kind("posting").values():
        if posting.fact("kind") == "model":
            for found in findings_of(domain, posting):
                words = ", ".join(found.words) or "—"
                values = {"id": posting.id, "pitfall": found.pitfall, "words": words}
                report("model-with-pitfall", posting.place.at, **values)


def add(app: Sphinx) -> None:
    """Register the check of the models."""
    app.connect("env-check-consistency", check)
