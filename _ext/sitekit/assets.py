"""What a page loads: our style sheet and script, and of the others' only what the page uses.

Sphinx and its extensions put their files on every page. Our own sheet already dresses code and
the folded blocks of sphinx-design, and our search has a script of its own: what is left is the
rest of sphinx-design where a page has more of it than folded blocks. A tool of a page names its
script in its own body (``data-script="sizing.js"``), so that no other page loads it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

import rcssmin
from sphinx.application import Sphinx

# Sphinx's own search and shortcuts; style.css has its own rules, for both themes.
REPLACED = frozenset(
    "documentation_options.js doctools.js sphinx_highlight.js translations.js searchtools.js"
    " language_data.js basic.css pygments.css file.png minus.png plus.png".split()
)
# Any class of sphinx-design but those of a folded block ({dropdown}), which style.css dresses.
_DESIGN = re.compile(
    r"\bsd-(?!sphinx-override|dropdown|summary-|card(?:-header|-body|-text)?[ \"]|octicon|mb-)"
)
_CLASSES = re.compile(r'class="[^"]*\bsd-[^"]*"')
_TYPES = re.compile(
    r"[ \t]*/\*\*.*?\*/(?:[ \t]*\n)?", re.DOTALL
)  # comments for the checker of types
_ASKED = re.compile(r'<[a-z]+ [^<>]*\bdata-script="([\w.-]+)"')


def add(app: Sphinx) -> None:
    """Put our sheet and our script on every page."""
    app.add_css_file("style.css")
    app.add_js_file("theme.js", loading_method="defer")
    app.connect("build-finished", drop_unused)


def keep_used(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Drop from a page the sheets and scripts that its body does not use."""
    body = context.get("body", "")
    for script in dict.fromkeys(_ASKED.findall(body)):
        app.add_js_file(script, loading_method="defer")
    unused = set(REPLACED)
    if not any(_DESIGN.search(classes) for classes in _CLASSES.findall(body)):
        unused.add("sphinx-design.min.css")
    if "sd-tab-set" not in body:
        unused.add("design-tabs.js")
    for kind in ("css_files", "script_files"):
        context[kind] = _without(context.get(kind, ()), unused)
    context["metatags"] = _without_viewport(context.get("metatags", ""))


def lighten(app: Sphinx, error: Exception | None) -> None:
    """Leave out of the published scripts and sheets what only serves those who change them."""
    if error is not None or app.builder.format != "html":
        return
    for suffix, lightened in {".js": drop_types, ".css": rcssmin.cssmin}.items():
        for source in Path(app.srcdir, "_static").glob(f"*{suffix}"):
            written = Path(app.outdir, "_static", source.name)
            if written.is_file():
                text = lightened(source.read_text(encoding="utf-8"))
                written.write_text(text, encoding="utf-8", newline="\n")


def drop_types(script: str) -> str:
    r"""Return a script without its comments for the checker of types: a fifth of it.

    >>> drop_types("/** @param {A} a\n * @returns {A} */\nconst f = /** @type {B} */ (a);")
    'const f = (a);'
    """
    return _TYPES.sub("", script)


def drop_unused(app: Sphinx, exception: Exception | None) -> None:
    """Leave out of the site the files of Sphinx's theme that no page loads."""
    if app.builder.name in ("html", "dirhtml") and not exception:
        for name in REPLACED:
            Path(app.outdir, "_static", name).unlink(missing_ok=True)


def _without(files: Iterable[Any], unused: set[str]) -> list[Any]:
    return [file for file in files if _name(file) not in unused]


def _name(file: Any) -> str:
    """Return the bare name of a sheet or script; a script without a file has none."""
    return PurePosixPath(os.fspath(file.filename or "")).name


def _without_viewport(tags: str) -> str:
    """Drop the viewport that Sphinx writes among the page's own tags: the layout has one."""
    return "".join(line for line in tags.splitlines(keepends=True) if 'name="viewport"' not in line)
