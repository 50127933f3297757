"""Where a PDF sends its readers: pages told in its contents, sources, files of the site."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
import pypdfium2

from checkers.books import addresses, chapters, squeezed
from checkers.html import read_tree, select
from checkers.pdf import read
from checkers.pdf_pages import TURN_TO, Margins, body_of
from checkers.report import Finding, Report, report

AT_THE_END = "\x02"  # how PDFium tells a hyphen at the end of a line, one of the word's own too
Place = tuple[str, str]  # the words of a bookmark, the number printed on its page
Entry = tuple[str, str, str]  # the same, and the number that the contents tell


def check_ways(path: Path, site: Path) -> Report:
    """Follow what a book tells its readers, and look whether they arrive."""
    with pypdfium2.PdfDocument(path) as document:
        labels = [document.get_page_label(index) for index in range(len(document))]
        texts = [body_of(page, Margins()) for page in document]
        places = list(_places(document, labels))
    front = [text for text, label in zip(texts, labels, strict=True) if not label.isdigit()]
    entries, left = _entries("".join(front), places)
    turns = [number for text in texts for number in TURN_TO.findall(text)]
    online, links = _own_links(path, site)
    sources = addresses(site, chapters(site))
    printed = "".join("".join(texts).split()).replace(AT_THE_END, "-")
    told = [
        *(f"the contents say {said} for “{words}”, which is on {page}"
          for words, page, said in entries if said != page),
        *([f"the contents say what no heading does: {left[:40]}"] if left else []),
        *(f"a reference says page {number}, which there is not"
          for number in turns if number not in labels),
        *(f"the address {one} is not printed whole" for one in sources if one not in printed),
        *(f"a link to {online}{one}, which the site has not" for one in links
          if not (site / one).is_file()),
    ]  # fmt: skip
    findings = [Finding(path.name, fault) for fault in told]
    counts = {"entries": len(entries), "references": len(turns), "addresses": len(sources)}
    return report("ways out of the pdf", findings, **counts, **{"links to the site": len(links)})


def _places(document: pypdfium2.PdfDocument, labels: Sequence[str]) -> Iterator[Place]:
    """Yield the bookmarks in their order; a bookmark leads to the heading itself."""
    for mark in document.get_toc():
        place = mark.get_dest()
        if place is not None:
            yield mark.get_title(), labels[place.get_index()]


def _entries(contents: str, places: Sequence[Place]) -> tuple[list[Entry], str]:
    """Return the entries of the contents, and what is left of them once all are read.

    The entries are some of the bookmarks, in the same order; the first of these is the contents'
    own heading, under which the entries follow each other without a gap. A title may begin with a
    digit, so that a number is taken as the right one if it can be: if it was not, the rest no
    longer begins with a title, and is left.
    """
    (heading, _label), *below = places
    rest = squeezed(contents).partition(squeezed(heading))[2]
    found: list[Entry] = []
    for words, page in below:
        if rest.startswith(squeezed(words)):
            rest = rest.removeprefix(squeezed(words))
            digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
            said = page if digits.startswith(page) else digits
            rest = rest.removeprefix(said)
            found.append((words, page, said))
    return found, rest


def _own_links(path: Path, site: Path) -> tuple[str, list[str]]:
    """Return the address of the edition, and the files of it that the book links to."""
    (home,) = select(read_tree(site / "index.html"), "//link[@rel='canonical']")
    online = home.get("href", "").removesuffix("index.html")
    with pikepdf.open(path) as pdf:
        found = {str(link.A.URI) for link in read(pdf).links if "/A" in link}
    mine = (one.removeprefix(online).partition("#")[0] for one in found if one.startswith(online))
    return online, sorted(one for one in set(mine) if one)
