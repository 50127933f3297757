"""The open data of an edition, written beside its pages.

`job.json` holds the objects of the model and the lines of the postings, with their titles in the
edition and the address of each, so that someone else's program needs nothing else; its JSON Schema
is `job.schema.json`. `postings.csv` has one row an example, in the words of the edition, our own
models left out. Each says under which licence it is: a file leaves the site without its pages.

The table is in UTF-8 with its mark, lines ended by CR LF, cells between semicolons in French and
commas in English: what LibreOffice and Excel open with a double click in each language. Without
the mark, Excel reads UTF-8 as another alphabet; programs skip it (``utf-8-sig`` in Python).
"""

import csv
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ..blocks import on
from ..dependencies import bibliography_of
from ..domain import JobDomain, domain_of
from ..kinds import FACTS, KINDS, UNSTATED, Fact, facts_shown
from ..records import JobObject, Line
from ..words import coded, word
from .points_to_watch import findings_of

OBJECTS, SCHEMA, TABLE = "job.json", "job.schema.json", "postings.csv"
DECLARED = [fact.name for fact in FACTS if fact.declared]
LICENCE = "CC-BY-4.0"
MARK = "\ufeff"
BETWEEN = " | "


@on("build-finished")
def write(app: Sphinx, error: Exception | None) -> None:
    """Write the files at the root of an HTML edition that was built without error."""
    if error is not None or app.builder.name != "html":
        return
    domain = domain_of(app.env)
    files = {
        OBJECTS: _json(_objects(app, domain)),
        SCHEMA: _json(schema({name: list(domain.of_kind(name)) for name in DECLARED})),
        TABLE: _table(app, domain),
    }
    for name, content in files.items():
        Path(app.outdir, name).write_bytes(content)


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


# The objects

OPEN = [name for name, kind in KINDS.items() if kind.published]


def _objects(app: Sphinx, domain: JobDomain) -> dict[str, Any]:
    """Return the objects and the lines of the postings, sorted as the pages show them.

    They say first what they are, wherever the file is found.
    """
    licence = {
        "name": LICENCE,
        "url": str(app.config.html_context.get("licence_url", "")),
        "holder": app.config.author,
        "note": word(app.config.language, "data-rights"),
    }
    return {
        "$schema": SCHEMA,
        "title": app.config.project,
        "address": app.config.html_baseurl,
        "licence": licence,
        "language": app.config.language,
        "objects": [
            _object(app, declared) for kind in OPEN for declared in domain.of_kind(kind).values()
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
        **(tomllib.loads(declared.signs) if declared.signs else {}),
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
    contract: dict[str, Any] = json.loads(Path(__file__).with_name(SCHEMA).read_text("utf-8"))
    parts = contract["$defs"]
    parts["object"]["properties"]["kind"] = {"enum": OPEN}
    parts["level"] = {"enum": list(KINDS["pitfall"].coded["level"])}
    posting = parts["posting"]
    posting["required"] = [fact.name for fact in FACTS if not (fact.optional or fact.spared)]
    for fact in FACTS:
        codes = [*declared.get(fact.name, ()), *fact.values]
        usual = posting["properties"].get(fact.name, {"type": "string"})
        posting["properties"][fact.name] = {"enum": codes} if codes else usual
    return contract


# The table


def _row(app: Sphinx, domain: JobDomain, posting: JobObject) -> dict[str, str]:
    """Return what the table says of a posting, by column."""
    source = bibliography_of(app.env).bibdata.data.entries.get(posting.fact("source"))
    tags = domain.tags_of(posting)
    points = (finding.pitfall for finding in findings_of(domain, posting))
    page = app.builder.get_target_uri(posting.place.docname)
    return {
        "id": posting.id,
        "posting": posting.title,
        **{fact.name: _told(app, domain, posting, fact) for fact in facts_shown("column")},
        "missions": _titles(domain, "mission", tags),
        "competencies": _titles(domain, "competency", tags),
        "pitfalls": _titles(domain, "pitfall", points),
        "source": str(source.fields.get("url", "")) if source else "",
        "page": f"{app.config.html_baseurl}{page}",
        "licence": LICENCE,
    }


def _told(app: Sphinx, domain: JobDomain, posting: JobObject, fact: Fact) -> str:
    """Return a fact in words; nothing where the document does not say it."""
    value = posting.fact(fact.name)
    declared = domain.of_kind(fact.name) if fact.declared else {}
    if value in declared:
        return declared[value].fact("service")
    return "" if value == UNSTATED else coded(app.config.language, fact.name, value)


def _as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> _as_text("=HYPERLINK(A1)"), _as_text("2009")
    ("'=HYPERLINK(A1)", '2009')
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


def _titles(domain: JobDomain, kind: str, ids: Iterable[str]) -> str:
    wanted = set(ids)
    return BETWEEN.join(each.title for each in domain.of_kind(kind).values() if each.id in wanted)


def _table(app: Sphinx, domain: JobDomain) -> bytes:
    """Return the file of the examples, in the order of their pages."""
    text, language = StringIO(), app.config.language
    # What spreadsheets of a language take for the space between two cells.
    writer = csv.writer(text, delimiter=";" if language == "fr" else ",", lineterminator="\r\n")
    postings = domain.of_kind("posting").values()
    rows = [_row(app, domain, each) for each in postings if each.fact("kind") != "model"]
    names = list(rows[0]) if rows else []
    writer.writerow(name if name == "id" else word(language, name) for name in names)
    writer.writerows(map(_as_text, row.values()) for row in rows)
    return (MARK + text.getvalue()).encode("utf-8")
