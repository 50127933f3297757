"""What a contributed page may not contain, whatever its author meant.

Runs on the source of each page and on its doctree, before anything of ours is drawn: raw HTML, code
that a build would run, addresses that lead where they must not, files that are not of the
repository (`tracked`), what some readers would not see, markup that is lost without a word.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from ipaddress import ip_address
from itertools import chain, filterfalse
from pathlib import Path
from typing import ClassVar, NamedTuple
from urllib.parse import urlsplit

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective

from sitekit.editions import is_source
from sitekit.search.text import fold

from . import tracked
from .nodes import facet
from .words import report

Told = tuple[str, int, dict[str, object]]  # the code of a fault, its line, what its message tells
ProseLine = tuple[int, str, str]  # a line of a page, its number, the name of the code around it
_RULES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PATTERN = {name: re.compile(text) for name, text in _RULES["patterns"].items()}
ADDRESSES: dict[str, re.Pattern[str]] = {
    fault: re.compile(text) for fault, text in _RULES["addresses"].items()
}
ADMITTED = frozenset(_RULES["directives"].split())
SCHEMES = frozenset(_RULES["schemes"])
OURS = ("jobguide", "sitekit", "books")
VAGUE = frozenset(_RULES["vague-words"])
DECORATIVE = "decorative"  # the class of a picture that tells nothing
_AS_WRITTEN = (nodes.FixedTextElement, nodes.literal, nodes.math)
# What says nothing where it stands alone, in a bullet or a table.
_SAYING_NOTHING = (nodes.title, nodes.target, nodes.comment, nodes.colspec, nodes.thead)


class Block(NamedTuple):
    """A block that a page opens: where, and its fence; the name of its code, where it is code."""

    number: int
    line: str
    fence: str
    code: str


def add(app: Sphinx) -> None:
    """Put the guard on every page."""
    app.add_config_value("jobguide_code_pages", [], "env", list)
    app.add_config_value("jobguide_brief_folders", [], "env", list)
    app.connect("config-inited", check_settings)
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
        place = (self.env.docname, self.lineno)
        report("refused-directive", place, name=self.name, known=", ".join(sorted(ADMITTED)))
        return []


def refuse_directives(app: Sphinx) -> None:
    """Put `Refused` in the place of all that docutils, Sphinx and its extensions know."""
    known = {**vars(directives)["_directive_registry"], **vars(directives)["_directives"]}
    for name, directive in known.items():
        if name not in ADMITTED and not getattr(directive, "__module__", "").startswith(OURS):
            app.add_directive(name, Refused, override=True)
    for domain in app.env.domains.sorted():
        if not type(domain).__module__.startswith((*OURS, "sphinxcontrib")):
            kept = {
                name: allowed for name, allowed in domain.directives.items() if name in ADMITTED
            }
            vars(domain)["directives"] = dict.fromkeys(domain.directives, Refused) | kept


def check_settings(app: Sphinx, config: Config) -> None:
    """Report the settings that would publish, load or hide more than a page may."""
    for name, right in _RULES["settings"].items():
        if (value := config[name]) not in (right, config.values[name].default):
            lines = Path(app.confdir, "conf.py").read_text(encoding="utf-8").splitlines()
            number = max((n for n, line in enumerate(lines, 1) if name in line), default=1)
            config[name] = right  # else it could silence what follows
            report("kept-setting", f"conf.py:{number}", name=name, value=value, right=right)


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Report what only the source shows: what is hidden, said twice, or lost when it is parsed."""
    check_hidden(docname, source[0])
    lines = source[0].splitlines()
    prose, open_blocks = _read_blocks(lines)
    for block in open_blocks:
        report("open-block", (docname, block.number), text=block.line)
    of_lines = _repeated_options(lines), _refused_classes(lines)
    of_prose = _stray_lines(prose), _ragged_rows(prose)
    for code, number, values in chain(*of_lines, *of_prose):
        report(code, (docname, number), **values)


def check_hidden(place: str | nodes.Node, text: str) -> None:
    """Report the signs of a text that nobody sees, by page or file with its line, or by node."""
    for sign in PATTERN["hidden"].finditer(text):
        number = text.count("\n", 0, sign.start()) + 1
        name = unicodedata.name(sign[0], f"U+{ord(sign[0]):04X}")
        named = f"{place}:{number}" if "." in str(place) else (str(place), number)
        report("hidden-sign", named if isinstance(place, str) else place, name=name)


def _repeated_options(lines: Sequence[str]) -> Iterator[Told]:
    """Yield each option that a directive has twice: the first is lost."""
    seen: set[str] | None = None  # the options of a directive whose head is being read
    for number, line in enumerate(lines, 1):
        if PATTERN["directive"].match(line):
            seen = set()
        elif seen is not None and (option := PATTERN["option"].match(line)):
            if option[1] in seen:
                yield "repeated-option", number, {"option": option[1]}
            seen.add(option[1])
        else:
            seen = None


