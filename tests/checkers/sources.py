"""Files that one can read in a sitting; the size of functions is counted by ruff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from checkers.report import Finding, Report, report

FILE_LINES = 500


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
