"""Reading the pages as they are written: Markdown, block by block, each with its line.

The checks of the prose read the source and not the built page where a contributor must be told
which line to mend. Uses the parser that MyST uses, and imports nothing of ours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

ROOMS = ("start", "guide", "examples", "about")
PAGES = ("index.md", "urgent.md", *(f"{room}/**/*.md" for room in ROOMS))
# Options of directives that a reader is shown; the others are data.
SPOKEN = frozenset("contract employer hours name place service unit".split())
# Directives whose body is no Markdown.
UNREAD = frozenset("bibliography code-block doctest math signs testcode testoutput toctree".split())
# Between two cells of a row: not a space, so that no sentence runs through it.
CELL = " | "
# Stands for a word that the source does not show: the title of another page, a computed number.
WORD = "\ufffc"

_DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}\s*(?P<argument>.*)")
_OPTION = re.compile(r":(?P<name>[\w-]+):(?:\s+(?P<value>.*))?$")
_TITLED = re.compile(r"(?P<title>.+?)\s*<[^<>]*>", re.DOTALL)
_PARSER = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(front_matter_plugin)
    .use(myst_block_plugin)
    .use(myst_role_plugin)
    .use(colon_fence_plugin)
    .use(deflist_plugin)
)


class Role(NamedTuple):
    """One role: ``{grade}`H` `` is named grade and holds H; where it stands in its block."""

    name: str
    content: str
    at: int = 0


@dataclass(frozen=True)
class Fence:
    """A directive that holds a block: its name and its argument."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, row of a table…: what a reader takes in at once.

    Each line of the source is a line of `text`; `fences` are outermost first; `introduction` holds
    the roles of the paragraph right before the list or the table where the block stands, and
    those of the table's head; `listed` tells that it stands in a list.
    """

    page: str
    line: int
    kind: str
    text: str
    roles: tuple[Role, ...] = ()
    fences: tuple[Fence, ...] = ()
    introduction: tuple[Role, ...] = ()
    listed: bool = False

    def place(self, offset: int = 0) -> str:
        """Return the file and the line, counted from the place of a character of the text."""
        return f"{self.page}:{self.line + self.text.count(chr(10), 0, offset)}"

    @property
    def directive(self) -> str:
        """The directive right around, if there is one: not that around a note in a quotation."""
        return self.fences[-1].name if self.fences else ""

    def within(self, name: str, argument: str = "") -> bool:
        """Tell whether one of the directives around has this name, and this argument if given."""
        found = (fence.argument for fence in self.fences if fence.name == name)
        return any(not argument or argument in held.split() for held in found)


@dataclass(frozen=True)
class _Place:
    """Where the reading has come to."""

    page: str
    line: int = 1
    fences: tuple[Fence, ...] = ()
    introduction: tuple[Role, ...] = ()
    listed: bool = False

    def block(self, kind: str, node: SyntaxTreeNode, *inlines: SyntaxTreeNode) -> Block:
        """Return the block that these stretches of text make."""
        texts = [text_of(inline) for inline in inlines]
        starts = accumulate((len(text) + len(CELL) for text in texts), initial=0)
        roles = tuple(
            role
            for inline, start in zip(inlines, starts, strict=False)
            for role in roles_of(inline, start)
        )
        text = CELL.join(texts)
        line = self.line + (node.map[0] if node.map else 0)
        return Block(
            self.page, line, kind, text, roles, self.fences, self.introduction, self.listed
        )


def read_manuscript(root: Path) -> list[Block]:
    """Return the blocks of every page of a project, in the order of their paths."""
    paths = sorted({path for pattern in PAGES for path in root.glob(pattern)})
    return [block for path in paths for block in read_page(root, path)]


def read_page(root: Path, path: Path) -> list[Block]:
    """Return the blocks of one page."""
    return list(_read(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()))


@cache  # several checkers read the same pages
def _read(text: str, page: str) -> tuple[Block, ...]:
    return tuple(_parsed(text, _Place(page)))


def _parsed(text: str, place: _Place) -> Iterator[Block]:
    yield from _blocks(SyntaxTreeNode(_PARSER.parse(text)).children, place)


def _blocks(nodes: Sequence[SyntaxTreeNode], place: _Place) -> Iterator[Block]:
    """Yield the blocks of sister nodes; a list or a table is introduced by what precedes it."""
    before: tuple[Role, ...] = ()
    for node in nodes:
        if node.type in ("bullet_list", "ordered_list", "table", "dl", "blockquote"):
            yield from _grouped(node, replace(place, introduction=place.introduction + before))
        elif node.type in ("paragraph", "heading", "dt"):
            yield place.block(node.type, node, *node.children)
        elif node.type in ("colon_fence", "fence"):
            yield from _directive(node, place)
        elif node.type == "front_matter":
            yield from _description(node, place)
        before = _roles_under(node) if node.type == "paragraph" else ()


def _grouped(node: SyntaxTreeNode, place: _Place) -> Iterator[Block]:
    """Yield the blocks of a list or of a table."""
    if node.type == "table":
        yield from _rows(node, place)
    elif node.type == "dl":
        yield from _blocks([child for child in node.children if child.type == "dt"], place)
        for child in node.children:
            held = child.children if child.type == "dd" else ()
            yield from _blocks(held, replace(place, listed=True))
    else:
        for item in node.children if node.type != "blockquote" else [node]:
            yield from _blocks(item.children, replace(place, listed=True))


def _rows(table: SyntaxTreeNode, place: _Place) -> Iterator[Block]:
    """Yield the rows of a table, each with what its head cites."""
    head: tuple[Role, ...] = ()
    for part in table.children:
        for row in part.children:
            cells = [inline for cell in row.children for inline in cell.children]
            shown = replace(place, introduction=place.introduction + head)
            yield shown.block("row" if part.type == "tbody" else "head", row, *cells)
        head += _roles_under(part) if part.type == "thead" else ()


def _description(node: SyntaxTreeNode, place: _Place) -> Iterator[Block]:
    """Yield what search engines show of a page; the other keys are not sentences."""
    for number, line in enumerate(node.content.splitlines(), place.line + 1):
        if line.startswith("description:"):
            text = line.removeprefix("description:").strip()
            yield Block(place.page, number, "description", text)


def _directive(node: SyntaxTreeNode, place: _Place) -> Iterator[Block]:
    """Yield what a directive shows; a fence without one is code."""
    match = _DIRECTIVE.match(node.info.strip())
    if not match or match["name"] in UNREAD:
        return
    options, body = _split_options(node.content)
    fence = Fence(match["name"], match["argument"].strip())
    line = place.line + (node.map[0] if node.map else 0) + 1
    inside = _Place(place.page, line, (*place.fences, fence))
    if fence.name == "dropdown":
        yield Block(place.page, line - 1, "heading", fence.argument, (), place.fences)
    for number, (name, value) in enumerate(options):
        if name in SPOKEN and value:
            yield Block(place.page, line + number, "option", value, (), inside.fences)
    yield from (_terms if fence.name == "glossary" else _parsed)(body, inside)


def _split_options(content: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the options of a directive, and its body with as many blank lines in their place."""
    options: list[tuple[str, str]] = []
    lines = content.splitlines()
    for line in lines:
        match = _OPTION.match(line)
        if not match:
            break
        options.append((match["name"], match["value"] or ""))
    count = len(options)
    return tuple(options), "\n".join([""] * count + lines[count:])


