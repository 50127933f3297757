"""The model of a site, as its pages and blocks ask for it.

A fault in its file is reported as a warning with the file's name, and the build goes on without it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment

from ..blocks import Site, block
from ..dependencies import read_data
from ..words import coded, report
from .model import Case, Model, ModelError, load

SETTING = "jobguide_workload"
Maker = Callable[[Site, Model, str], list[nodes.Node]]


def _read(path: Path) -> Model | ModelError:
    try:
        return load(path)
    except ModelError as error:
        return error


def model_of(env: BuildEnvironment) -> Model | None:
    """Return the sizing model, or nothing where the site has none or its file is faulty."""
    read = read_data(env, SETTING, _read)
    return read if isinstance(read, Model) else None


def check_file(env: BuildEnvironment) -> None:
    """Report what the file of the model has wrong, at every build that meets it."""
    read = read_data(env, SETTING, _read)
    if isinstance(read, ModelError):
        report(read.code, in_file(env), **read.values)


def in_file(env: BuildEnvironment) -> str:
    """Return the file of the model, as a warning wants it."""
    return f"{env.config[SETTING]}:1"


def model_block(name: str, *, inline: bool = False) -> Callable[[Maker], Maker]:
    """Register what makes a block of the model.

    The block is empty, which the build tells, where there is no model, and where the argument names
    what the model does not have.
    """

    def register(make: Maker) -> Maker:
        @block(name, inline=inline)
        def made(site: Site, argument: str) -> list[nodes.Node]:
            model = model_of(site.builder.env)
            try:
                return make(site, model, argument) if model else []
            except ModelError:
                return []

        return make

    return register


def activity_name(site: Site, name: str) -> str:
    """Return the name of an activity in the edition, or its id where no page tells it."""
    shown = site.domain.of_kind("activity").get(name)
    return shown.title if shown else name


def case_name(site: Site, case: Case) -> str:
    """Return the short name of a worked case, or its id where the site has no word for it."""
    return coded(site.language, "case", case.id)
