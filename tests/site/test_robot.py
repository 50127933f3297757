"""What the robot shows beside the lines of a proposal."""

from __future__ import annotations

from pathlib import Path
from subprocess import run

import pytest

SHOWN = {
    "a fault of the build": (
        "guide/a.md:7: WARNING: degré inconnu « E ». [job.unknown-grade]",
        "::error file=guide/a.md,line=7::WARNING: degré inconnu « E ». [job.unknown-grade]",
    ),
    "a notice": (
        "index.md:3: NOTICE: pas encore traduit: Le fil",
        "::notice file=index.md,line=3::pas encore traduit: Le fil",
    ),
    "what a check found": (
        "E   locales/en/LC_MESSAGES/guide/a.po:12: is not as it is written",
        "::error file=locales/en/LC_MESSAGES/guide/a.po,line=12::is not as it is written",
    ),
    "progress": ("reading sources... [  1%] about/a.md", ""),
    "an address": ("https://example.org/guide/a.md:80: no", ""),
}


@pytest.mark.parametrize(("line", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_what_a_log_tells_is_shown_beside_its_line(root: Path, line: str, shown: str) -> None:
    script = root / ".ci" / "annotate.sed"
    done = run(["sed", "-E", "-f", script], input=line, capture_output=True, text=True, check=True)
    assert [one for one in done.stdout.splitlines() if one.startswith("::")] == [shown][
        : bool(shown)
    ]
