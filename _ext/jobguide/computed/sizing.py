"""The sizing calculator: a form that is a printable sheet, the data for its script, its result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docutils import nodes

from ..blocks import Site, dresses, element
from ..nodes import job_object, option_text, situation, sizing_form, tag, verdict
from ..sizing import CHECKS, PERIODS
from ..workload import Activity, Model, display, readable
from .forms import choice, fault_of, number_box, three_levels
from .sizing_data import data
from .sizing_result import result
from .workload import activity_time, grade

CHOICE = "choice"


@dataclass(frozen=True)
class Sheet:
    """What the page wrote for the form, sorted, and the model that it serves."""

    site: Site
    model: Model
    drivers: tuple[job_object, ...]
    situations: tuple[situation, ...]
    verdicts: tuple[verdict, ...]

    def drivers_of(self, criterion: str) -> list[job_object]:
        """Return the questions that a criterion of the article calls for, in page order."""
        first: dict[str, str] = {}
        for activity in self.model.activities:
            for driver in (activity.driver, activity.minimum_driver):
                first.setdefault(driver, activity.criterion)
        return [node for node in self.drivers if first.get(node["oid"]) == criterion]


@dresses(sizing_form)
def write_form(site: Site, place: sizing_form) -> None:
    """Put the form in its place."""
    place.replace_self(form(site, place))


def form(site: Site, place: sizing_form) -> nodes.Node:
    """Return the form; without a model there is nothing to reckon, and what was written stays."""
    if site.model is None:
        return nodes.container("", *_as_written(place))
    sheet = Sheet(
        site,
        site.model,
        tuple(node for node in place.findall(job_object) if node["kind"] == "driver"),
        tuple(place.findall(situation)),
        tuple(place.findall(verdict)),
    )
    return element(
        "form", *_questions(sheet), *result(site, site.model, place),
        data(site, site.model, sheet.drivers),
        id="sizing-form", class_="sizing", data_script="sizing.js",
        autocomplete="off", novalidate=True,
    )  # fmt: skip


def _as_written(place: sizing_form) -> Iterator[nodes.Node]:
    for node in place.children:
        if isinstance(node, (job_object, situation, verdict)):
            yield from (nodes.paragraph("", "", *words.children) for words in prose(node).values())
            yield from body(node)
        else:
            yield node


def _questions(sheet: Sheet) -> Iterator[nodes.Node]:
    site = sheet.site
    yield element("noscript", element("p", site.word("sizing-noscript")))
    yield element("p", id="sizing-notice", class_="notice", role="status")
    yield element(
        "div", _phase(site), _cases(sheet), *_groups(sheet), _fixed(sheet), _checks(sheet),
        _times(sheet), _bar(), class_="questions",
    )  # fmt: skip


def _bar() -> tag:
    """Return the line that keeps the result in sight while one answers."""
    link = element("a", href="#sizing-result")
    return element("p", link, id="sizing-bar", class_="sizing-bar", hidden=True)


def _group(legend: str, children: Iterable[nodes.Node], **attributes: object) -> tag:
    return element("fieldset", element("legend", legend), *children, **attributes)


def _phase(site: Site) -> tag:
    buttons = [
        choice("phase", name, [site.word(f"sizing-phase-{name}")], checked=name == "cruise")
        for name in ("cruise", "launch")
    ]
    return _group(site.word("sizing-phase"), buttons, class_="choices")


def _cases(sheet: Sheet) -> tag:
    """Return the choice of a case to start from: of no use without a script."""
    site = sheet.site
    buttons = [
        choice("case", node["case"], prose(node)["name"].children) for node in sheet.situations
    ]
    buttons.append(choice("case", "none", [site.word("sizing-case-none")], checked=True))
    told = element("p", site.word("sizing-case-help"), " ", grade(site, "H"), class_="help")
    return _group(
        site.word("sizing-case"), [told, *buttons],
        class_="choices", hidden=True, data_needs_script=True,
    )  # fmt: skip


def _groups(sheet: Sheet) -> Iterator[tag]:
    """Yield the questions on volumes, under the article's criteria and then under one's choices."""
    criteria = [(each.id, each.title) for each in sheet.site.domain.of_kind("criterion").values()]
    for ident, title in [*criteria, (CHOICE, sheet.site.word("sizing-choice"))]:
        drivers = sheet.drivers_of(ident)
        if drivers:
            yield _group(title, [_question(sheet, node) for node in drivers])


def _question(sheet: Sheet, driver: job_object) -> tag:
    """Return one question with its help, its period, what the model counts for it."""
    name, words = driver["oid"], prose(driver)
    help_id = f"sizing-{name}-help"
    label, box, line = number_box(name, words["ask"].children, described=help_id)
    period = dict(driver["facts"])["per"]
    counted = period in PERIODS
    boxes = [box, _periods(sheet.site, name, period)] if counted else [box]
    # On paper a volume is a year's: that is what the model counts.
    unit = element("span", sheet.site.word("per-year"), class_="unit")
    return element(
        "div", label,
        element("div", *body(driver), id=help_id, class_="help"),
        element("div", *boxes, line, *([unit] if counted else []), class_="entry"),
        fault_of(name), *_counted(sheet, name),
        id=driver["ids"][0] if driver["ids"] else "", class_="field",
    )  # fmt: skip


def prose(node: nodes.Element) -> dict[str, option_text]:
    """Return the options of a directive that are prose, translated by now."""
    return {child["option"]: child for child in node.children if isinstance(child, option_text)}


def body(node: nodes.Element) -> list[nodes.Node]:
    """Return what a directive holds beside its options."""
    return [child for child in node.children if not isinstance(child, option_text)]


def _periods(site: Site, name: str, usual: str) -> tag:
    """Return the choice of the period; its name, said aloud, is the question's and its own."""
    options = [
        element("option", site.word(f"per-{period}"), value=period, selected=period == usual)
        for period in PERIODS
    ]
    ident = f"sizing-{name}-per"
    named = element("span", site.word("sizing-per"), id=f"{ident}-word", hidden=True)
    chosen = element(
        "select", *options, id=ident, name=f"{name}-per",
        aria_labelledby=f"sizing-{name}-label {ident}-word",
    )  # fmt: skip
    return element("span", chosen, named, " ")  # a word apart from what follows on paper


