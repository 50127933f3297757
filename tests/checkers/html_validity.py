"""Every page is valid HTML: the Nu checker has neither an error nor a warning to tell."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from checkers.report import Finding, Report, report

# --format json: read by a program. --verbose: it names each file that it checks, and we count.
# --exit-zero-always: a fault is told by the messages; any other exit code is the tool's own.
# --filterpattern: it takes no file of a disk for 'self'. Browsers do, and they are watched.
OPTIONS = (
    *("--format", "json", "--verbose", "--exit-zero-always"),
    *("--filterpattern", ".*Content Security Policy.*"),
)


def check_html(folder: Path, java: Path, vnu_jar: Path) -> Report:
    """Run the Nu checker once over all pages."""
    pages = [path.relative_to(folder) for path in sorted(folder.rglob("*.html"))]
    command: list[str | Path] = [java, "-jar", vnu_jar, *OPTIONS, *pages]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    findings = [finding(folder, told) for told in messages(done.stderr) if is_fault(told)]
    return report("html validity", findings, pages=len(done.stdout.splitlines()))


def messages(answer: str) -> list[dict[str, Any]]:
    r"""Return the messages of the tool: the one line of JSON, whatever Java says around it.

    >>> messages('Picked up JAVA_TOOL_OPTIONS\n{"messages": [{"type": "info"}]}')
    [{'type': 'info'}]
    """
    told = next(line for line in answer.splitlines() if line.startswith("{"))
    found: list[dict[str, Any]] = json.loads(told)["messages"]
    return found


def is_fault(message: Mapping[str, Any]) -> bool:
    """Tell whether a message is an error or a warning; advice is not.

    >>> is_fault({"type": "info"}), is_fault({"type": "info", "subType": "warning"})
    (False, True)
    """
    return message["type"] != "info" or message.get("subType") == "warning"


def finding(folder: Path, message: Mapping[str, Any]) -> Finding:
    """Turn a message of the tool into a finding, the page named as inside the site."""
    where = unquote(message.get("url", "")).rpartition(f"{folder.resolve().as_posix()}/")[2]
    return Finding(f"{where}:{message.get('lastLine', '?')}", message["message"])
