"""References in the typography of each edition, each saying how it was read.

sphinxcontrib-bibtex does the work; its words are English, and it knows nothing of how a source
was seen. A reference without a known ``seen`` field is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from docutils import nodes
from pybtex.database import Entry
from pybtex.plugin import register_plugin as register_formatting
from pybtex.style import FormattedEntry
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.template import Node, first_of, href, join, names, optional, tag
from pybtex.style.template import field as bibtex_field
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.plugin import register_plugin as register_referencing
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.referencing.basic_author_year import (
    BasicAuthorYearParentheticalReferenceStyle,
)
from sphinxcontrib.bibtex.style.template import join2, post_text, pre_text, reference

from .domain import JobDomain
from .guard import SCHEMES, scheme
from .messages import Fault, choices, nearest, report
from .words import word

SEEN = {
    "full": ("lu en entier", "read in full"),
    "excerpt": ("lu en extrait, sur une copie archivée", "read in part, on an archived copy"),
    "abstract": ("résumé et notice lus", "abstract and record read"),
    "secondary": ("vu de seconde main, sur cette page", "seen second-hand, on this page"),
    "official": ("texte officiel, lu en copie archivée", "official text, archived copy read"),
    "mirror": ("texte officiel, lu sur une autre copie", "official text, read on another copy"),
    "identifier": ("article vérifié en vigueur, lu ailleurs", "checked as current, read elsewhere"),
    "address": ("adresse seule, page non lue", "address only, page not read"),
}  # fmt: skip


@dataclass(frozen=True)
class Edition:
    """The words of one edition: its index in `SEEN`, "and", "no date", quotation marks."""

    index: int
    conjunction: str
    undated: str
    quotes: tuple[str, str]


EDITIONS = {
    "fr": Edition(0, " et ", "s. d.", ("« ", " »")),
    "en": Edition(1, " and ", "n.d.", ("“", "”")),
}


def _undated(edition: Edition) -> Node:
    return first_of[optional[bibtex_field("year")], edition.undated]


def _authors(edition: Edition) -> Node:
    return names("author", sep=", ", sep2=edition.conjunction, last_sep=edition.conjunction)


def _template(entry: Entry, edition: Edition) -> Node:
    """Return: authors, year, « title », where it appeared, how it was read."""
    title = join[edition.quotes[0], bibtex_field("title"), edition.quotes[1]]
    linked = href[bibtex_field("url"), title] if "url" in entry.fields else title
    parts = [_authors(edition), join[" (", _undated(edition), "). "], linked]
    for name in ("journal", "booktitle", "howpublished", "publisher"):
        if name in entry.fields:
            parts += [", ", tag("em")[bibtex_field(name)]]
    if "doi" in entry.fields:
        parts += [", ", href[join["https://doi.org/", bibtex_field("doi")], "doi"]]
    seen = SEEN.get(entry.fields.get("seen", ""), ("?", "?"))[edition.index]
    return join[(*parts, f". [{seen}]")]


class GuideStyle(PlainStyle):
    """One template for every type of entry, in the words of an edition."""

    edition = EDITIONS["fr"]

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return the formatted entry."""
        context = {"entry": entry, "style": self, "bib_data": bib_data}
        text = _template(entry, self.edition).format_data(context)
        return FormattedEntry(entry.key, text, label)


class EnglishGuideStyle(GuideStyle):
    """The same in English."""

    edition = EDITIONS["en"]


@dataclass
class _Parenthetical(BasicAuthorYearParentheticalReferenceStyle):
    """(author, year), with the edition's word where there is no year."""

    edition: Edition = EDITIONS["fr"]

    def inner(self, role_name: str) -> Node:
        """Return what stands between the parentheses."""
        author = self.person.author_or_editor_or_title(full="s" in role_name)
        told = join(sep=self.author_year_sep)[author, _undated(self.edition)]
        return join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)[
            pre_text, reference[told], post_text
        ]


def _person(edition: Edition) -> PersonStyle:
    word = edition.conjunction
    return PersonStyle(style="last", abbreviate=False, sep=", ", sep2=word, last_sep=word)


@dataclass
class GuideReferences(AuthorYearReferenceStyle):
    """Author and year, between parentheses, in the words of an edition."""

    edition: Edition = EDITIONS["fr"]
    person: PersonStyle = field(default_factory=lambda: _person(EDITIONS["fr"]))
    bracket_parenthetical: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")"))

    def __post_init__(self) -> None:
        """Put our parenthetical style where the package puts its own."""
        super().__post_init__()
        self.styles[0] = _Parenthetical(
            bracket=self.bracket_parenthetical, person=self.person, edition=self.edition
        )
        self.role_style.update(dict.fromkeys(self.styles[0].role_names(), self.styles[0]))


