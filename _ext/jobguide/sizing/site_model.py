"""The model of a site: how its pages ask for it and name its parts, what the build tells of it.

A fault in its file is a warning with the file's name, and the build goes on without it; the model
and the pages are held against each other. A worked example of a page is a ``{doctest}`` block: it
is run at each build that reads the page, so that a number of data/workload.toml that changes names
each line that still states the old one.
"""

import doctest
from contextlib import chdir

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..blocks import Site, on
from ..dependencies import DataFile
from ..domain import JobDomain, domain_of
from ..words import coded, hints, nearest, report
from .model import Activity, Case, Model, load

MODEL = DataFile("jobguide_workload", load)
# What the form asks without any activity depending on it: it only checks the result.
CHECKS = ("available",)


def activity_name(site: Site, name: str) -> str:
    """Return the name of an activity in the edition, or its id where no page tells it."""
    shown = site.domain.of_kind("activity").get(name)
    return shown.title if shown else name


def case_name(site: Site, case: Case) -> str:
    """Return the short name of a worked case, or its id where the site has no word for it."""
    return coded(site.language, "case", case.id)


# ---- checks


@on("env-check-consistency")
def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the model and the pages against each other, both ways, where there is a model."""
    domain, model = domain_of(env), MODEL.of(env)
    MODEL.check(env)
    if model is None:
        return
    _check_activities(domain, model)
    used = {activity.criterion for activity in model.activities}
    for criterion in domain.of_kind("criterion").values():
        if criterion.id not in used:
            report("unused-criterion", criterion.place.at, id=criterion.id)
    _check_drivers(domain, model)


def _check_activities(domain: JobDomain, model: Model) -> None:
    explained = domain.of_kind("activity")
    numbers = [activity.id for activity in model.activities]
    for shown in explained.values():
        if shown.id not in numbers:
            hint = nearest(shown.id, numbers)
            report("activity-without-numbers", shown.place.at, id=shown.id, hint=hint)
    for activity in model.activities:
        if activity.id not in explained:
            report("activity-without-page", MODEL.place(domain.env), id=activity.id)
        _check_tags(domain, activity)


def _check_drivers(domain: JobDomain, model: Model) -> None:
    """Hold the questions of the form against the volumes of the model, where there is a form."""
    asked, known = domain.of_kind("driver"), [*model.drivers, *CHECKS]
    for question in asked.values():
        place, most = question.place.at, question.fact("most")
        if question.id not in known:
            report("unknown-driver", place, id=question.id, **hints(question.id, known))
        if most and not most.isdecimal():
            values = {"hint": "→ 1000", "known": "1, 2, 3…"}
            report("unknown-value", place, value=most, option="most", **values)
    for driver in model.drivers:
        if asked and driver not in asked:
            report("unasked-driver", MODEL.place(domain.env), id=driver)


def _check_tags(domain: JobDomain, activity: Activity) -> None:
    named = {
        "mission": activity.mission,
        "competency": activity.competency,
        "criterion": activity.criterion,
    }
    for kind, tag in named.items():
        known = [*domain.of_kind(kind), *(["choice"] if kind == "criterion" else [])]
        if tag not in known:
            values = {"id": activity.id, "kind": kind, "tag": tag, **hints(tag, known)}
            report("activity-tag", MODEL.place(domain.env), **values)


@on("doctree-read")
def check_examples(app: Sphinx, document: nodes.document) -> None:
    """Run the worked examples of a page, in one room, and tell each that no longer holds."""
    blocks = [
        block
        for block in document.findall(nodes.Element)
        if isinstance(block, (nodes.doctest_block, nodes.literal_block))
        and block.get("testnodetype") == "doctest"
    ]
    room: dict[str, object] = {}
    with chdir(app.srcdir):
        for block in blocks:
            text, line = block.get("test") or block.astext(), (block.line or 0) + 1
            for example in doctest.DocTestParser().get_examples(text):
                _run(example, room, (app.env.docname, line + example.lineno))


def _run(example: doctest.Example, room: dict[str, object], place: tuple[str, int]) -> None:
    """Run an example, and tell it where it gives something else than it states, or nothing."""
    test = doctest.DocTest([example], {}, "", None, 0, None)
    test.globs = room  # what the examples before it have named
    try:
        doctest.DebugRunner(verbose=False).run(test, clear_globs=False)
        return
    except doctest.DocTestFailure as failure:
        given = failure.got.strip()
    except doctest.UnexpectedException as failure:
        given = repr(failure.exc_info[1])
    values = {"example": example.source.strip(), "stated": example.want.strip() or "–"}
    report("stale-example", place, **values, found=given)
