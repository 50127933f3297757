"""The data files that the site names, each read once a process.

A fault in the model's file is reported as a warning with the file's name, and the build goes on
without the model.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .messages import report
from .sizing.model import Model, ModelError, load

T = TypeVar("T")


def add(app: Sphinx) -> None:
    """Let a site name its data files; without a name, it has none."""
    app.add_config_value("jobguide_statements", "", "env", str)
    app.add_config_value("jobguide_workload", "", "env", str)


def data_files(env: BuildEnvironment) -> list[Path]:
    """Return the data files that pages depend on."""
    names = (env.config.jobguide_statements, env.config.jobguide_workload)
    return [Path(env.srcdir, name) for name in names if name]


def read_data(env: BuildEnvironment, setting: str, load: Callable[[Path], T]) -> T | None:
    """Return what a setting's file holds, or nothing where the site names none."""
    name = env.config[setting]
    return _read(load, *_stamped(Path(env.srcdir, name))) if name else None


def model_of(env: BuildEnvironment) -> Model | None:
    """Return the sizing model, or nothing where the site has none or its file is faulty."""
    read = _read_model(env)
    return read if isinstance(read, Model) else None


def check_model(env: BuildEnvironment) -> None:
    """Report what the file of the model has wrong, at every build that meets it."""
    read = _read_model(env)
    if isinstance(read, ModelError):
        report(read.code, f"{env.config.jobguide_workload}:1", **read.values)


def _read_model(env: BuildEnvironment) -> Model | ModelError | None:
    name = env.config.jobguide_workload
    return _model(*_stamped(Path(env.srcdir, name))) if name else None


def _stamped(path: Path) -> tuple[Path, int]:
    """Return a path with its time, so that a preview that stays up reads a changed file anew."""
    return path, path.stat().st_mtime_ns


@cache
def _read(load: Callable[[Path], T], path: Path, _time: int) -> T:
    return load(path)


@cache
def _model(path: Path, _time: int) -> Model | ModelError:
    try:
        return load(path)
    except ModelError as error:
        return error
