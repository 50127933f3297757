"""The papers of the dossier: the parts they are made of, as pages write them, for the browser.

A page declares each paper (directives ``paper`` and ``part``, role ``answer``); a posting takes the
parts of a template of the guide (examples/models), and those of the paper in place of these. All of
it goes into one script a language, as light Markdown: what a reader changes in place, copies and
keeps is the same text.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from sitekit.assets import MADE, write_script
from sitekit.editions import current, is_source, source
from sitekit.typography import set_text

from .. import documents
from ..blocks import Site, block, directive, filled, on, role
from ..documents import Block, Bullets, Heading, Paragraph, Run, Runs, Table
from ..domain import JobDomain, domain_of
from ..nodes import BOOKS
from ..records import JobObject, listed
from ..words import check_value, coded, coded_values, report, word

PAGE = "plan/papers"
TEMPLATE = Path(__file__).with_name("papers.html")
DATA, OFFICE = "plan-papers-data.js", "plan-docx-template.js"
MADE.update((DATA, OFFICE))
PAPERS = ("posting", "note", "days", "phrases")
SHOWN = ("posting", "second", "note", "days")
# What a posting may be written for: a status, the volunteer's sheet of a pair, a template.
STATUSES = (
    "employee", "volunteer", "pair", "apprentice", "trainee", "civic-service", "contractor",
)  # fmt: skip
SECOND = "second"
TEMPLATES = "model-"  # the ids of the templates begin so
# What the answers fill, and the step of the dossier that gives it.
ANSWERS = {
    **dict.fromkeys(("members", "channels", "verdict"), "need"),
    **dict.fromkeys(("missions", "missions-named", "others", "out", "asked", "learnt"), "missions"),
    **dict.fromkeys(("placement", "status"), "place"),
    **dict.fromkeys(
        ("hours", "hours-low", "hours-high", "contract", "time", "pay-total", "pay-gross"), "hours"
    ),
}
SPEAKING = ("mission", "competency", "placement")  # the kinds that carry a sentence for a posting
CLASS = "part-"  # a title of a template names the part below it by such a class
BODY = Paragraph((Run("((body))"),))  # where the writer of .docx puts the blocks
_SPECIAL, ESCAPED = re.compile(r"([\\*|])"), r"\\\1"


# ---- what pages write


@directive("paper", "part")
class PaperDirective(SphinxDirective):
    """A paper, or one part of a paper: what it is about is its argument."""

    required_arguments: ClassVar[int] = 1
    has_content: ClassVar[bool] = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        ("title", "for", "unless", "sheet"), rst.unchanged
    )

    def run(self) -> list[nodes.Node]:
        """Return a block that holds the text, which the page shows as it is."""
        name, ident = self.name.rpartition(":")[2], self.arguments[0]
        holder = nodes.container("", classes=["sheet" if name == "paper" else "part"])
        self.set_source_info(holder)
        holder[name] = ident
        holder["for"] = listed(self.options.get("for", ""))
        holder["unless"], holder["of"] = (self.options.get(key, "") for key in ("unless", "sheet"))
        if name == "paper":
            check_value(holder, "paper", ident, PAPERS)
        for audience in holder["for"]:
            if not audience.startswith(TEMPLATES):
                check_value(holder, "for", audience, (*STATUSES, SECOND))
        if title := self.options.get("title"):
            words, _messages = self.parse_inline(title, lineno=self.lineno)
            rubric = nodes.rubric(title, "", *words)
            self.set_source_info(rubric)
            rubric["heading-level"] = 3 if ident == "title" else 4
            holder += rubric
        holder += self.parse_content_to_nodes()
        return [holder]


@role("answer")
class AnswerRole(ReferenceRole):
    """What an answer fills, and the blank where there is none: ``{answer}`nombre <members>` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the blank, which knows its answer."""
        node = nodes.inline(self.rawtext, f"[{self.title}]", classes=["answer"])
        self.set_source_info(node)
        node["answer"] = self.target
        check_value(node, "answer", self.target, ANSWERS)
        return [node], []


@block("papers")
def papers(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the place of the papers, or what to say where no script can fill them."""
    if site.page != PAGE:
        return []
    if site.builder.format != "html" or site.builder.name in BOOKS:
        return [nodes.paragraph("", site.word("papers-noscript"))]
    config, folder = site.builder.config, ""  # of the scripts of the edition that is translated
    if "sitekit_editions" in config and not is_source(config):
        folder = source(config).link_from(current(config), "_static/")
    return filled(TEMPLATE, word=site.word, names=SHOWN, source=folder)


# ---- light Markdown


def written(blocks: Iterable[Block]) -> str:
    r"""Return blocks as lines: a paragraph is one line, an item starts with a dash.

    >>> written([Paragraph((Run("Le "), Run("lieu", bold=True))), Bullets(((Run("a|b"),),))])
    'Le **lieu**\n\n- a\\|b'
    """
    return "\n\n".join("\n".join(_lines(each)) for each in blocks)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"**{_marked(block.text)}**"
        case Paragraph():
            yield _marked(block.text)
        case Bullets():
            yield from (f"- {_marked(item)}" for item in block.items)
        case Table():
            for cells in (block.head, *block.rows):
                yield f"| {' | '.join(_marked(cell) for cell in cells)} |"


def _marked(text: Runs) -> str:
    return "".join(_run(run) for run in text)


def _run(run: Run) -> str:
    marks = "**" if run.bold else "*" if run.italic else ""
    return f"{marks}{_SPECIAL.sub(ESCAPED, run.text)}{marks}"


# ---- what the browser gets


