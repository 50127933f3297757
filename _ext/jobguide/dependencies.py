"""What pages depend on: the data files that the site names, and what other pages declare.

Sphinx writes the pages that were read. Most changes are to the words of one page, and no other page
shows these; a record, a title, a citation, a source or a number may be shown anywhere: as soon as
one changes, all pages are written anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.domain import BibtexDomain

from .domain import domain_of

T = TypeVar("T")
# The settings that name the data files.
SETTINGS = ("jobguide_statements", "jobguide_workload", "jobguide_pay")


def data_files(env: BuildEnvironment) -> list[Path]:
    """Return the data files that pages depend on."""
    return [Path(env.srcdir, env.config[name]) for name in SETTINGS if env.config[name]]


def note_data_files(env: BuildEnvironment) -> None:
    """Have the page that is being read read again when a data file changes."""
    for path in data_files(env):
        env.note_dependency(str(path))


def read_data(env: BuildEnvironment, setting: str, load: Callable[[Path], T]) -> T | None:
    """Return what a setting's file holds, or nothing where the site names none.

    Each file is read once a process, and anew once it has changed: a preview stays up.
    """
    name = env.config[setting]
    path = Path(env.srcdir, name)
    return _read(load, path, path.stat().st_mtime_ns) if name else None


@cache
def _read(load: Callable[[Path], T], path: Path, _time: int) -> T:
    return load(path)


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
    """Let a site name its data files; without a name, it has none."""
    for name in SETTINGS:
        app.add_config_value(name, "", "env", str)
    app.connect("env-updated", pages_to_write)
