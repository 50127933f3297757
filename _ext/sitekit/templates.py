"""Templates read once: Jinja keeps what it makes of them beside the doctrees, by their text.

Imports nothing of ours.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader


def keep(app: Sphinx) -> None:
    """Give the templates of a builder of pages a folder of their own."""
    templates = getattr(app.builder, "templates", None)
    if isinstance(app.builder, StandaloneHTMLBuilder) and isinstance(
        templates, BuiltinTemplateLoader
    ):
        folder = Path(app.doctreedir, "templates")
        folder.mkdir(parents=True, exist_ok=True)
        templates.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def add(app: Sphinx) -> None:
    """Do so before the first page is written."""
    app.connect("builder-inited", keep)
