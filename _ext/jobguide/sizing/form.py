"""The calculator of the hours: what a page writes of it, how it is drawn, the data of its script.

A question is a `driver`, an object like the others. What else the form shows is prose of the page
as well, so that it is read, cited and translated with the rest of it.
"""

from collections.abc import Container, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst

from ..blocks import Cell, Site, block, directive, dresses, element, filled, out, script_data, table
from ..dependencies import note_data_files
from ..nodes import body, job_object, page_data, prose, situation, sizing_form, verdict
from ..objects import JobDirective
from ..records import listed
from ..sources.grades import badge
from ..words import WORDS, check_value
from .model import LEVELS, Model
from .reckoning import PERIODS, display
from .site_model import CHECKS, MODEL, activity_name
from .tables import activity_time, least, unit_of

TEMPLATE = Path(__file__).with_name("form.html")
# The most that a box takes, whoever works: hours and minutes of a week, ten years, France.
LIMITS = {"hours": 168, "minutes": 168 * 60, "months": 120, "members": 70_000_000}
SAID = ("tell-", "per-")  # the words that the script is given begin so
SHARED = {"bar-told": "bar-told", "labelled": "labelled", "example": "sizing-example-mark"}
SENT = ("time", "activities", "bounds", "proposal")  # what the script reckons with, sources aside
MEASURES = (("year", "hours-year"), ("week", "hours-week"), ("fte", "fte"))
PARTS = {"mission": "sizing-missions", "activity": "sizing-activities"}  # of the year, in tables
# What the script can reckon for a situation: hours each, what to reduce, to keep, by mission.
SHOWN = ("half", "reduce", "kept", "missions")
# What it is told of a launch: a full-time post, hours to spread, or that it is beyond its means.
LAUNCHES = ("full", "hours", "small")
# Who works for the association, as the first screen of the dossier asks: the case to start from.
STAFF = ("none", "fraction", "team")
REACHED = "reached"  # the verdict of a result that crosses no mark of hours a week


# ---- what a page writes


@directive("sizing-form")
class SizingFormDirective(JobDirective):
    """Hold the questions, situations and verdicts, to be drawn as a form."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the place-holder with what it holds, so that gettext sees all of it."""
        note_data_files(self.env)
        return self.around(sizing_form())