@dataclass(frozen=True)
class Piece:
    """One part of a paper: its name, its title if it has one, its blocks."""

    name: str
    title: Runs
    blocks: tuple[Block, ...]
    audience: tuple[str, ...] = ()
    unless: str = ""
    new_page: bool = False

    def told(self, language: str) -> dict[str, object]:
        """Return the part as the script reads it; what is empty is left out."""
        whole = {
            "id": self.name,
            "title": set_text(_marked(self.title), language),
            "text": set_text(written(self.blocks), language),
            "for": list(self.audience),
            "unless": self.unless,
            "page": self.new_page,
        }
        return {key: value for key, value in whole.items() if value}


def pieces(sheet: nodes.Element) -> Iterator[Piece]:
    """Yield the parts of a sheet of a template: each starts with a title that has a class."""
    held: list[tuple[nodes.rubric, list[nodes.Node]]] = []
    for child in sheet.children:
        if isinstance(child, nodes.rubric):
            held.append((child, []))
        elif held:
            held[-1][1].append(child)
    for title, below in held:
        name = next(iter(title["classes"]), "").removeprefix(CLASS)
        opens = documents.NEW_PAGE in title["classes"]
        yield Piece(name, documents.runs(title), _blocks(below), new_page=opens)


def _blocks(children: Iterable[nodes.Node]) -> tuple[Block, ...]:
    """Return blocks, each blank that an answer fills followed by the name of the answer."""
    whole = nodes.container("", *(child.deepcopy() for child in children))
    for blank in list(whole.findall(nodes.inline)):
        if "answer" in blank:
            named = nodes.Text(f"{blank.astext()}({blank['answer']})")
            blank.parent.replace(blank, named)
    return documents.blocks_of([whole])


class Papers:
    """All that the papers are made of, in the language of the edition."""

    def __init__(self, app: Sphinx) -> None:
        self.builder, self.env, self.language = app.builder, app.env, app.config.language
        self.domain = domain_of(app.env)

    def told(self) -> dict[str, object]:
        """Return it as the script reads it."""
        page = self.env.get_doctree(PAGE)
        holders = [node for node in page.findall(nodes.container) if "paper" in node]
        return {
            "language": self.language,
            "papers": {node["paper"]: list(self._parts(node)) for node in holders},
            "sheets": {
                posting.id: [piece.told(self.language) for piece in self._pieces(posting)]
                for posting in self.domain.of_kind("posting").values()
                if posting.fact("kind") == "model"
            },
            "sentences": {
                kind: {
                    each.id: set_text(each.fact("sentence"), self.language)
                    for each in self.domain.of_kind(kind).values()
                }
                for kind in SPEAKING
            },
            "points": [self._point(each) for each in self.domain.of_kind("pitfall").values()],
            "steps": ANSWERS,
            "words": {
                name: set_text(word(self.language, f"papers-{name}"), self.language)
                for name in coded_values("papers")
            },
        }

    def _parts(self, paper: nodes.Element) -> Iterator[dict[str, object]]:
        for node in paper.findall(nodes.container):
            if "part" in node:
                title, *below = node.children
                if not isinstance(title, nodes.rubric):
                    title, below = nodes.rubric(), [title, *below]
                blocks = (*_blocks(below), *self._sheet_at(node["of"]))
                piece = Piece(
                    node["part"], documents.runs(title), blocks, node["for"], node["unless"]
                )
                yield piece.told(self.language)

    def _sheet_at(self, label: str) -> tuple[Block, ...]:
        """Return what the sheets of the section with a label hold; without a label, nothing."""
        docname, anchor, _title = self.env.domains.standard_domain.labels.get(label, ("", "", ""))
        if not docname:
            return ()
        document = self.env.get_doctree(docname)
        sections = (node for node in document.findall(nodes.section) if anchor in node["ids"])
        return documents.blocks_of(
            [sheet for node in sections for sheet in documents.sheets_in(node)]
        )

    def _pieces(self, posting: JobObject) -> Iterator[Piece]:
        page = self.env.get_doctree(posting.place.docname)
        for sheet in documents.sheets_in(page, posting.id):
            yield from pieces(sheet)

    def _point(self, pitfall: JobObject) -> dict[str, object]:
        facts = dict(pitfall.facts)
        address = self.builder.get_relative_uri(PAGE, pitfall.place.docname)
        return {
            "id": pitfall.id,
            "title": set_text(pitfall.title, self.language),
            "at": f"{address}#{pitfall.place.anchor}",
            "told": coded(self.language, "level", facts["level"]),
        }


@on("env-check-consistency")
def write(app: Sphinx, env: BuildEnvironment) -> None:
    """Write what the browser asks for, before the pages that name it; check what they rest on."""
    if PAGE not in env.found_docs:
        return
    check(domain_of(env))
    if app.builder.name != "html":
        return
    language, folder = app.config.language, Path(app.outdir, "_static")
    write_script(folder / DATA, "jobguide", "papers", Papers(app).told())
    # The file that the house's template makes, its title and its body to be put in.
    empty = documents.Document("((title))", language, (BODY,), documents.day_of(app, PAGE))
    template = b64encode(documents.render(empty, "docx")).decode()
    write_script(folder / OFFICE, "jobguide", "officeTemplates", {language: template})


def check(domain: JobDomain) -> None:
    """Report what has no sentence for a posting: the dossier would have nothing to say of it."""
    for kind in SPEAKING:
        for declared in domain.of_kind(kind).values():
            if not declared.fact("sentence"):
                values = {"kind": kind, "id": declared.id}
                report("missing-option", declared.place.at, option="sentence", **values)
