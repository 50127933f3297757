"""What the model looks like: where the time goes, a range against one volume, the first years.

Each picture is a block: what it shows, in a template of its own, and the table that says the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from docutils import nodes

from ..blocks import Row, Site, block_of, drawn, table
from ..svg import WIDTH
from ..words import coded
from .model import LEVELS, NOTHING, Case, Model, Range
from .reckoning import by_activity, display, phases, share, weekly_hours, yearly_hours
from .site_model import MODEL, activity_name, case_name
from .tables import levels_told

HERE = Path(__file__).parent
EDGE = 350
ROW = 46
TICKS = 5


def _hours(site: Site, hours: float) -> str:
    return f"{display(hours, site.language)}\u00a0h" if hours else "–"


# ---- where the time goes in several cases, one column each

COLUMN_GAP, COLUMN_HEAD = 12, 40
NUMBER_ROOM = 48  # beside the longest bar


@dataclass(frozen=True)
class _Shares:
    """An activity: its name, and in each case its share in per cent and its hours as told."""

    label: str
    shares: list[float]
    told: list[str]


@block_of(MODEL, "situations")
def side_by_side(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return where the time goes in each case of the model that has a week of its own."""
    cases = [case for case in model.cases if case.fixed]
    if not cases:
        return []
    totals = [yearly_hours(model, case) for case in cases]
    spent = [by_activity(model, case) for case in cases]
    rows = []
    for activity in model.activities:
        hours = [each.get(activity.id, NOTHING) for each in spent]
        shares = [share(part, total) for part, total in zip(hours, totals, strict=True)]
        told = [_hours(site, each.central) for each in hours]
        rows.append(_Shares(activity_name(site, activity.id), shares, told))
    rows = sorted((row for row in rows if any(row.shares)), key=lambda row: -max(row.shares))
    columns = {
        case_name(site, case): _hours(site, total.central)
        for case, total in zip(cases, totals, strict=True)
    }
    cells: list[Row] = [[row.label, *row.told] for row in rows]
    cells.append([site.word("total"), *columns.values()])
    in_words = table([site.word("activity"), *columns], cells)
    width = (WIDTH - COLUMN_GAP * (len(columns) - 1)) / len(columns)
    return drawn(
        site, HERE / "situations.svg", site.word("situations-title"), in_words, ident="situations",
        description="; ".join(f"{row.label}: {', '.join(row.told)}" for row in rows),
        height=COLUMN_HEAD + len(rows) * ROW + 4,
        rows=rows, columns=columns.items(), column_head=COLUMN_HEAD, row_height=ROW,
        places=[number * (width + COLUMN_GAP) for number in range(len(columns))],
        # A share is as long in every column, so that columns can be compared.
        scale=(width - NUMBER_ROOM) / max(share for row in rows for share in row.shares),
    )  # fmt: skip


# ---- the hours a week of a case against one of its volumes: a middle line in a band

CURVE_HEIGHT = 300
ROOM = 1.25  # above the case's own high, so that its pictures have one scale and can be compared


@dataclass(frozen=True)
class _Curve:
    """The volumes that are marked, the hours a week at each, and the hours that are marked."""

    volumes: list[float]
    weeks: list[Range]
    marked: list[float]
    left, top, right, bottom = 34, 40, EDGE, 250

    def x(self, volume: float) -> float:
        return self.left + (self.right - self.left) * volume / max(self.volumes)

    def y(self, hours: float) -> float:
        return self.bottom - (self.bottom - self.top) * hours / max(self.marked)

    def line(self, level: str) -> list[tuple[float, float]]:
        """Return the places of a level, from left to right."""
        return [
            (self.x(volume), self.y(week.at(level)))
            for volume, week in zip(self.volumes, self.weeks, strict=True)
        ]


@block_of(MODEL, "range-against")
def range_against(site: Site, model: Model, argument: str) -> list[nodes.Node]:
    """Return the hours a week of a case against one of its volumes: ``CASE/DRIVER``."""
    name, _slash, driver = argument.partition("/")
    case = model.case(name)
    if not case.volumes.get(driver):
        return []
    curve, counted = _curve(model, case, driver), _counted(site, model, driver)
    rows = [
        [display(volume, site.language, "count"), *levels_told(site, week)]
        for volume, week in zip(curve.volumes, curve.weeks, strict=True)
    ]
    title = site.word("range-title", counted=counted, case=case_name(site, case))
    quantity = counted[:1].upper() + counted[1:]
    return drawn(
        site, HERE / "range.svg", title, table([quantity, *site.words(*LEVELS)], rows),
        ident=nodes.make_id(f"range-{case.id}/{driver}"),
        description="; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in rows),
        height=CURVE_HEIGHT, curve=curve, here=case.volumes[driver], quantity=quantity,
        word=site.word, told=partial(display, language=site.language, unit="count"),
    )  # fmt: skip


