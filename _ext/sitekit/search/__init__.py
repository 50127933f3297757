"""The search of the site: an index of our own, in small scripts that the browser asks for.

Sphinx's index is not built. Without the right accents it finds nothing, and a reader downloads all
of it, then each page that was found. Ours is cut by the first letters of its words, so that a
question costs a few kilobytes, however large the site. Its parts are scripts and not data: they
load from a disk as from a server, under the strict policy.

A page is read from its finished tree, after translation, links and typography, so that a passage is
shown as the page shows it. Imports `text`, which knows nothing of a build.
"""

import json
import pickle
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.search import IndexBuilder
from sphinx.util.osutil import FileAvoidWrite

from ..typography import set_text
from ..words import Words
from .text import TOLD, Page, Section, cut, fold, language_of, stop_words, weigh

LATER = 950  # after the typography, at 900: a passage is shown as the page shows it
FOLDER = "_search"
KEPT = "search.pickle"
PAGES_A_WORD = 200  # a word that stands on more pages is no help to find one
MANY_PAGES = 2_000  # from which passages are put together, or there would be too many files

WORDS = Words(Path(__file__).with_name("words.toml"))

PASSAGE = 600  # characters after which a long section goes on in another: it is fetched by parts
FURNITURE, TOOLS = (frozenset(TOLD["page"][key].split()) for key in ("left-out", "tools"))
KINDS_BY_FOLDER: dict[str, str] = TOLD["page"]["folders"]  # the pages of others are chapters
SOURCES = "references"
FACTS = "fact-list"  # its labels are the same on every page that has one: the values are read, last
_BLANKS = re.compile(r"[ \t\n]+")
_LOOSE = re.compile(r" +(?=[.,\u00a0\u202f])")  # a citation stood here

Known = tuple[Page, dict[str, str]]
Calls = tuple[tuple[str, str], ...]


