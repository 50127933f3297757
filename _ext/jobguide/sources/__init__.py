"""What the guide rests on: references as each edition sets them, each saying how it was read.

sphinxcontrib-bibtex does the work; its words are English, and it knows nothing of how a source was
seen. Nor does it know of thousands of postings, each with sources of its own: it would hold all
against all, and list all on one page. From MANY on, what the page of a posting alone cites is
listed at its foot.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from string import ascii_lowercase
from typing import Any, ClassVar, cast

from docutils import nodes
from pybtex import __version__ as pybtex_version
from pybtex.backends.plaintext import Backend as PlainText
from pybtex.database import Entry
from pybtex.plugin import register_plugin as register_formatting
from pybtex.richtext import BaseText, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.labels.number import LabelStyle as NumberedLabels
from pybtex.style.names.lastfirst import NameStyle as LastNameFirst
from pybtex.style.sorting.author_year_title import SortingStyle as ByAuthor
from pybtex.style.template import Node, first_of, href, join, names, optional, tag
from pybtex.style.template import field as bibtex_field
from pybtex_docutils import Backend
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain, Citation
from sphinxcontrib.bibtex.plugin import register_plugin as register_referencing
from sphinxcontrib.bibtex.style.referencing import BaseReferenceStyle, BracketStyle
from sphinxcontrib.bibtex.style.template import join2, post_text, pre_text, reference

from sitekit.search.text import fold
from sitekit.words import Words

from ..blocks import Site, joined, on
from ..dependencies import bibliography_of
from ..domain import builder_of, domain_of
from ..words import WORDS, word
from .entries import LANGUAGES, LETTER, SEEN

# What we say ourselves of where a source appeared; other values are names.
APPEARED = Words(Path(__file__).with_name("appeared.toml"))

# What LaTeX would not write as it stands; the rest is not read as LaTeX, which is slow.
_SIGNS = re.compile(r"^\W+|[{}]")  # of "#name" and of "{Name}", what is looked up is the name
_LATEX = re.compile(r"[\\{}$~%#&_^`\n]|--|''|  ")


def _field(entry: Entry, name: str) -> Node:
    return bibtex_field(name, raw=not _LATEX.search(entry.fields[name]))


def _appeared(name: str, entry: Entry, language: str) -> Node | str:
    """Return where a source appeared: a name as it is, our own words in those of the edition."""
    value = entry.fields[name]
    return APPEARED.word(language, value) if value in APPEARED else _field(entry, name)


def _template(entry: Entry, language: str) -> Node:
    """Return: authors, year, « title », where it appeared, how it was read.

    The authors are named as the list is sorted; a title in another language than the edition's is
    marked.
    """
    say = partial(word, language)
    authors = names("author", sep=say("next"))
    year, letter = (optional[bibtex_field(name, raw=True)] for name in ("year", LETTER))
    dated = join[" (", first_of[year, say("reference-undated")], letter, "). "]
    title, written_in = _field(entry, "title"), LANGUAGES.get(entry.fields.get("langid", "english"))
    if written_in not in (None, language):
        title = tag(written_in)[title]
    title = join[say("reference-quote"), title, say("reference-unquote")]
    parts = [authors, dated, href(entry.fields["url"])[title] if "url" in entry.fields else title]
    for name in ("journal", "booktitle", "howpublished", "publisher"):
        if name in entry.fields:
            parts += [", ", tag("em")[_appeared(name, entry, language)]]
    if "doi" in entry.fields:
        parts += [", ", href(f"https://doi.org/{entry.fields['doi']}")["doi"]]
    seen = entry.fields.get("seen", "")
    return join[(*parts, f". [{say(f'seen-{seen}') if seen in SEEN else '?'}]")]


class OneAlphabet(ByAuthor):
    """By author, year and title: persons and organisations together, É among the E's."""

    def sorting_key(self, entry: Entry) -> tuple[str, ...]:
        """Return what an entry is sorted by.

        >>> from pybtex.database import Person
        >>> author = Person("{Élan Sud}")
        >>> OneAlphabet().sorting_key(Entry("misc", persons={"author": [author]}))[0].rstrip()
        'elan sud'
        """
        return tuple(fold(_SIGNS.sub("", part).lower()) for part in super().sorting_key(entry))


