"""What pages depend on: the data files that the site names, and what other pages declare.

Sphinx writes the pages that were read. Most changes are to the words of one page, and no other page
shows these; a record, a title, a citation, a source or a number may be shown anywhere: as soon as
one changes, all pages are written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole
from sphinxcontrib.bibtex.domain import BibtexDomain

from .data_files import DataError
from .domain import domain_of
from .words import nearest, report

T = TypeVar("T")
R = TypeVar("R", bound="Records")
# The settings that name the data files.
SETTINGS = ("jobguide_statements", "jobguide_workload", "jobguide_pay")


def data_files(env: BuildEnvironment) -> list[Path]:
    """Return the data files that pages depend on."""
    return [Path(env.srcdir, env.config[name]) for name in SETTINGS if env.config[name]]


def note_data_files(env: BuildEnvironment) -> None:
    """Have the page that is being read read again when a data file changes."""
    for path in data_files(env):
        env.note_dependency(str(path))


class Records(Protocol):
    """The records of a data file."""

    def records(self) -> Iterable[tuple[str, Any]]:
        """Yield all that has a ``source``, keys of the bibliography, with its place in the file."""


@dataclass(frozen=True)
class DataFile(Generic[T]):
    """A data file, which a setting names. Read once a process, and anew once it has changed."""

    setting: str
    load: Callable[[Path], T]

    def of(self, env: BuildEnvironment) -> T | None:
        """Return what the file holds; nothing where the site names none, or where it is faulty."""
        read = self._read(env)
        return None if isinstance(read, DataError) else read

    def place(self, env: BuildEnvironment) -> str:
        """Return the file, as a warning wants it."""
        return f"{env.config[self.setting]}:1"

    def check(self: DataFile[R], env: BuildEnvironment) -> None:
        """Report what the file has wrong, and the sources that no bibliography has."""
        read, place = self._read(env), self.place(env)
        if isinstance(read, DataError):
            report(read.code, place, **read.values)
            return
        entries = list(bibliography_of(env).bibdata.data.entries)
        for name, record in read.records() if read else ():
            for key in record.source:
                if entries and key not in entries:
                    hint = nearest(key, entries)
                    report("model-source", place, where=name, value=key, hint=hint)

    def _read(self, env: BuildEnvironment) -> T | DataError | None:
        name = env.config[self.setting]
        path = Path(env.srcdir, name)
        return _read(self.load, path, path.stat().st_mtime_ns) if name else None


@cache
def _read(load: Callable[[Path], T], path: Path, _time: int) -> T | DataError:
    try:
        return load(path)
    except DataError as error:
        return error


class DataRole(SphinxRole, Generic[T]):
    """Print what a data file says, or what is reckoned of it; what it does not have is reported."""

    file: DataFile[T]
    none: ClassVar[str]  # the fault of a page that asks where there is no file

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the text in the language of the page."""
        note_data_files(self.env)
        node = nodes.inline(self.rawtext, self.text, classes=["computed"])
        self.set_source_info(node)
        data = self.file.of(self.env)
        if data is None:
            report(self.none, node, value=self.text)
            return [node], []
        try:
            node[0] = nodes.Text(self.told(data))
        except DataError as error:
            report(error.code, node, **{**error.values, "where": self.text})
        return [node], []

    def told(self, data: T) -> str:
        """Return what is printed."""
        raise NotImplementedError


def bibliography_of(env: BuildEnvironment) -> BibtexDomain:
    """Return what knows the sources, and who cites them."""
    cite = env.domains["cite"]
    assert isinstance(cite, BibtexDomain)
    return cite


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page where something that pages show of each other has changed."""
    job, cite = domain_of(env), bibliography_of(env)
    now = {
        "files": {str(path): path.stat().st_mtime_ns for path in data_files(env)},
        "records": dict(job.pages),
        "titles": {name: title.astext() for name, title in env.titles.items()},
        "sources": {key: str(entry) for key, entry in cite.bibdata.data.entries.items()},
        "citing": {(ref.docname, cited.key) for ref in cite.citation_refs for cited in ref.targets},
    }
    before, job.data["shown"] = job.data["shown"], now
    return sorted(env.found_docs) if before != now else []


def add(app: Sphinx) -> None:
    """Let a site name its data files; without a name, it has none.

    The digest holds the statements: their file cannot be bent to fit a page.
    """
    for name in (*SETTINGS, "jobguide_statements_digest"):
        app.add_config_value(name, "", "env", str)
    app.connect("env-updated", pages_to_write)
