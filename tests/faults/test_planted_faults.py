"""A sample of `make faults`: as many kinds as pages can take one each, in one build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from faults.planting import Copy, Fault, answers, read_kinds, rounds


def test_the_build_finds_what_is_planted(
    root: Path, tmp_path: Path, say: Callable[[str], None]
) -> None:
    copy = Copy(root, tmp_path, seed=1)
    planted = next(rounds(copy, read_kinds()))
    faults = [Fault(kind, copy.plant(kind, name)) for kind, name in planted]
    told = copy.build()
    say(f"planted faults: {len(faults)} pages")
    assert len(faults) > 20
    lost = [(f.kind.name, f.file) for f in faults if not answers(f, told, alone=False)]
    assert lost == []
