"""Where a filled time sheet is given back: a form and what its script, time-sheet.js, is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes

from ..blocks import Site, block, element
from ..downloads import sheet_lines
from ..nodes import page_data
from ..timesheet import FEW, Line
from ..words import WORDS
from ..workload import Activity, Model
from .workload import told

SAID = "sheet-tell-"
# What is wrong with a sheet, and where: the words that Python tells as well.
FAULTS = (
    "cell", "line", "no-header", "no-row", "unknown-id", "not-a-number", "negative", "too-much",
    "no-count", "no-minutes",
)  # fmt: skip


@block("time-sheet-reader")
def form(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the form, and what to do by hand where no script runs."""
    if site.model is None:
        return []
    if site.builder.format != "html":
        return [nodes.paragraph("", site.word("sheet-noscript"))]
    by_hand = element("noscript", element("p", site.word("sheet-noscript")))
    whole = element(
        "form", *_questions(site), *_answers(site), _data(site, site.model),
        id="time-sheet-form", class_="sheet-reader", data_script="time-sheet.js",
        data_needs_script=True, hidden=True, autocomplete="off",
    )  # fmt: skip
    return [by_hand, whole]


def _questions(site: Site) -> Iterator[nodes.Node]:
    yield element("p", site.word("sheet-reader"), class_="facet-label")
    yield element("p", site.word("sheet-reader-help"), id="time-sheet-help", class_="help")
    yield element("label", site.word("sheet-file"), for_="time-sheet-file")
    described = {"aria_describedby": "time-sheet-help"}
    yield element("input", type="file", id="time-sheet-file", accept=".csv,text/csv", **described)
    yield element("label", site.word("sheet-paste"), for_="time-sheet-text")
    yield element("textarea", id="time-sheet-text", rows="6", spellcheck="false")


def _answers(site: Site) -> Iterator[nodes.Node]:
    """Yield the places that the script fills; the counts are said aloud, the lists stand by."""
    yield element("output", id="time-sheet-told")
    yield element("ul", id="time-sheet-faults", class_="fault")
    yield element("ul", id="time-sheet-measures")
    yield element("p", id="time-sheet-total")
    buttons = [
        element("button", site.word(f"sheet-{name}"), type="button", id=f"time-sheet-{name}",
                hidden=True)
        for name in ("use", "back")
    ]  # fmt: skip
    yield element("p", *buttons, class_="entry")
    yield element("p", id="time-sheet-done", role="status")


def _data(site: Site, model: Model) -> page_data:
    whole = {"activities": [_activity(one) for one in model.activities], "few": FEW}
    node = page_data(ident="time-sheet-data", data=whole, classes=["no-search"])
    node += [nodes.inline("", text, key=key) for key, text in _words(site, model)]
    return node


def _activity(activity: Activity) -> dict[str, Any]:
    amount = activity.amount
    return {
        "id": activity.id,
        "kind": activity.kind,
        "low": amount.low,
        "central": amount.central,
        "high": amount.high,
        "minimum": bool(activity.minimum_driver),
    }


def _words(site: Site, model: Model) -> Iterator[tuple[str, str]]:
    for key in WORDS:
        if key.startswith(SAID):
            yield key.removeprefix(SAID), site.word(key)
    for name in FAULTS:
        yield name, site.word(f"sheet-{name}")
    named: dict[str, Line] = {
        line.id: line for line in sheet_lines(site.domain, model, site.language)
    }
    for activity in model.activities:
        line = named[activity.id]
        times = {level: told(site, activity, level) for level in ("low", "central", "high")}
        yield f"activity-{line.id}", line.name
        yield f"unit-{line.id}", line.unit
        yield f"model-{line.id}", site.word("sheet-model", **times)
