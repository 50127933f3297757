"""What is written from templates: files beside the code, Jinja, with what each name stands for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from .archive import packed

PLAIN = (".txt",)  # what is no markup is written as it is


@cache
def _read(path: Path) -> Template:
    environment = Environment(autoescape=path.suffix not in PLAIN, undefined=StrictUndefined)
    return environment.from_string(path.read_text(encoding="utf-8"))


def rendered(path: Path, **values: object) -> str:
    """Return the text of a template. Raises jinja2.UndefinedError for a name without a value."""
    return _read(path).render(values)


def packed_from(folder: Path, **values: object) -> bytes:
    """Return the archive that a folder is, unzipped, with each of its files filled as a template.

    The same values give the same bytes. So are office files written, from what a program saved.
    """
    parts = (path for path in folder.rglob("*") if path.is_file())
    return packed(
        {path.relative_to(folder).as_posix(): rendered(path, **values).encode() for path in parts}
    )
