"""What is written from a template in a file beside the code: Jinja, with what each name stands for.

Imports nothing of ours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

PLAIN = (".txt",)  # what is no markup is written as it is


@cache
def _read(path: Path) -> Template:
    environment = Environment(autoescape=path.suffix not in PLAIN, undefined=StrictUndefined)
    return environment.from_string(path.read_text(encoding="utf-8"))


def rendered(path: Path, **values: object) -> str:
    """Return the text of a template. Raises jinja2.UndefinedError for a name without a value."""
    return _read(path).render(values)
