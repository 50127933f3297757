"""The hand of the house (style.md): short functions, short files."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from checkers.report import Finding, Report, report

FUNCTION_LINES = 20
FILE_LINES = 250
Function = ast.FunctionDef | ast.AsyncFunctionDef


def check_sources(root: Path, folders: Sequence[str], limits: Mapping[str, int]) -> Report:
    """Measure every Python file of these folders, and the files that have a limit of their own."""
    modules = sorted(path for folder in folders for path in (root / folder).rglob("*.py"))
    functions = [(path, one) for path in modules for one in functions_of(path)]
    findings = [
        Finding(
            f"{path.relative_to(root)}:{one.lineno}", f"{one.name} is {own_lines(one)} lines long"
        )
        for path, one in functions
        if own_lines(one) > FUNCTION_LINES
    ]
    sizes = dict.fromkeys(modules, FILE_LINES) | {
        root / name: most for name, most in limits.items()
    }
    for path, most in sizes.items():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > most:
            findings.append(Finding(str(path.relative_to(root)), f"{lines} lines, over {most}"))
    return report("sources", findings, files=len(sizes), functions=len(functions))


def functions_of(path: Path) -> Iterator[Function]:
    """Yield the functions and methods of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def own_lines(function: Function) -> int:
    """Return the number of lines of a function, its docstring left out."""
    said = function.body[0].end_lineno if ast.get_docstring(function, clean=False) else None
    start = said or function.lineno - 1
    return (function.end_lineno or start) - start