class Search:
    """The index of the running build; what is known of pages is kept beside the doctrees."""

    def __init__(self) -> None:
        self._pages: dict[str, Known] = {}
        self._language: IndexBuilder | None = None
        self._stop_words: frozenset[str] = frozenset()

    def start(self, app: Sphinx) -> None:
        """Take over from Sphinx in the builders where it would build an index."""
        self._language = None
        if getattr(app.builder, "search", False):
            app.builder.search = False  # type: ignore[attr-defined]
            # Never fed: it knows the language's stemmer, and what words to leave out.
            self._language = IndexBuilder(app.env, app.config.language, {}, "")
            language = self._language.lang
            self._stop_words = stop_words(language.stopwords, language.lang)
            self._pages = _read_kept(Path(app.doctreedir))

    def unknown(self, app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
        """Return the pages that the index does not know, so that they are written again."""
        return env.found_docs - self._pages.keys() if self._language else ()

    def read(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Take in a page that is about to be written."""
        if self._language:
            page = read_page(doctree, docname)
            self._pages[docname] = page, weigh(page, self._stop_words)

    def pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield the page of results, which Sphinx writes only with its own index."""
        if self._language:
            yield "search", {}, "search.html"

    def show(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], tree: object
    ) -> None:
        """Tell the layout whether there is a search to lead to."""
        context["has_search"] = self._language is not None

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the index, and keep what is known of the pages for the next build."""
        if not self._language or exception:
            return
        self._pages = {name: self._pages[name] for name in sorted(app.env.found_docs)}
        Path(app.doctreedir, KEPT).write_bytes(pickle.dumps((_maker(), self._pages)))
        files = dict(_word_files(weights for _page, weights in self._pages.values()))
        letters = " ".join(name.removeprefix("w-") for name in files)
        each = 1 + len(self._pages) // MANY_PAGES
        for number, (name, (page, _weights)) in enumerate(self._pages.items()):
            files |= _text_files(number, page, app.builder.get_target_uri(name), each)
        version = blake2b("".join(files.values()).encode(), digest_size=4).hexdigest()
        start = {
            "pages": len(self._pages),
            "each": each,
            "files": letters,
            "words": _told(app.config.language),
            "version": version,
            "danger": list(self._cards(language_of(self._language.lang.lang)["danger"])),
        }
        files["start"] = self._start(self._language, start)
        _update(Path(app.outdir, FOLDER), files)

    def _cards(self, danger: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
        """Yield where each card of danger stands, and the words that call for it."""
        for number, (docname, (page, _weights)) in enumerate(self._pages.items()):
            anchors = [f"{docname}#{section.anchor}" for section in page.sections]
            for address in (anchor for anchor in danger if anchor in anchors):
                yield number, anchors.index(address), danger[address]

    def _start(self, index: IndexBuilder, start: Mapping[str, Any]) -> str:
        """Return the script that every search loads first: the language, and what stands where."""
        language = language_of(index.lang.lang)
        known = {
            "stop": " ".join(sorted({fold(word) for word in self._stop_words})),
            "spellings": list(language["spellings"].items()),
            "also": language["also"],
            "endings": language["endings"],
        }
        return f"{index.get_js_stemmer_code()}\n{_call('start', {**start, **known})}"


# ---- what is read of a page: the words that a reader sees, section by section


def read_page(doctree: nodes.document, docname: str) -> Page:
    """Return what the search knows of a page; its folder tells its kind."""
    kind = KINDS_BY_FOLDER.get(docname.partition("/")[0], "guide")
    head = {meta["name"]: meta["content"] for meta in doctree.findall(nodes.meta) if "name" in meta}
    names = [*head.get("keywords", "").split(","), head.get("description", "")]
    sections = (
        Section(anchor, title, part, of, () if number else calls)
        for anchor, title, blocks, of, calls in _sections(doctree, kind)
        for number, part in enumerate(_parts(blocks))
    )
    return Page(kind, tuple(name.strip() for name in names if name), tuple(sections))


def _sections(
    doctree: nodes.document, kind: str
) -> Iterator[tuple[str, str, Iterator[str], str, Calls]]:
    """Yield anchor, title, text, kind and calls of each section, and of each term of a glossary."""
    for number, section in enumerate(doctree.findall(nodes.section)):
        inside = list(_inside(section))
        title = next((node.astext() for node in inside if isinstance(node, nodes.title)), "")
        anchor = section["ids"][0] if number else ""
        facts = [
            definition
            for node in inside
            if FACTS in node["classes"]
            for definition in node.findall(nodes.definition)
        ]
        calls = tuple(call for node in inside for call in _calls(node))
        kind_here = _kind(inside, number) or kind
        yield anchor, title, _blocks([*section.children, *facts]), kind_here, calls
        for glossary in inside:
            if isinstance(glossary, addnodes.glossary):
                yield from _terms(glossary)


def _inside(section: nodes.Element) -> Iterator[nodes.Element]:
    """Yield what stands in a section, and not in the sections below it: a frame may hold some."""
    for child in section.children:
        if isinstance(child, nodes.Element) and not isinstance(child, nodes.section):
            yield child
            yield from _inside(child)


def _kind(inside: list[nodes.Element], number: int) -> str:
    """Return the kind of a section that is not of the kind of its page."""
    called = {name for node in inside for name in _names(node)}
    if SOURCES in called:
        return "source"
    return "tool" if number and called & TOOLS else ""


def _terms(glossary: addnodes.glossary) -> Iterator[tuple[str, str, Iterator[str], str, Calls]]:
    for entry in glossary.findall(nodes.definition_list_item):
        terms = [child for child in entry.children if isinstance(child, nodes.term)]
        definitions = [child for child in entry.children if isinstance(child, nodes.definition)]
        title = ", ".join(term.astext() for term in terms)
        yield terms[0]["ids"][0], title, _blocks(definitions), "glossary", ()


def _blocks(content: Sequence[nodes.Node]) -> Iterator[str]:
    """Yield the text of each paragraph, cell or line, without what is furniture."""
    for node in content:
        if not isinstance(node, nodes.Element) or not _is_read(node) or _calls(node):
            continue
        if any(isinstance(child, nodes.Text) for child in node.children):
            yield _LOOSE.sub("", _BLANKS.sub(" ", _line(node)).strip())
        else:
            yield from _blocks(node.children)


def _calls(node: nodes.Element) -> Calls:
    """Return the numbers to call of a line that holds nothing else."""
    links = [child for child in node.children if isinstance(child, nodes.reference)]
    addresses = [str(link.get("refuri")) for link in links]
    if not links or not all(address.startswith("tel:") for address in addresses):
        return ()
    others = (child for child in node.children if not isinstance(child, nodes.reference))
    if any(child.astext().strip() for child in others):
        return ()
    return tuple(zip(addresses, (link.astext() for link in links), strict=True))


def _is_read(node: nodes.Element) -> bool:
    elsewhere = nodes.section | nodes.Invisible | nodes.title | nodes.raw | addnodes.glossary
    if isinstance(node, elsewhere) or "hidden" in node.get("attributes", ()):
        return False
    return not _names(node) & FURNITURE


def _names(node: nodes.Element) -> set[str]:
    """Return what a node is called: its classes, its kind, the element of HTML it stands for."""
    known = node.attributes
    names = {node.tagname, str(known.get("name", "")), *known["classes"]}
    if "attributes" in known:
        names.update(known["attributes"].get("class", "").split())
    return names


def _line(node: nodes.Element) -> str:
    """Return the words of a line."""
    pieces = (
        _line(child) if isinstance(child, nodes.Element) else child.astext()
        for child in node.children
        if not isinstance(child, nodes.Element) or _is_read(child)
    )
    return "".join(pieces)


def _parts(blocks: Iterator[str]) -> Iterator[str]:
    """Yield a text in parts that end with a block; a section without text has one empty part.

    >>> list(_parts(iter(["Pays", "Mali", "Une annonce.", "Lue."])))
    ['Pays, Mali, Une annonce. Lue.']
    >>> [len(part) for part in _parts(iter(["a" * 500, "b" * 500, "c"]))]
    [1002, 1]
    """
    part = ""
    for block in filter(None, blocks):
        if len(part) > PASSAGE:
            yield part
            part = ""
        pause = " " if part[-1:] in ".:;!?…" else ", "
        part = f"{part}{pause}{block}" if part else block
    yield part


# ---- the files


def _told(language: str) -> dict[str, str]:
    """Return the words of the search in the language of the edition."""
    return {key: set_text(WORDS.word(language, key), language) for key in WORDS}


def _read_kept(folder: Path) -> dict[str, Known]:
    """Return what the last build knew of the pages; nothing where it cannot be read."""
    try:
        maker, pages = pickle.loads((folder / KEPT).read_bytes())
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError):
        return {}
    return dict(pages) if maker == _maker() else {}


def _maker() -> str:
    """Return the mark of the code that reads pages: what older code read is read again."""
    sources = [
        path.read_bytes() for path in sorted(Path(__file__).parent.iterdir()) if path.is_file()
    ]
    return blake2b(b"".join(sources), digest_size=8).hexdigest()


def _word_files(pages: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the files of words: one a line, with the pages and sections where it stands."""
    places: dict[str, list[str]] = defaultdict(list)
    for number, weights in enumerate(pages):
        for word, sections in weights.items():
            places[word].append(f"{number}:{sections}")
    index = {word: ";".join(_heaviest(pages_of)) for word, pages_of in places.items()}
    for letters, held in cut(index).items():
        name = f"w-{letters}"
        yield name, _call(name, "\n".join(f"{word} {index[word]}" for word in held))


def _heaviest(places: list[str]) -> list[str]:
    """Return the places of a word; of one that stands on too many pages, where it weighs most."""
    if len(places) <= PAGES_A_WORD:
        return places
    lightest_last = sorted(places, key=lambda place: -int(place.split(",", 2)[1]))
    return lightest_last[:PAGES_A_WORD]


def _text_files(number: int, page: Page, address: str, each: int) -> Iterator[tuple[str, str]]:
    """Yield the files of passages of a page, each with what tells where it stands."""
    for first in range(0, len(page.sections), each):
        name = f"t-{number}-{first // each}"
        sections = [
            [section.anchor, section.title, section.text, own, *filter(None, [section.calls])]
            for section in page.sections[first : first + each]
            for own in ["" if section.kind == page.kind else section.kind]
        ]
        title = page.sections[0].title
        yield name, _call(name, [title, address, page.kind, sections])


def _call(name: str, data: object) -> str:
    """Return the script that hands over a part of the index."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'searchPart("{name}",{text});\n'


def _update(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files that have changed, and remove those that are no more.

    The start bears the mark of all the others: where it is the same, so are they.
    """
    folder.mkdir(exist_ok=True)
    start = folder / "start.js"
    if start.is_file() and start.read_text(encoding="utf-8") == files["start"]:
        return
    for path in folder.iterdir():
        if path.stem not in files:
            path.unlink()
    for name, text in files.items():
        with FileAvoidWrite(folder / f"{name}.js") as file:
            file.write(text)


def add(app: Sphinx) -> None:
    """Put our search in the place of Sphinx's."""
    search = Search()
    app.connect("builder-inited", search.start)
    app.connect("env-updated", search.unknown)
    app.connect("doctree-resolved", search.read, priority=LATER)
    app.connect("html-collect-pages", search.pages)
    app.connect("html-page-context", search.show)
    app.connect("build-finished", search.write)
