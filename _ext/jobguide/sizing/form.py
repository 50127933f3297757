"""The sizing calculator: what its template is filled with, and the data for its script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from docutils import nodes

from ..blocks import Cell, Site, captioned, dresses, element, filled, table
from ..nodes import grade_badge, job_object, option_text, page_data, situation, sizing_form, verdict
from ..sources.grades import badge
from ..words import WORDS
from .checks import CHECKS
from .model import LEVELS, Activity, Model
from .reckoning import display
from .site_model import activity_name, model_of
from .tables import activity_time, least

TEMPLATE = Path(__file__).with_name("form.html")
# A volume is counted in the period in which people know it; the model wants it for a year.
PERIODS = {"week": 52, "month": 12, "year": 1}
# The most that a box takes, whoever works: the hours and the minutes of a week, ten years.
LIMITS = {"hours": 168, "minutes": 168 * 60, "months": 120}
SAID = ("tell-", "per-")  # the words that the script is given begin so
CHOICE = "choice"
MEASURES = (("year", "hours-year"), ("week", "hours-week"), ("fte", "sizing-fte"))


def prose(node: nodes.Element) -> dict[str, option_text]:
    """Return the options of a directive that are prose, translated by now."""
    return {child["option"]: child for child in node.children if isinstance(child, option_text)}


def body(node: nodes.Element) -> list[nodes.Node]:
    """Return what a directive holds beside its options."""
    return [child for child in node.children if not isinstance(child, option_text)]


class Question:
    """A question as the template asks for it: its id, its anchor, its words, its period."""

    def __init__(self, driver: job_object) -> None:
        self.oid: str = driver["oid"]
        self.anchor = driver["ids"][0] if driver["ids"] else ""
        self.ask, self.body = prose(driver)["ask"].children, body(driver)
        facts = dict(driver["facts"])
        self.per: str = facts["per"]
        self.most = facts["most"]


class Situation:
    """A case to start from as the template asks for it: its id, its name, the advice with it."""

    def __init__(self, node: situation) -> None:
        name = prose(node)["name"]
        self.case, self.shows, self.launch = node["case"], node["shows"], node["launch"]
        self.name, self.told, self.body = name.children, name.astext(), body(node)


@dresses(sizing_form)
def write_form(site: Site, place: sizing_form) -> None:
    """Put the form in its place; what was written stays where there is no model to reckon with."""
    model = model_of(site.builder.env)
    if model is None:
        place.replace_self(nodes.container("", *_as_written(place)))
        return
    drivers = (node for node in place.findall(job_object) if node["kind"] == "driver")
    questions = [Question(node) for node in drivers]
    situations = [Situation(node) for node in place.findall(situation)]
    place.replace_self(filled(
        TEMPLATE,
        word=site.word, model=model, periods=PERIODS, situations=situations,
        form=Form(site, model, questions, situations),
        checks=[each for each in questions if each.oid in CHECKS],
        groups=list(_groups(site, model, questions)), verdicts=list(place.findall(verdict)),
    ))  # fmt: skip


def _as_written(place: sizing_form) -> Iterator[nodes.Node]:
    for node in place.children:
        if isinstance(node, (job_object, situation, verdict)):
            yield from (nodes.paragraph("", "", *words.children) for words in prose(node).values())
            yield from body(node)
        else:
            yield node


def _groups(
    site: Site, model: Model, questions: list[Question]
) -> Iterator[tuple[str, list[Question]]]:
    """Yield the questions on volumes, under the article's criteria and then under one's choices."""
    first: dict[str, str] = {}
    for activity in model.activities:
        for driver in activity.drivers:
            first.setdefault(driver, activity.criterion)
    criteria = [(each.id, each.title) for each in site.domain.of_kind("criterion").values()]
    for ident, title in [*criteria, (CHOICE, site.word("sizing-choice"))]:
        called_for = [each for each in questions if first.get(each.oid) == ident]
        if called_for:
            yield title, called_for


@dataclass(frozen=True)
class Form:
    """What the template asks for as it goes."""

    site: Site
    model: Model
    questions: list[Question]
    situations: list[Situation]

    def badge(self, grade: str) -> grade_badge:
        """Return the badge of a grade of evidence."""
        return badge(self.site.language, grade)

    def time_of(self, activity: Activity) -> list[nodes.Node]:
        """Return what the model counts for a unit of an activity, with its grade."""
        return activity_time(self.site, activity)

    def least_of(self, activity: Activity) -> str:
        """Return what is owed at least, in the unit that people would say; nothing if nothing."""
        return least(self.site, activity.minimum) if activity.minimum else ""

    def title_of(self, activity: Activity) -> str:
        """Return the name of an activity in the edition."""
        return activity_name(self.site, activity.id)

    def unit_of(self, activity: Activity) -> str:
        """Return what the minutes of an activity are for."""
        shown = self.site.domain.of_kind("activity").get(activity.id)
        return shown.fact("unit") if shown else activity.driver or ""

    def by_hand(self) -> str:
        """Return how to add up on paper."""
        time, language = self.model.time, self.site.language
        usable = time.legal_year_hours.value * time.usable_share.central
        weeks = display(time.weeks_per_year, language, "weeks")
        return self.site.word("sizing-paper-total", weeks=weeks, usable=display(usable, language))

    def totals(self) -> nodes.table:
        """Return the hours and the posts; a post says how much of its week it has for the job."""
        site, time = self.site, self.model.time
        week, share = time.legal_week_hours.value, time.usable_share.central
        full = {
            "usable": display(week * share, site.language, "count"),
            "full": display(week, site.language),
        }
        rows: list[list[Cell]] = [
            [site.word(key, **full), *(_place(f"{measure}-{level}") for level in LEVELS)]
            for measure, key in MEASURES
        ]
        head = [site.word("total"), *(site.word(level) for level in LEVELS)]
        return captioned(site.word("sizing-totals"), "sizing-totals", table(head, rows, "data"))

    def parts(self, kind: str, caption: str) -> nodes.table:
        """Return a table of the parts of the year: missions, or activities.

        The script leaves out those that cost nothing.
        """
        site = self.site
        served = {each.mission if kind == "mission" else each.id for each in self.model.activities}
        rows: list[list[Cell]] = [
            [
                shown.title,
                *(_place(f"{kind}-{name}-{what}") for what in ("central", "range", "share")),
            ]
            for name, shown in site.domain.of_kind(kind).items()
            if name in served
        ]
        head = [site.word(key) for key in (kind, "central", "range-short", "sizing-share")]
        return captioned(site.word(caption), caption, table(head, rows, "data"))

    def data(self) -> page_data:
        """Return what the script works with: the model as it is, what is asked, and words.

        The words are nodes, to be set like those of the page.
        """
        asked = self.questions
        whole = {
            "model": asdict(self.model),
            "missions": _missions(self.site, self.model),
            "drivers": [{"id": q.oid, "per": q.per, "most": int(q.most)} for q in asked],
            "launches": {each.case: each.launch for each in self.situations},
            "periods": PERIODS,
            "limits": LIMITS,
        }
        node = page_data(ident="sizing-data", data=whole, classes=["no-search"])
        node += [nodes.inline("", text, key=key) for key, text in _words(self.site)]
        return node


def _place(name: str) -> nodes.Node:
    """Return the place of a number that the script tells."""
    return element("span", data_out=name)


def _missions(site: Site, model: Model) -> list[str]:
    """Return the missions of the model, in the order of the site's pages."""
    served = dict.fromkeys(activity.mission for activity in model.activities)
    declared = [name for name in site.domain.of_kind("mission") if name in served]
    return [*declared, *(name for name in served if name not in declared)]


def _words(site: Site) -> Iterator[tuple[str, str]]:
    for key in WORDS:
        if key.startswith(SAID):
            yield key.removeprefix("tell-"), site.word(key)
    for kind in ("activity", "mission", "driver"):
        for named in site.domain.of_kind(kind).values():
            yield f"{kind}-{named.id}", named.title
