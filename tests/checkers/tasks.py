"""What a reader does on the site, done in whatever browser is handed in (tasks.js)."""

from collections.abc import Callable
from pathlib import Path

from checkers.report import Finding, Report, report

TASKS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8").rstrip()
# Each task, and the page where it is done.
PLACES = {
    "reading": "guide/placement.html",
    "menu": "guide/placement.html",
    "search": "guide/placement.html",
    "theme": "guide/placement.html",
    "paper": "guide/sizing.html",
    "filter": "examples/index.html",
    "advert": "examples/read.html",
    "verdict": "plan/need.html",
    "hours": "plan/hours.html",
}
# Opens an address, then runs a script whose value is a promise, and returns what it promised.
Drive = Callable[[str, str], str]


def check_tasks(name: str, base: str, drive: Drive) -> Report:
    """Do every task in a browser, as wide as it was opened."""
    findings = []
    for task, path in PLACES.items():
        told = drive(base + path, f"({TASKS}).{task}()")
        if told:
            findings.append(Finding(f"{name}, {task}", told))
    return report(f"tasks, {name}", findings, tasks=len(PLACES))
