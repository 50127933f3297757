"""The open data of each edition: what the schema promises, and what the pages say.

`job.json` is read by jsonschema, `postings.csv` as a spreadsheet opens it.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, SchemaError

from checkers.places import Published, editions, published
from checkers.report import Finding, Report, report

OBJECTS, SCHEMA, TABLE = "job.json", "job.schema.json", "postings.csv"
MARK = b"\xef\xbb\xbf"  # without it, Excel takes UTF-8 for another alphabet
LICENCE = "CC-BY-4.0"
# What LibreOffice and Excel take for the end of a cell, in each language.
DELIMITERS = {"fr": ";", "en": ","}


@dataclass(frozen=True)
class Data:
    """The open data of one edition; the name is its path from the root of the site."""

    folder: Path
    name: str
    objects: dict[str, Any]
    rows: list[dict[str, str]]

    @property
    def postings(self) -> dict[str, str]:
        """The titles of the examples that the table must hold, by id."""
        found = (one for one in self.objects["objects"] if one["kind"] == "posting")
        return {one["id"]: one["title"] for one in found if one["facts"]["kind"] != "model"}


def check_open_data(folder: Path) -> Report:
    """Check the data of every edition, and that all hold the same objects."""
    place, findings, read = published(folder), list[Finding](), list[Data]()
    for edition in editions(folder):
        name = "" if edition == folder else f"{edition.name}/"
        lost = [file for file in (OBJECTS, SCHEMA, TABLE) if not (edition / file).exists()]
        findings += [Finding(f"{name}{file}", "there is none") for file in lost]
        if not lost:
            data = read_data(edition, name)
            read.append(data)
            findings += [*schema_faults(data), *table_faults(data), *page_faults(place, data)]
    first = read[0].objects if read else {}
    for data in read[1:]:
        if ids(data.objects) != ids(first):
            findings.append(Finding(f"{data.name}{OBJECTS}", "has not the objects of the source"))
    objects = sum(len(data.objects["objects"]) for data in read)
    return report("open data", findings, objects=objects, rows=sum(len(d.rows) for d in read))


def read_data(folder: Path, name: str) -> Data:
    """Read the data of an edition."""
    objects = json.loads((folder / OBJECTS).read_text(encoding="utf-8"))
    delimiter = DELIMITERS[objects["language"]]
    with (folder / TABLE).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter))
    return Data(folder, name, objects, rows)


def ids(objects: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the kinds and ids of the objects."""
    return [(one["kind"], one["id"]) for one in objects["objects"]]


def schema_faults(data: Data) -> Iterator[Finding]:
    """Yield where the objects are not what their schema promises."""
    schema = json.loads((data.folder / SCHEMA).read_text(encoding="utf-8"))
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        yield Finding(f"{data.name}{SCHEMA}", error.message)
        return
    for fault in Draft202012Validator(schema).iter_errors(data.objects):
        place = "/".join(map(str, fault.absolute_path))
        yield Finding(f"{data.name}{OBJECTS}#{place}", fault.message)


def table_faults(data: Data) -> Iterator[Finding]:
    """Yield where a spreadsheet would stumble, or a row says less than its head promises."""
    if not (data.folder / TABLE).read_bytes().startswith(MARK):
        yield Finding(f"{data.name}{TABLE}", "has no mark of UTF-8: Excel would misread it")
    for row in data.rows:
        if None in row or None in row.values():
            yield Finding(f"{data.name}{TABLE}", f"{row['id']}: not a cell for each column")
    if data.objects["licence"]["name"] != LICENCE:
        yield Finding(f"{data.name}{OBJECTS}", f"does not say {LICENCE}")


def page_faults(place: Published, data: Data) -> Iterator[Finding]:
    """Yield what the data say and the pages do not."""
    for one in data.objects["objects"]:
        fault = place.fault_of(f"{data.name}{OBJECTS}", one["url"])
        if fault:
            yield Finding(f"{data.name}{OBJECTS}", fault)
    rows = {row["id"]: list(row.values()) for row in data.rows}
    titles = {name: cells[1] for name, cells in rows.items()}
    if titles != data.postings or len(rows) != len(data.rows):
        yield Finding(f"{data.name}{TABLE}", "has not one row for each example")
    for name, cells in rows.items():
        *_facts, page, licence = cells
        fault = place.fault_of(f"{data.name}{TABLE}", page)
        if fault or not page.endswith(f"{name}.html") or licence != LICENCE:
            yield Finding(f"{data.name}{TABLE}", f"{name}: {fault or page} {licence}")
