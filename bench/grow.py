"""Build the guide with more and more postings: `make grow N=5000`. The build may grow with them.

What one reader gets may not: the bytes of a page, and those of an answer of the search.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.asking import ask
from bench.building import Cost, cost_of
from bench.figures import KILOBYTE, exponent, kilobytes
from bench.project import BUILD, TOUCHED, add_postings, copy_project
from bench.sites import TOUCH
from bench.tables import table
from checkers.browser import open_browser
from tools import chromium

SIZES = (20, 200, 1000, 5000)
FRENCH = (".venv/bin/python", "-m", "sphinx", "-q", "-d", f"{BUILD}/fr", "-b", "html", ".")
READ = {  # a page of each kind, and the data of all, which nobody loads to read a page
    "home": "index.html",
    "chapter": "guide/animating.html",
    "posting": "examples/added-00000.html",
    "examples": "examples/index.html",
    "sources": "guide/bibliography.html",
    "data": "job.json",
}
STEADY = ("home", "chapter", "posting", "examples", "sources")
ANSWER = 34_000  # bytes of a first answer at most, as for the guide of today
FULL = 200  # postings, from which on the lists fill their pages
SLACK = 1.1  # what a reader gets may grow by a tenth: names of files get longer


@dataclass(frozen=True)
class Grown:
    """The French edition with so many postings more: what it takes, and what a reader gets."""

    postings: int
    cold: Cost
    touched: Cost
    sizes: dict[str, int]
    answer_seconds: float


def measure(folder: Path, postings: int) -> Grown:
    """Build a copy of the guide with more postings, change a page, and weigh what comes of it."""
    add_postings(copy_project(folder), postings)
    command = (*FRENCH, f"{BUILD}/html")
    cold = cost_of(command, folder)
    with (folder / TOUCHED).open("a", encoding="utf-8") as page:
        page.write(TOUCH)
    touched = cost_of(command, folder)
    html = folder / BUILD / "html"
    sizes = {name: (html / path).stat().st_size for name, path in READ.items()}
    sizes["index"] = sum(path.stat().st_size for path in (html / "_search").rglob("*.js"))
    with open_browser(chromium()) as browser:
        answered = ask(browser, "this project", html, READ["chapter"])
    sizes["an answer"] = answered.answer_bytes
    return Grown(postings, cold, touched, sizes, answered.seconds)


def told(found: Sequence[Grown]) -> str:
    """Return what was measured, as a table."""
    names = list(found[0].sizes)
    costs = ("processor s", "MiB", "one change, processor s", "MiB", "first answer, s")
    head = ["postings more", *costs, *(f"{name}, kB" for name in names)]
    rows = [
        [
            str(one.postings),
            f"{one.cold.processor_seconds:.1f}",
            f"{one.cold.megabytes:.0f}",
            f"{one.touched.processor_seconds:.1f}",
            f"{one.touched.megabytes:.0f}",
            f"{one.answer_seconds:.2f}",
            *(kilobytes(one.sizes[name]) for name in names),
        ]
        for one in found
    ]
    return table(head, rows)


def faults(found: Sequence[Grown]) -> list[str]:
    """Return what grows and should not; the build may, in proportion."""
    full = [one for one in found if one.postings >= FULL]
    wrong = [
        f"{name}: {full[0].sizes[name]:,} bytes, then {full[-1].sizes[name]:,}"
        for name in STEADY
        if full and full[-1].sizes[name] > full[0].sizes[name] * SLACK + KILOBYTE
    ]
    wrong += [
        f"an answer: {one.sizes['an answer']:,} bytes with {one.postings} postings more"
        for one in found
        if one.sizes["an answer"] > ANSWER
    ]
    if len(full) > 1:
        least, start = found[0].postings, found[0].cold.processor_seconds
        costs = [one.cold.processor_seconds - start for one in full]
        power = exponent([one.postings - least for one in full], costs)
        print(f"What is added costs its power {power:.2f}.")
        wrong += [f"the build grows with the power {power:.2f}"] if power > SLACK else []
    return wrong


def main(folder: Path) -> int:
    """Measure each size up to the one asked for."""
    most = int(os.environ.get("N") or SIZES[-2])
    found = []
    for size in (*(size for size in SIZES if size < most), most):
        found.append(measure(folder, size))
        print(told(found), flush=True)
    wrong = faults(found)
    print(*wrong, f"grow: {len(found)} sizes, {len(wrong)} faults", sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
