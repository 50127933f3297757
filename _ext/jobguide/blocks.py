"""Blocks that a page asks for by name, made of what all pages declare once these are read.

A function that makes a block registers itself under the name of its directive (`block`); one that
dresses a node of ours, under the type of the node or the kind of the object (`dresses`). So do the
directives and the roles of the rooms, and what waits for a moment of the build (`on`). Here too:
what a maker may ask (`Site`), and the docutils nodes that blocks are made of, one by one (`table`,
`element`) or from a template (`filled`).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar, TypeVar, cast

from docutils import nodes
from lxml import etree
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.nodes import make_refnode

from sitekit.files import rendered
from sitekit.typography import set_text

from .data_files import DataError
from .dependencies import DataFile, note_data_files
from .domain import JobDomain, builder_of, domain_of
from .nodes import block_place, equivalent, job_object, page_data, picture, picture_caption, tag
from .records import JobObject
from .svg import WIDTH, Bar, drawing
from .words import report, word

_WORDS = re.compile(r"(?<=>)[^<>]+(?=<)")  # what stands between two tags of a drawing

# The language of the article, and the class of words in it: docutils makes it the `lang` of HTML.
FRENCH = "fr"
IN_FRENCH = f"language-{FRENCH}"

BARS, BAR_ROOM, TOLD_BAR_ROOM = Path(__file__).with_name("bars.svg"), 44, 62

PLACE = "place"  # the element of a template that stands for nodes of the page

Cell = str | nodes.Node
Row = list[Cell]
Child = str | nodes.Node


@dataclass(frozen=True)
class Site:
    """What a block may ask: the objects, and where it stands.

    ``docname`` is the document being written; ``page`` is the source page of the block, which is
    another where a builder writes all pages as one.
    """

    domain: JobDomain
    builder: Builder
    docname: str
    page: str
    language: str
    _made: Counter[str] = field(default_factory=Counter)

    @property
    def is_translated(self) -> bool:
        """Whether the edition is in another language than the article."""
        return self.language != FRENCH

    def word(self, key: str, **values: object) -> str:
        """Return an interface word in the language of the edition."""
        return self.typeset(word(self.language, key, **values))

    def words(self, *keys: str) -> list[str]:
        """Return several of them: the head of a table."""
        return [self.word(key) for key in keys]

    def typeset(self, text: str) -> str:
        """Return a text for a place that typography does not reach: a picture, an attribute."""
        return set_text(text, self.language)

    def serial(self, kind: str) -> str:
        """Return an id that nothing else on the document has: the kind and a number."""
        self._made[kind] += 1
        return f"{kind}-{self._made[kind]}"

    def link(self, target: JobObject, words: str = "") -> nodes.reference:
        """Return a link to an object, from the page where the block stands."""
        return self.link_to(target.place.docname, target.place.anchor, words or target.title)

    def link_to(self, docname: str, anchor: str, words: str) -> nodes.reference:
        """Return a link to an anchor of a page."""
        return make_refnode(self.builder, self.docname, docname, anchor, nodes.Text(words))


Maker = Callable[["Site", str], list[nodes.Node]]
Dresser = Callable[["Site", Any], None]
T = TypeVar("T")
D = TypeVar("D", bound=Dresser)
V = TypeVar("V")

MAKERS: dict[str, Maker] = {}
_DRESSERS: dict[type[nodes.Node] | str, Dresser] = {}
_DIRECTIVES: dict[str, type[SphinxDirective]] = {}
_ROLES: dict[str, type[SphinxRole]] = {}
_LISTENERS: list[tuple[str, Callable[..., Any], int]] = []


def _keep(table: dict[Any, Any], *keys: object) -> Callable[[V], V]:
    def register(made: V) -> V:
        table.update(dict.fromkeys(keys, made))
        return made

    return register


def block(name: str) -> Callable[[Maker], Maker]:
    """Register what makes a block; pages ask for it by a directive of that name."""
    return _keep(MAKERS, name)


def directive(*names: str) -> Callable[[type[SphinxDirective]], type[SphinxDirective]]:
    """Register a directive of the domain; it replaces that of the kind of objects of its name."""
    return _keep(_DIRECTIVES, *names)


def role(name: str) -> Callable[[type[SphinxRole]], type[SphinxRole]]:
    """Register a role of the domain."""
    return _keep(_ROLES, name)


def dresses(kind: type[nodes.Element] | str) -> Callable[[D], D]:
    """Register what is done to nodes of a type, or objects of a kind, once all pages are read."""
    return _keep(_DRESSERS, kind)


def on(event: str, priority: int = 500) -> Callable[[V], V]:
    """Register what is done at a moment of the build (`_ext/README.md` has them in order)."""

    def register(listener: V) -> V:
        _LISTENERS.append((event, cast("Callable[..., Any]", listener), priority))
        return listener

    return register


def block_of(
    file: DataFile[T], name: str
) -> Callable[[Callable[[Site, T, str], list[nodes.Node]]], Maker]:
    """Register what makes a block of a data file.

    The block is empty, which the build tells, where there are no data, and where the argument names
    what they do not have.
    """

    def register(make: Callable[[Site, T, str], list[nodes.Node]]) -> Maker:
        def made(site: Site, argument: str) -> list[nodes.Node]:
            data = file.of(site.builder.env)
            try:
                return make(site, data, argument) if data else []
            except DataError:
                return []

        return block(name)(made)

    return register


class BlockDirective(SphinxDirective):
    """Leave a place for what is made from all pages once they are read."""

    optional_arguments: ClassVar[int] = 1
    final_argument_whitespace: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Return the place-holder: the name of the block, and its argument."""
        argument = self.arguments[0] if self.arguments else ""
        name = self.name.rpartition(":")[2]
        node = block_place(name=name, argument=argument, docname=self.env.docname)
        self.set_source_info(node)
        note_data_files(self.env)
        return [node]


