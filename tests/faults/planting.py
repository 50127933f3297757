"""Plants faults in a copy of the real content, builds it, and says who found each.

The content is read once into a warm build; then comes round after round: a few faults, no two in
one file, each in a place drawn by lot, one build that reads those files anew, and what it tells of
each file. What a build lets pass is planted again, alone, and handed to the checks of the tests.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from random import Random
from shutil import which

KINDS_FILE = Path(__file__).with_name("kinds.toml")
CONTENT = ("index.md", "urgent.md", "start", "plan", "guide", "examples", "about", "references.bib")
FRAME = ("conf.py", "data", "locales", "_ext", "_static", "_templates", "_books", "tests/site")
PAGES = "guide/*.md"  # where a text is planted, unless a kind says more
CHAPTERS = ("guide/", "examples/", "about/", "plan/")
BIBLIOGRAPHY = "references.bib"
NOT_PAGES = ("guide/bibliography.md", "guide/sizing-model.md")
_TOLD = re.compile(
    r"^(?P<file>[^\s:]+)(?::(?P<line>\d*))?: (?:WARNING|ERROR|CRITICAL): (?P<text>.*?)"
    r"(?: \[(?P<code>[\w.-]+)\])?$"
)
_OF_OTHERS = re.compile(r"\[([a-z0-9]+\.\w+)\] — ")  # after it comes our explanation
_CRASH = re.compile(r"^.*threw an exception.*$|^Traceback", re.MULTILINE)
CRASH = "crash"
# A page for one text: what is told of a page as such, and not of the text, is left out.
_OWN_PAGE = """---
description: La page {name}, où se trouve un texte planté.
aliases: [{name}]
reviewed: 2026-11-22
---

# Une page

"""
OF_THE_PAGE = {"toc.not_included", "job.missing-brief"}
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_FENCE = re.compile(r"^ *(`{3,}|~{3,}|:{3,})")


@dataclass(frozen=True)
class Kind:
    """A way to get something wrong: see the head of kinds.toml."""

    name: str
    insert: str = ""
    find: str = ""
    put: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    within: str = PAGES
    told: str = ""
    moved: bool = False
    alone: bool = False
    hidden: bool = False
    harm: bool = False
    innocent: bool = False


@dataclass(frozen=True)
class Told:
    """One warning of a build."""

    file: str
    line: str
    text: str
    code: str

    @property
    def is_whole(self) -> bool:
        """Tell whether it names file and line, and what is wrong and the cure in both languages."""
        return (
            bool(self.file and self.line)
            and "Pour réparer : " in self.text
            and ("To mend: " in self.text)
        )


@dataclass
class Fault:
    """A kind, planted in a file."""

    kind: Kind
    file: str
    lines: range = range(0)  # of the file, where they are known
    told: list[Told] = field(default_factory=list)
    by: str = ""  # who found it: the build, a check, or nobody


def read_kinds() -> list[Kind]:
    """Return the kinds of the table."""
    raw = tomllib.loads(KINDS_FILE.read_text(encoding="utf-8"))
    return [
        Kind(name, **{"within" if key == "in" else key: value for key, value in told.items()})
        for name, told in raw.items()
    ]


class Copy:
    """A copy of the content, tracked as the repository tracks it, and its warm build."""

    def __init__(self, root: Path, folder: Path, seed: int) -> None:
        self.folder, self.random = folder / "site", Random(seed)
        self.warm, self.doctrees = folder / "warm", folder / "doctrees"
        self.output = folder / "html"
        for name in (*CONTENT, *FRAME):
            sync(root / name, self.folder / name)
        self._git("init", "--quiet")
        if (kept := self.folder / ".git" / "info" / "exclude").exists():
            kept.write_text("/.tools/\n", encoding="utf-8")  # what a checker keeps of the last run
        self._git("add", "--all")

    def _git(self, *arguments: str) -> None:
        if which("git"):
            subprocess.run(["git", *arguments], cwd=self.folder, check=True, capture_output=True)

    def build(self, builder: str = "dummy", language: str = "fr") -> list[Told]:
        """Build the copy as the Makefile does, and return what the build tells."""
        shutil.rmtree(self.doctrees, ignore_errors=True)
        if (self.warm / language).exists():
            shutil.copytree(self.warm / language, self.doctrees)
        output = self.output / ("" if language == "fr" else language)
        command = [sys.executable, "-m", "sphinx", "-n", "-q", "-T", "-W", "--keep-going"]
        command += ["-D", f"language={language}", "-d", str(self.doctrees)]
        command += ["-b", builder, ".", str(output)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        told = list(read_told(done.stderr, self.folder))
        if crash := _CRASH.search(done.stderr):
            told.append(Told("", "", crash[0], CRASH))  # it hides the rest
        return told

    def keep(self, language: str = "fr") -> None:
        """Keep what the last build read: the next ones start from it."""
        shutil.copytree(self.doctrees, self.warm / language)

    def places(self, kind: Kind) -> list[str]:
        """Return the files where a kind can be planted."""
        names = sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.*"))
        fitting = [name for name in names if fnmatch(name, kind.within) and name not in NOT_PAGES]
        if kind.find:
            return [name for name in fitting if re.search(kind.find, self.text(name))]
        return [name for name in fitting if gaps(self.text(name))] if kind.insert else fitting

    def text(self, name: str) -> str:
        """Return the text of a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def plant(self, kind: Kind, name: str) -> str:
        """Plant a kind into a file, or beside it; return the file that must be named."""
        path = self.folder / name
        if kind.insert:
            path.write_text(inserted(self.text(name), kind.insert, self.random), encoding="utf-8")
        elif kind.find:
            path.write_text(replaced(self.text(name), kind, self.random), encoding="utf-8")
        elif kind.moved:
            path.rename(path.with_name(f"new-{path.name}"))
        return self._add_files(kind, path) or name

    def plant_page(self, kind: Kind, number: int) -> Fault:
        """Plant a text into a page of its own: the line that must be told is known."""
        path = self.folder / "guide" / f"planted-{number}.md"
        before = _OWN_PAGE.format(name=path.stem)
        path.write_text(f"{before}{kind.insert}\n", encoding="utf-8")
        self._add_files(kind, path)
        first = before.count("\n") + 1
        return Fault(kind, f"guide/{path.name}", range(first, first + kind.insert.count("\n") + 1))

    def _add_files(self, kind: Kind, path: Path) -> str:
        """Add what stands beside a file; return the one that must be named, if any."""
        added = [*kind.files, *kind.links]
        places = [
            self.folder / (file.lstrip("/") if "/" in file else f"{path.parent.name}/{file}")
            for file in added
        ]
        for place, file in zip(places, added, strict=True):
            place.parent.mkdir(parents=True, exist_ok=True)
            if file in kind.links:
                place.unlink(missing_ok=True)
                place.symlink_to(kind.links[file])
            else:
                place.write_text(kind.files[file], encoding="utf-8")
        if (added or kind.moved) and not kind.hidden:
            self._git("add", "--all")
        return added[0] if added and not kind.insert else ""

    def restore(self, root: Path) -> None:
        """Put the copy back as it was."""
        for name in (*CONTENT, *FRAME):
            sync(root / name, self.folder / name)
        for path in self.folder.iterdir():
            if path.name not in {".git", ".tools", "tests", *CONTENT, *FRAME}:
                path.unlink()
        self._git("add", "--all")


