"""The article of 2009, statement by statement: the words in which nothing may be lost.

The file is the site's own copy of the article's wording; conf.py holds its digest, so that it
cannot be bent to fit a page.
"""

import tomllib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..blocks import IN_FRENCH, Site, block, bullets, element, on
from ..dependencies import DataFile
from ..domain import domain_of
from ..records import Line, Statement, fold
from ..words import nearest, report


def load_statements(path: Path) -> dict[str, Statement]:
    """Read the statements file; the order of the article is kept, and numbered from 1."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["statement"]
    statements = (Statement(e["id"], e["area"], e["text"], n) for n, e in enumerate(entries, 1))
    return {statement.id: statement for statement in statements}


STATEMENTS = DataFile("jobguide_statements", load_statements)


def statements_of(env: BuildEnvironment) -> dict[str, Statement]:
    """Return the statements of the article by id, in the article's order."""
    return STATEMENTS.of(env) or {}


def reading(site: Site, words: Sequence[nodes.Node]) -> nodes.container:
    """Return a translation of quoted words, told as ours."""
    label = nodes.paragraph("", site.word("reading"), classes=["reading-label"])
    return nodes.container("", label, *words, classes=["reading"])


def original(site: Site, text: str) -> nodes.Element:
    """Return quoted words as they were written, folded under our translation of them."""
    words = nodes.paragraph("", text, classes=["original", IN_FRENCH])
    summary = element("summary", site.word("original"))
    return element("details", summary, words, class_="in-french")


@block("posting-whole")
def posting_whole(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the words of the page's quoted posting in one piece, each line leading to its notes.

    A translated edition shows its reading, told as ours: the original stands with each line.
    """
    lines = [line for line in site.domain.lines_on(site.page) if line.posting]
    if not lines:
        return []
    whole = bullets(([_line_link(site, line)] for line in lines), "posting-whole")
    return [reading(site, [whole])] if site.is_translated else [whole]


def _line_link(site: Site, line: Line) -> nodes.reference:
    known = statements_of(site.builder.env).get(line.statement)
    words = line.text if known is None or site.is_translated else known.text
    link = site.link_to(line.place.docname, line.place.anchor, words)
    link["classes"].append("quoted")
    return link


@block("statements")
def statements(site: Site, _argument: str) -> list[nodes.Node]:
    """Return every statement of the article, in order, with the place where it is treated."""
    places = {found.statement: found for found in site.domain.all_quotations()}
    items = []
    for statement in statements_of(site.builder.env).values():
        quoted = nodes.inline("", statement.text, classes=["quoted", IN_FRENCH])
        item = nodes.list_item(
            "", nodes.paragraph("", "", quoted), ids=[f"statement-{statement.id}"]
        )
        item += _read(site, statement, places.get(statement.id))
        item += _treated(site, places.get(statement.id))
        items.append(item)
    if not items:
        return []
    return [nodes.enumerated_list("", *items, enumtype="arabic", classes=["statements"])]


def _read(site: Site, statement: Statement, place: Line | None) -> list[nodes.Node]:
    """Return our reading of a statement, where a translated page has another text than it."""
    if place is None or not site.is_translated or fold(place.text) == fold(statement.text):
        return []
    return [reading(site, [nodes.paragraph("", place.text)])]


def _treated(site: Site, place: Line | None) -> nodes.paragraph:
    told = nodes.paragraph("", site.word("statement-place") + " ", classes=["statement-place"])
    if place is not None:
        title = site.builder.env.titles[place.place.docname].astext()
        told += site.link_to(place.place.docname, place.place.anchor, title)
    return told


@on("env-check-consistency")
def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a statement that is lost, quoted twice, or altered."""
    domain, statements = domain_of(env), statements_of(env)
    name, digest = env.config.jobguide_statements, env.config.jobguide_statements_digest
    if digest and sha256(Path(env.srcdir, name).read_bytes()).hexdigest() != digest:
        report("bent-article", STATEMENTS.place(env))
    seen: dict[str, Line] = {}
    for quotation in domain.all_quotations():
        first = seen.setdefault(quotation.statement, quotation)
        if first is not quotation:
            other = first.place.docname
            report("duplicate-statement", quotation.place.at, id=quotation.statement, other=other)
        _check_words(quotation, statements, french=domain.env.config.language == "fr")
    for sid in statements:
        if sid not in seen:
            report("lost-statement", f"{env.config.jobguide_statements}:1", id=sid)


def _check_words(quotation: Line, statements: dict[str, Statement], french: bool) -> None:
    """Hold a quotation against the article; a translated one is a reading, not a quotation."""
    statement = statements.get(quotation.statement)
    if statement is None:
        hint = nearest(quotation.statement, statements)
        report("unknown-statement", quotation.place.at, id=quotation.statement, hint=hint)
    elif french and quotation.text != fold(statement.text):
        words = {"found": quotation.text, "expected": fold(statement.text)}
        report("altered-statement", quotation.place.at, id=quotation.statement, **words)
