"""Two builds of the same sources, compared byte by byte."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from checkers.report import Finding, Report, report

AROUND = 30  # bytes shown on each side of the first that differs


def files_of(folder: Path) -> dict[str, Path]:
    """Return the files of a folder, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def check_repeat(one: Path, other: Path) -> Report:
    """Name each file that is not the same in two folders, and where its first byte differs."""
    mine, others = files_of(one), files_of(other)
    findings = [
        Finding(name, fault)
        for name in sorted(mine.keys() | others.keys())
        for fault in faults_of(mine.get(name), others.get(name))
    ]
    return report("two builds", findings, files=len(mine))


def faults_of(one: Path | None, other: Path | None) -> Iterator[str]:
    """Yield how a file differs in the two builds."""
    if one is None or other is None:
        yield f"only in the {'first' if one else 'second'} build"
        return
    first, second = one.read_bytes(), other.read_bytes()
    if first != second:
        pairs = zip_longest(first, second)
        at = next(n for n, (byte, its_twin) in enumerate(pairs) if byte != its_twin)
        around = slice(max(at - AROUND, 0), at + AROUND)
        yield f"byte {at:,}: {first[around]!r}, then {second[around]!r}"
