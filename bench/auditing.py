"""Lighthouse's marks of a page, out of 100, in its four categories, on its simulated phone."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checkers.browser import AS_ROOT, QUIET

FULL = 100
SPEED = "performance"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Marks:
    """The marks of one page, and the audits that cost it something, by category."""

    site: str
    page: str
    marks: Mapping[str, int]
    lost: Mapping[str, tuple[str, ...]]

    def told(self) -> str:
        """Return the four marks, in the order of the categories."""
        return " / ".join(str(self.marks[name]) for name in CATEGORIES)


@dataclass(frozen=True)
class Lighthouse:
    """The program, and the browser that it drives."""

    program: Path
    browser: Path

    def audit(self, site: str, address: str, page: str, runs: int) -> Marks:
        """Return the marks of one page: of the middle run by its speed, the only mark that varies.

        The first run is enough where it gives a full mark.
        """
        found: list[Marks] = []
        while len(found) < runs and not any(one.marks[SPEED] == FULL for one in found):
            found.append(self.audit_once(site, address, page))
        return sorted(found, key=lambda one: one.marks[SPEED])[len(found) // 2]

    def audit_once(self, site: str, address: str, page: str) -> Marks:
        """Return the marks of one run on one page."""
        flags = " ".join(("--headless=new", *QUIET, *AS_ROOT))
        command = [
            *(str(self.program), address + page, "--quiet", "--output=json"),
            *(f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"),
        ]
        environment = os.environ | {"CHROME_PATH": str(self.browser)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return read_marks(site, page, json.loads(done.stdout))


def read_marks(site: str, page: str, told: Mapping[str, Any]) -> Marks:
    """Return the marks that a report of Lighthouse holds.

    >>> audits = {"font-size": {"score": 0.5}, "viewport": {"score": 1}, "by-hand": {"score": None}}
    >>> weighed = [{"id": name, "weight": 1} for name in audits]
    >>> seo = {"categories": {"seo": {"score": 0.91, "auditRefs": weighed}}, "audits": audits}
    >>> marks = read_marks("a", "b.html", seo)
    >>> marks.marks, marks.lost
    ({'seo': 91}, {'seo': ('font-size',)})
    """
    categories, audits = told["categories"], told["audits"]
    return Marks(
        site,
        page,
        {name: round(100 * found["score"]) for name, found in categories.items()},
        {name: _lost(found["auditRefs"], audits) for name, found in categories.items()},
    )


def _lost(references: list[dict[str, Any]], audits: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the audits of a category that count and that a page does not wholly pass."""
    counted = [str(one["id"]) for one in references if one["weight"]]
    scores = {name: audits[name]["score"] for name in counted}
    return tuple(name for name, score in scores.items() if score is not None and score < 1)