def _refused_classes(lines: Sequence[str]) -> Iterator[Told]:
    """Yield each class or attribute that pages may not give."""
    for number, line in enumerate(lines, 1):
        if "{" not in line and ":class" not in line:
            continue
        for given in PATTERN["given"].finditer(PATTERN["code"].sub("``", line)):
            words = (given[1] or given[2] or "").split()
            for word in filterfalse(PATTERN["class"].fullmatch, words):
                yield "refused-class", number, {"text": word}


def _read_blocks(lines: Sequence[str]) -> tuple[list[ProseLine], list[Block]]:
    """Return the lines with the code around them, and the blocks that do not end, or end another.

    A fence of colons holds prose, but where it holds examples.
    """
    opened, wrong, prose = list[Block](), list[Block](), list[ProseLine]()
    for number, line in enumerate(lines, 1):
        match = PATTERN["fence"].match(line)
        if match and not _is_code(opened, match):
            fence, language = match["fence"], (match["info"].split() or ["code"])[0]
            is_code = fence[0] != ":" or language == "{doctest}"
            block = Block(number, line.strip(), fence, language if is_code else "")
            ended = [n for n, around in enumerate(opened) if fence.startswith(around.fence)]
            if match["info"] or not (ended or fence[0] == ":"):
                wrong += [block] * bool(ended)
                opened.append(block)
            elif ended:
                wrong += opened[ended[-1] + 1 :]
                del opened[ended[-1] :]
            else:
                wrong.append(block)
        prose.append((number, line, next((around.code for around in opened if around.code), "")))
    return prose, wrong + opened


def _is_code(opened: Sequence[Block], match: re.Match[str]) -> bool:
    """Tell whether what looks like a fence stands in a block of code, which it does not end."""
    if not opened or PATTERN["directive"].match(opened[-1].line):
        return False
    return bool(match["info"]) or not match["fence"].startswith(opened[-1].fence)


def _stray_lines(prose: Iterable[ProseLine]) -> Iterator[Told]:
    """Yield each link that a translation would lose, and each example that nothing would run."""
    for number, line, fence in prose:
        link = "]" in line and PATTERN["reference-link"].search(PATTERN["code"].sub("", line))
        if link and not fence:
            yield "reference-link", number, {"text": link[0]}
        if PATTERN["prompt"].match(line) and fence != "{doctest}":
            yield "bare-prompt", number, {}


def _ragged_rows(prose: Iterable[ProseLine]) -> Iterator[Told]:
    """Yield each row of a table that is not as long as its head."""
    columns = 0
    for number, line, fence in prose:
        if fence or "|" not in line:
            columns = 0
        elif PATTERN["under-head"].match(line):
            columns = _cells(line)
        elif columns and _cells(line) != columns:
            yield "ragged-row", number, {"found": _cells(line), "columns": columns}


def _cells(line: str) -> int:
    row, end = line.strip(" >").removeprefix("|"), PATTERN["cell-end"]
    return len(end.split(row[:-1] if end.search(row[-2:]) else row))


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
    for node in document.findall():
        if isinstance(node, nodes.Text):
            _check_text(app, node.parent, node)
        elif isinstance(node, (nodes.list_item, nodes.tgroup)):
            _check_held(node)
        elif isinstance(node, nodes.raw):
            report("raw-html", node, text=node.astext().strip()[:60])
        elif isinstance(node, (nodes.reference, addnodes.pending_xref)):
            _check_link(app, node)
        elif isinstance(node, nodes.image):
            _check_picture(node)


def _check_text(app: Sphinx, node: nodes.Element, text: str) -> None:
    """Report what a text shows and should not: markup, notes for later, mail, hidden signs."""
    left = PATTERN["leftover"].search(text)
    if left and not isinstance(node, _AS_WRITTEN):
        report("leftover", node, text=text[max(0, left.start() - 20) : left.end() + 20])
    translated = "sitekit_address" in app.config.values and not is_source(app.config)
    if translated:  # the source of the page does not show it
        check_hidden(node, text)
    if "@" in text and not isinstance(node, nodes.reference):  # it is told with the link
        for mail in PATTERN["mail"].findall(text):
            _check_mail(app, node, mail)


def _check_brief(app: Sphinx, document: nodes.document) -> None:
    """Report a page that does not say first what to remember, in the folders where each must."""
    folder = app.env.docname.partition("/")[0]
    blocks = (block["kind"] for block in document.findall(facet))
    if folder in app.config.jobguide_brief_folders and "brief" not in blocks:
        report("missing-brief", (app.env.docname, 1))


def _check_headings(document: nodes.document) -> None:
    """Report a second title, and a heading that stands twice."""
    for section in [child for child in document.children if isinstance(child, nodes.section)][1:]:
        report("second-title", section, title=section.children[0].astext())
    seen: set[str] = set()
    for title in document.findall(nodes.title):
        if isinstance(title.parent, nodes.section):
            if title.astext() in seen:
                report("same-heading", title, title=title.astext())
            seen.add(title.astext())


