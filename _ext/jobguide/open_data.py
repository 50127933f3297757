"""The open data of an edition, written beside its pages, with what describes each file.

`job.json` holds the objects of the model and the lines of the postings, with its JSON Schema
`job.schema.json`; `postings.csv` one row an example, with its data package `datapackage.json`. Each
says under which licence it is: a file leaves the site without its pages.

Imports `projection` and `postings_table`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinxcontrib.bibtex.domain import BibtexDomain

from . import postings_table
from .domain import JobDomain
from .postings_table import LICENCE, Edition
from .projection import project

OBJECTS, SCHEMA = "job.json", "job.schema.json"
# Written by hand: it is what we promise to those who read the data.
CONTRACT = Path(__file__).with_name(SCHEMA)


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the files at the root of an HTML edition that was built without error."""
    if error is not None or app.builder.name != "html":
        return
    domain = app.env.domains["job"]
    assert isinstance(domain, JobDomain)
    edition = _edition(app)
    rows = postings_table.table(domain, edition)
    objects = {**_head(edition), **project(app, domain)}
    files = {
        OBJECTS: (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode(),
        SCHEMA: CONTRACT.read_bytes(),
        postings_table.NAME: rows,
        postings_table.PACKAGE: postings_table.package(domain, edition, rows).encode(),
    }
    for name, content in files.items():
        Path(app.outdir, name).write_bytes(content)


def _edition(app: Sphinx) -> Edition:
    cite = app.env.domains["cite"]
    assert isinstance(cite, BibtexDomain)
    entries = cite.bibdata.data.entries
    return Edition(
        language=app.config.language,
        title=app.config.project,
        address=app.config.html_baseurl,
        rights=app.config.html_context.get("licence_url", ""),
        holder=app.config.author,
        page=app.builder.get_target_uri,
        sources={key: entry.fields.get("url", "") for key, entry in entries.items()},
    )


def _head(edition: Edition) -> dict[str, Any]:
    """Return what the objects say of themselves, wherever the file is found."""
    licence = {
        "name": LICENCE,
        "url": edition.rights,
        "holder": edition.holder,
        "note": edition.word("data-rights"),
    }
    return {
        "$schema": SCHEMA,
        "title": edition.title,
        "address": edition.address,
        "licence": licence,
    }
