"""What a page is put together from: its templates, the sheet and the scripts that it loads.

A tool of a page names its scripts in the body (``data-script="plan.js plan-form.js"``), in
their order, and its own sheet (``data-style``), so that no other page loads them. What Sphinx and
its extensions put on every page is not asked for: our sheet dresses code and folded blocks, and the
search has a script of its own.

One script stands in the page itself, since it must run before the first paint; the strict policy
allows it by its hash.

Templates are read once: Jinja keeps what it makes of them beside the doctrees, by their text.
"""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.util.osutil import FileAvoidWrite

from .typography import LATE

OURS = frozenset({"style.css", "theme.js"})
MADE: set[str] = set()  # the scripts that a build writes itself: whoever does says so here
_ASKED = re.compile(r' data-(?:script|style)="([\w. -]+)"')


def add(app: Sphinx) -> None:
    """Keep the templates; choose what each page loads, once its body is written."""
    app.connect("builder-inited", keep_templates)
    app.add_css_file("style.css")
    app.add_js_file("theme.js", loading_method="defer")
    app.connect("html-page-context", keep_used, priority=LATE)
    app.connect("build-finished", drop_unused)


def hash_of(script: str) -> str:
    """Return how a policy names a script that stands in a page.

    >>> hash_of("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


# In the head of each page, on one line and without comments.
_LINES = Path(__file__).with_name("before-paint.js").read_text(encoding="utf-8").splitlines()
BEFORE_PAINT = " ".join(line.strip() for line in _LINES if not line.lstrip().startswith("//"))


def keep_templates(app: Sphinx) -> None:
    """Give the templates of a builder of pages a folder of their own."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        templates = app.builder.templates
        assert isinstance(templates, BuiltinTemplateLoader)  # no setting names another
        folder = Path(app.doctreedir, "templates")
        folder.mkdir(parents=True, exist_ok=True)
        templates.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def keep_used(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Keep our sheet and script, and the scripts and sheets that the body of a page asks for."""
    asked = dict.fromkeys(" ".join(_ASKED.findall(context.get("body", ""))).split())
    for name in asked:
        if name.endswith(".css"):
            app.add_css_file(name)
        else:
            app.add_js_file(name, loading_method="defer")
    for kind in ("css_files", "script_files"):
        files = context.get(kind, ())
        kept = OURS | asked.keys()
        context[kind] = [file for file in files if Path(file.filename or "").name in kept]


def write_script(path: Path, owner: str, name: str, data: object) -> None:
    """Write data as a script, which a page on a disk can load; a file that says it is left alone.

    The data are the property ``name`` of the global object ``owner``, which others may have begun.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileAvoidWrite(path) as file:
        file.write(f"(globalThis.{owner} ??= {{}}).{name} = {text};\n")


def drop_unused(app: Sphinx, error: Exception | None) -> None:
    """Leave out of the site the files of Sphinx and its extensions, which no page loads."""
    ours = MADE | {path.name for path in Path(app.srcdir, "_static").glob("*")}
    if app.builder.name in ("html", "dirhtml") and error is None:
        for path in Path(app.outdir, "_static").glob("*"):
            if path.is_file() and path.name not in ours:
                path.unlink()