def _check_held(node: nodes.Element) -> None:
    """Report a bullet or a table with nothing in it, and a column without a header."""
    if all(isinstance(child, _SAYING_NOTHING) for child in node.children):
        report("empty-part", node)
    for head in (child for child in node.children if isinstance(child, nodes.thead)):
        if not all(cell.astext().strip() for cell in head.findall(nodes.entry)):
            report("empty-header", node.parent)


def _check_link(app: Sphinx, node: nodes.reference | addnodes.pending_xref) -> None:
    """Report a link that leads where it must not, or whose words do not say where."""
    address, words = node.get("refuri", ""), node.astext().strip()
    written = isinstance(node, nodes.reference) or node.get("refexplicit")
    vague = written and fold(words.lower()).strip(" .…") in VAGUE
    if code := fault_of_address(address):
        hidden = code == "secret-link"
        report(code, node, text=urlsplit(address).hostname or "" if hidden else address)
    elif address.startswith("mailto:"):
        _check_mail(app, node, address.removeprefix("mailto:"))
    if address and (shown := _misled(words, address)):
        report("misleading-link", node, text=shown, address=address)
    if vague or (address and not words):
        report("silent-link", node, text=words, address=address or node.get("reftarget", ""))


def _misled(words: str, address: str) -> str:
    """Return what the words of a link show and where it does not lead: a site, a number, a mailbox.

    >>> _misled("voir impots.gouv.fr", "https://evil.example/"), _misled("le 17", "tel:17")
    ('impots.gouv.fr', '')
    """
    if address.startswith("tel:"):
        number = address.removeprefix("tel:")
        return "" if number in re.split(r"\D+", re.sub(r"(?<=\d)[ .](?=\d)", "", words)) else words
    parts = urlsplit(address)
    host = (parts.hostname or parts.path.rpartition("@")[2]).removeprefix("www.")
    shown = PATTERN["site"].findall(words.lower())
    return next((site for site in shown if not host.endswith(site)), "")


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
    odd = kind not in SCHEMES or bool(host) != (kind in {"http", "https"}) or "\\" in address
    if odd or not PATTERN["host"].fullmatch(host):
        return "unsafe-link"
    for fault, pattern in ADDRESSES.items():
        if pattern.search(address):
            return fault
    if parts.username is not None:
        return "secret-link"
    if host and _is_here(host.rstrip(".")):
        return "local-link"
    return "unsafe-link" if parts.port else ""


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine, or one of the network around it."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return bool(PATTERN["here"].fullmatch(host))


def _check_mail(app: Sphinx, node: nodes.Node, mail: str) -> None:
    """Report the address of a person: those of the publisher, and of nobody, are let through."""
    publisher = getattr(app.config, "sitekit_publisher", {})
    if mail != publisher.get("contact") and not PATTERN["nobodys"].search(mail):
        report("private-address", node, text=mail)


def _check_picture(node: nodes.image) -> None:
    """Report a picture from elsewhere, and one without words that is not said to be decorative."""
    words = node.get("alt", "").strip()
    if any(urlsplit(node["uri"])[:2]):
        report("remote-image", node, text=node["uri"])
    if PATTERN["picture-name"].fullmatch(words) or bool(words) == (DECORATIVE in node["classes"]):
        report("wordless-picture", node, text=node["uri"], words=words)


def _check_files(app: Sphinx, document: nodes.document) -> None:
    """Report the files that a page shows, gives or takes in, and may not."""
    root, here = Path(app.srcdir).resolve(), Path(document["source"]).parent
    seen = set()
    for node in document.findall(nodes.Element):
        if isinstance(node, addnodes.download_reference):
            target, kinds = node["reftarget"], tracked.PICTURES | tracked.DOCUMENTS
        elif isinstance(node, nodes.image) and not any(urlsplit(node["uri"])[:2]):
            target, kinds = f"/{node['uri'].lstrip('/')}", tracked.PICTURES
        else:
            continue
        path = root / target.lstrip("/") if target.startswith("/") else here / target
        seen.add(path.resolve())
        if fault := tracked.fault_of(root, path, kinds):
            report(fault[0], node, **fault[1])
    noted = (Path(app.srcdir, name) for name in app.env.dependencies.get(app.env.docname, ()))
    taken_in = {*noted, *map(Path, document.settings.record_dependencies.list)}
    for path in sorted({path.resolve() for path in taken_in} - seen):
        if not tracked.is_tracked(root, path):
            report("outside-file", (app.env.docname, 1), text=path.name)


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
    texts = (path.read_text(encoding="utf-8") for path in ours)
    named = {name for text in texts for name in PATTERN["own-id"].findall(text)}
    return re.compile("|".join((PATTERN["menu-id"].pattern, *sorted(named))))


def scheme(address: str) -> str:
    r"""Return the scheme of an address, as a browser would read it.

    >>> scheme("java\nscript:alert(1)")
    'javascript'
    """
    return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
