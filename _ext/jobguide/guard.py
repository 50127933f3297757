"""What a contributed page may not contain, whatever its author meant.

Runs on the source of each page and on its doctree, before anything of ours is drawn: raw HTML,
addresses that run code, images from elsewhere, files outside the repository, markup that is lost
in translation, examples that nobody would check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from .words import report

SCHEMES = {"", "http", "https", "mailto", "tel"}
_REFERENCE_LINK = re.compile(
    r"\[[^\]\n]+\]\[[^\]\n]*\]|^[ >*+-]*(?:\d+[.)] +)?\[[^\]\n]+\]:(?:\s|$)"
)
_FENCE = re.compile(r"^ *(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


def add(app: Sphinx) -> None:
    """Put the guard on every page."""
    app.connect("source-read", check_source)
    app.connect("doctree-read", check_tree)


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Report what only the source shows: reference links, and prompts outside a doctest."""
    for number, line, fence in _prose_lines(source[0]):
        place = (docname, number)
        if not fence and (link := _REFERENCE_LINK.search(_CODE.sub("", line))):
            report("reference-link", place, text=link[0])
        if line.lstrip().startswith(">>>") and fence != "{doctest}":
            report("bare-prompt", place)


def _prose_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line number, line, name of the code fence around it or nothing)."""
    opened, name = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        match = _FENCE.match(line)
        language = (match["info"].split() or ["code"])[0] if match else ""
        # A fence of colons holds prose, but where it holds examples.
        if match and not opened and (match["fence"][0] != ":" or language == "{doctest}"):
            opened, name = match["fence"], language
        elif match and opened and match["fence"].startswith(opened) and not match["info"].strip():
            opened, name = "", ""
        else:
            yield number, line, name


def check_tree(app: Sphinx, document: nodes.document) -> None:
    """Report what only the parsed page shows: raw HTML, addresses, images and files."""
    named = []
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.raw):
            report("raw-html", node, text=node.astext().strip()[:60])
        elif isinstance(node, nodes.reference) and scheme(node.get("refuri", "")) not in SCHEMES:
            report("unsafe-link", node, text=node["refuri"])
        elif isinstance(node, nodes.image) and any(urlsplit(node["uri"])[:2]):
            report("remote-image", node, text=node["uri"])
        elif isinstance(node, (nodes.image, addnodes.download_reference)):
            named.append(node)
    _check_files(app, document, named)


def _check_files(app: Sphinx, document: nodes.document, named: Sequence[nodes.Element]) -> None:
    """Report the files from outside the repository that a page shows, gives or takes in."""
    root, here = Path(app.srcdir).resolve(), Path(document["source"]).parent
    told = set()
    for node in named:
        target = node.get("reftarget") or f"/{node['uri'].lstrip('/')}"
        path = (root / target.lstrip("/") if target.startswith("/") else here / target).resolve()
        if not path.is_relative_to(root):
            report("outside-file", node, text=node.get("reftarget") or node["uri"])
        told.add(path)
    for path in sorted({path.resolve() for path in _read_files(app, document)} - told):
        if not path.is_relative_to(root):
            report("outside-file", (app.env.docname, 1), text=path.name)


def _read_files(app: Sphinx, document: nodes.document) -> Iterator[Path]:
    """Yield the files that a page has taken in: included, shown as code or as a table."""
    for noted in sorted(map(str, app.env.dependencies.get(app.env.docname, ()))):
        yield Path(app.srcdir, noted)
    yield from map(Path, document.settings.record_dependencies.list)


def scheme(address: str) -> str:
    r"""Return the scheme of an address, as a browser would read it.

    >>> scheme("java\nscript:alert(1)")
    'javascript'
    """
    return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
