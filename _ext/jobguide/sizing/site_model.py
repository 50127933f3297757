"""The model of a site, as its pages and blocks ask for it, and how they name its parts.

A fault in its file is reported as a warning with the file's name, and the build goes on without it.
"""

from __future__ import annotations

from ..blocks import Site
from ..dependencies import DataFile
from ..words import coded
from .model import Case, load

MODEL = DataFile("jobguide_workload", load)


def activity_name(site: Site, name: str) -> str:
    """Return the name of an activity in the edition, or its id where no page tells it."""
    shown = site.domain.of_kind("activity").get(name)
    return shown.title if shown else name


def case_name(site: Site, case: Case) -> str:
    """Return the short name of a worked case, or its id where the site has no word for it."""
    return coded(site.language, "case", case.id)
