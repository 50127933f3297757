"""The open data of an edition, written beside its pages, with what describes each file.

`job.json` holds the objects of the model and the lines of the postings, with their titles in the
edition and the address of each, so that someone else's program needs nothing else; its JSON Schema
is `job.schema.json`. `postings.csv` has one row an example, in the words of the edition, our own
models left out; `datapackage.json`, a Frictionless Data Package, gives the type and the meaning of
each column, the size and the mark of the file. Each says under which licence it is: a file leaves
the site without its pages.

The table is in UTF-8 with its mark, lines ended by CR LF, cells between semicolons in French and
commas in English: what LibreOffice and Excel open with a double click in each language. Without
the mark, Excel reads UTF-8 as another alphabet; programs skip it (``utf-8-sig`` in Python).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ..dependencies import bibliography_of
from ..domain import JobDomain, domain_of
from ..kinds import KINDS
from ..records import JobObject, Line
from ..words import coded, word
from .facts import FACTS, UNSTATED, Fact, facts_shown
from .points_to_watch import findings_of

OBJECTS, SCHEMA, TABLE, PACKAGE = "job.json", "job.schema.json", "postings.csv", "datapackage.json"
DECLARED = [fact.name for fact in FACTS if fact.declared]
LICENCE = "CC-BY-4.0"
MARK = "\ufeff"
BETWEEN = " | "


def add(app: Sphinx) -> None:
    """Write the files at the end of a build."""
    app.connect("build-finished", write)


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the files at the root of an HTML edition that was built without error."""
    if error is not None or app.builder.name != "html":
        return
    domain = domain_of(app.env)
    columns = list(_columns(app, domain))
    rows = _table(app, domain, columns)
    files = {
        OBJECTS: _json({**_head(app), **_objects(app, domain)}),
        SCHEMA: _json(schema({name: list(domain.of_kind(name)) for name in DECLARED})),
        TABLE: rows,
        PACKAGE: _json(_package(app, columns, rows)),
    }
    for name, content in files.items():
        Path(app.outdir, name).write_bytes(content)


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _promised(name: str) -> dict[str, Any]:
    """Return what we promise to those who read a file, without what the edition has to say."""
    promised: dict[str, Any] = json.loads(Path(__file__).with_name(name).read_text("utf-8"))
    return promised


def _rights(app: Sphinx) -> str:
    return str(app.config.html_context.get("licence_url", ""))


# The objects


def _head(app: Sphinx) -> dict[str, Any]:
    """Return what the objects say of themselves, wherever the file is found."""
    licence = {
        "name": LICENCE,
        "url": _rights(app),
        "holder": app.config.author,
        "note": word(app.config.language, "data-rights"),
    }
    return {
        "$schema": SCHEMA,
        "title": app.config.project,
        "address": app.config.html_baseurl,
        "licence": licence,
    }


def _objects(app: Sphinx, domain: JobDomain) -> dict[str, Any]:
    """Return the objects and the lines of the postings, sorted as the pages show them."""
    return {
        "language": app.config.language,
        "objects": [
            _object(app, declared) for kind in KINDS for declared in domain.of_kind(kind).values()
        ],
        "lines": [_line(line) for line in domain.all_lines() if line.posting],
        "findings": {
            posting.id: [asdict(finding) for finding in findings_of(domain, posting)]
            for posting in domain.of_kind("posting").values()
        },
    }


def _object(app: Sphinx, declared: JobObject) -> dict[str, Any]:
    place = declared.place
    return {
        "kind": declared.kind,
        "id": declared.id,
        "title": declared.title,
        "url": f"{app.builder.get_target_uri(place.docname)}#{place.anchor}",
        **({"competencies": list(declared.competencies)} if declared.competencies else {}),
        **({"area": declared.area} if declared.kind == "competency" else {}),
        **({"facts": dict(declared.facts)} if declared.facts else {}),
    }


def _line(line: Line) -> dict[str, Any]:
    passages = [{"text": passage.text, "tags": list(passage.tags)} for passage in line.passages]
    return {
        "posting": line.posting,
        "statement": line.statement,
        "text": line.text,
        "passages": passages,
    }