def _counted(site: Site, model: Model, driver: str) -> str:
    """Return what a volume counts, a year: the name of its question, or its unit."""
    asked = site.domain.of_kind("driver").get(driver)
    if asked:
        return site.word("by-year", counted=asked.title)
    served = (each.id for each in model.activities if each.driver == driver)
    shown = site.domain.of_kind("activity").get(next(served, ""))
    return site.word("by-year", counted=shown.fact("unit") if shown else driver)


def _curve(model: Model, case: Case, driver: str) -> _Curve:
    """Return the hours a week from nothing to twice the case's own volume."""

    def week(volume: float) -> Range:
        changed = replace(case, volumes={**case.volumes, driver: volume})
        return weekly_hours(yearly_hours(model, changed), model.time)

    here = case.volumes[driver]
    volumes = ticks(2 * here)
    weeks = [week(volume) for volume in volumes]
    return _Curve(volumes, weeks, ticks(max(ROOM * week(here).high, weeks[-1].high)))


def ticks(most: float) -> list[float]:
    """Return round numbers from 0 to a number at least as large, few enough to be read.

    >>> ticks(208), ticks(29.2)
    ([0, 50, 100, 150, 200, 250], [0, 10, 20, 30])
    """
    steps = (step * 10**power for power in count() for step in (1, 2, 5))
    step = next(step for step in steps if step * TICKS >= most)
    number = next(number for number in count(1) if number * step >= most)
    return [place * step for place in range(number + 1)]


# ---- the first years, month by month: what begins and ends when

MONTHS = (0, 6, 12, 18, 24, 30, 36)  # marked under the first years
TIMELINE_FOOT = 44


@dataclass(frozen=True)
class _Run:
    """A row: its name, what is said of it, its months (no end where it lasts), its hours a week."""

    name: str
    told: str
    begins: Range
    ends: Range | None
    hours: str = "–"
    style: str = "soft ink"


@block_of(MODEL, "timeline")
def time_line(site: Site, model: Model, _argument: str) -> list[nodes.Node]:
    """Return the phases of the post with their hours a week, then the stages told elsewhere."""
    if not any(case.fixed for case in model.cases):
        return []
    runs = list(_runs(site, model))
    labels = [site.word("labelled", label=run.name, told=run.told) for run in runs]
    rows: list[Row] = []
    for run in runs:
        ends = _months(site, run.ends) if run.ends else site.word("no-end")
        rows.append([run.name, _months(site, run.begins), ends, run.hours])
    in_words = table(site.words("phase", "begins", "ends", "hours-week"), rows)
    foot = len(runs) * ROW + 8
    return drawn(
        site, HERE / "timeline.svg", site.word("timeline-title"), in_words,
        ident="timeline", description="; ".join(labels), height=foot + TIMELINE_FOOT,
        runs=zip(labels, runs, strict=True), foot=foot, row_height=ROW, width=WIDTH, edge=EDGE,
        months=MONTHS, month_width=EDGE / max(MONTHS), word=site.word,
    )  # fmt: skip


def _runs(site: Site, model: Model) -> Iterator[_Run]:
    cases = [case for case in model.cases if case.fixed]
    named = [(site.word(f"phase-{phase.id}"), phase) for phase in phases(model, cases[0])[:-1]]
    for case in cases:
        name = site.word("phase-cruise", case=case_name(site, case))
        named.append((name, phases(model, case)[-1]))
    for name, phase in named:
        hours = _hours(site, phase.weekly)
        told = site.word("a-week", hours=hours)
        yield _Run(name, told, phase.begins, phase.ends, hours, "accent")
    for stage in model.stages:
        ends, told = None, site.word("months-from", begins=_months(site, stage.begins))
        if stage.lasts:
            ends = stage.begins + stage.lasts
            told = site.word("value-months", value=_months(site, stage.lasts))
        yield _Run(coded(site.language, "stage", stage.id), told, stage.begins, ends)


def _months(site: Site, months: Range) -> str:
    low, high = (display(months.at(level), site.language, "count") for level in ("low", "high"))
    return low if low == high else site.word("from-to", low=low, high=high)
