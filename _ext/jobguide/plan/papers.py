"""The papers of the dossier: the parts they are made of, as pages write them, for the browser.

A page declares each paper (directives ``paper`` and ``part``, role ``answer``); a posting takes the
parts of a template of the guide (examples/models), and those of the paper in place of these. All of
it goes into one script a language, as light Markdown: what a reader changes in place, copies and
keeps is the same text.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from sitekit.assets import MADE, write_script
from sitekit.editions import current, is_source, source
from sitekit.typography import set_texts

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


def pieces(sheet: nodes.Element) -> Iterator[dict[str, object]]:
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
        yield _piece(name, title, _blocks(below), page=opens)


def _piece(
    name: str, title: nodes.Node, blocks: Iterable[Block], **more: object
) -> dict[str, object]:
    """Return a part of a paper as the script reads it; what is empty is left out."""
    whole = {"id": name, "title": _marked(documents.runs(title)), "text": written(blocks), **more}
    return {key: value for key, value in whole.items() if value}


def _blocks(children: Iterable[nodes.Node]) -> tuple[Block, ...]:
    """Return blocks, each blank that an answer fills followed by the name of the answer."""
    whole = nodes.container("", *(child.deepcopy() for child in children))
    for blank in list(whole.findall(nodes.inline)):
        if "answer" in blank:
            named = nodes.Text(f"{blank.astext()}({blank['answer']})")
            blank.parent.replace(blank, named)
    return documents.blocks_of([whole])


def told(app: Sphinx) -> dict[str, object]:
    """Return all that the papers are made of, as the script reads it."""
    env, language, domain = app.env, app.config.language, domain_of(app.env)
    holders = env.get_doctree(PAGE).findall(nodes.container)
    postings, points = domain.of_kind("posting").values(), domain.of_kind("pitfall").values()
    return {
        "language": language,
        "papers": {node["paper"]: list(_parts(env, node)) for node in holders if "paper" in node},
        "sheets": {
            posting.id: list(_parts_of_model(env, posting))
            for posting in postings
            if posting.fact("kind") == "model"
        },
        "sentences": {
            kind: {each.id: each.fact("sentence") for each in domain.of_kind(kind).values()}
            for kind in SPEAKING
        },
        "points": [_point(app, point) for point in points],
        "steps": ANSWERS,
        "words": {name: word(language, f"papers-{name}") for name in coded_values("papers")},
    }


def _parts(env: BuildEnvironment, paper: nodes.Element) -> Iterator[dict[str, object]]:
    for node in paper.findall(nodes.container):
        if "part" in node:
            title, *below = node.children
            if not isinstance(title, nodes.rubric):
                title, below = nodes.rubric(), [title, *below]
            blocks = (*_blocks(below), *_sheet_at(env, node["of"]))
            asked = {"for": node["for"], "unless": node["unless"]}
            yield _piece(node["part"], title, blocks, **asked)


def _sheet_at(env: BuildEnvironment, label: str) -> tuple[Block, ...]:
    """Return what the sheets of the section with a label hold; without a label, nothing."""
    docname, anchor, _title = env.domains.standard_domain.labels.get(label, ("", "", ""))
    if not docname:
        return ()
    sections = env.get_doctree(docname).findall(nodes.section)
    held = (node for node in sections if anchor in node["ids"])
    return documents.blocks_of([sheet for node in held for sheet in documents.sheets_in(node)])


def _parts_of_model(env: BuildEnvironment, posting: JobObject) -> Iterator[dict[str, object]]:
    page = env.get_doctree(posting.place.docname)
    for sheet in documents.sheets_in(page, posting.id):
        yield from pieces(sheet)


def _point(app: Sphinx, pitfall: JobObject) -> dict[str, object]:
    address = app.builder.get_relative_uri(PAGE, pitfall.place.docname)
    return {
        "id": pitfall.id,
        "title": pitfall.title,
        "at": f"{address}#{pitfall.place.anchor}",
        "told": coded(app.config.language, "level", pitfall.fact("level")),
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
    write_script(folder / DATA, "jobguide", "papers", set_texts(told(app), language))
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
