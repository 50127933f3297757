"""What the pages declare, read from their Markdown: a terminal has no build to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from polib import pofile

from ..records import JobObject, Place
from .table import Table, table_of

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
    return tuple(one for path in sorted(ROOT.glob("guide/*.md")) for one in _declared_in(path))


def _declared_in(path: Path) -> Iterator[JobObject]:
    docname = path.relative_to(ROOT).with_suffix("").as_posix()
    for one in _DECLARED.finditer(path.read_text(encoding="utf-8")):
        yield JobObject(
            kind=one["kind"],
            id=one["id"],
            title=one["title"],
            place=Place(docname, f"{one['kind']}-{one['id']}", 0),
            facts=tuple(_OPTION.findall(one["options"])),
            signs=one["signs"],
        )


@cache
def the_table() -> Table:
    """Return the table of the project."""
    return table_of(declared())


def title_of(kind: str, ident: str, language: str) -> str:
    """Return the name of what a page declares, as an edition has it."""
    (one,) = (each for each in declared() if (each.kind, each.id) == (kind, ident))
    catalogue = ROOT / "locales" / language / "LC_MESSAGES" / f"{one.place.docname}.po"
    return _readings(catalogue).get(one.title, one.title)


@cache
def _readings(path: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in pofile(str(path))} if path.exists() else {}
