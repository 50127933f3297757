"""`make faults`: plants every kind of fault in the real content, and prints who found each.

SEED draws other places; ONLY keeps the kinds whose name holds these letters.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from checks import CHECKS, Place
from faults.planting import (
    BIBLIOGRAPHY,
    CRASH,
    Copy,
    Fault,
    Kind,
    Told,
    answers,
    is_apart,
    read_kinds,
)
from tools import ROOT


def rounds(copy: Copy, kinds: Sequence[Kind]) -> Iterator[list[tuple[Kind, str]]]:
    """Yield kinds with the file of each: in a round, what is told of each tells it from the others.

    No two touch one page, or get one answer of the bibliography. Raises ValueError for a kind that
    nothing in the content has a place for.
    """
    left = [(kind, copy.places(kind)) for kind in kinds]
    if nowhere := [kind.name for kind, places in left if not places]:
        raise ValueError(f"nothing in the content to plant into: {', '.join(nowhere)}")
    copy.random.shuffle(left)
    alone = [(kind, names) for kind, names in left if not is_apart(kind)]
    left = [(kind, names) for kind, names in left if is_apart(kind)]
    while left:
        chosen: dict[tuple[str, str], Kind] = {}
        rest = []
        for kind, names in left:
            answer = kind.told if kind.within == BIBLIOGRAPHY else ""
            free = [(name, answer) for name in names if (name, answer) not in chosen]
            if free:
                chosen[copy.random.choice(free)] = kind
            else:
                rest.append((kind, names))
        yield [(kind, name) for (name, _answer), kind in chosen.items()]
        left = rest
    yield from ([(kind, copy.random.choice(names))] for kind, names in alone)


def find_in_build(copy: Copy, kinds: list[Kind]) -> Iterator[Fault]:
    """Yield each kind, planted, with what a build tells of it."""
    for planted in rounds(copy, kinds):
        faults = [Fault(kind, copy.plant(kind, name)) for kind, name in planted]
        told = copy.build()
        if any(one.code == CRASH for one in told) and len(faults) > 1:
            print(f"the build breaks down, so these are planted one by one: {told[-1].text}")
            copy.restore(ROOT)
            for kind, _name in planted:
                yield from find_in_build(copy, [kind])
            continue
        for fault in faults:
            fault.told = answers(fault, told, alone=len(faults) == 1)
            fault.by = "build" if fault.told else ""
        copy.restore(ROOT)
        yield from faults


def findings(copy: Copy) -> tuple[list[Told], set[str]]:
    """Return what the build of both editions tells, and what the tests find in them."""
    told = [each for language in ("fr", "en") for each in copy.build("html", language)]
    at = Place(copy.folder, copy.output)
    reports = [(name, check(at)) for name, check in CHECKS.items()]
    return told, {f"{name}: {line}" for name, one in reports for line in one.told().splitlines()}


def find_in_site(copy: Copy, faults: list[Fault]) -> None:
    """Plant again, alone, what the reading of the pages let pass; write them, and check them."""
    _told, sound = findings(copy) if faults else ([], set[str]())
    for fault in faults:
        fault.file = copy.random.choice(copy.places(fault.kind))
        copy.plant(fault.kind, fault.file)
        told, found = findings(copy)
        copy.restore(ROOT)
        fault.told = answers(fault, told, alone=True)
        fault.by = "build" if fault.told else ""
        if not fault.told and found - sound:
            fault.by, fault.told = "tests", [Told("", "", min(found - sound), "")]


def main() -> None:
    """Plant, build, check, and print the table."""
    seed, only = int(os.environ.get("SEED") or 1), os.environ.get("ONLY", "")
    kinds = [kind for kind in read_kinds() if only in kind.name and not kind.innocent]
    with TemporaryDirectory() as folder:
        copy = Copy(ROOT, Path(folder).resolve(), seed)
        if told := copy.build():
            sys.exit("\n".join(f"{one.file}:{one.line}: {one.text}" for one in told))
        copy.keep()
        faults = []
        for fault in find_in_build(copy, kinds):
            faults.append(fault)
            if fault.by:
                show(fault)
        left = [fault for fault in faults if not fault.by]
        find_in_site(copy, left)
    for fault in left:
        show(fault)
    count(faults)


def show(fault: Fault) -> None:
    """Print a fault with who found it and the message."""
    told = fault.told[0] if fault.told else Told("", "", "", "")
    place = f"{told.file}:{told.line}" if told.file else fault.file
    mark = "!" if fault.kind.harm else " "
    print(f"{fault.by or '–':6}{mark} {fault.kind.name}\n{'':8}{place}: {told.text}", flush=True)


def count(faults: list[Fault]) -> None:
    """Print how many were found, and by whom."""
    by = Counter(fault.by for fault in faults)
    whole = sum(any(one.is_whole for one in fault.told) for fault in faults)
    harmful = [fault for fault in faults if fault.kind.harm]
    lost = [fault.kind.name for fault in harmful if fault.by != "build"]
    print(
        f"\n{len(faults)} planted: {by['build']} found by the build ({whole} with file, line, cause"
        f" and cure in both languages), {by['tests']} by the tests, {by['']} by nobody; of"
        f" {len(harmful)} that harm, {len(harmful) - len(lost)} by the build"
    )
    if lost:
        sys.exit(f"harmful, and not found by the build: {', '.join(lost)}")


if __name__ == "__main__":
    main()
