"""The search of the site: an index of our own, in small scripts that the browser asks for.

Sphinx's index is not built. Without the right accents it finds nothing, and a reader downloads all
of it, then each page that was found. Ours is cut by the first letters of its words, so that a
question costs a few kilobytes, however large the site. Its parts are scripts and not data: they
load from a disk as from a server, under the strict policy.

Imports `reading` and `text`, which know nothing of a build.
"""

import json
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.search import IndexBuilder
from sphinx.util.osutil import FileAvoidWrite

from ..typography import set_text
from ..words import Words
from .reading import read_page
from .text import Page, cut, fold, language_of, stop_words, weigh

LATER = 950  # after the typography, at 900: a passage is shown as the page shows it
FOLDER = "_search"
KEPT = "search.pickle"
PAGES_A_WORD = 200  # a word that stands on more pages is no help to find one
MANY_PAGES = 2_000  # from which passages are put together, or there would be too many files

WORDS = Words(Path(__file__).with_name("words.toml"))

Known = tuple[Page, dict[str, str]]


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
    """Write the files that have changed, and remove those that are no more."""
    folder.mkdir(exist_ok=True)
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
