"""The exceptions to the check of external links: each explained, with a day to look at it again."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from checkers.report import Finding, Report, report


def check_exceptions(exceptions: Path, schema: Path) -> Report:
    """Compare the file with its schema."""
    written = tomllib.loads(exceptions.read_text(encoding="utf-8"))
    # JSON has no dates: they are compared as the schema writes them.
    tables: dict[str, list[dict[str, str]]] = json.loads(json.dumps(written, default=str))
    findings = shape_faults(exceptions.name, tables, json.loads(schema.read_text("utf-8")))
    return report("link exceptions", findings, exceptions=sum(map(len, tables.values())))


def shape_faults(name: str, tables: Any, schema: dict[str, Any]) -> list[Finding]:
    """Return what the schema has to say."""
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    faults = validator.iter_errors(tables)
    return [Finding(f"{name}, {fault.json_path}", fault.message) for fault in faults]