def sync(source: Path, copy: Path) -> None:
    """Make a copy what its source is, where they differ: the times of files are kept."""
    if copy.is_symlink() or (copy.exists() and not source.exists()):
        shutil.rmtree(copy) if copy.is_dir() and not copy.is_symlink() else copy.unlink()
    if source.is_dir():
        copy.mkdir(parents=True, exist_ok=True)
        names = {path.name for path in (*source.iterdir(), *copy.iterdir())}
        for name in names - {"__pycache__"}:
            sync(source / name, copy / name)
    elif source.exists() and source.suffix != ".mo" and not is_same(source, copy):
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, copy)


def is_same(source: Path, copy: Path) -> bool:
    """Tell whether a file was not touched since it was copied."""
    return copy.exists() and copy.stat().st_mtime_ns == source.stat().st_mtime_ns


def inserted(text: str, more: str, random: Random) -> str:
    """Return a page with a text between two of its paragraphs, drawn by lot."""
    lines, place = text.splitlines(), random.choice(gaps(text))
    return "\n".join([*lines[:place], "", more, "", *lines[place + 1 :], ""])


def gaps(text: str) -> list[int]:
    """Return the lines where a page can take one more paragraph: after one, outside any block."""
    lines, depth, places = text.splitlines(), 0, []
    for number, line in enumerate(lines):
        if fence := _FENCE.match(line):
            depth += 1 if line[fence.end() :].strip() else -1
        before = lines[number - 1] if number else ""
        if depth == 0 and not line and before[:1].isalpha() and number > 8:
            places.append(number)
    return places


def replaced(text: str, kind: Kind, random: Random) -> str:
    """Return a text where one match of a kind, drawn by lot, is replaced."""
    match = random.choice(list(re.finditer(kind.find, text)))
    put = match.expand(kind.put.replace("{long}", "x" * 2_000_000))
    return text[: match.start()] + put + text[match.end() :]


def read_told(stderr: str, folder: Path) -> Iterator[Told]:
    """Yield the warnings of a build; what follows one on more lines belongs to it."""
    current: Told | None = None
    for line in _COLOUR.sub("", stderr).replace(f"{folder}/", "").splitlines():
        if match := _TOLD.match(line):
            if current:
                yield current
            code = match["code"] or next(iter(_OF_OTHERS.findall(line)), "")
            current = Told(match["file"], match["line"] or "", match["text"], code)
        elif line.startswith(("WARNING", "ERROR")):
            if current:
                yield current
            current = Told("", "", line, "")
    if current:
        yield current


def is_apart(kind: Kind) -> bool:
    """Tell whether what a kind does shows in its file alone, and is told there."""
    beside = kind.links or kind.hidden or any("/" in name for name in kind.files)
    inside = kind.insert or kind.within == BIBLIOGRAPHY or kind.within.startswith(CHAPTERS)
    return bool(kind.told and inside and not beside and not kind.alone)


def answers(fault: Fault, told: Sequence[Told], *, alone: bool) -> list[Told]:
    """Return what a build tells of a fault: in its file, or anywhere where it is alone."""
    mine = [each for each in told if each.code != CRASH and (alone or each.file == fault.file)]
    if fault.lines:
        mine = [each for each in mine if each.line and int(each.line) in fault.lines]
    return [each for each in mine if fault.kind.told in {"", each.code}]
