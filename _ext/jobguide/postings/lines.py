"""The lines of a posting: the article of 2009 quoted, or our own words, tagged passage by passage.

Nothing of the article may be lost: data/ holds its wording, statement by statement, and conf.py the
digest of that, so that it cannot be bent to fit a page. A quotation gets its credit and its link
back to the list of statements, a line its tags and notes. In a translated edition, a quotation is
the article's own words, and under them what the translators read there, told as ours.
"""

import re
import tomllib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from ..blocks import IN_FRENCH, Site, block, bullets, directive, dresses, element, on, role
from ..dependencies import DataFile
from ..domain import domain_of
from ..kinds import LINE_FACETS
from ..nodes import facet, passage, posting_line, statement
from ..objects import JobDirective
from ..records import Line, Statement, fold, listed
from ..words import hints, nearest, report

_PASSAGE = re.compile(r"(?P<text>.+?)\s*<(?P<tags>[^<>]+)>", re.DOTALL)


def load_statements(path: Path) -> dict[str, Statement]:
    """Read the statements file; the order of the article is kept, and numbered from 1."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["statement"]
    statements = (Statement(e["id"], e["area"], e["text"], n) for n, e in enumerate(entries, 1))
    return {statement.id: statement for statement in statements}


STATEMENTS = DataFile("jobguide_statements", load_statements)


def statements_of(env: BuildEnvironment) -> dict[str, Statement]:
    """Return the statements of the article by id, in the article's order."""
    return STATEMENTS.of(env) or {}


@directive("statement")
class StatementDirective(JobDirective):
    """Quote a statement word for word; blocks inside are our notes on it."""

    option_spec: ClassVar = {"untagged": rst.flag}

    def run(self) -> list[nodes.Node]:
        """Return the quotation; its words are checked once the page is whole."""
        sid, untagged = self.arguments[0], "untagged" in self.options
        return self.around(statement(sid=sid, untagged=untagged, ids=[f"source-{sid}"]))


@directive("line")
class LineDirective(JobDirective):
    """A duty or requirement of a posting in our own words, tagged and annotated like a quotation.

    The words of an employer are theirs: outside the article of 2009, facts are restated.
    """

    required_arguments = 0
    option_spec: ClassVar = {"untagged": rst.flag}

    def run(self) -> list[nodes.Node]:
        """Return the line."""
        return self.around(posting_line(untagged="untagged" in self.options))


