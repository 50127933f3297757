"""The points to watch that the words of a posting show, and the list of them all.

They are found as in the posting of anybody (`reading`), with the signs that the pages declare.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..blocks import IN_FRENCH, Row, Site, block, dresses, on, table
from ..domain import JobDomain, domain_of
from ..kinds import UNSTATED
from ..nodes import BOOKS, folded, job_object
from ..reading.page import digest_of, signed, table_once
from ..reading.read import read
from ..reading.table import STATUSES, as_json
from ..records import JobObject, listed
from ..words import coded, report
from .lines import statements_of


@dataclass(frozen=True)
class Finding:
    """A point to watch that a text shows: its id, its strength there, the words that reveal it."""

    pitfall: str
    level: str
    words: tuple[str, ...]


def findings_of(domain: JobDomain, posting: JobObject) -> tuple[Finding, ...]:
    """Return the points to watch that the words of a posting show."""
    findings: tuple[Finding, ...] = domain.data["read"]["found"].get(_asked(domain, posting), ())
    return findings


def _asked(domain: JobDomain, posting: JobObject) -> tuple[str, str]:
    status = posting.fact("status")  # a slip in it is told later
    return words_read(domain, posting), status if status in STATUSES else UNSTATED


@on("env-updated")
def read_postings(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Read the postings; the next build reads again those that changed, or all by other signs."""
    domain = domain_of(env)
    declared = signed(domain)
    signs = digest_of(declared)
    last = domain.data["read"]
    if last["signs"] != signs:
        last = {"signs": signs, "table": as_json(table_once(declared)), "found": {}}
    asked = {_asked(domain, posting) for posting in domain.of_kind("posting").values()}
    known = last["found"]
    findings = {
        each: known[each] if each in known else _findings(*each, declared)
        for each in asked
        if each[0]
    }
    domain.data["read"] = {**last, "found": findings}
    return []


def _findings(text: str, status: str, declared: tuple[JobObject, ...]) -> tuple[Finding, ...]:
    shown: dict[tuple[str, str], list[str]] = {}
    for point in read(text, table_once(declared), status).points:
        words = shown.setdefault((point.id, point.level), [])
        words += [point.passage.words] if point.passage else []
    return tuple(Finding(*named, tuple(dict.fromkeys(words))) for named, words in shown.items())


def words_read(domain: JobDomain, posting: JobObject) -> str:
    """Return the words of a posting in which points to watch are looked for, if there are any.

    They are those quoted from the article or, in a model, those of the sheet to copy. The signs
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
    findings = [each for posting in shown for each in findings_of(site.domain, posting)]
    known = site.domain.of_kind("pitfall")
    if not shown:
        return []
    if not findings:
        return [nodes.paragraph("", site.word("pitfalls-none"))]
    head = site.words("pitfall", "level", "pitfalls-words")
    return [table(head, [_finding_row(site, each, known) for each in findings])]


def _finding_row(site: Site, finding: Finding, known: Mapping[str, JobObject]) -> Row:
    quotation = ", ".join(f"« {word} »" for word in finding.words)
    words = nodes.inline("", quotation, classes=[IN_FRENCH]) if site.is_translated else quotation
    quoted = words if quotation else site.word("pitfalls-absent")
    return [site.link(known[finding.pitfall]), coded(site.language, "level", finding.level), quoted]


@block("points")
def all_points(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the list of all points to watch; links to where they once stood lead to it."""
    items = []
    for point in site.domain.of_kind("pitfall").values():
        level = coded(site.language, "level", point.fact("level"))
        paragraph = nodes.paragraph("", "", site.link(point), nodes.Text(f" ({level})"))
        moved = point.place.docname != site.page and site.builder.name not in BOOKS
        items.append(nodes.list_item("", paragraph, ids=[point.place.anchor] if moved else []))
    # The search leads to the points themselves.
    return [nodes.bullet_list("", *items, classes=["no-search"])] if items else []


@dresses("pitfall")
def put_strength(site: Site, node: job_object) -> None:
    """Say how strong a point to watch is, and for which offers; a folded one says it unopened."""
    facts = dict(node["facts"])
    scope = ", ".join(coded(site.language, "scope", name) for name in listed(facts["scope"]))
    badge = nodes.inline("", coded(site.language, "level", facts["level"]), classes=["strength"])
    concerned = nodes.Text(f"{site.word('scope')} {scope}.")
    folds = node.findall(folded)
    title = next((rubric for each in folds for rubric in each.findall(nodes.rubric)), None)
    if title is not None:
        title += [nodes.Text(" ("), badge, nodes.Text(")")]
        title.parent.insert(1, nodes.paragraph("", "", concerned))
    else:
        paragraph = nodes.paragraph("", "", badge, nodes.Text(" "), concerned)
        paragraph["classes"] += [f"level-{facts['level']}"]
        node.insert(0, paragraph)


@on("env-check-consistency")
def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a model that does itself what the guide warns of."""
    domain = domain_of(env)
    for posting in domain.of_kind("posting").values():
        if posting.fact("kind") == "model":
            for finding in findings_of(domain, posting):
                words = ", ".join(finding.words) or "—"
                values = {"id": posting.id, "pitfall": finding.pitfall, "words": words}
                report("model-with-pitfall", posting.place.at, **values)
