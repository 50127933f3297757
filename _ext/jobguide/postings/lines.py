"""The lines of a posting: the article quoted, or our own words, tagged passage by passage.

A quotation gets its credit and its link back to the list of statements, a line its tags and notes.
In a translated edition, a quotation is the article's own words, and under them what the translators
read there, told as ours.
"""

import re
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from ..blocks import Site, bullets, directive, dresses, on, role
from ..domain import domain_of
from ..kinds import LINE_FACETS
from ..nodes import facet, passage, posting_line, statement
from ..objects import JobDirective
from ..records import Line, fold, listed
from ..sources.article import original, reading, statements_of
from ..words import hints, report

_PASSAGE = re.compile(r"(?P<text>.+?)\s*<(?P<tags>[^<>]+)>", re.DOTALL)


@directive("statement")
class StatementDirective(JobDirective):
    """Quote a statement word for word; blocks inside are our notes on it."""

    option_spec: ClassVar = {"untagged": rst.flag}

    def run(self) -> list[nodes.Node]:
        """Return the quotation; its words are checked once the page is whole."""
        node = statement(
            sid=self.arguments[0],
            untagged="untagged" in self.options,
            ids=[f"source-{self.arguments[0]}"],
        )
        return self.around(node)


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
        if not match:
            source, line = self.get_source_info()
            node = nodes.inline(self.rawtext, self.text)
            node.source, node.line = source, line
            report("malformed-passage", node, text=self.text)
            return [node], []
        tagged = passage(self.rawtext, match["text"], tags=listed(match["tags"]))
        self.set_source_info(tagged)
        return [tagged], []


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
    """Return our reading, the article's own words folded under it; those alone where both agree."""
    known = statements_of(site.builder.env).get(node["sid"])
    said = fold(" ".join(child.astext() for child in words))
    if known is None or not site.is_translated or said == fold(known.text):
        return words
    return [reading(site, words), original(site, known.text)]


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
    statements = statements_of(site.builder.env)
    known = statements.get(node["sid"])
    credit = nodes.paragraph("", classes=["statement-credit"])
    if known is not None:
        told = site.word("statement-credit", number=known.number, total=len(statements))
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


@on("env-check-consistency")
def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a tag that nothing declares, and a line of a posting without tag or note."""
    domain = domain_of(env)
    known = [*domain.of_kind("mission"), *domain.of_kind("competency")]
    for line in domain.all_lines():
        for tagged in line.passages:
            for tag in tagged.tags:
                if tag not in known:
                    report("unknown-tag", line.place.at, tag=tag, **hints(tag, known))
        if line.posting:
            _check_line(line)


def _check_line(line: Line) -> None:
    words = line.statement or line.text[:40]
    if not line.passages and not line.untagged:
        report("untagged-line", line.place.at, id=words)
    if not set(line.facets) & set(LINE_FACETS):
        report("unexplained-line", line.place.at, id=words)
