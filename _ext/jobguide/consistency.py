"""The checks that need the whole site: both ways, nothing orphan, nothing lost.

Each check is a function of the domain that reports through `messages`; `check` runs them all.
"""

from __future__ import annotations

from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from .article import fold
from .coverage import needed_by
from .domain import JobDomain
from .kinds import KINDS, LINE_FACETS
from .messages import choices, nearest, report
from .records import JobObject, Line, Place, Statement
from .sizing import CHECKS
from .sources import check_model, model_of, statements_of
from .workload import Activity, Model

LOGGER = logging.getLogger(__name__)


def tell_unknown_target(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Report a link to an object that is nowhere, with the nearest id; leave other links alone."""
    if not isinstance(domain, JobDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    known = list(domain.of_kind(kind))
    hints = {"hint": nearest(target, known), "known": choices(known)}
    report("unknown-target", node, kind=kind, id=target, **hints)
    return True


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Run every check and say how many things were examined."""
    domain = env.domains["job"]
    assert isinstance(domain, JobDomain)
    _check_duplicates(domain)
    _check_competencies(domain)
    _check_values(domain)
    _check_lines(domain)
    _check_models(domain)
    _check_statements(domain, statements_of(env))
    check_model(env)
    _check_workload(domain, model_of(env))
    counts = (len(list(domain.all_objects())), len(list(domain.all_lines())))
    LOGGER.info("job: %d objects and %d lines checked", *counts)


def _at(place: Place) -> tuple[str, int]:
    return place.docname, place.line


def _in_file(domain: JobDomain, setting: str) -> str:
    """Return the place of a data file, which is no page, as messages show it."""
    return f"{domain.env.config[setting]}:1"


def _check_duplicates(domain: JobDomain) -> None:
    seen: dict[tuple[str, str], JobObject] = {}
    for found in domain.all_objects():
        first = seen.setdefault((found.kind, found.id), found)
        if first is not found:
            other = first.place.docname
            report("duplicate-object", _at(found.place), kind=found.kind, id=found.id, other=other)


def _check_competencies(domain: JobDomain) -> None:
    known = domain.of_kind("competency")
    missions = domain.of_kind("mission").values()
    for mission in missions:
        for tag in mission.competencies:
            if tag not in known:
                _unknown_competency(mission, tag, list(known))
    needs = needed_by(missions)
    for competency in known.values():
        if not competency.area:
            report("competency-without-area", _at(competency.place), id=competency.id)
        if competency.id not in needs:
            report("unneeded-competency", _at(competency.place), id=competency.id)


def _unknown_competency(mission: JobObject, tag: str, known: list[str]) -> None:
    hints = {"hint": nearest(tag, known), "known": choices(known)}
    report("unknown-competency", _at(mission.place), id=mission.id, tag=tag, **hints)


def _check_values(domain: JobDomain) -> None:
    for found in domain.all_objects():
        for option, values in KINDS[found.kind].coded:
            value = found.fact(option)
            if value and values and value not in values:
                hints = {"hint": nearest(value, values), "known": choices(values)}
                report("unknown-value", _at(found.place), value=value, option=option, **hints)


def _check_models(domain: JobDomain) -> None:
    """Refuse a model that does itself what the guide warns of."""
    for posting in domain.of_kind("posting").values():
        if posting.fact("kind") == "model":
            for found in domain.findings(posting):
                words = ", ".join(found.words) or "—"
                values = {"id": posting.id, "pitfall": found.pitfall, "words": words}
                report("model-with-pitfall", _at(posting.place), **values)


def _check_lines(domain: JobDomain) -> None:
    known = [*domain.of_kind("mission"), *domain.of_kind("competency")]
    for line in domain.all_lines():
        for tagged in line.passages:
            for tag in tagged.tags:
                if tag not in known:
                    hints = {"hint": nearest(tag, known), "known": choices(known)}
                    report("unknown-tag", _at(line.place), tag=tag, **hints)
        if line.posting:
            _check_line(line)


def _check_line(line: Line) -> None:
    words = line.statement or line.text[:40]
    if not line.passages and not line.untagged:
        report("untagged-line", _at(line.place), id=words)
    if not set(line.facets) & set(LINE_FACETS):
        report("unexplained-line", _at(line.place), id=words)


def _check_statements(domain: JobDomain, statements: dict[str, Statement]) -> None:
    seen: dict[str, Line] = {}
    for quotation in domain.all_quotations():
        first = seen.setdefault(quotation.statement, quotation)
        if first is not quotation:
            other = first.place.docname
            report("duplicate-statement", _at(quotation.place), id=quotation.statement, other=other)
        _check_words(quotation, statements, french=domain.env.config.language == "fr")
    for sid in statements:
        if sid not in seen:
            report("lost-statement", _in_file(domain, "jobguide_statements"), id=sid)


def _check_words(quotation: Line, statements: dict[str, Statement], french: bool) -> None:
    """Hold a quotation against the article; a translated one is a reading, not a quotation."""
    statement = statements.get(quotation.statement)
    if statement is None:
        hint = nearest(quotation.statement, statements)
        report("unknown-statement", _at(quotation.place), id=quotation.statement, hint=hint)
    elif french and quotation.text != fold(statement.text):
        words = {"found": quotation.text, "expected": fold(statement.text)}
        report("altered-statement", _at(quotation.place), id=quotation.statement, **words)


def _check_workload(domain: JobDomain, model: Model | None) -> None:
    """Hold the activities of the pages against those of the model, both ways."""
    if model is None:
        return
    explained = domain.of_kind("activity")
    numbers = [activity.id for activity in model.activities]
    for shown in explained.values():
        if shown.id not in numbers:
            hint = nearest(shown.id, numbers)
            report("activity-without-numbers", _at(shown.place), id=shown.id, hint=hint)
    for activity in model.activities:
        if activity.id not in explained:
            report("activity-without-page", _in_file(domain, "jobguide_workload"), id=activity.id)
        _check_activity(domain, activity)
    _check_criteria(domain, {activity.criterion for activity in model.activities})
    _check_drivers(domain, model)


def _check_criteria(domain: JobDomain, used: set[str]) -> None:
    for criterion in domain.of_kind("criterion").values():
        if criterion.id not in used:
            report("unused-criterion", _at(criterion.place), id=criterion.id)


def _check_drivers(domain: JobDomain, model: Model) -> None:
    """Hold the questions of the form against the volumes of the model, where there is a form."""
    asked, known = domain.of_kind("driver"), [*model.drivers, *CHECKS]
    for question in asked.values():
        place, most = _at(question.place), question.fact("most")
        if question.id not in known:
            hints = {"hint": nearest(question.id, known), "known": choices(known)}
            report("unknown-driver", place, id=question.id, **hints)
        if most and not most.isdecimal():
            hints = {"hint": "→ 1000", "known": "1, 2, 3…"}
            report("unknown-value", place, value=most, option="most", **hints)
    for driver in model.drivers:
        if asked and driver not in asked:
            report("unasked-driver", _in_file(domain, "jobguide_workload"), id=driver)


def _check_activity(domain: JobDomain, activity: Activity) -> None:
    named = {
        "mission": activity.mission,
        "competency": activity.competency,
        "criterion": activity.criterion,
    }
    for kind, tag in named.items():
        known = [*domain.of_kind(kind), *(["choice"] if kind == "criterion" else [])]
        if tag not in known:
            values = {"hint": nearest(tag, known), "known": choices(known)}
            report(
                "activity-tag",
                _in_file(domain, "jobguide_workload"),
                id=activity.id,
                kind=kind,
                tag=tag,
                **values,
            )