def _counted(sheet: Sheet, driver: str) -> Iterator[tag]:
    """Yield what the model counts for a unit, with its grade, and room to reckon it by hand."""
    for activity in sheet.model.activities:
        if activity.driver == driver:
            yield _per_unit(sheet.site, activity)
            yield _by_hand(sheet.site)
        elif activity.minimum_driver == driver:
            yield _minimum(sheet.site, activity)


def _per_unit(site: Site, activity: Activity) -> tag:
    before, after = site.word("sizing-model").split("{time}")
    return element("p", before, *activity_time(site, activity.id), after, class_="counted")


def _minimum(site: Site, activity: Activity) -> tag:
    value, unit = readable(activity.minimum_minutes)
    time = f"{display(value, site.language, 'count')}\u00a0{unit}"
    line = site.word("sizing-minimum", time=time) + " "
    return element("p", line, grade(site, activity.evidence.grade), class_="counted")


def _by_hand(site: Site) -> tag:
    before, after = site.word("sizing-paper").split("{blank}")
    return element("p", before, element("span", class_="blank"), after, class_="paper")


def _fixed(sheet: Sheet) -> tag:
    site = sheet.site
    help_text = element("p", site.word("sizing-fixed-help"), class_="help")
    fixed = [activity for activity in sheet.model.activities if activity.kind == "fixed"]
    rows = [
        _group(
            _title(site, activity),
            [*three_levels(activity.id, _levels(site)), _per_unit(site, activity), _by_hand(site)],
            class_="field",
        )
        for activity in fixed
    ]
    return _group(site.word("sizing-fixed"), [help_text, *rows])


def _levels(site: Site) -> list[str]:
    return [site.word(f"sizing-{level}") for level in ("low", "central", "high")]


def _title(site: Site, activity: Activity) -> str:
    known = site.domain.of_kind("activity")
    return known[activity.id].title if activity.id in known else activity.id


def _checks(sheet: Sheet) -> tag:
    fields = [_question(sheet, node) for node in sheet.drivers if node["oid"] in CHECKS]
    return _group(sheet.site.word("sizing-extra"), fields)


def _times(sheet: Sheet) -> tag:
    """Return the unit times, folded; the table of the page shows them where no script runs."""
    site = sheet.site
    rows = [_time_row(site, activity) for activity in sheet.model.activities if activity.driver]
    months = _group(
        site.word("sizing-months"), three_levels("launch", _levels(site)), class_="field"
    )
    return element(
        "details", element("summary", site.word("sizing-times")),
        element("p", site.word("sizing-times-help"), class_="help"), *rows, months,
        class_="times", hidden=True, data_needs_script=True,
    )  # fmt: skip


def _time_row(site: Site, activity: Activity) -> tag:
    shown = site.domain.of_kind("activity").get(activity.id)
    unit = shown.fact("unit") if shown else activity.driver
    legend = site.word("sizing-minutes", activity=_title(site, activity), unit=unit)
    name = f"time-{activity.id}"
    boxes = [*three_levels(name, _levels(site)), _per_unit(site, activity)]
    if activity.minimum_driver:
        label, box, line = number_box(f"{name}-minimum", [site.word("sizing-minimum-box")])
        entry = element("div", box, line, class_="entry")
        boxes += [label, entry, fault_of(f"{name}-minimum"), _minimum(site, activity)]
    return _group(legend, boxes, class_="field")
