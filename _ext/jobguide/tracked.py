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

import imagesize
from lxml import etree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .words import report

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
DOCUMENTS = frozenset({".csv", ".json", ".txt"})  # office files and PDF can hold programs
OF_THE_FRAME = frozenset({".css", ".js", ".license", ".mjs", ".woff2"})

# What the repository holds, and where; a page is named as its address will be.
_HELD = re.compile(
    r"(?:index|urgent)\.md|references\.bib|data/[a-z0-9.-]+\.(?:json|toml)"
    r"|(?:start|plan|guide|examples|about)/(?:[a-z0-9-]+/)*[a-z0-9-]+\.(?:md|avif|gif|jpe?g|png|svg|webp"
    r"|csv|json|txt)"
    r"|locales/(?:README\.md|catalogues\.py|[\w-]+/README\.md|[\w-]+/LC_MESSAGES/(?:[\w-]+/)*[\w-]+\.po)"
    r"|(?:_ext|_books|_static|_templates|bench|scaffold|tests)/[\w./\[\] -]+"
    r"|(?:\.ci|\.devcontainer|\.github)/[\w./-]+|\.(?:editorconfig|gitattributes|gitignore)"
    r"|\.(?:pre-commit-config|readthedocs)\.yaml|[A-Z_-]+(?:\.md)?|CITATION\.cff|Makefile|conf\.py"
    r"|py(?:project|rightconfig)\.(?:json|toml)|requirements(?:-test)?\.(?:in|txt)|tsconfig\.json"
)
_PLACE = "_HELD (_ext/jobguide/tracked.py), a-z, 0-9, -"
_PLAIN_FILES = ("100644", "100755")  # not 120000, a symbolic link, nor 160000, another repository
# What serves to name a language of documents, and is asked of nobody.
_NAMES = (
    "http://www.w3.org/ http://schemas.openxmlformats.org/ http://schemas.microsoft.com/office/"
    " http://purl.org/dc/ http://openoffice.org/ http://www.idpf.org/ http://www.sitemaps.org/"
    " https://json-schema.org/ https://.+/ https://example.org/ https://github.com/us/"
    " https://github.com/nous/"
).split()
_LEADS_OUT = re.compile(r"(?:https?:)?//(?=[\w.-]*\w\.\w|\.\+)[^\s\"'<>)]*")
_RUNS = re.compile(
    r"\son[a-z]{3,}=|javascript:|\beval\(|new Function|document\.cookie|<iframe"
    r"|<!ENTITY|<!DOCTYPE (?!html>)|TargetMode|attachedTemplate"
    r"|DDE(?:AUTO)?\b|INCLUDE(?:PICTURE|TEXT)|WEBSERVICE|office:scripts"
)
_TAG = re.compile(
    r"<[a-z]+(?:\s[^>]*)?/?>|\{\w*[.\[][^}]*\}"
)  # of a word: a tag, what is not its own
_TEXTS = frozenset({".css", ".html", ".js", ".opf", ".rels", ".svg", ".toml", ".xhtml", ".xml"})
LARGEST = 1_000_000  # bytes of a file that is published
WIDEST = 5_000  # points of a picture
_ENDS = {".png": b"IEND\xaeB`\x82", ".jpg": b"\xff\xd9", ".jpeg": b"\xff\xd9", ".gif": b";"}

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


def _listed(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each file that the repository tracks, with its mode."""
    asked = ["git", "-C", str(root), "ls-files", "--stage", "-z"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    for line in filter(None, done.stdout.split("\0")):
        told, _tab, name = line.partition("\t")
        yield name, told.split()[0]


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


def check_repository(app: Sphinx) -> None:
    """Report what has no place in the repository, and what its frame may not hold."""
    root = Path(app.srcdir).resolve()
    if _tracked(root) is not None:
        for name, mode in _listed(root):
            if mode not in _PLAIN_FILES:
                report("outside-file", f"{name}:1", text=name)
            elif not _HELD.fullmatch(name):
                report("published-kind", f"{name!a}:1".replace("'", ""), text=name, known=_PLACE)


def check_frame(app: Sphinx) -> None:
    """Report what the frame of the site holds and may not."""
    root = Path(app.srcdir).resolve()
    folders = ("_books", "_ext", "_static", "_templates", "locales")
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*.*")):
        if (path.suffix in _TEXTS or path.name == "sphinx.po") and path.parent.name != "vendor":
            _check_frame(path, path.relative_to(root).as_posix())


def _check_frame(path: Path, name: str) -> None:
    """Report the addresses of other sites, and what runs, in a file of the frame."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        out = (one[0] for one in _LEADS_OUT.finditer(line) if not one[0].startswith(tuple(_NAMES)))
        runs = (one[0] for one in _RUNS.finditer(line))
        tags = _TAG.findall(line) if path.name in {"sphinx.po", "words.toml"} else ()
        for text in (*out, *runs, *tags):
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
