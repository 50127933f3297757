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
from itertools import chain, filterfalse
from pathlib import Path
from typing import ClassVar
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
SCHEMES = {"", "http", "https", "mailto", "tel"}
# What pages may use besides our own directives. The others take in a file, ask another site, run
# code, hide words, or take the place of the frame.
ADMITTED = frozenset(
    "admonition bibliography container doctest dropdown figure glossary image math rubric seealso"
    " toctree".split()
)
OURS = ("jobguide", "sitekit", "books")
# The classes that pages may give: ours show, and none hides.
CLASSES = (
    "at-right decorative doors elsewhere letter new-page on-screen rung sheet steps ticks urgent"
).split()
# The settings of conf.py that have one right value, besides Sphinx's own.
KEPT = {
    "html_additional_pages": {},
    "html_css_files": [],
    "html_extra_path": [],
    "html_js_files": [],
    "html_static_path": ["_static"],
    "html_use_opensearch": "",
    "myst_substitutions": {},
    "nitpick_ignore": [],
    "nitpick_ignore_regex": [],
    "rst_epilog": "",
    "rst_prolog": "",
    "suppress_warnings": [],
}
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
_FENCE = re.compile(r"^ *(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*?)\s*$")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_DIRECTIVE = re.compile(r"^[ >*+-]*(?:\d+[.)] +)?(?:`{3,}|~{3,}|:{3,})\{[\w:-]+\}")
_OPTION = re.compile(r"^[ >]*:([\w-]+):(?:\s|$)")
_UNDER_HEAD = re.compile(r"^[ >]*\|?(?: *:?-+:? *\|)+ *(?::?-+:? *)?$")
# What a page gives its blocks and its words: `:class: a`, `{container} a`, `[words]{.a}`.
_GIVEN = re.compile(
    r"(?:^[ >]*:class[\w-]*:|[`:~]{3}\{container\})(.*)|(?:^ *|[])]|(?<!`)``)\{([^}]*)\}(?!`)"
)
_CLASS = re.compile(rf"\.?(?:{'|'.join(CLASSES)}|(?:language|part)-[a-z]+)|#[a-z][\w-]*")
_PROMPT = re.compile(r"^[ >*+-]*(?:\d+[.)] +)?>>>")
_CELL_END = re.compile(r"(?<!\\)\|")
# Signs without width or that turn the writing round; what controlled old terminals; tags.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0e\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
    # An accent apart from its letter; among ours, a letter of another alphabet that looks the same.
    "|[\u0300-\u036f]|(?<=[a-zA-Z])[\u0370-\u052f]|[\u0370-\u052f](?=[a-zA-Z])"
)
# What a line of Markdown that was read badly leaves in the text, and what its author left to do.
LEFTOVERS = re.compile(
    r"""\{[a-z][\w:.+-]*\} | ::: | ` | \*\*                    # a role, a fence, code, bold
    | \]\( | \]\[ | \[\[ | \)\[ | \]\ \((?:$|https?:|[\w./-]+\.(?:md|html)\))  # links
    | \{\{ | \}\} | &\#?\w+; | </?[a-z][a-z0-9]*[\s/>]     # a substitution, an entity, a tag
    | ^\s*(?:\([\w-]+\)= | \#{1,6}\s | \#{2,6}\w | [<=>]{7})  # a label, a heading, a conflict
    | (?:^|\s):[a-z-]+:(?:\s|$) | ^\|.*\|\s*$               # an option, the row of a table
    | \b(?:FIXME|TBD|TODO|XXX)\b | [Ll]orem\ ipsum
    """,
    re.MULTILINE | re.VERBOSE,
)
_AS_WRITTEN = (nodes.FixedTextElement, nodes.literal, nodes.math)
# What never holds nothing, and what is nothing there.
_HOLDING = (nodes.list_item, nodes.tgroup)
_SAYING_NOTHING = (nodes.title, nodes.target, nodes.comment, nodes.colspec, nodes.thead)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NOBODYS = re.compile(r"@(.+\.)?(example|invalid|test)(\.(com|net|org))?$")  # kept for examples
_HERE = re.compile(r"localhost|.*\.(localhost|local|lan|home|internal)|[^.:]+")
_OWN_ID = re.compile(r"""(?:\bid=|\bident=|ident = |getElementById\()["']([a-z][\w-]*\w)["']""")
_OF_THE_MENU = r"group(-\d+)+"
# Letters of ours alone, since those of others look like them; xn-- hides which they are.
_HOST = re.compile(r"(?!(?:.*\.)?xn--)[a-z0-9àâçéèêëîïôûùü._:-]*")
# Programs, scripts after white space, mail that also goes to others; numbers that are dear.
_UNSAFE = re.compile(
    r"\.(?:apk|bat|cmd|dmg|exe|hta|jar|msi|ps1|scr|sh|vbs)(?:$|[?#])|^\W*javascript"
    r"|\.\./|^mailto:.*\?|^tel:(?!\+?\d+$)|^tel:(?:\+33|0)8|^https?:/*(?:www\.)?(?:bit\.ly|buff\.ly|goo\.gl"
    r"|is\.gd|lnkd\.in|t\.co|tinyurl\.com|urlr\.me|wa\.me)/|google\.[a-z.]+/url\?"
)
_FOLLOWED = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|xtor|source)=")
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|eu|example|fr|info|net|org)(?![\w-])")
_SECRET = re.compile(r"[?&#](access_|auth_|api_?)?(token|passw(or)?d|secret|key)=", re.IGNORECASE)


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
    for name, found in known.items():
        if name not in ADMITTED and not getattr(found, "__module__", "").startswith(OURS):
            app.add_directive(name, Refused, override=True)
    for domain in app.env.domains.sorted():
        if not type(domain).__module__.startswith((*OURS, "sphinxcontrib")):
            kept = {name: one for name, one in domain.directives.items() if name in ADMITTED}
            vars(domain)["directives"] = dict.fromkeys(domain.directives, Refused) | kept


