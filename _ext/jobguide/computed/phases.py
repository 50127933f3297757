"""The first three years on one line: our phases, and what others say of the same months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes

from ..blocks import Row, Site, block, drawn, table
from ..pictures import timeline
from ..words import coded
from ..workload import Model, Range, display
from ..workload_reading import Phase, phases
from ..workload_records import Stage
from .charts import case_name

MONTHS = (0, 6, 12, 18, 24, 30, 36)


@dataclass(frozen=True)
class _Run:
    """A row of the picture: its name and what is said of it, its months, its hours."""

    name: str
    told: str
    begins: Range
    ends: Range | None
    hours: str
    style: str


@block("timeline")
def time_line(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the phases of the post with their hours a week, then the stages told elsewhere."""
    if site.model is None or not any(case.fixed for case in site.model.cases):
        return []
    runs = list(_runs(site, site.model))
    rows: list[Row] = [[run.name, *_months(site, run), run.hours] for run in runs]
    title = site.word("timeline-title")
    spans = [_span(site, run) for run in runs]
    description = "; ".join(span.label for span in spans)
    marks = timeline.Scale(MONTHS, site.word("months"))
    svg = timeline.draw("timeline", title, description, spans, marks)
    head = [site.word(key) for key in ("phase", "begins", "ends", "hours-week")]
    return [drawn(site, svg, title, table(head, rows, "data"))]


def _runs(site: Site, model: Model) -> Iterator[_Run]:
    cases = [case for case in model.cases if case.fixed]
    preparation, launch, _cruise = phases(model, cases[0])
    for phase in (preparation, launch):
        yield _phase(site, site.word(f"phase-{phase.id}"), phase)
    for case in cases:
        name = site.word("phase-cruise", case=case_name(site, case))
        yield _phase(site, name, phases(model, case)[-1])
    for stage in model.stages:
        yield _stage(site, stage)


def _phase(site: Site, name: str, phase: Phase) -> _Run:
    hours = f"{display(phase.weekly.central, site.language)}\u00a0h"
    told = site.word("a-week", hours=hours)
    return _Run(name, told, phase.begins, phase.ends, hours, "accent")


def _stage(site: Site, stage: Stage) -> _Run:
    ends = stage.begins + stage.lasts if stage.lasts else None
    told = site.word("months-from", begins=_told(site, stage.begins))
    if stage.lasts:
        told = site.word("value-months", value=_told(site, stage.lasts))
    name = coded(site.language, "stage", stage.id)
    return _Run(name, told, stage.begins, ends, "–", "soft ink")


def _span(site: Site, run: _Run) -> timeline.Span:
    return timeline.Span(
        site.word("labelled", label=run.name, told=run.told),
        (run.begins.central, run.ends.central if run.ends else None),
        (run.begins.low, run.ends.high if run.ends else None),
        run.style,
    )


def _months(site: Site, run: _Run) -> list[str]:
    return [_told(site, run.begins), _told(site, run.ends) if run.ends else site.word("no-end")]


def _told(site: Site, months: Range) -> str:
    low, high = (display(months.at(level), site.language, "count") for level in ("low", "high"))
    return low if low == high else site.word("from-to", low=low, high=high)
