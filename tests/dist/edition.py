"""An edition with its books, as the tests of this folder see it."""

from dataclasses import dataclass
from pathlib import Path

from checkers.report import Report

FOLDERS = {"fr": "", "en": "en/"}


@dataclass(frozen=True)
class Edition:
    """An edition: its language, the folder of its pages, its books."""

    language: str
    pages: Path
    pdf: Path
    epub: Path

    def named(self, checked: Report) -> Report:
        """Return what a checker reports, under a name that tells the edition."""
        return Report(f"{checked.checker}, {self.language}", checked.findings, checked.examined)