def check_settings(app: Sphinx, config: Config) -> None:
    """Report the settings that would publish, load or hide more than a page may."""
    for name, right in KEPT.items():
        if (value := config[name]) not in (right, config.values[name].default):
            lines = Path(app.confdir, "conf.py").read_text(encoding="utf-8").splitlines()
            number = max((n for n, line in enumerate(lines, 1) if name in line), default=1)
            config[name] = right  # else it could silence what follows
            report("kept-setting", f"conf.py:{number}", name=name, value=value, right=right)


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Report what only the source shows: what is hidden, said twice, or lost when it is parsed."""
    check_hidden(docname, source[0])
    lines = source[0].splitlines()
    prose = list(_prose_lines(lines))
    found = (_repeated_options(lines), _refused_classes(lines), _open_blocks(lines))
    for code, number, values in chain(*found, _stray_lines(prose), _ragged_rows(prose)):
        report(code, (docname, number), **values)


def check_hidden(place: str | nodes.Node, text: str) -> None:
    """Report the signs of a text that nobody sees, by page or file with its line, or by node."""
    for sign in _HIDDEN.finditer(text):
        number = text.count("\n", 0, sign.start()) + 1
        name = unicodedata.name(sign[0], f"U+{ord(sign[0]):04X}")
        named = f"{place}:{number}" if "." in str(place) else (str(place), number)
        report("hidden-sign", named if isinstance(place, str) else place, name=name)


def _repeated_options(lines: Sequence[str]) -> Iterator[Told]:
    """Yield each option that a directive has twice: the first is lost."""
    seen: set[str] | None = None  # the options of a directive whose head is being read
    for number, line in enumerate(lines, 1):
        if _DIRECTIVE.match(line):
            seen = set()
        elif seen is not None and (option := _OPTION.match(line)):
            if option[1] in seen:
                yield "repeated-option", number, {"option": option[1]}
            seen.add(option[1])
        else:
            seen = None


def _refused_classes(lines: Sequence[str]) -> Iterator[Told]:
    """Yield each class or attribute that pages may not give."""
    for number, line in enumerate(lines, 1):
        for given in _GIVEN.finditer(_CODE.sub("``", line)):
            words = (given[1] or given[2] or "").split()
            for word in filterfalse(_CLASS.fullmatch, words):
                yield "refused-class", number, {"text": word}


def _open_blocks(lines: Sequence[str]) -> Iterator[Told]:
    """Yield each block that does not end, or that ends another."""
    opened: list[tuple[int, str, str]] = []  # the number, line and fence of what is around
    wrong = []
    for number, line in enumerate(lines, 1):
        match = _FENCE.match(line)
        if not match or _is_code(opened, match):
            continue
        ends = any(match["fence"].startswith(fence) for _number, _line, fence in opened)
        block = (number, line.strip(), match["fence"])
        if match["info"]:
            wrong += [block] * ends
        if match["info"] or not (ends or match["fence"][0] == ":"):
            opened.append(block)
        else:
            wrong += _left_open(opened, block)
    for number, line, _fence in wrong + opened:
        yield "open-block", number, {"text": line}


def _is_code(opened: Sequence[tuple[int, str, str]], match: re.Match[str]) -> bool:
    """Tell whether what looks like a fence stands in a block of code, which it does not end."""
    if not opened or _DIRECTIVE.match(opened[-1][1]):
        return False
    return bool(match["info"]) or not match["fence"].startswith(opened[-1][2])


def _left_open(
    opened: list[tuple[int, str, str]], end: tuple[int, str, str]
) -> list[tuple[int, str, str]]:
    """Take away the blocks that an end ends; return those that it should not, or itself."""
    left: list[tuple[int, str, str]] = []
    while opened:
        block = opened.pop()
        if end[2].startswith(block[2]):
            return left
        left.append(block)
    return [*left, end]


def _stray_lines(prose: Iterable[tuple[int, str, str]]) -> Iterator[Told]:
    """Yield each link that a translation would lose, and each example that nothing would run."""
    for number, line, fence in prose:
        if not fence and (link := _REFERENCE_LINK.search(_CODE.sub("", line))):
            yield "reference-link", number, {"text": link[0]}
        if _PROMPT.match(line) and fence != "{doctest}":
            yield "bare-prompt", number, {}


def _ragged_rows(prose: Iterable[tuple[int, str, str]]) -> Iterator[Told]:
    """Yield each row of a table that is not as long as its head."""
    columns = 0
    for number, line, fence in prose:
        if fence or "|" not in line:
            columns = 0
        elif _UNDER_HEAD.match(line):
            columns = _cells(line)
        elif columns and _cells(line) != columns:
            yield "ragged-row", number, {"found": _cells(line), "columns": columns}


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
    _check_empty(document)
    _check_brief(app, document)
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.raw):
            report("raw-html", node, text=node.astext().strip()[:60])
        elif isinstance(node, (nodes.reference, addnodes.pending_xref)):
            _check_link(app, node)
        elif isinstance(node, nodes.image):
            _check_picture(node)
    for text in document.findall(nodes.Text):
        _check_text(app, text.parent, text)


def _check_text(app: Sphinx, node: nodes.Element, text: str) -> None:
    """Report what a text shows and should not: markup, notes for later, mail, hidden signs."""
    left = LEFTOVERS.search(text)
    if left and not isinstance(node, _AS_WRITTEN):
        report("leftover", node, text=text[max(0, left.start() - 20) : left.end() + 20])
    translated = "sitekit_address" in app.config.values and not is_source(app.config)
    if translated:  # the source of the page does not show it
        check_hidden(node, text)
    if "@" in text and not isinstance(node, nodes.reference):  # it is told with the link
        for mail in _MAIL.findall(text):
            _check_mail(app, node, mail)


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


def _check_empty(document: nodes.document) -> None:
    """Report a heading, a bullet, a block or a table with nothing in it."""
    for part in document.findall(nodes.Element):
        bare = all(isinstance(child, _SAYING_NOTHING) for child in part.children)
        if bare and isinstance(part, _HOLDING):
            report("empty-part", part)


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
    return next((one for one in _SITE.findall(words.lower()) if not host.endswith(one)), "")


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
    if odd or not _HOST.fullmatch(host) or _UNSAFE.search(address):
        return "unsafe-link"
    if _FOLLOWED.search(address):
        return "followed-link"
    if parts.username is not None or _SECRET.search(address):
        return "secret-link"
    if host and _is_here(host.rstrip(".")):
        return "local-link"
    return "unsafe-link" if parts.port else ""


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