class MakeBlocks(SphinxPostTransform):
    """Make the blocks, then dress what needs it, before typography comes by."""

    default_priority: ClassVar[int] = 50

    def run(self, **_options: object) -> None:
        """Work on one page; the catalogues of gettext get what authors wrote, and nothing else."""
        if builder_of(self.env).name == "gettext":
            return
        docname = self.env.docname
        domain, builder = domain_of(self.env), builder_of(self.env)
        _dress_below(Site(domain, builder, docname, docname, self.config.language), self.document)


def _dress_below(site: Site, holder: nodes.Element) -> None:
    """Dress what stands in a node, what comes in its place, and what stands in that."""
    index = 0
    while index < len(holder.children):
        child = holder.children[index]
        if dress := _DRESSERS.get(type(child)):
            dress(site, child)
            if holder.children[index : index + 1] != [child]:
                continue
        if isinstance(child, nodes.Element):
            _dress_below(site, child)
        index += 1


@dresses(block_place)
def _fill(site: Site, place: nodes.Element) -> None:
    """Put a block in its place; one with nothing to show is told."""
    here = replace(site, page=place.get("docname", site.docname))
    made = MAKERS[place["name"]](here, place["argument"])
    if not made:
        report("nothing-to-draw", place, name=place["name"], argument=place["argument"])
    place.replace_self(made)


@dresses(job_object)
def _dress_object(site: Site, node: job_object) -> None:
    if dress := _DRESSERS.get(node["kind"]):
        dress(site, node)


def add(app: Sphinx) -> None:
    """Hand to Sphinx what the rooms have registered: all are imported by now."""
    for name in MAKERS:
        app.add_directive_to_domain("job", name, BlockDirective)
    for name, of_page in _DIRECTIVES.items():
        app.add_directive_to_domain("job", name, of_page, override=True)
    for name, in_line in _ROLES.items():
        app.add_role_to_domain("job", name, in_line())
    for event, listener, priority in _LISTENERS:
        app.connect(event, listener, priority)
    app.add_post_transform(MakeBlocks)


def table(
    head: Sequence[Cell],
    rows: Iterable[Sequence[Cell]],
    style: str = "data",
    *,
    caption: str = "",
    anchor: str = "",
) -> nodes.table:
    """Return a table with column headers, and a row header in each row.

    One that has a caption has an anchor too, which Sphinx needs to number it.
    """
    whole = nodes.table("", classes=[style])
    if caption:
        whole += nodes.title("", caption)
        whole["ids"].append(anchor)
    group = nodes.tgroup("", cols=len(head))
    group += [nodes.colspec("", colwidth=1, stub=int(n == 0)) for n, _column in enumerate(head)]
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *[_row(row) for row in rows])
    whole += group
    return whole


