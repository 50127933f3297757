"""Files that one can read in a sitting, a plan and comments that lead to what exists.

The size of functions is counted by ruff.
"""

import ast
import re
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from checkers.report import Finding, Report, report

FILE_LINES = 500
_FILE = re.compile(r"[\w.-]*\w\.(?:md|py|js|css|toml)\b")
_PARTS = (ast.Module, ast.ClassDef, ast.FunctionDef)  # what a docstring tells of
_NAMED = re.compile(r"`([\w.-]*/[\w./-]*)`")
_LISTENS = re.compile(r"""(?:\.connect|@on)\("([\w-]+)\"""")  # at a moment of a build
_MOMENT = re.compile(r"^\| `([\w-]+)` \|(.*)", re.MULTILINE)


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


def check_binaries(listing: str) -> Report:
    """Look in a listing of `git ls-files --eol` for what is neither text nor a picture."""
    lines = listing.splitlines()
    binaries = [line.split("\t")[1] for line in lines if line.startswith("i/-text")]
    findings = [
        Finding(name, "not a text, nor a picture: name what it comes from in a lock instead")
        for name in binaries
        if not name.endswith(".png")
    ]
    return report("binaries", findings, files=len(lines))


def check_plan(root: Path, plan: str, beside: Sequence[str]) -> Report:
    """Look for each file and folder that a plan names, beside it and in these other folders.

    A module may be named without its ending. Where the plan has a row for a moment of a build, the
    row names each module beside it that listens then.
    """
    text = (root / plan).read_text(encoding="utf-8")
    named = sorted(set(_NAMED.findall(text)))
    folders = [(root / plan).parent, *(root / folder for folder in beside)]
    findings = [
        Finding(plan, f"no {name}")
        for name in named
        if not any((place / name).exists() or (place / f"{name}.py").exists() for place in folders)
    ]
    rows = dict(_MOMENT.findall(text))
    listening = _listening((root / plan).parent) if rows else []
    findings += [
        Finding(plan, f"{moment}: {module} is not named")
        for module, moment in listening
        if f"`{module}`" not in rows.get(moment, "")
    ]
    return report("plan of the code", findings, places=len(named), listeners=len(listening))


def _listening(folder: Path) -> list[tuple[str, str]]:
    """Return each module that listens to a moment of the build, with that moment."""
    return sorted(
        {
            (path.relative_to(folder).with_suffix("").as_posix().removesuffix("/__init__"), moment)
            for path in folder.rglob("*.py")
            for moment in _LISTENS.findall(path.read_text(encoding="utf-8"))
        }
    )


def check_cited(root: Path, folders: Sequence[str]) -> Report:
    """Look for each file that a comment or a docstring of these folders cites.

    The name alone counts: where it stands is the reader's to find. Examples that are run are not
    read: they may name what is not there.
    """
    ours = [top for top in root.iterdir() if top.name[0] != "." and top.name != "_build"]
    names = {path.name for top in ours for path in (top, *top.rglob("*"))}
    cited = [
        (path, line, name)
        for folder in folders
        for path in sorted((root / folder).rglob("*.py"))
        for line, text in _told(path.read_text(encoding="utf-8"))
        for name in _FILE.findall(text)
    ]
    findings = [
        Finding(f"{path.relative_to(root)}:{line}", f"no file is called {name}")
        for path, line, name in cited
        if name not in names
    ]
    return report("files cited", findings, names=len(cited))


def _told(source: str) -> Iterator[tuple[int, str]]:
    """Yield each comment and each docstring with its line, the examples left out."""
    for token in tokenize.generate_tokens(iter(source.splitlines(keepends=True)).__next__):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for part in ast.walk(ast.parse(source)):
        if isinstance(part, _PARTS):
            told = ast.get_docstring(part) or ""
            yield getattr(part, "lineno", 1), told.partition(">>>")[0]
