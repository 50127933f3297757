"""What the calculator's script is given: the model's own table, the words, the names of things.

The script copies no number: what it needs stands here, from the same data/workload.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes

from ..blocks import Site
from ..nodes import job_object, page_data
from ..sizing import HOURS_A_WEEK, MINUTES_A_WEEK, MONTHS, PERIODS
from ..words import WORDS
from ..workload import Activity, Case, Model, Range

SAID = ("tell-", "per-")
LIMITS = {"hours": HOURS_A_WEEK, "minutes": MINUTES_A_WEEK, "months": MONTHS}


def data(site: Site, model: Model, drivers: Iterable[job_object]) -> page_data:
    """Return the data of the form; its words are nodes, to be set like those of the page."""
    asked = [{"id": node["oid"], **dict(node["facts"])} for node in drivers]
    whole = {
        "time": _time(model),
        "activities": [_activity(activity) for activity in model.activities],
        "cases": [_case(case) for case in model.cases],
        "bounds": [{"id": b.id, "measure": b.measure, "value": b.value} for b in model.bounds],
        "missions": _missions(site, model),
        "drivers": [{"id": a["id"], "per": a["per"], "most": int(a["most"])} for a in asked],
        "periods": PERIODS,
        "limits": LIMITS,
    }
    node = page_data(ident="sizing-data", data=whole, classes=["no-search"])
    node += [nodes.inline("", text, key=key) for key, text in _words(site, model)]
    return node


def _missions(site: Site, model: Model) -> list[str]:
    """Return the missions of the model, in the order of the site's pages."""
    served = dict.fromkeys(activity.mission for activity in model.activities)
    declared = [name for name in site.domain.of_kind("mission") if name in served]
    return [*declared, *(name for name in served if name not in declared)]


def _words(site: Site, model: Model) -> Iterator[tuple[str, str]]:
    for key in WORDS:
        if key.startswith(SAID):
            yield key.removeprefix("tell-"), site.word(key)
    for kind in ("activity", "mission", "driver"):
        for found in site.domain.of_kind(kind).values():
            yield f"{kind}-{found.id}", found.title


def _levels(amount: Range) -> dict[str, float]:
    return {"low": amount.low, "central": amount.central, "high": amount.high}


def _time(model: Model) -> dict[str, Any]:
    time = model.time
    return {
        "year": time.legal_year_hours,
        "week": time.legal_week_hours,
        "usable": _levels(time.usable_share),
        "launch": _levels(time.launch_months),
    }


def _activity(activity: Activity) -> dict[str, Any]:
    return {
        "id": activity.id,
        "kind": activity.kind,
        "amount": _levels(activity.amount),
        "mission": activity.mission,
        "competency": activity.competency,
        "criterion": activity.criterion,
        "grade": activity.evidence.grade,
        "driver": activity.driver,
        "minimumDriver": activity.minimum_driver,
        "minimumMinutes": activity.minimum_minutes,
    }


def _case(case: Case) -> dict[str, Any]:
    fixed = {name: _levels(hours) for name, hours in case.fixed.items()}
    return {"id": case.id, "volumes": dict(case.volumes), "fixed": fixed}
