"""What the model looks like: where the time goes, a range against one number, the first years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from docutils import nodes

from ..blocks import Row, Site, drawn, table
from ..words import coded
from . import pictures
from .model import LEVELS, NOTHING, Case, Model, Range, Stage
from .reckoning import Phase, by_activity, display, phases, share, weekly_hours, yearly_hours
from .site_model import model_block

TICKS = 5
ROOM = 1.25  # above the case's own high, so that its pictures have one scale and can be compared
MONTHS = (0, 6, 12, 18, 24, 30, 36)  # marked under the first years


@model_block("situations")
def side_by_side(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return where the time goes in each case of the model that has a week of its own."""
    cases = [case for case in model.cases if case.fixed]
    if not cases:
        return []
    totals = [yearly_hours(model, case) for case in cases]
    spent = [by_activity(model, case) for case in cases]
    rows = [_activity_row(site, each.id, spent, totals) for each in model.activities]
    rows = sorted((row for row in rows if any(row.shares)), key=lambda row: -max(row.shares))
    names = [case_name(site, case) for case in cases]
    told = [_hours(site, total) for total in totals]
    columns = [pictures.Column(name, hours) for name, hours in zip(names, told, strict=True)]
    title = site.word("situations-title")
    description = "; ".join(f"{row.label}: {', '.join(row.told)}" for row in rows)
    svg = pictures.draw_situations("situations", title, description, columns, rows)
    cells: list[Row] = [[row.label, *row.told] for row in rows]
    cells.append([site.word("total"), *told])
    return [drawn(site, svg, title, table([site.word("activity"), *names], cells, "data"))]


def _activity_row(
    site: Site, name: str, spent: Sequence[dict[str, Range]], totals: Sequence[Range]
) -> pictures.Shares:
    hours = [each.get(name, NOTHING) for each in spent]
    shares = [share(part, total) for part, total in zip(hours, totals, strict=True)]
    return pictures.Shares(
        activity_name(site, name), tuple(shares), tuple(_hours(site, part) for part in hours)
    )


def _hours(site: Site, hours: Range) -> str:
    return "–" if not hours.central else f"{display(hours.central, site.language)}\u00a0h"


def activity_name(site: Site, name: str) -> str:
    """Return the name of an activity in the edition, or its id where no page tells it."""
    shown = site.domain.of_kind("activity").get(name)
    return shown.title if shown else name


def case_name(site: Site, case: Case) -> str:
    """Return the short name of a worked case, or its id where the site has no word for it."""
    return coded(site.language, "case", case.id)


def driver_name(site: Site, model: Model, driver: str) -> str:
    """Return what a volume counts, a year: the name of its question, or its unit."""
    asked = site.domain.of_kind("driver").get(driver)
    if asked:
        return site.word("by-year", counted=asked.title)
    found = (each.id for each in model.activities if each.driver == driver)
    shown = site.domain.of_kind("activity").get(next(found, ""))
    return site.word("by-year", counted=shown.fact("unit") if shown else driver)


@model_block("range-against")
def range_against(site: Site, model: Model, argument: str) -> list[nodes.Node]:
    """Return the hours a week of a case against one of its volumes: ``CASE/DRIVER``."""
    name, _slash, driver = argument.partition("/")
    case = model.case(name)
    return [_range_picture(site, model, case, driver)] if case.volumes.get(driver) else []


def _range_picture(site: Site, model: Model, case: Case, driver: str) -> nodes.Node:
    points, axes = _range_curve(site, model, case, driver)
    counted = driver_name(site, model, driver)
    title = site.word("range-title", counted=counted, case=case_name(site, case))
    cells: list[Row] = [
        [
            _told(site, each.x, "count"),
            *(_told(site, getattr(each, level), "h") for level in LEVELS),
        ]
        for each in points
    ]
    description = "; ".join(f"{row[0]}: {row[1]}, {row[2]}, {row[3]}" for row in cells)
    ident = nodes.make_id(f"range-{case.id}/{driver}")
    svg = pictures.draw_curve(ident, title, description, points, axes)
    head = [axes.quantity, *(site.word(level) for level in LEVELS)]
    return drawn(site, svg, title, table(head, cells, "data"))


