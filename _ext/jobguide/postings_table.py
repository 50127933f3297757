"""The examples as a table, `postings.csv`, and what describes it, `datapackage.json`.

**The file.** One row an example, in the words of the edition; our own models are left out. UTF-8
with its mark, lines ended by CR LF, cells between semicolons in French and commas in English: what
LibreOffice and Excel open with a double click in each language. Without the mark, Excel reads
UTF-8 as another alphabet; programs skip it (``utf-8-sig`` in Python). Coded values are in
`job.json`, under the same ids.

**Its description.** A Frictionless Data Package with the type and the meaning of each column, the
licence, the size and the mark of the file, so that one who keeps the file can check it.

Imports the domain, the records and `words`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from typing import Any

from .coverage import profile
from .domain import JobDomain
from .kinds import KINDS
from .records import JobObject
from .words import coded, word

NAME, PACKAGE = "postings.csv", "datapackage.json"
LICENCE = "CC-BY-4.0"
MARK = "\ufeff"
BETWEEN = " | "
FACTS = ("employer", "year", "country", "kind", "status", "placement", "pay")
PROSE = ("contract", "hours", "place")
TAGS = ("missions", "competencies", "pitfalls")
COLUMNS = ("id", "posting", *FACTS, *PROSE, *TAGS, "source", "page", "licence")
REQUIRED = frozenset(("id", "posting", "employer", "country", "kind", "page", "licence"))
ADDRESSES = frozenset(("source", "page"))


@dataclass(frozen=True)
class Edition:
    """What the table needs to know of an edition.

    ``address`` is where its pages are, empty where that is not known; ``rights`` the address of
    the licence, ``holder`` who gives it; ``sources`` are the addresses of the documents, by key;
    ``page`` tells the file of a page.
    """

    language: str
    title: str
    address: str
    rights: str
    holder: str
    sources: dict[str, str]
    page: Callable[[str], str]

    def word(self, key: str) -> str:
        """Return a word in the language of the edition."""
        return word(self.language, key)

    @property
    def delimiter(self) -> str:
        """What stands between two cells: what spreadsheets of that language take for it."""
        return ";" if self.language == "fr" else ","


def table(domain: JobDomain, edition: Edition) -> bytes:
    """Return the file of the examples, in the order of their pages."""
    text = StringIO()
    writer = csv.writer(text, delimiter=edition.delimiter, lineterminator="\r\n")
    writer.writerow(headers(edition))
    for posting in domain.of_kind("posting").values():
        if posting.fact("kind") != "model":
            writer.writerow(_row(domain, edition, posting))
    return (MARK + text.getvalue()).encode("utf-8")


def headers(edition: Edition) -> list[str]:
    """Return the headers of the columns, in the words of the edition."""
    return ["id", *(edition.word(name) for name in COLUMNS[1:])]


def _row(domain: JobDomain, edition: Edition, posting: JobObject) -> list[str]:
    seen = profile(domain.passages(posting.id))
    shown = {finding.pitfall for finding in domain.findings(posting)}
    return [
        posting.id,
        posting.title,
        *(_fact(domain, edition, posting, name) for name in FACTS),
        *(posting.fact(name) for name in PROSE),
        _titles(domain, "mission", seen),
        _titles(domain, "competency", seen),
        _titles(domain, "pitfall", shown),
        edition.sources.get(posting.fact("source"), ""),
        f"{edition.address}{edition.page(posting.place.docname)}",
        LICENCE,
    ]


def _fact(domain: JobDomain, edition: Edition, posting: JobObject, name: str) -> str:
    """Return a fact in words; nothing where the document does not say it."""
    value = posting.fact(name)
    placed = domain.of_kind("placement").get(value) if name == "placement" else None
    if value == "unstated":
        return ""
    return placed.fact("service") if placed else coded(edition.language, name, value)


def _titles(domain: JobDomain, kind: str, ids: Any) -> str:
    return BETWEEN.join(one.title for one in domain.of_kind(kind).values() if one.id in ids)


def package(domain: JobDomain, edition: Edition, content: bytes) -> str:
    """Return the description of a file of the examples, as JSON."""
    rights = {"name": LICENCE, "path": edition.rights, "title": edition.word("data-rights")}
    told: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"postings-{edition.language}",
        "title": f"{edition.title}: {edition.word('data-title')}",
        **({"homepage": edition.address} if edition.address else {}),
        "licenses": [rights],
        "contributors": [{"title": edition.holder, "role": "author"}],
        "resources": [{**_resource(domain, edition, content), "licenses": [rights]}],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _resource(domain: JobDomain, edition: Edition, content: bytes) -> dict[str, Any]:
    """Return the description of the file: how it is written, how large it is, its columns."""
    return {
        "name": "postings",
        "path": NAME,
        "profile": "tabular-data-resource",
        "title": edition.word("data-title"),
        "description": edition.word("data-about"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": edition.delimiter, "lineTerminator": "\r\n"},
        "schema": schema(domain, edition),
    }


def schema(domain: JobDomain, edition: Edition) -> dict[str, Any]:
    """Return the type and the meaning of each column (Frictionless Table Schema)."""
    pairs = zip(COLUMNS, headers(edition), strict=True)
    fields = [_field(domain, edition, name, header) for name, header in pairs]
    return {"fields": fields, "missingValues": [""], "primaryKey": ["id"]}


def _field(domain: JobDomain, edition: Edition, name: str, header: str) -> dict[str, Any]:
    """Return the description of a column; ``key`` is its name in every edition."""
    constraints: dict[str, Any] = {"required": True} if name in REQUIRED else {}
    allowed = _allowed(domain, edition, name)
    if allowed:
        constraints["enum"] = allowed
    whole = name in ADDRESSES and (name == "source" or edition.address)
    return {
        "name": header,
        "key": name,
        "type": "integer" if name == "year" else "string",
        "format": "uri" if whole else "default",
        "description": edition.word(f"column-{name}"),
        **({"constraints": constraints} if constraints else {}),
    }


def _allowed(domain: JobDomain, edition: Edition, name: str) -> list[str]:
    """Return the values that a coded column may hold, in the words of the edition."""
    codes = dict(KINDS["posting"].coded).get(name, ())
    placements = domain.of_kind("placement") if name == "placement" else {}
    return [
        placements[code].fact("service")
        if code in placements
        else coded(edition.language, name, code)
        for code in codes
        if code not in ("unstated", "model")
    ]