@dataclass
class EnglishGuideReferences(GuideReferences):
    """The same in English."""

    edition: Edition = EDITIONS["en"]
    person: PersonStyle = field(default_factory=lambda: _person(EDITIONS["en"]))


def choose_styles(app: Sphinx, config: Config) -> None:
    """Take the styles of the edition that is being built."""
    name = f"jobguide-{'en' if config.language == 'en' else 'fr'}"
    config.bibtex_default_style = name
    config.bibtex_reference_style = name


def check_seen(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a reference that does not say how it was read."""
    domain = env.domains["cite"]
    assert isinstance(domain, BibtexDomain)
    for path, bibfile in domain.bibdata.bibfiles.items():
        for key in bibfile.keys:
            seen = domain.bibdata.data.entries[key].fields.get("seen", "")
            address = domain.bibdata.data.entries[key].fields.get("url", "")
            if scheme(address) not in SCHEMES:
                report(Fault.UNSAFE_LINK, f"{path.name}:1", text=address)
            if seen not in SEEN:
                hints = {"hint": nearest(seen, SEEN), "known": choices(SEEN)}
                report(Fault.UNSEEN_SOURCE, f"{path.name}:1", key=key, **hints)


def check_postings(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the source of each posting against the bibliography."""
    cite, job = env.domains["cite"], env.domains["job"]
    assert isinstance(cite, BibtexDomain)
    assert isinstance(job, JobDomain)
    known = list(cite.bibdata.data.entries)
    if not known:  # a site without a bibliography has nothing to hold against
        return
    for posting in job.of_kind("posting").values():
        key = posting.fact("source")
        if key and key not in known:
            place = (posting.place.docname, posting.place.line)
            report(Fault.UNKNOWN_SOURCE, place, id=posting.id, key=key, hint=nearest(key, known))


class ListReferences(SphinxPostTransform):
    """Show the references as a plain list, each with the pages that cite it.

    sphinxcontrib-bibtex can only be linked to as docutils citations, whose labels nobody reads
    and whose roles are not valid where HTML puts them.
    """

    default_priority = 40

    def run(self, **_options: object) -> None:
        """Turn each run of citations into a list."""
        for first in list(self.document.findall(nodes.citation)):
            if first.parent is None:
                continue
            run = _run_of(first)
            place = first.parent.index(first)
            shown = nodes.bullet_list("", *map(self._item, run), classes=["references"])
            first.parent[place : place + len(run)] = [shown]
            for citation in run:
                citation.parent = None

    def _item(self, citation: nodes.citation) -> nodes.list_item:
        told = [child for child in citation.children if not isinstance(child, nodes.label)]
        pages = self._citing(citation["ids"][0])
        return nodes.list_item("", *told, *pages, ids=citation["ids"])

    def _citing(self, citation_id: str) -> list[nodes.Node]:
        domain = self.env.domains["cite"]
        assert isinstance(domain, BibtexDomain)
        keys = {cited.key for cited in domain.citations if cited.citation_id == citation_id}
        refs = domain.citation_refs
        names = {ref.docname for ref in refs if keys & {target.key for target in ref.targets}}
        if not names:
            return []
        told = nodes.paragraph(
            "", word(self.config.language, "cited-in") + " ", classes=["cited-in"]
        )
        for index, name in enumerate(sorted(names)):
            title = self.env.titles[name].astext()
            link = make_refnode(self.app.builder, self.env.docname, name, "", nodes.Text(title))
            told += [nodes.Text(", "), link] if index else [link]
        return [told]


def _run_of(first: nodes.citation) -> list[nodes.citation]:
    siblings = first.parent.children[first.parent.index(first) :]
    return list(takewhile(lambda node: isinstance(node, nodes.citation), siblings))


def add(app: Sphinx) -> None:
    """Make the styles known to pybtex and to sphinxcontrib-bibtex, and put them to use."""
    formatting, referencing = "pybtex.style.formatting", "sphinxcontrib.bibtex.style.referencing"
    register_formatting(formatting, "jobguide-fr", GuideStyle)
    register_formatting(formatting, "jobguide-en", EnglishGuideStyle)
    register_referencing(referencing, "jobguide-fr", GuideReferences)
    register_referencing(referencing, "jobguide-en", EnglishGuideReferences)
    app.add_post_transform(ListReferences)
    app.connect("config-inited", choose_styles, priority=100)
    app.connect("env-check-consistency", check_seen)
    app.connect("env-check-consistency", check_postings)