def _range_curve(
    site: Site, model: Model, case: Case, driver: str
) -> tuple[list[pictures.Point], pictures.Axes]:
    """Return the hours a week from nothing to twice the case's own volume, and the axes."""
    here = case.volumes[driver]
    volumes = ticks(2 * here)
    points = [_point(model, case, driver, volume) for volume in volumes]
    hours = ticks(max(ROOM * _point(model, case, driver, here).high, points[-1].high))
    counted = driver_name(site, model, driver)
    axes = pictures.Axes(
        across=[(volume, _told(site, volume, "count")) for volume in volumes],
        upwards=[(each, _told(site, each, "count")) for each in hours],
        quantity=counted[:1].upper() + counted[1:],
        result=site.word("hours-week"),
        levels=(site.word("low"), site.word("central"), site.word("high")),
        mark=(here, site.word("range-here", value=_told(site, here, "count"))),
    )
    return points, axes


def _point(model: Model, case: Case, driver: str, volume: float) -> pictures.Point:
    changed = replace(case, volumes={**case.volumes, driver: volume})
    week = weekly_hours(yearly_hours(model, changed), model.time)
    return pictures.Point(volume, week.low, week.central, week.high)


def _told(site: Site, value: float, unit: str) -> str:
    return display(value, site.language, unit)


def ticks(most: float) -> list[float]:
    """Return round numbers from 0 to a number at least as large, few enough to be read.

    >>> ticks(208), ticks(29.2)
    ([0, 50, 100, 150, 200, 250], [0, 10, 20, 30])
    """
    steps = (step * 10**power for power in count() for step in (1, 2, 5))
    step = next(step for step in steps if step * TICKS >= most)
    number = next(number for number in count(1) if number * step >= most)
    return [place * step for place in range(number + 1)]


@dataclass(frozen=True)
class _Run:
    """A row of the picture: its name and what is said of it, its months, its hours."""

    name: str
    told: str
    begins: Range
    ends: Range | None
    hours: str
    style: str


@model_block("timeline")
def time_line(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return the phases of the post with their hours a week, then the stages told elsewhere."""
    if not any(case.fixed for case in model.cases):
        return []
    runs = list(_runs(site, model))
    rows: list[Row] = [[run.name, *_months(site, run), run.hours] for run in runs]
    title = site.word("timeline-title")
    spans = [_span(site, run) for run in runs]
    description = "; ".join(span.label for span in spans)
    marks = pictures.Scale(MONTHS, site.word("months"))
    svg = pictures.draw_timeline("timeline", title, description, spans, marks)
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
    hours = f"{display(phase.weekly, site.language)}\u00a0h"
    told = site.word("a-week", hours=hours)
    return _Run(name, told, phase.begins, phase.ends, hours, "accent")


def _stage(site: Site, stage: Stage) -> _Run:
    ends = stage.begins + stage.lasts if stage.lasts else None
    told = site.word("months-from", begins=_months_told(site, stage.begins))
    if stage.lasts:
        told = site.word("value-months", value=_months_told(site, stage.lasts))
    name = coded(site.language, "stage", stage.id)
    return _Run(name, told, stage.begins, ends, "–", "soft ink")


def _span(site: Site, run: _Run) -> pictures.Span:
    return pictures.Span(
        site.word("labelled", label=run.name, told=run.told),
        (run.begins.central, run.ends.central if run.ends else None),
        (run.begins.low, run.ends.high if run.ends else None),
        run.style,
    )


def _months(site: Site, run: _Run) -> list[str]:
    ends = _months_told(site, run.ends) if run.ends else site.word("no-end")
    return [_months_told(site, run.begins), ends]


def _months_told(site: Site, months: Range) -> str:
    low, high = (display(months.at(level), site.language, "count") for level in ("low", "high"))
    return low if low == high else site.word("from-to", low=low, high=high)
