"""What our style sheets and scripts ask of a browser, held against the list of those that we serve.

ESLint reads them (tests/npm/eslint.config.mjs). A feature that some of these browsers lack is let
pass where a reason says what they show instead, and only as long as something needs it.
"""

import json
import re
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

from checkers.report import Finding, Report, report

# The name of a feature, at the beginning of what is told of it.
_NAME = re.compile(r"(.+?)(?=\(\)| is not )")


def check_browsers(folder: Path, eslint: Path, config: Path, exceptions: Path) -> Report:
    """Read the sheets and scripts of a folder, vendored ones aside."""
    files = sorted({*folder.glob("*.css"), *folder.glob("*.js")})
    options = ("--config", config, "--format", "json", "--no-warn-ignored")
    names = [path.name for path in files]
    done = subprocess.run(
        ["node", eslint, *options, *names], cwd=folder, capture_output=True, text=True, check=False
    )
    allowed = read_names(exceptions)
    met = set[str]()
    findings = []
    for told in json.loads(done.stdout):
        for message in told["messages"]:
            name = named(message["message"])
            met.add(name)
            if name not in allowed:
                where = f"{Path(told['filePath']).name}:{message['line']}"
                findings.append(Finding(where, message["message"]))
    unused = "nothing needs the exception for “{}” any more"
    findings += [Finding("exceptions", unused.format(name)) for name in sorted(allowed - met)]
    return report("browsers", findings, files=len(files), features_let_pass=len(allowed))


def named(message: str) -> str:
    """Return the feature that a message of ESLint tells of."""
    found = _NAME.match(message)
    return found[0] if found else message


def read_names(file: Path) -> frozenset[str]:
    """Return the features that a file lets pass; each group of them gives its reason.

    Raises KeyError for a group that lacks one.
    """
    groups: Iterable[dict[str, list[str]]] = tomllib.loads(file.read_text("utf-8"))["feature"]
    return frozenset(name for group in groups for name in group["names"] if group["reason"])
