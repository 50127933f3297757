"""Files that one can read in a sitting, and a plan of the house that leads to rooms that exist.

The size of functions is counted by ruff.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from checkers.report import Finding, Report, report

FILE_LINES = 500
_NAMED = re.compile(r"`([\w.-]*/[\w./-]*)`")


def check_sources(root: Path, folders: Sequence[str], limits: Mapping[str, int]) -> Report:
    """Measure every Python file of these folders, and the files that have a limit of their own."""
    modules = [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]
    sizes = dict.fromkeys(modules, FILE_LINES) | {
        root / name: most for name, most in limits.items()
    }
    findings = []
    for path, most in sizes.items():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > most:
            findings.append(Finding(str(path.relative_to(root)), f"{lines} lines, over {most}"))
    return report("sources", findings, files=len(sizes))


def check_plan(root: Path, plan: str, beside: Sequence[str]) -> Report:
    """Look for each file and folder that a plan names, beside it and in these other folders.

    A module may be named without its ending.
    """
    text = (root / plan).read_text(encoding="utf-8")
    named = sorted(set(_NAMED.findall(text)))
    folders = [(root / plan).parent, *(root / folder for folder in beside)]
    findings = [
        Finding(plan, f"no {name}")
        for name in named
        if not any((place / name).exists() or (place / f"{name}.py").exists() for place in folders)
    ]
    return report("plan of the code", findings, places=len(named))
