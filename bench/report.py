"""What was measured, as tables for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.asking import Answered
from bench.auditing import FULL, Marks
from bench.building import BuildCosts, Costs
from bench.figures import kilobytes
from bench.project import GuideCosts
from bench.tables import table
from bench.visiting import Visits

METHOD = """Each figure is the median of {runs} runs, with the lowest and the highest in brackets;
without brackets, all were the same or there was one, as of large sites.
Builds: every generator builds the same pages in turn, each in a new process; processor seconds
count the user's and the system's, children included; memory is that of the largest process.
Visits: Chromium with an empty cache, one inner page, bodies compressed with gzip 6, on the line
and the processor of Lighthouse's phone (150 ms, 1.6 Mbit/s, 4 times slower); what other sites are
asked for is counted, though it may not be reached from here. Search: one common word typed on that
page; what came before it is all that the page had fetched by then, a search index included.
Lighthouse: the middle run by its mark for speed, or the first with a full one."""


@dataclass
class Results:
    """All that one run has measured; what was not asked for is empty."""

    conditions: dict[str, str]
    runs: int
    builds: list[BuildCosts] = field(default_factory=list)
    guide: GuideCosts | None = None
    visits: list[Visits] = field(default_factory=list)
    answers: list[Answered] = field(default_factory=list)
    marks: list[Marks] = field(default_factory=list)


def write(results: Results, folder: Path) -> str:
    """Write `report.md` and `report.json` into a folder, and return the first."""
    told = "\n\n".join(_sections(results)) + "\n"
    data = json.dumps(asdict(results), ensure_ascii=False, indent=1)
    (folder / "report.md").write_text(told, encoding="utf-8")
    (folder / "report.json").write_text(f"{data}\n", encoding="utf-8")
    return told


def _sections(results: Results) -> Iterator[str]:
    yield "\n".join(f"- {name}: {value}" for name, value in results.conditions.items())
    yield METHOD.format(runs=results.runs)
    for pages in dict.fromkeys(one.pages for one in results.builds):
        found = [one for one in results.builds if one.pages == pages]
        yield f"## Building {pages} pages\n\n{_builds(found)}"
    if results.guide:
        yield f"## Building this guide, both editions at once\n\n{_guide(results.guide)}"
    if results.visits:
        yield f"## First visit of one page\n\n{_visits(results.visits)}"
    if results.answers:
        yield f"## First answer of the search\n\n{_answers(results.answers)}"
    if results.marks:
        yield f"## Lighthouse\n\n{_marks(results.marks)}"


def _builds(found: Sequence[BuildCosts]) -> str:
    head = ["generator", "cold, s", "cold, processor s", "of ours", "MiB",
            "one page touched, s", "touched, processor s"]  # fmt: skip
    ours = found[0].cold.processor_seconds.median
    rows = [
        [
            one.generator,
            *_seconds(one.cold),
            f"{one.cold.processor_seconds.median / ours:.2f} ×",
            one.cold.megabytes.told(0),
            *_seconds(one.touched),
        ]
        for one in found
    ]
    return table(head, rows)


def _seconds(costs: Costs) -> tuple[str, str]:
    return costs.seconds.told(), costs.processor_seconds.told()


def _guide(guide: GuideCosts) -> str:
    named = {"cold": guide.cold, "unchanged": guide.unchanged, "one page touched": guide.touched}
    rows = [[name, *_seconds(costs), costs.megabytes.told(0)] for name, costs in named.items()]
    return table(["build", "s", "processor s", "MiB"], rows)


def _visits(found: Sequence[Visits]) -> str:
    head = ["site", "requests", "to others", "kB", "kB but the page", "blocking scripts",
            "first paint, ms", "largest paint, ms", "shift"]  # fmt: skip
    rows = [
        [
            one.site,
            str(one.once.requests),
            str(one.once.third_party),
            kilobytes(one.once.total_bytes),
            kilobytes(one.once.other_bytes),
            str(one.once.blocking_scripts),
            one.first_paint.told(0),
            one.largest_paint.told(0),
            one.shift.told(3),
        ]
        for one in found
    ]
    return table(head, rows)


def _answers(found: Sequence[Answered]) -> str:
    rows = [[one.site, kilobytes(one.before_bytes), kilobytes(one.answer_bytes),
             kilobytes(one.before_bytes + one.answer_bytes)] for one in found]  # fmt: skip
    return table(["site", "kB before", "kB for the answer", "kB in all"], rows)


def _marks(found: Sequence[Marks]) -> str:
    head = ["page", "performance / accessibility / best practices / SEO", "not wholly passed"]
    return table(head, [[f"{one.site}: {one.page}", one.told(), _lost(one)] for one in found])


def _lost(marks: Marks) -> str:
    """Return the audits that cost a page something, where its category is under 100."""
    under = [name for name, mark in marks.marks.items() if mark < FULL]
    return ", ".join(audit for name in under for audit in marks.lost[name]) or "–"
