"""The bibliography as it is written: what each entry must have, told at its line.

A source is refused that is badly written, that does not say how it was read, that its readers could
not find, or that nothing rests on.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from pybtex.database import BibliographyData, Entry
from pybtex.errors import capture
from pybtex.exceptions import PybtexError
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, process_bibdata

from ..blocks import on
from ..dependencies import bibliography_of, data_files
from ..domain import domain_of
from ..guard import check_hidden, fault_of_address
from ..words import choices, coded_values, hints, report

SEEN = coded_values("seen")
_RULES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TYPES, FIELDS, LEADING = _RULES["types"], _RULES["fields"].split(), set(_RULES["leading"])
LANGUAGES: dict[str, str] = _RULES["languages"]
FORMS: dict[str, tuple[str, str]] = _RULES["forms"]
_ENTRY = re.compile(r"^\s*@(\w+)\s*[{(]\s*([^\s,]+)", re.MULTILINE)

LETTER = "letter"  # a field that we add: tells 2008a and 2008b apart


@on("builder-inited", 100)  # before the package
def read_sources(app: Sphinx) -> None:
    """Read the bibliography before the package does, which breaks down where it is badly written.

    What is wrong is kept: the file is not read again while it stays as it is.
    """
    domain, config = bibliography_of(app.env), app.config
    paths = [(Path(app.confdir) / name).resolve() for name in config.bibtex_bibfiles]
    with capture() as errors:
        try:
            sources = process_bibdata(domain.bibdata, paths, config.bibtex_encoding)
        except PybtexError as error:  # it is no text: nothing of it is known
            errors.append(error)
            none = {path: BibFile(path.stat().st_mtime, {}) for path in paths}
            sources = BibData(config.bibtex_encoding, none, BibliographyData())
    if sources is not domain.bibdata:
        domain.data["bibdata"] = sources
        unread = [(getattr(error, "lineno", 0), str(error)) for error in errors]
        domain_of(app.env).data["unread-sources"] = unread


@on("env-check-consistency")
def check_sources(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse a source that is badly written, leads nowhere, is cited nowhere, or was not read."""
    sources = bibliography_of(env).bibdata
    # What a page cites, a posting comes from, or a number rests on.
    cited = {posting.fact("source") for posting in domain_of(env).of_kind("posting").values()}
    refs = bibliography_of(env).citation_refs
    cited.update(target.key for ref in refs for target in ref.targets)
    for path in data_files(env):
        cited.update(re.findall(r"[\w:-]+", path.read_text(encoding="utf-8")))
    for path, bibfile in sources.bibfiles.items():
        if not path.is_file():  # the package tells it
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        check_hidden(path.name, text)
        lines = dict(_check_kinds(path.name, text))
        if unread := domain_of(env).data.get("unread-sources"):
            _tell_unread(path.name, unread, lines)
            continue  # an entry that was read in part would be told for what it does not lack
        for key in bibfile.keys:
            place = f"{path.name}:{lines.get(key.lower(), 1)}"
            _check_source(place, key, sources.data.entries[key])
            if key not in cited:
                report("uncited-source", place, key=key)


def _check_kinds(name: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield each key with its line; report a kind of entry that we do not list, or @string."""
    for match in _ENTRY.finditer(text):
        kind, key, line = match[1].lower(), match[2], text.count("\n", 0, match.start(1)) + 1
        if kind not in TYPES:
            values = {"key": key, "name": "@", "value": kind, **hints(kind, TYPES)}
            report("bad-source", f"{name}:{line}", **values)
        yield key.lower(), line


def _tell_unread(name: str, unread: Iterable[tuple[int, str]], lines: Mapping[str, int]) -> None:
    """Report what could not be read, at its line, or at that of the key that it names."""
    for line, detail in unread:
        named = [lines[key] for key in detail.lower().split() if key in lines]
        report("unread-source", f"{name}:{line or max(named, default=1)}", detail=detail)


def _check_source(place: str, key: str, entry: Entry) -> None:
    fields = {name: value for name, value in entry.fields.items() if name != LETTER}
    _check_fields(place, key, entry, fields)
    if code := fault_of_address(fields.get("url", "")):
        report(code, place, text=fields["url"])
    if fields.get("seen") not in SEEN:
        report("unseen-source", place, key=key, **hints(fields.get("seen", ""), SEEN))
    language = fields.get("langid", "english")
    if language not in LANGUAGES:
        values = {"name": "langid", "value": language, **hints(language, LANGUAGES)}
        report("bad-source", place, key=key, **values)
    for name, value in fields.items():
        form, example = FORMS.get(name, FORMS["any"])
        if not re.fullmatch(form, value) or (name == "year" and int(value) > date.today().year):
            values = {"value": value[:60], "hint": "?", "known": example}
            report("bad-source", place, key=key, name=name, **values)


def _check_fields(place: str, key: str, entry: Entry, fields: Mapping[str, str]) -> None:
    """Report a field that is unknown, and those that a source cannot be without."""
    names = [*entry.persons, *fields]
    for name in names:
        if name not in FIELDS:
            report("unknown-field", place, key=key, name=name, **hints(name, FIELDS))
    for name in ("author", "title"):
        if name not in names:
            report("missing-option", place, kind=f"@{entry.type}", id=key, option=name)
    if LEADING.isdisjoint(names):
        report("source-nowhere", place, key=key, known=choices(sorted(LEADING)))