class GuideStyle(PlainStyle):
    """One template for every type of entry, in the words of an edition."""

    language = "fr"
    # By what they are: by their names, they would be looked for in all that pip has installed.
    default_sorting_style = OneAlphabet
    default_label_style = NumberedLabels
    default_name_style = LastNameFirst
    # An entry is asked for twice, for the list and for the tip of its links; LaTeX is slow to read.
    made: ClassVar[dict[tuple[str, str], Any]] = {}

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return the formatted entry; its text is made once, and kept for the next build."""
        mark = (self.language, repr(entry))
        if mark not in self.made:
            context = {"entry": entry, "style": self, "bib_data": bib_data}
            self.made[mark] = _template(entry, self.language).format_data(context)
        return FormattedEntry(entry.key, self.made[mark], label)


@dataclass
class GuideReferences(BaseReferenceStyle):
    """(author, year), in the words of an edition: the only way in which pages cite."""

    language: str = "fr"
    bracket: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")"))

    def role_names(self) -> Iterable[str]:
        """Return the name of the role, without its prefix."""
        return ["p"]

    def outer(self, role_name: str, children: list[BaseText]) -> Node:
        """Return what stands around several references."""
        return self.bracket.outer(children, brackets=True)

    def inner(self, role_name: str) -> Node:
        """Return one reference, with what the page writes before and after it."""
        cited = Node("cited", lambda _children, about: author_year(about["entry"], self.language))
        return join2(sep1=" ", sep2=", ")[pre_text, reference[cited], post_text]


@on("config-inited", 100)
def choose_styles(app: Sphinx, config: Config) -> None:
    """Take the styles of the edition that is being built."""
    style = f"jobguide-{'en' if config.language == 'en' else 'fr'}"
    config.bibtex_default_style = config.bibtex_reference_style = style


MANY = 600  # sources in all, from which on they are shared out


class Citations(BibtexDomain):
    """The citations of the package, where each is looked up and not looked for."""

    citing: Mapping[str, set[str]]  # the pages that cite a source
    by_key: Mapping[str, Citation]  # in the order of the list
    at_foot: Mapping[str, list[str]]  # the sources that a page lists itself

    def env_updated(self) -> Iterable[str]:
        """Take up what all pages cite."""
        self.citing, self.at_foot = defaultdict(set), defaultdict(list)
        for cited in self.citation_refs:
            for target in cited.targets:
                self.citing[target.key].add(cited.docname)
        super().env_updated()
        self.by_key = {cited.key: cited for cited in self.citations}
        if len(self.by_key) >= MANY and builder_of(self.env).name == "html":  # a book is one page
            for key in self.by_key:
                first, *others = self.citing[key]
                if not others and domain_of(self.env).postings_of(first):
                    self.at_foot[first].append(key)
        return []

    def place_of(self, key: str) -> tuple[str, str]:
        """Return the page where a source is listed, and its anchor there."""
        page, cited = min(self.citing[key]), self.by_key[key]
        if key in self.at_foot.get(page, ()):
            return page, f"source-{nodes.make_id(key)}"
        return cited.bibliography_key.docname, cited.citation_id

    def get_filtered_entries(self, bibliography_key: Any) -> Iterable[tuple[str, Entry]]:
        """Return the sources of a list; the package knows those of a list that chooses them."""
        asked = self.bibliographies[bibliography_key]
        if ast.unparse(asked.filter_) != "cited" or asked.keyprefix or asked.keys:
            chosen: Iterable[tuple[str, Entry]] = super().get_filtered_entries(bibliography_key)
            return chosen
        entries = self.get_entries(asked.bibfiles)
        return [(entry.key, entry) for entry in entries if entry.key in self.citing]

    def resolve_xref(self, *asked: Any) -> Any:
        """Link to the sources that are cited: the package is shown these alone."""
        _env, _page, _builder, _role, target, *_nodes = asked
        keys = {cited.key for cited in parse_citation_targets(target)}
        every = self.data["citations"]
        listed = (self.by_key[key] for key in keys if key in self.by_key)
        self.data["citations"] = sorted(
            listed, key=lambda citation: int(citation.formatted_entry.label)
        )
        try:
            return super().resolve_xref(*asked)
        finally:
            self.data["citations"] = every


def citations_of(env: BuildEnvironment) -> Citations:
    """Return what knows the sources, and who cites them."""
    domain = env.domains["cite"]
    assert isinstance(domain, Citations)
    return domain


@on("env-updated", 100)  # before the package forgets what it has and takes up what it sees
def prepare(app: Sphinx, env: BuildEnvironment) -> None:
    """Keep each citation of a page once, tell sources apart, take up the texts of the last build.

    Sphinx reads a translated sentence three times, and each time the package notes what it cites.
    """
    cite = citations_of(env)
    first: dict[tuple[object, ...], Any] = {}
    for cited in cite.citation_refs:
        first.setdefault((cited.docname, *cited.targets), cited)
    cite.citation_refs[:] = first.values()
    _tell_apart(cite)
    _recall_texts(env)


def _recall_texts(env: BuildEnvironment) -> None:
    """Take up the texts that the last build made: a build formats the entries that have changed.

    One whose text could not be made has no tip, and is tried again so that its fault is told again.
    """
    job = domain_of(env)
    language = "en" if env.config.language == "en" else "fr"
    # What makes the text of an entry: the edition, its words, the code.
    texts = [(key, table.word(language, key)) for table in (WORDS, APPEARED) for key in table]
    by = language, texts, Path(__file__).read_bytes(), pybtex_version
    maker = blake2b(repr(by).encode(), digest_size=8).hexdigest()
    if job.data.get("references-maker") == maker:
        for cited in citations_of(env).citations:
            if cited.tooltip_entry is not None:
                GuideStyle.made[language, repr(cited.entry)] = cited.formatted_entry.text
    job.data["references-maker"] = maker


def _tell_apart(cite: Citations) -> None:
    """Give a letter to each of the sources that are cited by the same names and year."""
    entries = cite.bibdata.data.entries
    alike: dict[str, list[Entry]] = defaultdict(list)
    cited_keys = {target.key for cited in cite.citation_refs for target in cited.targets}
    for key in sorted(key for key in cited_keys if key in entries):  # the package tells the others
        entries[key].fields.pop(LETTER, None)  # that of the last build
        alike[author_year(entries[key], "fr")].append(entries[key])
    for same in (same for same in alike.values() if len(same) > 1):
        in_order = sorted(same, key=OneAlphabet().sorting_key)
        letters = (one + other for one in ("", *ascii_lowercase) for other in ascii_lowercase)
        for entry, letter in zip(in_order, letters, strict=False):
            entry.fields[LETTER] = letter if "year" in entry.fields else f"-{letter}"


def add(app: Sphinx) -> None:
    """Make the styles known to pybtex and to sphinxcontrib-bibtex, and put them to use."""
    formatting, referencing = "pybtex.style.formatting", "sphinxcontrib.bibtex.style.referencing"
    for language in ("fr", "en"):
        style = type("EditionStyle", (GuideStyle,), {"language": language})
        register_formatting(formatting, f"jobguide-{language}", style)
        references = cast("type[Any]", partial(GuideReferences, language=language))
        register_referencing(referencing, f"jobguide-{language}", references)
    # Asked for at each citation: unregistered, it is looked for in all that pip has installed.
    register_formatting("pybtex.backends", "plaintext", PlainText, force=True)
    tags = cast("dict[str, Callable[..., nodes.Element]]", Backend.tags)  # it only calls them
    for language in LANGUAGES.values():
        tags[language] = partial(nodes.inline, classes=[f"language-{language}"])
    app.add_domain(Citations, override=True)
    app.add_post_transform(ListReferences)


LONG = 40  # sources, from which on their list has an alphabet
MOST_NAMED = 20  # pages that cite a source


class ListReferences(SphinxPostTransform):
    """Show the references of a page as lists."""

    default_priority = 40

    def run(self, **_options: object) -> None:
        """Turn the citations of each bibliography into a list."""
        for holder in list(self.document.findall(nodes.container)):
            if citations := [c for c in holder.children if isinstance(c, nodes.citation)]:
                holder[:] = self._listed(citations)
        if keys_here := citations_of(self.env).at_foot.get(self.env.docname):
            self._list_at_foot(keys_here)

    def _listed(self, citations: Iterable[nodes.citation]) -> list[nodes.Node]:
        """Return the sources that are not at the foot of a page; letters lead into a long list."""
        cite = citations_of(self.env)
        keys = {cited.citation_id: cited.key for cited in cite.citations}
        elsewhere = {key for listed in cite.at_foot.values() for key in listed}
        items = []
        for citation, key in ((each, keys[each["ids"][0]]) for each in citations):
            if key not in elsewhere:
                content = (
                    child for child in citation.children if not isinstance(child, nodes.label)
                )
                told_where = self._cited_in(cite.citing[key])
                items.append(nodes.list_item("", *content, *told_where, ids=citation["ids"]))
        whole: list[nodes.Node] = [nodes.bullet_list("", *items, classes=["references"])]
        if len(items) >= LONG:
            whole.insert(0, self._alphabet(items))
        if elsewhere:
            whole.insert(0, nodes.paragraph("", word(self.config.language, "sources-elsewhere")))
        return whole

    def _list_at_foot(self, keys: Iterable[str]) -> None:
        """List the sources of this page at its foot, and have its citations lead there."""
        cite, builder, here = citations_of(self.env), builder_of(self.env), self.env.docname
        moved, items = {}, []
        for key in keys:
            cited, (_page, anchor) = cite.by_key[key], cite.place_of(key)
            page = builder.get_relative_uri(here, cited.bibliography_key.docname)
            moved[f"{page}#{cited.citation_id}"] = anchor
            paragraph = cite.backend.paragraph(cited.formatted_entry)
            items.append(nodes.list_item("", paragraph, ids=[anchor]))
        for link in self.document.findall(nodes.reference):
            if link.get("refuri") in moved:
                link["refid"] = moved[link["refuri"]]
                del link["refuri"]
        title = nodes.title("", word(self.config.language, "sources-here"))
        listed = nodes.bullet_list("", *items, classes=["references"])
        top = next(self.document.findall(nodes.section))
        top += nodes.section("", title, listed, ids=["sources"])

    def _alphabet(self, items: Iterable[nodes.list_item]) -> nodes.bullet_list:
        """Return a link a letter, to the first source of each; the digits are as one letter."""
        entries = {cited.citation_id: cited.entry for cited in bibliography_of(self.env).citations}
        first: dict[str, nodes.list_item] = {}
        for item in items:
            name, *_ = OneAlphabet().sorting_key(entries[item["ids"][0]])
            first.setdefault("0" if name[:1].isdigit() else name[:1], item)
        letters = []
        for letter, item in first.items():
            item["ids"].append(f"letter-{letter}")
            shown = "0–9" if letter == "0" else letter.upper()
            link = nodes.reference("", shown, refid=f"letter-{letter}", internal=True)
            letters.append(nodes.list_item("", nodes.paragraph("", "", link)))
        return nodes.bullet_list("", *letters, classes=["alphabet", "no-search"])

    def _cited_in(self, pages: Collection[str]) -> list[nodes.Node]:
        """Return the links to the pages that cite a source, or nothing where none does.

        Where too many do, the postings among them are counted.
        """
        named = sorted(pages)
        if len(named) > MOST_NAMED:
            job = domain_of(self.env)
            named = [name for name in named if not job.postings_of(name)]
        titles = ((name, nodes.Text(self.env.titles[name].astext())) for name in named)
        builder, here = builder_of(self.env), self.env.docname
        shown: list[nodes.Node] = [make_refnode(builder, here, name, "", t) for name, t in titles]
        if count := len(pages) - len(named):
            shown.append(nodes.Text(word(self.config.language, "cited-in-postings", count=count)))
        words = word(self.config.language, "cited-in") + " "
        return [nodes.paragraph("", words, *joined(shown), classes=["cited-in"])] if shown else []


NAMED = 2  # authors named before the rest is left out


def source_links(site: Site, keys: Sequence[str]) -> nodes.inline:
    """Return the sources as author and year, each a link to where the bibliography has it.

    A source that no page cites is not in the bibliography; its key is shown as it is.
    """
    links = (_source_link(site, key) for key in keys)
    return nodes.inline("", "", *joined(links, site.word("list-separator")))


def _source_link(site: Site, key: str) -> nodes.Node:
    cite = citations_of(site.builder.env)
    if key not in cite.by_key:
        return nodes.Text(key)
    link = site.link_to(*cite.place_of(key), author_year(cite.by_key[key].entry, site.language))
    link["classes"].append("bibtex-citation")  # as every other citation
    return link


def author_year(entry: Entry, language: str) -> str:
    """Return a source in few words, in the manner of the edition.

    >>> from pybtex.database import Person
    >>> people = {"author": [Person("Durand, Anne"), Person("{Les Amis}")]}
    >>> author_year(Entry("misc", {"year": "2019"}, people), "fr")
    'Durand et Les Amis, 2019'
    """
    people = entry.persons.get("author", [])
    parts = [[*person.prelast_names, *person.last_names] for person in people]
    names = [" ".join(map(_without_latex, part)) for part in parts]
    if len(names) > NAMED:
        names = [f"{names[0]} et al."]
    year = entry.fields.get("year") or word(language, "reference-undated")
    letter = entry.fields.get(LETTER, "")
    return f"{word(language, 'reference-and').join(names)}, {year}{letter}"


@cache  # cited on many pages
def _without_latex(name: str) -> str:
    plain = name.replace("{", "").replace("}", "")
    is_plain = plain.replace(" ", "").isalnum()  # most are: LaTeX would have nothing to change
    return plain if is_plain else str(Text.from_latex(name))
