"""The files that readers take home: the empty time sheet, as a spreadsheet and as CSV.

They are made from the names of the edition, and written beside its pages. Their own names are the
same in every edition, so that a translated page need not change an address.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from .data_files import model_of
from .domain import JobDomain
from .spreadsheet import ods
from .timesheet import OTHER, Line, write
from .words import word
from .workload import Model

FOLDER = "downloads"
SHEET = "time-sheet"


def sheet_lines(domain: JobDomain, model: Model, language: str) -> tuple[Line, ...]:
    """Return the rows of the time sheet in the words of the edition, the other work last."""
    shown = domain.of_kind("activity")
    lines = []
    for activity in model.activities:
        found = shown.get(activity.id)
        unit = found.fact("unit") if found and activity.kind == "unit" else ""
        lines.append(Line(activity.id, found.title if found else activity.id, unit))
    return (*lines, Line(OTHER, word(language, "sheet-other"), ""))


def sheet_files(lines: tuple[Line, ...], language: str) -> dict[str, bytes]:
    """Return the files of the time sheet by their path under the edition's root."""
    return {
        f"{FOLDER}/{SHEET}.ods": ods(lines, language),
        f"{FOLDER}/{SHEET}.csv": write(lines, language).encode("utf-8"),
    }


def write_files(app: Sphinx, error: Exception | None) -> None:
    """Write the files of an HTML edition that was built without error."""
    model = model_of(app.env) if error is None and app.builder.name == "html" else None
    if model is None:
        return
    domain = app.env.domains["job"]
    assert isinstance(domain, JobDomain)
    language = app.config.language
    for name, content in sheet_files(sheet_lines(domain, model, language), language).items():
        path = Path(app.outdir, name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
