"""The two editions say the same: pages, anchors, objects, passages, numbers, citations and links.

Compared on what was built, section by section, so that what a translator has dropped or changed is
told with the place to look at. Words of each edition differ, and so may their order. The sections
of a page that is not wholly translated yet have still to become the same.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checkers.exceptions import Suspect, judge, read_allowed
from checkers.html import Element, Page, elements, prose, read_pages, select, strings
from checkers.models import read_data
from checkers.report import Finding, Report, report
from checkers.untranslated import Untranslated

ENGLISH = "en"
# Numbers that Sphinx gives in the order in which it meets citations: they are not for readers.
NUMBERED = re.compile(r"id\d+")
# Neither the minutes that a page takes nor the order of the sources is the same.
UNLIKE = frozenset({"page-facts", "references"})
SECTIONS = "//main//section[@id]"
CELL = " | "  # between two blocks or cells: their numbers are not one number
# Coded facts are data; the others are prose, which is translated.
PROSE_FACTS = frozenset(
    {"employer", "contract", "hours", "place", "name", "unit", "service", "ask", "sentence"}
)
_THOUSANDS = {
    "fr": re.compile(r"(?<![\d,.])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"),
    "en": re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d)"),
}
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_HOUR = re.compile(r"(\d)\s?h(?:eures|ours)?\s?(\d\d)\b(?: minutes)?")
_FULL_HOUR = re.compile(r":00\b")
# Neither has to be the same: an address, the size of a file.
_NO_NUMBER = re.compile(r"\S+://\S+|\d+\s?[kM][oB]\b")


class Section(NamedTuple):
    """A stretch of a page: its anchor, and what it says, shows and leads to."""

    anchor: str
    text: str
    numbers: Counter[str]
    links: Counter[str]
    marks: Counter[str]


def check_twins(folder: Path, exceptions: Path, left: Untranslated) -> Report:
    """Compare the English edition with the French one, both ways."""
    french, english = edition_pages(folder)
    findings = list(unpaired(french.keys(), english.keys(), "page"))
    pairs = [(french[path], english[path]) for path in sorted(french.keys() & english.keys())]
    findings += [fault for pair in pairs for fault in page_faults(*pair)]
    whole = [pair for pair in pairs if pair[0].path not in left.pages]
    suspects = [suspect for pair in whole for suspect in section_suspects(*pair)]
    allowed = read_allowed(exceptions, "twin")
    findings += judge(suspects, allowed, exceptions.name, whole=not left.pages)
    findings += data_faults(read_data(folder), read_data(folder / ENGLISH))
    sections = sum(len(select(page.root, SECTIONS)) for page, _ in whole)
    return report("twins", findings, pages=len(pairs), sections=sections)


def edition_pages(folder: Path) -> tuple[dict[str, Page], dict[str, Page]]:
    """Return the pages of each edition by their path inside it."""
    pages = read_pages(folder)
    inside = f"{ENGLISH}/"
    french = {page.path: page for page in pages if not page.path.startswith(inside)}
    english = {p.path.removeprefix(inside): p for p in pages if p.path.startswith(inside)}
    return french, english


def unpaired(french: Iterable[str], english: Iterable[str], what: str) -> Iterator[Finding]:
    """Yield what stands in one edition only."""
    for one, other, name in ((french, english, "English"), (english, french, "French")):
        for lost in sorted({*one} - {*other}):
            yield Finding(lost, f"{what} without its {name} twin")


def page_faults(french: Page, english: Page) -> Iterator[Finding]:
    """Yield how the anchors and the shape of two pages differ."""
    for what, read in SHAPES.items():
        ours, theirs = read(french), read(english)
        if ours != theirs:
            lost, added = list((ours - theirs).elements()), list((theirs - ours).elements())
            yield Finding(english.path, f"{what}: not in English {lost}, not in French {added}")


def anchors(page: Page) -> Counter[str]:
    """Return the anchors of a page."""
    return Counter(name for name in strings(page.root, "//@id") if not NUMBERED.fullmatch(name))


def shape(page: Page) -> Counter[str]:
    """Return how many tables, rows, pictures, fields and blocks a page has.

    The fold of the French words stands in a translation only.
    """
    counted = "table tr img svg figure details input select option textarea button form".split()
    told = (one for one in elements(page.root) if one.get("class") != "in-french")
    return Counter(str(one.tag) for one in told if one.tag in counted)


SHAPES: dict[str, Callable[[Page], Counter[str]]] = {"anchors": anchors, "elements": shape}


def sections_of(page: Page) -> list[Section]:
    """Return the sections of a page, each without those inside it."""
    return [_section(page, section) for section in select(page.root, SECTIONS)]


def _section(page: Page, section: Element) -> Section:
    """Read a section; what a translation shows in French too is read in English only."""
    inner = set(select(section, ".//section[@id]"))

    def is_apart(element: Element) -> bool:
        original = page.language == ENGLISH and not element.get("lang", ENGLISH).startswith(ENGLISH)
        unlike = not UNLIKE.isdisjoint(element.get("class", "").split())
        return element in inner or original or unlike

    text = CELL.join(prose(section, foreign=is_apart))
    own = [one for one in elements(section) if _holder(one) is section]
    links = Counter(_target(page, one) for one in own if one.tag == "a" and one.get("href"))
    marks = Counter(str(one.tag) for one in own if one.tag in ("mark", "code", "math"))
    return Section(section.get("id", ""), text, numbers(text, page.language), links, marks)


def _holder(element: Element) -> Element | None:
    """Return the section right around an element."""
    above = element.getparent()
    while above is not None and not (above.tag == "section" and above.get("id")):
        above = above.getparent()
    return above


def _target(page: Page, link: Element) -> str:
    """Return where a link leads, seen from the root of its edition."""
    address = str(link.get("href"))
    if "://" in address or address.startswith(("mailto:", "tel:")):
        return address
    path, _, fragment = address.partition("#")
    inside = page.path.removeprefix(f"{ENGLISH}/") if page.language == ENGLISH else page.path
    target = posixpath.normpath(posixpath.join(posixpath.dirname(inside), path)) if path else inside
    target = target.removeprefix("../")  # a file that both editions share
    return f"{target}#{'' if NUMBERED.fullmatch(fragment) else fragment}"


def numbers(text: str, language: str) -> Counter[str]:
    r"""Return the numbers of a text in one writing, whatever that of its language.

    >>> numbers("1\u202f607 à 61 %, 12,5 h, 18 h 30, 20 h", "fr") == numbers(
    ...     "1,607 to 61%, 12.5 h, 18:30, 20:00", "en")
    True
    """
    text = _FULL_HOUR.sub("", _HOUR.sub(r"\1:\2", _NO_NUMBER.sub("", text)))
    text = _THOUSANDS[language].sub(lambda number: re.sub(r"\D", "", number[0]), text)
    found = (number[0] for number in _NUMBER.finditer(text))
    return Counter(one.replace(",", ".") if language == "fr" else one for one in found)


def section_suspects(french: Page, english: Page) -> Iterator[Suspect]:
    """Yield what a section of one edition has and its twin has not."""
    twins = {section.anchor: section for section in sections_of(english)}
    for section in sections_of(french):
        twin = twins.get(section.anchor)
        if twin is None:
            continue  # told with the anchors
        for what in ("numbers", "links", "marks"):
            ours, theirs = getattr(section, what), getattr(twin, what)
            if ours != theirs:
                yield _suspect(english, twin, f"{what}{_differing(ours, theirs)}")


def _differing(ours: Counter[str], theirs: Counter[str]) -> str:
    lost, added = sorted((ours - theirs).elements()), sorted((theirs - ours).elements())
    parts = (
        f" only in {name} {values}"
        for name, values in (("French", lost), ("English", added))
        if values
    )
    return ",".join(parts)


def _suspect(page: Page, section: Section, fault: str) -> Suspect:
    """Return the fault of a section; an exception names it by its anchor."""
    inside, anchor = page.path.removeprefix(f"{ENGLISH}/"), section.anchor
    return Suspect(inside, f"{page.path}#{anchor}", anchor, 0, len(anchor), fault)


def data_faults(french: dict[str, Any], english: dict[str, Any]) -> Iterator[Finding]:
    """Yield how the objects, the passages and the points to watch of two editions differ."""
    for what, read in DATA.items():
        ours, theirs = read(french), read(english)
        yield from unpaired(ours.keys(), theirs.keys(), what)
        for name in sorted(ours.keys() & theirs.keys()):
            if ours[name] != theirs[name]:
                told = f"{what}: {ours[name]} in French, {theirs[name]} in English"
                yield Finding(f"job.json, {name}", told)


def objects(data: dict[str, Any]) -> dict[str, Any]:
    """Return what is coded of each object."""
    return {f"{one['kind']} {one['id']}": _coded(one) for one in data["objects"]}


def _coded(found: dict[str, Any]) -> dict[str, Any]:
    facts = {name: told for name, told in found.get("facts", {}).items() if name not in PROSE_FACTS}
    kept = {name: found[name] for name in ("url", "competencies", "area") if name in found}
    return kept | {"facts": facts, "told": sorted({*found.get("facts", {})} - {*facts})}


def lines(data: dict[str, Any]) -> dict[str, Any]:
    """Return the tags of the passages of each line of a posting, in order."""
    found: dict[str, Any] = {}
    for line in data["lines"]:
        tags = [passage["tags"] for passage in line["passages"]]
        found.setdefault(line["posting"], []).append([line["statement"], tags])
    return found


def points(data: dict[str, Any]) -> dict[str, Any]:
    """Return the points to watch of each posting but our models, whose English is not read."""
    kinds = {
        one["id"]: one["facts"].get("kind") for one in data["objects"] if one["kind"] == "posting"
    }
    return {name: found for name, found in data["findings"].items() if kinds.get(name) != "model"}


DATA: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "object": objects,
    "passages": lines,
    "points to watch": points,
}
