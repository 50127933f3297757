"""What a contributed page may not contain, whatever its author meant.

Runs on the source of each page and on its doctree, before anything of ours is drawn: raw HTML,
addresses that run code, images from elsewhere, files outside the repository, markup that is lost
in translation, examples that nobody would check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from .messages import Fault, report

SCHEMES = {"", "http", "https", "mailto"}
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
            report(Fault.REFERENCE_LINK, place, text=link[0])
        if line.lstrip().startswith(">>>") and fence != "{doctest}":
            report(Fault.BARE_PROMPT, place)


def _prose_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line number, line, name of the code fence around it or nothing)."""
    opened, name = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        match = _FENCE.match(line)
        if match and not opened and (match["fence"][0] != ":" or _is_doctest(match["info"])):
            opened, name = match["fence"], (match["info"].split() or ["code"])[0]
        elif match and opened and match["fence"].startswith(opened) and not match["info"].strip():
            opened, name = "", ""
        else:
            yield number, line, name


def _is_doctest(info: str) -> bool:
    """Tell whether a fence of colons, which holds prose otherwise, holds examples."""
    return info.split()[:1] == ["{doctest}"]


def check_tree(app: Sphinx, document: nodes.document) -> None:
    """Report what only the parsed page shows: raw HTML, addresses, images and files."""
    root = Path(app.srcdir).resolve()
    for path in sorted(map(str, app.env.dependencies.get(app.env.docname, ()))):
        _check_inside(document, f"/{path}", root, root)
    for node in document.findall():
        if isinstance(node, nodes.raw):
            report(Fault.RAW_HTML, node, text=node.astext().strip()[:60])
        elif isinstance(node, nodes.reference) and scheme(node.get("refuri", "")) not in SCHEMES:
            report(Fault.UNSAFE_LINK, node, text=node["refuri"])
        elif isinstance(node, nodes.image):
            _check_image(node, root)
        elif isinstance(node, addnodes.download_reference):
            _check_inside(node, node["reftarget"], root, Path(document["source"]).parent)


def scheme(address: str) -> str:
    r"""Return the scheme of an address, as a browser would read it.

    >>> scheme("java\nscript:alert(1)")
    'javascript'
    """
    return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()


def _check_image(node: nodes.image, root: Path) -> None:
    address = node["uri"]
    if urlsplit(address).scheme or address.startswith("//"):
        report(Fault.REMOTE_IMAGE, node, text=address)
    else:
        _check_inside(node, f"/{address.lstrip('/')}", root, root)


def _check_inside(node: nodes.Element, target: str, root: Path, here: Path) -> None:
    path = root / target.lstrip("/") if target.startswith("/") else here / target
    if not path.resolve().is_relative_to(root):
        report(Fault.OUTSIDE_FILE, node, text=target)
