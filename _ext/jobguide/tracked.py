"""What pages may take in and the site may publish: files that the repository tracks and cannot act.

What else lies in the folder of a build is not the repository's: keys, the settings of git, the
packages of Python. So is what a symbolic link leads to, be it tracked itself.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import which

from lxml import etree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .words import report

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
DOCUMENTS = frozenset({".csv", ".docx", ".json", ".odp", ".ods", ".odt", ".pdf", ".txt", ".xlsx"})
OF_THE_FRAME = frozenset({".css", ".js", ".license", ".mjs", ".woff2"})

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    "a circle clipPath defs desc ellipse filter g image line linearGradient marker mask path"
    " pattern polygon polyline radialGradient rect stop style svg switch symbol text textPath"
    " title tspan use view".split()
)
_FILTER = re.compile("fe[A-Z][A-Za-z]+")
_DECLARED = ("<!DOCTYPE", "<!ENTITY", "<?xml-stylesheet")
_INSIDE = re.compile(r"#|data:image/(png|jpeg|gif|webp)[;,]")  # what a picture may ask for
_ASKED = re.compile(r"@import|javascript:|url\(\s*['\"]?(?!#|['\"])", re.IGNORECASE)


@cache
def _tracked(root: Path) -> frozenset[Path] | None:
    """Return the files that the repository tracks; None where there is no repository to ask."""
    if not (root / ".git").exists() or not which("git"):
        return None
    asked = ["git", "-C", str(root), "ls-files", "-z"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return None if done.returncode else frozenset(root / name for name in done.stdout.split("\0"))


def is_tracked(root: Path, path: Path) -> bool:
    """Tell whether a file is one of the repository: without one, of the folder and not hidden."""
    files = _tracked(root)
    return is_inside(root, path) if files is None else path.resolve() in files


def is_inside(root: Path, path: Path) -> bool:
    """Tell whether a file, where its links lead, lies in a folder and is not hidden there."""
    real = path.resolve()
    if not real.is_relative_to(root):
        return False
    return not any(part.startswith(".") for part in real.relative_to(root).parts)


def fault_of(root: Path, path: Path, kinds: frozenset[str]) -> tuple[str, dict[str, object]] | None:
    """Return what forbids to publish a file: its code, and what its message tells."""
    name = os.path.relpath(path, root)
    if not is_tracked(root, path):
        return "outside-file", {"text": name}
    if path.suffix.lower() not in kinds:
        return "published-kind", {"text": name, "known": ", ".join(sorted(kinds))}
    if path.suffix.lower() == ".svg" and path.is_file():
        detail = next(_acting(path.read_bytes()), "")
        return ("acting-picture", {"text": name, "detail": detail}) if detail else None
    return None


def _acting(svg: bytes) -> Iterator[str]:
    """Yield what a picture holds that runs, or asks another site."""
    try:
        text = svg.decode("utf-8")
        root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        yield str(error)
        return
    yield from (declared for declared in _DECLARED if declared in text)
    for node in root.iter(etree.Element):
        name = node.tag.removeprefix(_SVG)
        if name not in _DRAWN and not _FILTER.fullmatch(name):
            yield f"<{etree.QName(node).localname}>"
        if _ASKED.search(node.text or ""):
            yield f"<{name}>{node.text}"
        pairs = ((str(key), str(value)) for key, value in node.attrib.items())
        yield from (f"{key}={value}" for key, value in pairs if _acts(key, value))


def _acts(key: str, value: str) -> bool:
    """Tell whether an attribute of a picture runs something, or leads out of it."""
    name = etree.QName(key).localname.lower()
    leads_out = name in {"base", "href", "src"} and not _INSIDE.match(value.strip())
    return name.startswith("on") or leads_out or bool(_ASKED.search(value))


def check_static(app: Sphinx) -> None:
    """Report each file that stands with those of the frame, and would be published with them."""
    _tracked.cache_clear()
    root = Path(app.srcdir).resolve()
    ours = (name for name in app.config.html_static_path if not Path(name).is_absolute())
    for folder in ours:  # the others are those of extensions
        for above, _folders, names in os.walk(root / folder, followlinks=True):
            for name in sorted(names):
                fault = fault_of(root, Path(above, name), PICTURES | DOCUMENTS | OF_THE_FRAME)
                if fault and not name.startswith("."):
                    report(fault[0], f"{os.path.relpath(Path(above, name), root)}:1", **fault[1])


def check_pages(app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    """Report each page that is a link to a file from elsewhere."""
    root = Path(app.srcdir).resolve()
    for name in sorted(env.found_docs):
        if not is_inside(root, env.doc2path(name)):
            report("outside-file", (name, 1), text=str(env.doc2path(name, base=False)))


def add(app: Sphinx) -> None:
    """Check what is published beside the pages, and the pages themselves, before they are read."""
    app.connect("builder-inited", check_static)
    app.connect("env-before-read-docs", check_pages)
