"""The objects of one edition as plain data: what `open_data` writes as `job.json`.

Titles are those of the edition and every object says its address, so that a tool in the browser
or someone else's program needs nothing else.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sphinx.application import Sphinx

from .domain import JobDomain
from .kinds import KINDS
from .records import JobObject, Line


def project(app: Sphinx, domain: JobDomain) -> dict[str, Any]:
    """Return the objects and the lines of the postings, sorted as the pages show them."""
    objects = [_object(app, found) for kind in KINDS for found in domain.of_kind(kind).values()]
    lines = [_line(line) for line in domain.all_lines() if line.posting]
    findings = {
        posting.id: [asdict(found) for found in domain.findings(posting)]
        for posting in domain.of_kind("posting").values()
    }
    language = app.config.language
    return {"language": language, "objects": objects, "lines": lines, "findings": findings}


def _object(app: Sphinx, found: JobObject) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "id": found.id,
        "title": found.title,
        "url": f"{app.builder.get_target_uri(found.place.docname)}#{found.place.anchor}",
        **({"competencies": list(found.competencies)} if found.competencies else {}),
        **({"area": found.area} if found.kind == "competency" else {}),
        **({"facts": dict(found.facts)} if found.facts else {}),
    }


def _line(line: Line) -> dict[str, Any]:
    passages = [{"text": found.text, "tags": list(found.tags)} for found in line.passages]
    return {
        "posting": line.posting,
        "statement": line.statement,
        "text": line.text,
        "passages": passages,
    }