def _terms(body: str, place: _Place) -> Iterator[Block]:
    """Yield the terms of a glossary, which stand at the margin, and their definitions."""
    lines = body.splitlines()
    for number, line in enumerate(lines):
        if line and not line.startswith(" "):
            yield Block(place.page, place.line + number, "dt", line, (), place.fences)
    yield from _parsed(
        "\n".join(line[2:] if line.startswith("  ") else "" for line in lines), place
    )


def _roles_under(node: SyntaxTreeNode) -> tuple[Role, ...]:
    return tuple(roles_of(node))


def roles_of(node: SyntaxTreeNode, at: int = 0) -> Iterator[Role]:
    """Yield the roles of a stretch of text that begins at some place of its block."""
    if node.type == "myst_role":
        yield Role(node.meta["name"], node.content, at)
    for child in node.children:
        yield from roles_of(child, at)
        at += len(text_of(child))


def text_of(node: SyntaxTreeNode) -> str:
    """Return what a reader reads of a stretch of text: no code, no citation, no grade."""
    if node.type == "text":
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    if node.type == "code_inline":
        return WORD
    if node.type == "myst_role":
        return _shown(Role(node.meta["name"], node.content))
    return "".join(map(text_of, node.children))


def _shown(role: Role) -> str:
    """Return what a role shows.

    >>> _shown(Role("doc", "les statuts </guide/status>")), _shown(Role("cite:p", "a,b"))
    ('les statuts', '')
    """
    if role.name == "grade" or role.name.startswith("cite"):
        return ""
    if role.name == "term":
        return role.content.partition("<")[0].strip()
    titled = _TITLED.fullmatch(role.content)
    return titled["title"] if titled else WORD
