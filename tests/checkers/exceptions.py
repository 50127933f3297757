"""What the checks of the prose let pass: each exception quotes the words and says why.

An exception holds for the words it quotes, on one page or on all (“*”). One that lets nothing pass
any more is a finding too: lists of exceptions only grow where nobody is told what can leave them.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from checkers.report import Finding, Report, report

EVERYWHERE = "*"
# Typography changes these as a page is built; exceptions are typed on a keyboard.
_TYPED = str.maketrans({"’": "'", "\n": " ", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True)
class Allowed:
    """One exception: a page or “*”, the words that may stay there, the reason."""

    page: str
    text: str
    reason: str


@dataclass(frozen=True)
class Suspect:
    """What a check would report: the stretch of a text from `start` to `end`."""

    page: str
    where: str
    text: str
    start: int
    end: int
    fault: str

    def told(self) -> Finding:
        """Return the finding, with some of what surrounds the stretch."""
        near = typed(self.text[max(0, self.start - 40) : self.end + 30]).strip()
        return Finding(self.where, f"{self.fault}: “{near}”")


@lru_cache(maxsize=4096)
def typed(text: str) -> str:
    """Return a text as one types it, each character in its place."""
    return text.translate(_TYPED)


def check_shape(files: Iterable[Path], schema: Path) -> Report:
    """Compare files of exceptions with their schema: each exception gives a reason."""
    read = {file: read_tables(file) for file in files}
    faults = [fault for file in read for fault in shape_faults(file, schema)]
    held = sum(len(entries) for tables in read.values() for entries in tables.values())
    return report("prose exceptions", faults, files=len(read), exceptions=held)


def check_link_exceptions(file: Path, schema: Path) -> Report:
    """Compare the exceptions to the check of external links with their schema."""
    held = sum(map(len, read_tables(file).values()))
    return report("link exceptions", shape_faults(file, schema), exceptions=held)


def shape_faults(file: Path, schema: Path) -> list[Finding]:
    """Return what a schema has to say of a file of exceptions."""
    shape = json.loads(schema.read_text(encoding="utf-8"))
    validator = Draft202012Validator(shape, format_checker=Draft202012Validator.FORMAT_CHECKER)
    # JSON has no dates: they are compared as the schema writes them.
    faults = validator.iter_errors(json.loads(json.dumps(read_tables(file), default=str)))
    return [Finding(f"{file.name}, {fault.json_path}", fault.message) for fault in faults]


def read_tables(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Read a file of exceptions."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def read_allowed(file: Path, table: str) -> list[Allowed]:
    """Read one table of a file of exceptions."""
    return [Allowed(**entry) for entry in read_tables(file).get(table, [])]


def judge(
    suspects: Iterable[Suspect], allowed: Sequence[Allowed], name: str, *, whole: bool = True
) -> Iterator[Finding]:
    """Yield the suspects that no exception covers, then the exceptions that cover none.

    Where not the whole was looked at, an exception may be needed by what was left out.
    """
    needed = set[Allowed]()
    for suspect in suspects:
        covering = [entry for entry in allowed if covers(entry, suspect)]
        needed.update(covering)
        if not covering:
            yield suspect.told()
    for entry in allowed if whole else ():
        if entry not in needed:
            where = "no page" if entry.page == EVERYWHERE else f"{entry.page} no longer"
            yield Finding(name, f"{where} needs the exception for “{entry.text}”: remove it")


def covers(entry: Allowed, suspect: Suspect) -> bool:
    """Tell whether the words of an exception hold the whole of a suspect."""
    if entry.page not in (EVERYWHERE, suspect.page):
        return False
    words = typed(entry.text)
    # Words that hold it begin late enough to reach its end, and no later than it begins.
    first, last = max(0, suspect.end - len(words)), suspect.start + len(words)
    return words in typed(suspect.text)[first:last]