def schema(declared: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the contract, with the kinds, the facts and their codes as the model has them.

    ``declared`` are the ids that the pages add to the codes of some facts.
    """
    contract = _promised(SCHEMA)
    parts = contract["$defs"]
    parts["object"]["properties"]["kind"] = {"enum": list(KINDS)}
    parts["level"] = {"enum": list(dict(KINDS["pitfall"].coded)["level"])}
    posting = parts["posting"]
    posting["required"] = [fact.name for fact in FACTS if not (fact.optional or fact.spared)]
    for fact in FACTS:
        codes = [*declared.get(fact.name, ()), *fact.values]
        told = posting["properties"].get(fact.name, {"type": "string"})
        posting["properties"][fact.name] = {"enum": codes} if codes else told
    return contract


# The table


@dataclass(frozen=True)
class Column:
    """One column: its name in every edition, the cell of a posting, what may stand in it."""

    name: str
    cell: Callable[[JobObject], str]
    required: bool = False
    type: str = "string"
    format: str = "default"
    allowed: tuple[str, ...] = ()


def _columns(app: Sphinx, domain: JobDomain) -> Iterator[Column]:
    """Yield the columns of the table, in order."""
    cite = bibliography_of(app.env)
    entries, address = cite.bibdata.data.entries, app.config.html_baseurl

    def source(posting: JobObject) -> str:
        entry = entries.get(posting.fact("source"))
        return str(entry.fields.get("url", "")) if entry else ""

    def points(posting: JobObject) -> Iterator[str]:
        return (finding.pitfall for finding in findings_of(domain, posting))

    def page(posting: JobObject) -> str:
        return f"{address}{app.builder.get_target_uri(posting.place.docname)}"

    yield Column("id", lambda posting: posting.id, required=True)
    yield Column("posting", lambda posting: posting.title, required=True)
    for fact in facts_shown("column"):
        yield _fact_column(domain, app.config.language, fact)
    yield Column("missions", lambda p: _titles(domain, "mission", domain.tags_of(p)))
    yield Column("competencies", lambda p: _titles(domain, "competency", domain.tags_of(p)))
    yield Column("pitfalls", lambda p: _titles(domain, "pitfall", points(p)))
    yield Column("source", source, format="uri")
    yield Column("page", page, required=True, format="uri" if address else "default")
    yield Column("licence", lambda _posting: LICENCE, required=True)


def _fact_column(domain: JobDomain, language: str, fact: Fact) -> Column:
    """Return the column of a fact, in words; nothing where the document does not say it."""
    declared = domain.of_kind(fact.name) if fact.declared else {}

    def told(value: str) -> str:
        if value in declared:
            return declared[value].fact("service")
        return "" if value == UNSTATED else coded(language, fact.name, value)

    codes = domain.values_of("posting", fact.name, fact.values)
    return Column(
        fact.name,
        lambda posting: told(posting.fact(fact.name)),
        required=fact.stated,
        type="integer" if fact.name == "year" else "string",
        allowed=tuple(told(code) for code in codes if code not in (UNSTATED, "model")),
    )


def _titles(domain: JobDomain, kind: str, ids: Iterable[str]) -> str:
    wanted = set(ids)
    return BETWEEN.join(each.title for each in domain.of_kind(kind).values() if each.id in wanted)


def _delimiter(language: str) -> str:
    """Return what spreadsheets of a language take for the space between two cells."""
    return ";" if language == "fr" else ","


def _header(language: str, column: Column) -> str:
    return column.name if column.name == "id" else word(language, column.name)


def _table(app: Sphinx, domain: JobDomain, columns: list[Column]) -> bytes:
    """Return the file of the examples, in the order of their pages."""
    text, language = StringIO(), app.config.language
    writer = csv.writer(text, delimiter=_delimiter(language), lineterminator="\r\n")
    writer.writerow(_header(language, column) for column in columns)
    for posting in domain.of_kind("posting").values():
        if posting.fact("kind") != "model":
            writer.writerow(column.cell(posting) for column in columns)
    return (MARK + text.getvalue()).encode("utf-8")


def _package(app: Sphinx, columns: list[Column], content: bytes) -> dict[str, Any]:
    """Return the description of the file of the examples: its columns, its size, its licence."""
    language, address = app.config.language, app.config.html_baseurl
    licences = [{"name": LICENCE, "path": _rights(app), "title": word(language, "data-rights")}]
    package = _promised(PACKAGE)
    package["name"] = f"postings-{language}"
    package["title"] = f"{app.config.project}: {word(language, 'data-title')}"
    package["licenses"] = licences
    package["contributors"] = [{"title": app.config.author, "role": "author"}]
    [table] = package["resources"]
    table["title"] = word(language, "data-title")
    table["description"] = word(language, "data-about")
    table["bytes"] = len(content)
    table["hash"] = f"sha256:{sha256(content).hexdigest()}"
    table["dialect"]["delimiter"] = _delimiter(language)
    table["schema"]["fields"] = [_field(language, column) for column in columns]
    table["licenses"] = licences
    return {name: told for name, told in {**package, "homepage": address}.items() if told}


def _field(language: str, column: Column) -> dict[str, Any]:
    """Return the description of a column; ``key`` is its name in every edition."""
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    return {
        "name": _header(language, column),
        "key": column.name,
        "type": column.type,
        "format": column.format,
        "description": word(language, f"column-{column.name}"),
        **({"constraints": constraints} if constraints else {}),
    }
