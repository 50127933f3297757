"""The days on which somebody must read something again: those that have come are notices.

A rate of pay, an exception to the check of the links: each has a line ``review = DAY`` in its file
of `data/`. A day that comes stops nothing: it is told with the other notices, and once a week the
robot opens an issue for all of them (``python -m checkers.reviews data``, Python's library only).
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from checkers.report import Finding, Report, report

_REVIEW = re.compile(r'^review = "?(\d{4}-\d\d-\d\d)"?$')


def check_reviews(folder: Path, today: date) -> Report:
    """Look for the days that have come in the files of a folder."""
    days = list(read_days(folder))
    late = [
        Finding(place, f"to read again since {day}: mend it or keep it, and give it a new day")
        for place, day in days
        if day <= today.isoformat()
    ]
    return report("days of review", (), late, days=len(days))


def read_days(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each day with its file and line."""
    for path in sorted(folder.glob("*.toml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if found := _REVIEW.match(line):
                yield f"{folder.name}/{path.name}:{number}", found[1]


def main(folder: str) -> int:
    """Print what is to be read again today; fail where there is something."""
    late = check_reviews(Path(folder), date.today()).notices
    for told in late:
        print(told)
    return int(bool(late))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