@role("passage")
class PassageRole(SphinxRole):
    """Tag words of a posting: ``{passage}`words <mission, competency>` ``.

    It must not write to the environment: it runs once on the source and once more on its
    translation.
    """

    inliner: Inliner

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the tagged words, or the words alone where the tags cannot be read."""
        match = _PASSAGE.fullmatch(self.text)
        node: nodes.Element = nodes.inline(self.rawtext, self.text)
        if match:
            node = passage(self.rawtext, match["text"], tags=listed(match["tags"]))
        self.set_source_info(node)
        if not match:
            report("malformed-passage", node, text=self.text)
        return [node], []


def reading(site: Site, words: Sequence[nodes.Node]) -> nodes.container:
    """Return a translation of quoted words, told as ours."""
    label = nodes.paragraph("", site.word("reading"), classes=["reading-label"])
    return nodes.container("", label, *words, classes=["reading"])


def original(site: Site, text: str) -> nodes.Element:
    """Return quoted words as they were written, folded under our translation of them."""
    words = nodes.paragraph("", text, classes=["original", IN_FRENCH])
    summary = element("summary", site.word("original"))
    return element("details", summary, words, class_="in-french")


@dresses(statement)
def dress_statement(site: Site, node: statement) -> None:
    """Turn a quotation into a block quote with its credit, and its tags and notes if any."""
    words, notes = _parted(node)
    article = statements_of(site.builder.env)
    credit = nodes.paragraph("", classes=["statement-credit"])
    if known := article.get(node["sid"]):
        credited = site.word("statement-credit", number=known.number, total=len(article))
        credit += site.link_to("about/source", f"statement-{known.id}", credited)
        if _is_reading(site, " ".join(child.astext() for child in words), known):
            words = [reading(site, words), original(site, known.text)]
    quote = nodes.block_quote("", *words, credit, classes=["statement"])
    # docutils hands the ids of a replaced node down to what replaces it: they go to the quote.
    quote["ids"], node["ids"] = node["ids"], []
    node.replace_self(_annotated(site, node, quote, notes) if notes else quote)


def _is_reading(site: Site, words: str, said: Statement) -> bool:
    """Tell whether a translated page has another text than the article."""
    return site.is_translated and fold(words) != fold(said.text)


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


def _tags(site: Site, node: nodes.Element) -> list[nodes.Node]:
    """Return the tags of a line, each once, in reading order; or the word that it has none."""
    named = [tag for tagged in node.findall(passage) for tag in tagged["tags"]]
    known = {**site.domain.of_kind("competency"), **site.domain.of_kind("mission")}
    links = [[site.link(known[tag])] for tag in dict.fromkeys(named) if tag in known]
    if not links:
        return [nodes.paragraph("", site.word("untagged"), classes=["untagged"])]
    return [bullets(links, "tags")]


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
    places = {quotation.statement: quotation for quotation in site.domain.all_quotations()}
    article = statements_of(site.builder.env).values()
    items = [_treated(site, said, places.get(said.id)) for said in article]
    if not items:
        return []
    return [nodes.enumerated_list("", *items, enumtype="arabic", classes=["statements"])]


def _treated(site: Site, said: Statement, quotation: Line | None) -> nodes.list_item:
    """Return a statement with our reading of it, where there is one, and the link to its place."""
    words = nodes.inline("", said.text, classes=["quoted", IN_FRENCH])
    item = nodes.list_item("", nodes.paragraph("", "", words), ids=[f"statement-{said.id}"])
    paragraph = nodes.paragraph("", site.word("statement-place") + " ", classes=["statement-place"])
    if quotation is not None:
        if _is_reading(site, quotation.text, said):
            item += reading(site, [nodes.paragraph("", quotation.text)])
        place = quotation.place
        title = site.builder.env.titles[place.docname].astext()
        paragraph += site.link_to(place.docname, place.anchor, title)
    item += paragraph
    return item


@on("env-check-consistency")
def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a tag that nothing declares, and a line of a posting without tag or note."""
    domain = domain_of(env)
    known = [*domain.of_kind("mission"), *domain.of_kind("competency")]
    for line in domain.all_lines():
        at, words = line.place.at, line.statement or line.text[:40]
        for tag in (tag for tagged in line.passages for tag in tagged.tags if tag not in known):
            report("unknown-tag", at, tag=tag, **hints(tag, known))
        if line.posting and not line.passages and not line.untagged:
            report("untagged-line", at, id=words)
        if line.posting and not set(line.facets) & set(LINE_FACETS):
            report("unexplained-line", at, id=words)


@on("env-check-consistency")
def check_article(app: Sphinx, env: BuildEnvironment) -> None:
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
    for sid in (sid for sid in statements if sid not in seen):
        report("lost-statement", STATEMENTS.place(env), id=sid)


def _check_words(quotation: Line, statements: dict[str, Statement], french: bool) -> None:
    """Hold a quotation against the article; a translated one is a reading, not a quotation."""
    statement = statements.get(quotation.statement)
    if statement is None:
        hint = nearest(quotation.statement, statements)
        report("unknown-statement", quotation.place.at, id=quotation.statement, hint=hint)
    elif french and quotation.text != fold(statement.text):
        words = {"found": quotation.text, "expected": fold(statement.text)}
        report("altered-statement", quotation.place.at, id=quotation.statement, **words)
