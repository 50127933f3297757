"""What a contributed page may not contain, whatever its author meant.

Runs on the source of each page and on its doctree, before anything of ours is drawn: raw HTML, code
that a build would run, addresses that lead where they must not, files that are not of the
repository (`tracked`), what some readers would not see, markup that is lost without a word.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from ipaddress import ip_address
from itertools import chain
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from sitekit.search.text import fold

from . import tracked
from .nodes import facet
from .words import report

SCHEMES = {"", "http", "https", "mailto", "tel"}
# They take in a file, ask another site, run code, or write into the head of a page.
REFUSED = (
    "include literalinclude raw csv-table meta testcode testsetup testcleanup testoutput".split()
)
# Words that tell nothing of where a link leads, in the languages that pages are written in.
VAGUE = frozenset(
    "ici,la,lien,ce lien,cette page,cliquez ici,cliquer ici,voir ici,plus,en savoir plus,"
    "lire la suite,here,click here,link,this link,this page,more,read more,learn more".split(",")
)
PICTURE_NAME = re.compile(r"[^ ]*\.(avif|gif|jpe?g|png|svg|webp)", re.IGNORECASE)
DECORATIVE = "decorative"  # the class of a picture that tells nothing

_REFERENCE_LINK = re.compile(
    r"\[[^\]\n]+\]\[[^\]\n]*\]|^[ >*+-]*(?:\d+[.)] +)?\[[^\]\n]+\]:(?:\s|$)"
)
_FENCE = re.compile(r"^ *(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_DIRECTIVE = re.compile(r"^[ >*+-]*(?:\d+[.)] +)?(?:`{3,}|~{3,}|:{3,})\{[\w:-]+\}")
_OPTION = re.compile(r"^[ >]*:([\w-]+):(?:\s|$)")
_UNDER_HEAD = re.compile(r"^[ >]*\|?(?: *:?-+:? *\|)+ *(?::?-+:? *)?$")
_PROMPT = re.compile(r"^[ >*+-]*(?:\d+[.)] +)?>>>")
_CELL_END = re.compile(r"(?<!\\)\|")
# Signs without width or that turn the writing round; what controlled old terminals; tags.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NOBODYS = re.compile(r"@(.+\.)?(example|invalid|test)(\.(com|net|org))?$")  # kept for examples
_HERE = re.compile(r"localhost|.*\.(localhost|local|lan|home|internal)|[^.:]+")
_OWN_ID = re.compile(r"""(?:\bid=|\bident=|ident = |getElementById\()["']([a-z][\w-]*\w)["']""")
_OF_THE_MENU = r"group(-\d+)+"
_SECRET = re.compile(r"[?&#](access_|auth_|api_?)?(token|passw(or)?d|secret|key)=", re.IGNORECASE)


def add(app: Sphinx) -> None:
    """Put the guard on every page."""
    app.add_config_value("jobguide_code_pages", [], "env", list)
    app.add_config_value("jobguide_brief_folders", [], "env", list)
    app.connect("builder-inited", refuse_directives)
    app.connect("source-read", check_source)
    app.connect("doctree-read", stop_code, priority=400)  # before any example is run
    app.connect("doctree-read", check_tree)
    app.connect("doctree-read", check_ids, priority=990)  # with those of what is declared
    tracked.add(app)


class Refused(SphinxDirective):
    """A directive that pages may not use: nothing of it is done."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = defaultdict(lambda: str, file=str)  # any

    def run(self) -> list[nodes.Node]:
        """Report it."""
        report("refused-directive", (self.env.docname, self.lineno), name=self.name)
        return []


def refuse_directives(app: Sphinx) -> None:
    """Put `Refused` in the place of what docutils, Sphinx and its extensions know."""
    for name in REFUSED:
        app.add_directive(name, Refused, override=True)


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Report what only the source shows: what is hidden, said twice, or lost when it is parsed."""
    check_hidden(docname, source[0])
    lines = source[0].splitlines()
    for number, name in _repeated_options(lines):
        report("repeated-option", (docname, number), option=name)
    prose = list(_prose_lines(lines))
    for number, line, fence in prose:
        if not fence and (link := _REFERENCE_LINK.search(_CODE.sub("", line))):
            report("reference-link", (docname, number), text=link[0])
        if _PROMPT.match(line) and fence != "{doctest}":
            report("bare-prompt", (docname, number))
    for number, found, columns in _ragged_rows(prose):
        report("ragged-row", (docname, number), found=found, columns=columns)


def check_hidden(place: str, text: str) -> None:
    """Report the signs of a text that nobody sees."""
    for sign in _HIDDEN.finditer(text):
        number = text.count("\n", 0, sign.start()) + 1
        name = unicodedata.name(sign[0], f"U+{ord(sign[0]):04X}")
        report("hidden-sign", f"{place}:{number}" if "." in place else (place, number), name=name)


def _repeated_options(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield (line number, name) of each option that a directive has twice: the first is lost."""
    seen: set[str] | None = None  # the options of a directive whose head is being read
    for number, line in enumerate(lines, 1):
        if _DIRECTIVE.match(line):
            seen = set()
        elif seen is not None and (option := _OPTION.match(line)):
            if option[1] in seen:
                yield number, option[1]
            seen.add(option[1])
        else:
            seen = None


def _ragged_rows(prose: Iterable[tuple[int, str, str]]) -> Iterator[tuple[int, int, int]]:
    """Yield (line number, cells, columns) of each row of a table that is longer than its head."""
    columns = 0
    for number, line, fence in prose:
        if fence or "|" not in line:
            columns = 0
        elif _UNDER_HEAD.match(line):
            columns = _cells(line)
        elif columns and _cells(line) > columns:
            yield number, _cells(line), columns


def _cells(line: str) -> int:
    row = line.strip(" >").removeprefix("|")
    return len(_CELL_END.split(row[:-1] if _CELL_END.search(row[-2:]) else row))


def _prose_lines(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield (line number, line, name of the code fence around it or nothing)."""
    opened, name = "", ""
    for number, line in enumerate(lines, 1):
        match = _FENCE.match(line)
        language = (match["info"].split() or ["code"])[0] if match else ""
        # A fence of colons holds prose, but where it holds examples.
        if match and not opened and (match["fence"][0] != ":" or language == "{doctest}"):
            opened, name = match["fence"], language
        elif match and opened and match["fence"].startswith(opened) and not match["info"].strip():
            opened, name = "", ""
        else:
            yield number, line, name


def stop_code(app: Sphinx, document: nodes.document) -> None:
    """Report the examples that a build would run, where nothing may run, and disarm them."""
    if app.env.docname in app.config.jobguide_code_pages:
        return
    for node in list(document.findall(nodes.Element)):
        if "testnodetype" in node or isinstance(node, nodes.doctest_block):
            report("code-in-page", node, known=", ".join(app.config.jobguide_code_pages) or "—")
            node.replace_self(nodes.paragraph("", node.astext()))


def check_tree(app: Sphinx, document: nodes.document) -> None:
    """Report what only the parsed page shows: raw HTML, addresses, images and files."""
    _check_files(app, document)
    _check_headings(document)
    _check_brief(app, document)
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.raw):
            report("raw-html", node, text=node.astext().strip()[:60])
        elif isinstance(node, (nodes.reference, addnodes.pending_xref)):
            _check_link(app, node)
        elif isinstance(node, nodes.image):
            _check_picture(node)
    for text in document.findall(nodes.Text):
        linked = isinstance(text.parent, nodes.reference)  # told with the link
        for mail in _MAIL.findall(text) if "@" in text and not linked else ():
            _check_mail(app, text.parent, mail)


def _check_brief(app: Sphinx, document: nodes.document) -> None:
    """Report a page that does not say first what to remember, in the folders where each must."""
    folder = app.env.docname.partition("/")[0]
    blocks = (block["kind"] for block in document.findall(facet))
    if folder in app.config.jobguide_brief_folders and "brief" not in blocks:
        report("missing-brief", (app.env.docname, 1))


def _check_headings(document: nodes.document) -> None:
    """Report a second title, a heading that stands twice, and a column without a header."""
    for section in [child for child in document.children if isinstance(child, nodes.section)][1:]:
        report("second-title", section, title=section.children[0].astext())
    seen: set[str] = set()
    for title in document.findall(nodes.title):
        if isinstance(title.parent, nodes.section):
            if title.astext() in seen:
                report("same-heading", title, title=title.astext())
            seen.add(title.astext())
    for head in document.findall(nodes.thead):
        if not all(cell.astext().strip() for cell in head.findall(nodes.entry)):
            report("empty-header", head.parent.parent)


def _check_link(app: Sphinx, node: nodes.reference | addnodes.pending_xref) -> None:
    """Report a link that leads where it must not, or whose words do not say where."""
    address, words = node.get("refuri", ""), node.astext().strip()
    written = isinstance(node, nodes.reference) or node.get("refexplicit")
    vague = written and fold(words.lower()).strip(" .…") in VAGUE
    if code := fault_of_address(address):
        hidden = code == "secret-link"
        report(code, node, text=urlsplit(address).hostname or "" if hidden else address)
    elif address.startswith("mailto:"):
        _check_mail(app, node, address.removeprefix("mailto:").partition("?")[0])
    if vague or (address and not words):
        report("silent-link", node, text=words, address=address or node.get("reftarget", ""))


def fault_of_address(address: str) -> str:
    """Return the code of what is wrong with the address of a link, or nothing.

    >>> [fault_of_address(one) for one in ("http:evil.example", "http://u:p@a.org", "http://10.1.1.1/")]
    ['unsafe-link', 'secret-link', 'local-link']
    """
    try:
        parts, kind = urlsplit(address), scheme(address)
        host = parts.hostname or ""
    except ValueError:
        return "unsafe-link"
    if kind not in SCHEMES or bool(host) != (kind in {"http", "https"}) or "\\" in address:
        return "unsafe-link"
    if parts.username is not None or _SECRET.search(address):
        return "secret-link"
    return "local-link" if host and _is_here(host) else ""


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine, or one of the network around it."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return bool(_HERE.fullmatch(host)) or bool(re.fullmatch(r"[\dx.]+", host))


def _check_mail(app: Sphinx, node: nodes.Node, mail: str) -> None:
    """Report the address of a person: those of the publisher, and of nobody, are let through."""
    publisher = app.config.values.get("sitekit_publisher") and app.config.sitekit_publisher
    known = str((publisher or {}).get("contact", ""))
    if mail != known and not _NOBODYS.search(mail):
        report("private-address", node, text=mail)


def _check_picture(node: nodes.image) -> None:
    """Report a picture from elsewhere, and one without words that is not said to be decorative."""
    words = node.get("alt", "").strip()
    if any(urlsplit(node["uri"])[:2]):
        report("remote-image", node, text=node["uri"])
    if PICTURE_NAME.fullmatch(words) or bool(words) == (DECORATIVE in node["classes"]):
        report("wordless-picture", node, text=node["uri"], words=words)


def _check_files(app: Sphinx, document: nodes.document) -> None:
    """Report the files that a page shows, gives or takes in, and may not."""
    root, here = Path(app.srcdir).resolve(), Path(document["source"]).parent
    told = set()
    for node in document.findall(nodes.Element):
        if isinstance(node, addnodes.download_reference):
            target, kinds = node["reftarget"], tracked.PICTURES | tracked.DOCUMENTS
        elif isinstance(node, nodes.image) and not any(urlsplit(node["uri"])[:2]):
            target, kinds = f"/{node['uri'].lstrip('/')}", tracked.PICTURES
        else:
            continue
        path = root / target.lstrip("/") if target.startswith("/") else here / target
        told.add(path.resolve())
        if fault := tracked.fault_of(root, path, kinds):
            report(fault[0], node, **fault[1])
    for path in sorted({path.resolve() for path in _read_files(app, document)} - told):
        if not tracked.is_tracked(root, path):
            report("outside-file", (app.env.docname, 1), text=path.name)


def _read_files(app: Sphinx, document: nodes.document) -> Iterator[Path]:
    """Yield the files that a page has taken in."""
    for noted in sorted(map(str, app.env.dependencies.get(app.env.docname, ()))):
        yield Path(app.srcdir, noted)
    yield from map(Path, document.settings.record_dependencies.list)


def check_ids(app: Sphinx, document: nodes.document) -> None:
    """Report the anchors that another thing of the page has, or a part of the frame or a tool."""
    taken = _own_ids(Path(app.srcdir))
    seen: set[str] = set()
    for node in document.findall(nodes.Element):
        for name in node["ids"]:
            if name in seen or taken.fullmatch(name):
                report("taken-id", node, id=name)
            seen.add(name)


@cache
def _own_ids(source: Path) -> re.Pattern[str]:
    """Return the ids that templates, blocks and scripts give or look for."""
    files = chain(Path(__file__).parents[1].rglob("*.html"), Path(__file__).parent.rglob("*.py"))
    ours = chain(source.glob("_templates/*.html"), source.glob("_static/*.js"), files)
    named = {name for path in ours for name in _OWN_ID.findall(path.read_text(encoding="utf-8"))}
    return re.compile("|".join((_OF_THE_MENU, *sorted(named))))


def scheme(address: str) -> str:
    r"""Return the scheme of an address, as a browser would read it.

    >>> scheme("java\nscript:alert(1)")
    'javascript'
    """
    return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
