"""The data files of the site, read once a process: the article's statements, the sizing model.

A fault in the model's file is reported as a warning with the file's name, and the build goes on
without the model.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .article import load_statements
from .messages import report
from .records import Statement
from .workload import Model, WorkloadError, load


def add(app: Sphinx) -> None:
    """Let a site name its data files; without a name, it has none."""
    app.add_config_value("jobguide_statements", "", "env", str)
    app.add_config_value("jobguide_workload", "", "env", str)


def data_files(env: BuildEnvironment) -> list[Path]:
    """Return the data files that pages depend on."""
    names = (env.config.jobguide_statements, env.config.jobguide_workload)
    return [Path(env.srcdir, name) for name in names if name]


def statements_of(env: BuildEnvironment) -> dict[str, Statement]:
    """Return the statements of the article by id, in the article's order."""
    name = env.config.jobguide_statements
    return _statements(*_stamped(Path(env.srcdir, name))) if name else {}


def model_of(env: BuildEnvironment) -> Model | None:
    """Return the sizing model, or nothing where the site has none or its file is faulty."""
    read = _read_model(env)
    return read if isinstance(read, Model) else None


def check_model(env: BuildEnvironment) -> None:
    """Report what the file of the model has wrong, at every build that meets it."""
    read = _read_model(env)
    if isinstance(read, WorkloadError):
        report("workload", f"{env.config.jobguide_workload}:1", detail=read)


def _read_model(env: BuildEnvironment) -> Model | WorkloadError | None:
    name = env.config.jobguide_workload
    return _model(*_stamped(Path(env.srcdir, name))) if name else None


def _stamped(path: Path) -> tuple[Path, int]:
    """Return a path with its time, so that a preview that stays up reads a changed file anew."""
    return path, path.stat().st_mtime_ns


@cache
def _statements(path: Path, _time: int) -> dict[str, Statement]:
    return load_statements(path)


@cache
def _model(path: Path, _time: int) -> Model | WorkloadError:
    try:
        return load(path)
    except WorkloadError as error:
        return error
