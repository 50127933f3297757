"""What `make faults` plants, but for what needs a build of its own: all of it in one build.

Each text stands on a page of its own, so that the line at which it is told is held too; and so do
texts that only look like a fault.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faults.planting import OF_THE_PAGE, Copy, Fault, Told, answers, is_apart, read_kinds


def plant_all(copy: Copy) -> Iterator[Fault]:
    """Plant every kind once, on as many pages as there are: those with few places choose first."""
    kinds = [kind for kind in read_kinds() if is_apart(kind) or kind.innocent]
    choices = [(kind, copy.places(kind)) for kind in kinds if not kind.insert]
    taken = set[str]()
    for kind, names in sorted(choices, key=lambda choice: len(choice[1])):
        free = [name for name in names if name not in taken] or names
        taken.add(name := copy.random.choice(free))
        yield Fault(kind, copy.plant(kind, name))
    for number, kind in enumerate(kind for kind in kinds if kind.insert):
        yield copy.plant_page(kind, number)


@pytest.fixture(scope="module")
def planted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Fault], list[Told]]:
    """Return what was planted, and what the build tells."""
    copy = Copy(root, tmp_path_factory.mktemp("planted"), seed=1)
    faults = list(plant_all(copy))
    return faults, copy.build()


def test_each_fault_is_told_with_its_line_its_cause_and_its_cure(
    planted: tuple[list[Fault], list[Told]], say: Callable[[str], None]
) -> None:
    faults, told = planted
    guilty = [fault for fault in faults if not fault.kind.innocent]
    say(f"planted faults: {len(guilty)}")
    alike: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in guilty:
        alike[fault.file, fault.kind.told].append(fault)
    lost = []
    for (name, _code), same in alike.items():
        whole = {each.line for each in answers(same[0], told, alone=False) if each.is_whole}
        if len(whole) < len(same):
            lost.append((name, [fault.kind.name for fault in same]))
    assert lost == []


def test_what_looks_like_a_fault_is_let_through(
    planted: tuple[list[Fault], list[Told]], say: Callable[[str], None]
) -> None:
    faults, told = planted
    innocent = {fault.file for fault in faults if fault.kind.innocent}
    say(f"planted look-alikes: {len(innocent)}")
    assert innocent
    blamed = [each for each in told if each.file in innocent and each.code not in OF_THE_PAGE]
    assert blamed == []
