"""The sizing calculator: a form that is a printable sheet, and the data for its script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from docutils import nodes

from ..blocks import Site, dresses, element
from ..nodes import job_object, page_data, situation, sizing_form, tag, verdict
from ..sources.grades import badge
from ..words import WORDS
from .charts import activity_name
from .checks import CHECKS
from .model import Activity, Minimum, Model
from .result import body, choice, fault_of, number_box, prose, result
from .site_model import model_of
from .tables import activity_time, least

# A volume is counted in the period in which people know it; the model wants it for a year.
PERIODS = {"week": 52, "month": 12, "year": 1}
# The most that a box takes, whoever works: the hours and the minutes of a week, ten years.
LIMITS = {"hours": 168, "minutes": 168 * 60, "months": 120}
SAID = ("tell-", "per-")  # the words that the script is given begin so
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
            for driver in activity.drivers:
                first.setdefault(driver, activity.criterion)
        return [node for node in self.drivers if first.get(node["oid"]) == criterion]


@dresses(sizing_form)
def write_form(site: Site, place: sizing_form) -> None:
    """Put the form in its place; what was written stays where there is no model to reckon with."""
    model = model_of(site.builder.env)
    if model is None:
        place.replace_self(nodes.container("", *_as_written(place)))
        return
    sheet = Sheet(
        site,
        model,
        tuple(node for node in place.findall(job_object) if node["kind"] == "driver"),
        tuple(place.findall(situation)),
        tuple(place.findall(verdict)),
    )
    place.replace_self(element(
        "form", *_questions(sheet), *result(site, model, place), _data(sheet),
        id="sizing-form", class_="sizing", data_script="sizing-reckoning.js sizing.js",
        autocomplete="off", novalidate=True,
    ))  # fmt: skip


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
    told = element(
        "p", site.word("sizing-case-help"), " ", badge(site.language, "H"), class_="help"
    )
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
    mark = _example(sheet.site, name)
    return element(
        "div", label,
        element("div", *body(driver), id=help_id, class_="help"),
        element(
            "div", *boxes, line, *([unit] if counted else []), nodes.Text(" "), mark, class_="entry"
        ),
        fault_of(name), *_counted(sheet, name),
        id=driver["ids"][0] if driver["ids"] else "", class_="field",
    )  # fmt: skip


def _example(site: Site, name: str) -> tag:
    """Return the mark of an answer that still is an example's; the script shows it."""
    mark = site.word("sizing-example-mark")
    return element("span", mark, class_="example-mark", data_example=name, hidden=True)


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
        elif activity.minimum and activity.minimum.driver == driver:
            yield _minimum(sheet.site, activity, activity.minimum)


def _per_unit(site: Site, activity: Activity) -> tag:
    before, after = site.word("sizing-model").split("{time}")
    return element("p", before, *activity_time(site, activity), after, class_="counted")


def _minimum(site: Site, activity: Activity, minimum: Minimum) -> tag:
    line = site.word("sizing-minimum", time=least(site, minimum)) + " "
    return element("p", line, badge(site.language, activity.grade), class_="counted")


def _by_hand(site: Site) -> tag:
    before, after = site.word("sizing-paper").split("{blank}")
    return element("p", before, element("span", class_="blank"), after, class_="paper")


def _fixed(sheet: Sheet) -> tag:
    site = sheet.site
    help_text = element("p", site.word("sizing-fixed-help"), class_="help")
    rows = [
        element(
            "div",
            *_three_levels(site, activity.id, activity_name(site, activity.id)),
            _per_unit(site, activity), _by_hand(site),
            class_="field",
        )
        for activity in sheet.model.activities if activity.is_weekly
    ]  # fmt: skip
    return _group(site.word("sizing-fixed"), [help_text, *rows])


def _three_levels(site: Site, name: str, label: str) -> list[nodes.Node]:
    """Return the box of the usual number, and folded under it those of the least and the most."""
    named, box, line = number_box(name, [label])
    around = [
        element("span", *number_box(f"{name}-{level}", [site.word(f"sizing-{level}")]))
        for level in ("low", "high")
    ]
    return [
        named,
        element("div", box, line, _example(site, name), class_="entry"),
        fault_of(name),
        element(
            "details", element("summary", site.word("sizing-range")),
            element("div", *around, class_="levels"),
            *(fault_of(f"{name}-{level}") for level in ("low", "high")),
            class_="range",
        ),
    ]  # fmt: skip


def _checks(sheet: Sheet) -> tag:
    fields = [_question(sheet, node) for node in sheet.drivers if node["oid"] in CHECKS]
    return _group(sheet.site.word("sizing-extra"), fields)


def _times(sheet: Sheet) -> tag:
    """Return the unit times, folded; the table of the page shows them where no script runs."""
    site = sheet.site
    rows = [_time_row(site, activity) for activity in sheet.model.activities if activity.driver]
    boxes = _three_levels(site, "launch", site.word("sizing-months"))
    months = element("div", *boxes, class_="field")
    return element(
        "details", element("summary", site.word("sizing-times")),
        element("p", site.word("sizing-times-help"), class_="help"), *rows, months,
        class_="times", hidden=True, data_needs_script=True,
    )  # fmt: skip


def _time_row(site: Site, activity: Activity) -> tag:
    shown = site.domain.of_kind("activity").get(activity.id)
    unit = shown.fact("unit") if shown else activity.driver
    title = activity_name(site, activity.id)
    name = f"time-{activity.id}"
    boxes = _three_levels(site, name, site.word("sizing-minutes", activity=title, unit=unit))
    boxes.append(_per_unit(site, activity))
    if activity.minimum:
        label, box, line = number_box(f"{name}-minimum", [site.word("sizing-minimum-box")])
        entry = element("div", box, line, class_="entry")
        minimum = _minimum(site, activity, activity.minimum)
        boxes += [label, entry, fault_of(f"{name}-minimum"), minimum]
    return element("div", *boxes, class_="field")


def _data(sheet: Sheet) -> page_data:
    """Return what the script works with: the model as it is, what is asked, and words.

    The words are nodes, to be set like those of the page.
    """
    site, model = sheet.site, sheet.model
    facts = [{"id": node["oid"], **dict(node["facts"])} for node in sheet.drivers]
    whole = {
        "model": asdict(model),
        "missions": _missions(site, model),
        "drivers": [{"id": a["id"], "per": a["per"], "most": int(a["most"])} for a in facts],
        "launches": {node["case"]: node["launch"] for node in sheet.situations},
        "periods": PERIODS,
        "limits": LIMITS,
    }
    node = page_data(ident="sizing-data", data=whole, classes=["no-search"])
    node += [nodes.inline("", text, key=key) for key, text in _words(site)]
    return node


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
