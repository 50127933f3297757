"""A reading told in a terminal, and in JSON for other programs.

A terminal has no build to ask: what the pages declare is read from their Markdown.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from polib import pofile

from ..records import JobObject, Place
from ..words import coded, word
from .read import Passage, Point, Reading
from .table import NOT_SEEN, TO_CHECK, Table, table_of

CONTRARY = "rule"
_LONGEST = 160  # characters of a passage that a terminal shows
UNPRINTED = "\N{REPLACEMENT CHARACTER}"
ROOT = Path(__file__).resolve().parents[3]
# The heading, the directive with its options, then its signs: as the build reads them.
_DECLARED = re.compile(
    r"^#+ (?P<title>[^\n]*)\n\n:{3,}\{(?P<kind>pitfall|mission|competency)\} (?P<id>\S+)\n"
    r"(?P<options>(?::\w+:[^\n]*\n)*)\n```\{signs\}\n(?P<signs>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_OPTION = re.compile(r"^:(\w+): *(.*)$", re.MULTILINE)


@cache
def declared() -> tuple[JobObject, ...]:
    """Return what the pages of the guide declare with signs, in page order."""
    return tuple(item for path in sorted(ROOT.glob("guide/*.md")) for item in _declared_in(path))


def _declared_in(path: Path) -> Iterator[JobObject]:
    docname = path.relative_to(ROOT).with_suffix("").as_posix()
    for match in _DECLARED.finditer(path.read_text(encoding="utf-8")):
        yield JobObject(
            kind=match["kind"],
            id=match["id"],
            title=match["title"],
            place=Place(docname, f"{match['kind']}-{match['id']}", 0),
            facts=tuple(_OPTION.findall(match["options"])),
            signs=match["signs"],
        )


@cache
def the_table() -> Table:
    """Return the table of the project."""
    return table_of(declared())


def title_of(kind: str, ident: str, language: str) -> str:
    """Return the name of what a page declares, as an edition has it."""
    (declared_one,) = (each for each in declared() if (each.kind, each.id) == (kind, ident))
    catalogue = ROOT / "locales" / language / "LC_MESSAGES" / f"{declared_one.place.docname}.po"
    return _readings(catalogue).get(declared_one.title, declared_one.title)


@cache
def _readings(path: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in pofile(str(path))} if path.exists() else {}


# ---- what came of a reading


def as_json(reading: Reading) -> str:
    """Return a reading as other programs read it; an absence has neither place nor passage."""
    points = [
        {"id": point.id, "level": point.level, "strength": point.strength, **_place(point.passage)}
        for point in reading.points
    ]
    report: dict[str, Any] = {
        "status": reading.status,
        "inferred": reading.is_inferred,
        "points": points,
        "missing": list(reading.missing),
        "fields": {name: _place(passage) for name, passage in reading.fields.items()},
        "missions": _listed(reading.missions),
        "competencies": _listed(reading.competencies),
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _listed(suggested: Mapping[str, Passage]) -> list[dict[str, Any]]:
    return [{"id": name, **_place(passage)} for name, passage in suggested.items()]


def _place(passage: Passage | None) -> dict[str, Any]:
    if passage is None:
        return {"start": None, "end": None, "passage": ""}
    return {"start": passage.start, "end": passage.end, "passage": passage.words}


def is_contrary(reading: Reading) -> bool:
    """Tell whether something in the posting is contrary to a rule."""
    return any(point.level == CONTRARY for point in reading.points)


def as_text(reading: Reading, language: str) -> str:
    """Return a reading for people: what is contrary to a rule, lacking, to mend, and stated."""
    contrary = [point for point in reading.points if point.level == CONTRARY]
    others = [point for point in reading.points if point.level != CONTRARY]
    parts = {
        "reading-contrary": [_line(point, language) for point in contrary],
        "reading-missing": [coded(language, "field", name) for name in reading.missing],
        "reading-other": [_line(point, language) for point in others],
        "reading-stated": _quoted(language, "field", reading.fields),
        "reading-missions": _quoted(language, "mission", reading.missions),
        "reading-competencies": _quoted(language, "competency", reading.competencies),
    }
    sections = [_status(reading, language)]
    for title, lines in parts.items():
        listed = (f"- {line}" for line in lines or [word(language, "reading-nothing")])
        sections.append("\n".join([word(language, title), *listed]))
    return "\n\n".join([*sections, word(language, "reading-limits")])


def _status(reading: Reading, language: str) -> str:
    status = coded(language, "reading-status", reading.status)
    if not reading.is_inferred:
        return word(language, "reading-status", status=status)
    is_unknown = reading.status == "unstated"
    key = "reading-status-unknown" if is_unknown else "reading-status-guessed"
    return word(language, key, status=status)


def _line(point: Point, language: str) -> str:
    """Return a point with its level, how sure it is, and its passage."""
    level = coded(language, "level", point.level)
    line = f"{title_of('pitfall', point.id, language)} ({level}, {point.id})"
    if point.strength in {NOT_SEEN, TO_CHECK}:
        line += f", {coded(language, 'reading-strength', point.strength)}"
    if point.passage:
        line += f" : {_shown(point.passage)}"
    return line


def _quoted(language: str, kind: str, passages: Mapping[str, Passage]) -> list[str]:
    return [
        f"{coded(language, kind, name)} : {_shown(passage)}" for name, passage in passages.items()
    ]


def _shown(passage: Passage) -> str:
    """Return the words of a passage on one line, without what would command a terminal."""
    line = " ".join(passage.words[:_LONGEST].split())
    return f"« {''.join(each if each.isprintable() else UNPRINTED for each in line)} »"
