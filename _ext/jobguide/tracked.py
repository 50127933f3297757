"""What pages may take in and the site may publish: files that the repository tracks and cannot act.

What else lies in the folder of a build is not the repository's: keys, the settings of git, the
packages of Python. So is what a symbolic link leads to, be it tracked itself.
"""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import which

import imagesize
from lxml import etree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .words import report

_RULES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PATTERN = {name: re.compile(text) for name, text in _RULES["patterns"].items()}
PICTURES, DOCUMENTS = frozenset(_RULES["pictures"]), frozenset(_RULES["documents"])
OF_THE_FRAME, _TEXTS = frozenset(_RULES["frame"]), frozenset(_RULES["texts"])
_TELLING = ("_ext/jobguide/guard.toml", "_ext/jobguide/tracked.toml")  # what is refused
_WORDED = ("sphinx.po", "words.toml")
_NAMES, _DECLARED = tuple(_RULES["names"]), tuple(_RULES["declared"])
_DRAWN = frozenset(_RULES["drawn"].split())
_PLACE = "held (_ext/jobguide/tracked.toml), a-z, 0-9, -"
_PLAIN_FILES = ("100644", "100755")  # not 120000, a symbolic link, nor 160000, another repository
LARGEST = 1_000_000  # bytes of a file that is published
WIDEST = 5_000  # points of a picture
_ENDS = {".png": b"IEND\xaeB`\x82", ".jpg": b"\xff\xd9", ".jpeg": b"\xff\xd9", ".gif": b";"}
_SVG = "{http://www.w3.org/2000/svg}"


def _listed(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each file that the repository tracks, with its mode."""
    asked = ["git", "-C", str(root), "ls-files", "--stage", "-z"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    for line in filter(None, done.stdout.split("\0")):
        details, _tab, name = line.partition("\t")
        yield name, details.split()[0]


@cache
def _tracked(root: Path) -> frozenset[Path] | None:
    """Return the files that the repository tracks; None where there is no repository to ask."""
    if not (root / ".git").exists() or not which("git"):
        return None
    return frozenset(root / name for name, mode in _listed(root) if mode in _PLAIN_FILES)


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
    if path.is_file() and path.suffix.lower() in PICTURES | DOCUMENTS:
        detail = next(_strange(path), "")
        return ("acting-picture", {"text": name, "detail": detail}) if detail else None
    return None


def _strange(path: Path) -> Iterator[str]:
    """Yield what is wrong with a picture or a document that is published."""
    content, kind = path.read_bytes(), path.suffix.lower()
    if len(content) > LARGEST:
        yield f"{len(content):,} > {LARGEST:,}"
    if kind in _ENDS and content and max(imagesize.get(path)) not in range(1, WIDEST):
        yield f"{max(imagesize.get(path)):,} > {WIDEST:,}"
    if content and not content.endswith(_ENDS.get(kind, b"")):
        yield repr(content[-9:])
    yield from _acting(content) if kind == ".svg" else ()


def _acting(svg: bytes) -> Iterator[str]:
    """Yield what a drawing holds that runs, or asks another site."""
    try:
        text = svg.decode("utf-8")
        root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        yield str(error)
        return
    yield from (declared for declared in _DECLARED if declared in text)
    for node in root.iter(etree.Element):
        name = node.tag.removeprefix(_SVG)
        if name not in _DRAWN and not PATTERN["filter"].fullmatch(name):
            yield f"<{etree.QName(node).localname}>"
        if PATTERN["asked"].search(node.text or ""):
            yield f"<{name}>{node.text}"
        pairs = ((str(key), str(value)) for key, value in node.attrib.items())
        yield from (f"{key}={value}" for key, value in pairs if _acts(key, value))


def _acts(key: str, value: str) -> bool:
    """Tell whether an attribute of a picture runs something, or leads out of it."""
    name = etree.QName(key).localname.lower()
    leads_out = name in {"base", "href", "src"} and not PATTERN["inside"].match(value.strip())
    return name.startswith("on") or leads_out or bool(PATTERN["asked"].search(value))


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


def check_repository(app: Sphinx) -> None:
    """Report what has no place in the repository, and what its frame may not hold."""
    root = Path(app.srcdir).resolve()
    if _tracked(root) is not None:
        for name, mode in _listed(root):
            if mode not in _PLAIN_FILES:
                report("outside-file", f"{name}:1", text=name)
            elif not PATTERN["held"].fullmatch(name):
                report("published-kind", f"{name!a}:1".replace("'", ""), text=name, known=_PLACE)


def check_frame(app: Sphinx) -> None:
    """Report what the frame of the site holds and may not."""
    root = Path(app.srcdir).resolve()
    folders = ("_books", "_ext", "_static", "_templates", "locales")
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*.*")):
        name = path.relative_to(root).as_posix()
        is_text = path.suffix in _TEXTS or path.name == "sphinx.po"
        if is_text and path.parent.name != "vendor" and name not in _TELLING:
            _check_frame(path, name)


def _check_frame(path: Path, name: str) -> None:
    """Report the addresses of other sites, and what runs, in a file of the frame."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        addresses = PATTERN["leads-out"].findall(line) if "//" in line else ()
        out = (address for address in addresses if not address.startswith(_NAMES))
        tags = PATTERN["word-tag"].findall(line) if path.name in _WORDED else ()
        for text in (*out, *PATTERN["runs"].findall(line), *tags):
            report("acting-frame", f"{name}:{number}", text=text)


def check_pages(app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    """Report each page that is a link to a file from elsewhere."""
    root = Path(app.srcdir).resolve()
    for name in sorted(env.found_docs):
        if not is_inside(root, env.doc2path(name)):
            report("outside-file", (name, 1), text=str(env.doc2path(name, base=False)))


def add(app: Sphinx) -> None:
    """Check what is published beside the pages, and the pages themselves, before they are read."""
    app.connect("builder-inited", check_static)
    app.connect("builder-inited", check_repository)
    app.connect("builder-inited", check_frame)
    app.connect("env-before-read-docs", check_pages)