@directive("situation")
class SituationDirective(JobDirective):
    """Offer a worked case to start from, under the name of who does the work."""

    option_spec: ClassVar = {
        "name": rst.unchanged_required,
        "shows": rst.unchanged,
        "launch": rst.unchanged,
        "staff": rst.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the situation; a case that the model does not have is reported."""
        launch = self.options.get("launch", "hours")
        shows = listed(self.options.get("shows", ""))
        staff = self.options.get("staff", "")
        node = situation(case=self.arguments[0], shows=shows, launch=launch, staff=staff)
        self.set_source_info(node)
        for option in ("name", "staff"):
            if option not in self.options:
                values = {"kind": "situation", "id": self.arguments[0], "option": option}
                self.fault("missing-option", node, **values)
                return []
        if model := MODEL.of(self.env):
            check_value(node, "situation", node["case"], [case.id for case in model.cases])
        check_value(node, "launch", launch, LAUNCHES)
        check_value(node, "staff", staff, STAFF)
        for name in shows:
            check_value(node, "shows", name, SHOWN)
        node += self.prose_option("name")
        return self.around(node)


@directive("verdict")
class VerdictDirective(JobDirective):
    """Say what a result is worth that crosses a mark of the model, or `reached` if it does not."""

    def run(self) -> list[nodes.Node]:
        """Return the sentence; a mark that the model does not have is reported."""
        node = verdict(bound=self.arguments[0])
        self.set_source_info(node)
        if model := MODEL.of(self.env):
            marks = [bound.id for bound in model.bounds if bound.measure == "hours-week"]
            check_value(node, "verdict", node["bound"], [*marks, REACHED])
        return self.around(node)


# ---- how it is drawn


@dresses(sizing_form)
def write_form(site: Site, place: sizing_form) -> None:
    """Put the form in its place; without a model to reckon with, what is said in it stays."""
    model = MODEL.of(site.builder.env)
    if model is None:
        asked = (job_object, situation, verdict)
        said = (body(node) if isinstance(node, asked) else [node] for node in place.children)
        place.replace_self([part for parts in said for part in parts])
        return
    drivers = [node for node in place.findall(job_object) if node["kind"] == "driver"]
    situations, verdicts = list(place.findall(situation)), list(place.findall(verdict))
    place.replace_self(filled(
        TEMPLATE,
        model=model, situations=situations, verdicts=verdicts, periods=PERIODS,
        groups=_groups(model, drivers),
        data=_data(site, model, drivers, situations),
        on_paper=_on_paper(site, model), totals=_totals(site),
        missions=_parts(site, "mission", {each.mission for each in model.activities}),
        activities=_parts(site, "activity", {each.id for each in model.activities}),
        # What the template asks for as it goes.
        word=site.word, prose=prose, body=body, badge=partial(badge, site.language),
        title_of=partial(activity_name, site), unit_of=partial(unit_of, site),
        time_of=partial(activity_time, site), least=partial(least, site),
    ))  # fmt: skip


@block("moved")
def moved(site: Site, argument: str) -> list[nodes.Node]:
    """Return the link to where a calculator is now, and what sends on a link with answers."""
    title = site.builder.env.titles.get(argument)
    if title is None:
        return []
    link = site.link_to(argument, "", title.astext())
    return [element("p", link, class_="moved", data_script="moved.js")]


def _groups(model: Model, drivers: list[job_object]) -> list[tuple[str, list[job_object]]]:
    """Return the questions on volumes: what members do, what one chooses, what only checks."""
    groups: dict[str, list[job_object]] = {"grow": [], "choice": [], "extra": []}
    for node in drivers:
        name = node["oid"]
        group = "grow" if name in model.grows else "extra" if name in CHECKS else "choice"
        groups[group].append(node)
    return list(groups.items())


def _on_paper(site: Site, model: Model) -> str:
    """Return how to add up on paper."""
    time, language = model.time, site.language
    usable = time.legal_year_hours.value * time.usable_share.central
    weeks = display(time.weeks_per_year, language, "weeks")
    return site.word("sizing-paper-total", weeks=weeks, usable=display(usable, language))


def _totals(site: Site) -> nodes.table:
    """Return the hours, and the posts where someone is paid."""
    rows: list[list[Cell]] = [
        [site.word(key), *(out(f"{measure}-{level}") for level in LEVELS)]
        for measure, key in MEASURES
    ]
    head, caption = site.words("total", *LEVELS), site.word("sizing-totals")
    return table(head, rows, caption=caption, anchor="sizing-totals")


def _parts(site: Site, kind: str, served: set[str]) -> nodes.table:
    """Return a table of parts of the year; the script leaves out those that cost nothing."""
    rows: list[list[Cell]] = [
        [shown.title, *(out(f"{kind}-{name}-{what}") for what in ("central", "range", "share"))]
        for name, shown in site.domain.of_kind(kind).items()
        if name in served
    ]
    head, name = site.words(kind, "central", "range-short", "share"), PARTS[kind]
    return table(head, rows, caption=site.word(name), anchor=name)


def _data(
    site: Site, model: Model, drivers: list[job_object], situations: list[situation]
) -> page_data:
    """Return what the script works with: the model as it is, what is asked, and words."""
    facts = [{"id": node["oid"], **dict(node["facts"])} for node in drivers]
    cases = {node["case"]: node["staff"] for node in situations}
    served = {activity.mission for activity in model.activities}
    whole = {
        "model": _reckoned(model, cases),
        "missions": [name for name in site.domain.of_kind("mission") if name in served],
        "drivers": [
            # A word for the most is told by the checks.
            {"id": a["id"], "per": a["per"], "most": int(a["most"]) if a["most"].isdecimal() else 0}
            for a in facts
        ],
        "launches": {node["case"]: node["launch"] for node in situations},
        "staff": {staff: case for case, staff in cases.items()},
        "periods": dict(PERIODS),
        "limits": LIMITS,
    }
    return script_data(whole, _words(site), ident="sizing-data")


def _reckoned(model: Model, cases: Container[str]) -> dict[str, object]:
    """Return what the script needs of the model: no sources, and the cases of the situations."""

    def without_source(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {key: value for key, value in pairs if key != "source"}

    whole = asdict(model, dict_factory=without_source)
    kept = {kind: whole[kind] for kind in SENT}
    return kept | {"cases": [case for case in whole["cases"] if case["id"] in cases]}


def _words(site: Site) -> Iterator[tuple[str, str]]:
    for key in WORDS:
        if key.startswith(SAID):
            yield key.removeprefix("tell-"), site.word(key)
    yield from ((key, site.word(name)) for key, name in SHARED.items())
    for kind in ("activity", "mission", "driver"):
        for named in site.domain.of_kind(kind).values():
            yield f"{kind}-{named.id}", named.title
