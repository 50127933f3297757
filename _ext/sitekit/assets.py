"""What a page loads: the sheet and script that the layout names, and the script of its own tool.

A tool of a page names its scripts in the body (``data-script="sizing-reckoning.js sizing.js"``), in
their order, so that no other page loads them. What Sphinx and its extensions put on every page is
not asked for: our sheet dresses code and folded blocks, and the search has a script of its own.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from .typography import LATE

OURS = frozenset({"style.css", "theme.js"})
_ASKED = re.compile(r'<[a-z]+ [^<>]*\bdata-script="([\w. -]+)"')


def add(app: Sphinx) -> None:
    """Choose what each page loads, once its body is written."""
    app.add_css_file("style.css")
    app.add_js_file("theme.js", loading_method="defer")
    app.connect("html-page-context", keep_used, priority=LATE)
    app.connect("build-finished", drop_unused)


def keep_used(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Keep our sheet and script, and the scripts that the body of a page asks for."""
    scripts = dict.fromkeys(" ".join(_ASKED.findall(context.get("body", ""))).split())
    for script in scripts:
        app.add_js_file(script, loading_method="defer")
    for kind in ("css_files", "script_files"):
        files = context.get(kind, ())
        context[kind] = [file for file in files if _name(file) in OURS | scripts.keys()]


def _name(file: Any) -> str:
    return Path(file.filename or "").name


def drop_unused(app: Sphinx, error: Exception | None) -> None:
    """Leave out of the site the files of Sphinx and its extensions, which no page loads."""
    ours = {path.name for path in Path(app.srcdir, "_static").glob("*")}
    if app.builder.name in ("html", "dirhtml") and error is None:
        for path in Path(app.outdir, "_static").glob("*"):
            if path.is_file() and path.name not in ours:
                path.unlink()