def _row(cells: Sequence[Cell]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        inside = nodes.Text(cell) if isinstance(cell, str) else cell
        row += nodes.entry("", nodes.paragraph("", "", inside))
    return row


def joined(items: Iterable[nodes.Node], between: str = ", ") -> list[nodes.Node]:
    """Return nodes, with words between each and the next."""
    return [part for item in items for part in (nodes.Text(between), item)][1:]


def drawn(
    site: Site, path: Path, caption: str, in_words: nodes.Node, **values: Any
) -> list[nodes.Node]:
    """Return a picture with its caption, and what it says in a folded text: a table.

    ``path`` is its template; ``values`` are what that needs, with the name of the picture
    (``ident``), its ``description`` and its ``height``.
    """
    svg = drawing(path, title=caption, **values)
    figure = picture(svg=_WORDS.sub(lambda words: site.typeset(words[0]), svg))
    folded = equivalent("", in_words, summary=site.word("equivalent"))
    figure += picture_caption("", "", nodes.inline("", caption), folded)
    return [figure]


def drawn_bars(
    site: Site, ident: str, title: str, bars: Sequence[Bar], in_words: nodes.Node
) -> list[nodes.Node]:
    """Return bars on one scale as a picture, and what it says ``in_words``: a table."""
    most = max([bar.high or bar.value for bar in bars], default=0) or 1
    ranged = any(bar.high is not None for bar in bars)
    row, beside = (TOLD_BAR_ROOM, 8) if ranged else (BAR_ROOM, 70)
    return drawn(
        site, BARS, title, in_words, ident=ident,
        description="; ".join(f"{bar.label}: {bar.told}" for bar in bars),
        height=len(bars) * row + 4, bars=bars, row_height=row, scale=(WIDTH - beside) / most,
    )  # fmt: skip


def script_data(
    data: Mapping[str, object], words: Iterable[tuple[str, str]], *, ident: str
) -> page_data:
    """Return what a script of the page works with; its words are nodes, to be set like the rest."""
    node = page_data(ident=ident, data=data, classes=["no-search"])
    node += [nodes.inline("", text, key=key) for key, text in words]
    return node


def out(name: str) -> tag:
    """Return the place of what a script tells, by its name."""
    return element("span", data_out=name)


def bullets(items: Iterable[Sequence[nodes.Node]], style: str) -> nodes.bullet_list:
    """Return a list; each item is given as its inline nodes."""
    entries = [nodes.list_item("", nodes.paragraph("", "", *item)) for item in items]
    return nodes.bullet_list("", *entries, classes=[style])


def element(name: str, /, *children: Child, **attributes: object) -> tag:
    """Return an element; ``for_`` stands for ``for``, ``aria_label`` for ``aria-label``.

    An attribute that is true stands alone; one that is empty, false or none is left out.

    >>> element("label", "Mot", for_="word", hidden=True)["attributes"]
    {'for': 'word', 'hidden': True}
    """
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value}
    node = tag(name=name, attributes=given)
    node += [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return node


def filled(path: Path, /, **values: object) -> list[nodes.Node]:
    """Return the nodes of a template: XHTML with Jinja in it, filled in with these values.

    Being nodes, its words are set, searched and left out of books like all others. `put` leaves the
    place of nodes that the page has already: translated prose, badges, tables. Line ends between
    elements, with what indents, are layout, and are dropped.

    Raises lxml.etree.XMLSyntaxError where what it writes is no XHTML.
    """
    held: list[list[nodes.Node]] = []

    def put(given: Iterable[nodes.Node] | nodes.Node) -> Markup:
        held.append([given] if isinstance(given, nodes.Node) else list(given))
        return Markup('<{} at="{}"/>').format(PLACE, len(held) - 1)

    text = rendered(path, **values, put=put)
    return list(_inside(etree.fromstring(f"<body>{text}</body>"), held))


def _inside(element: etree._Element, held: list[list[nodes.Node]]) -> Iterator[nodes.Node]:
    """Yield what stands in an element."""
    yield from _text(element.text)
    for child in element:
        if child.tag == PLACE:
            yield from held[int(child.attrib["at"])]
        else:
            made = tag(name=str(child.tag), attributes=dict(child.attrib))
            made += list(_inside(child, held))
            yield made
        yield from _text(child.tail)


def _text(text: str | None) -> Iterator[nodes.Text]:
    if text and not (text.isspace() and "\n" in text):
        yield nodes.Text(text)
