"""`llms.txt` of each edition: the shape of llmstxt.org, every page once, as it describes itself."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from checkers.pages import description
from checkers.places import Published, editions, own_pages, published
from checkers.report import Finding, Report, report

NAME = "llms.txt"
# A title, what the site is in a quotation, paragraphs, then lists of links under headings.
SHAPE = re.compile(
    r"# \S.*\n\n> \S.*\n\n(?:[^#>\-\n].*\n\n)*"
    r"(?:## \S.*\n\n(?:- \[[^\]]+\]\(\S+\)(?:: \S.*)?\n)+\n?)+"
)
ENTRY = re.compile(r"^- \[[^\]]+\]\((\S+)\)(?:: (.*))?$", re.MULTILINE)


def check_llms(folder: Path) -> Report:
    """Check the list of every edition."""
    place, findings, links = published(folder), list[Finding](), 0
    lists = [edition / NAME for edition in editions(folder)]
    for path in lists:
        name = path.relative_to(folder).as_posix()
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        links += len(ENTRY.findall(text))
        findings += [Finding(name, fault) for fault in faults_of(place, path.parent, text)]
    return report("llms.txt", findings, lists=len(lists), links=links)


def faults_of(place: Published, edition: Path, text: str) -> Iterator[str]:
    """Yield what is wrong with the list of one edition."""
    if not SHAPE.fullmatch(text):
        yield "does not have the shape of llmstxt.org"
    path = (edition / NAME).relative_to(place.site.folder).as_posix()
    entries = ENTRY.findall(text)
    yield from filter(None, (place.fault_of(path, link) for link, _about in entries))
    told = [(_file(place, path, link), about) for link, about in entries]
    times, about_of = Counter(file for file, _about in told), dict(told)
    for page in own_pages(place.site.folder, edition):
        copy = Path(page.path).with_suffix(".md").as_posix()
        if times[copy] != 1:
            yield f"names {copy} {times[copy]} times"
        elif about_of[copy] != description(page):
            yield f"describes {copy} as “{about_of[copy]}”, the page as “{description(page)}”"


def _file(place: Published, path: str, link: str) -> str:
    """Return the file of the site that a link of the list leads to."""
    return place.file_of(link) or (Path(path).parent / link).as_posix()
