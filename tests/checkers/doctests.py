"""How many examples of the pages were run: nobody notices a check that runs none."""

from __future__ import annotations

import re
from pathlib import Path

from checkers.report import Finding, Report, report

SUMMARY = re.compile(r"^Doctest summary\n=+\n\s*(\d+) tests?$", re.MULTILINE)


def check_doctests(output: Path, floor: int) -> Report:
    """Read the report that Sphinx's doctest builder wrote; too few examples is a fault."""
    run = examples(output.read_text(encoding="utf-8"))
    fault = f"{run} examples were run, {floor} at least were expected"
    findings = [Finding(output.name, fault)] if run < floor else []
    return report("examples of the pages", findings, examples=run)


def examples(told: str) -> int:
    r"""Return the number of examples that were run.

    >>> examples("Doctest summary\n===============\n    5 tests\n    0 failures in tests\n")
    5
    """
    found = SUMMARY.search(told)
    return int(found[1]) if found else 0
