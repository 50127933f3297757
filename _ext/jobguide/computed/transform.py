"""Replaces the place-holders of a page when it is written, and says which pages to write anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import JobDomain
from ..messages import Fault, report
from ..nodes import (
    computed,
    computed_inline,
    grade_badge,
    job_object,
    posting_line,
    sizing_form,
    statement,
)
from ..sources import model_of, statements_of
from . import charts, corpus, documents, drawings, model, phases, sheet, sizing, tables, workload
from .build import Site
from .lines import dress_grade, dress_line, dress_object, dress_statement

Maker = Callable[[Site, str], list[nodes.Node]]

MAKERS: dict[str, Maker] = {
    "coverage": tables.coverage,
    "postings": corpus.postings,
    "corpus": corpus.corpus,
    "pitfalls": tables.pitfalls,
    "downloads": documents.downloads,
    "statements": tables.statements,
    "faults": tables.faults,
    "mission-map": drawings.mission_map,
    "orgchart": drawings.org_chart,
    "profile": drawings.posting_profile,
    "workload": workload.case_table,
    "unit-times": workload.unit_times,
    "activity-time": workload.activity_time,
    "model-numbers": model.numbers,
    "weights": model.heaviest,
    "week-shares": model.other_weeks,
    "situations": charts.side_by_side,
    "range-against": charts.range_against,
    "timeline": phases.time_line,
    "time-sheet": sheet.printed,
    "time-sheet-files": sheet.files,
}


class ComputeBlocks(SphinxPostTransform):
    """Draw what is computed, dress objects and quotations, before typography comes by."""

    default_priority: ClassVar[int] = 50

    def run(self, **_options: object) -> None:
        """Work on one page."""
        site = self._site()
        for written in list(self.document.findall(sizing_form)):
            written.replace_self(sizing.form(site, written))
        for place in [*self.document.findall(computed), *self.document.findall(computed_inline)]:
            place.replace_self(_made(site, place))
        for quotation in list(self.document.findall(statement)):
            dress_statement(site, quotation)
        for restated in list(self.document.findall(posting_line)):
            dress_line(site, restated)
        for declared in list(self.document.findall(job_object)):
            dress_object(site, declared)
        for grade in list(self.document.findall(grade_badge)):
            dress_grade(site, grade)

    def _site(self) -> Site:
        domain = self.env.domains["job"]
        assert isinstance(domain, JobDomain)
        return Site(
            domain=domain,
            builder=self.app.builder,
            docname=self.env.docname,
            language=self.config.language,
            statements=statements_of(self.env),
            model=model_of(self.env),
        )


def _made(site: Site, place: nodes.Element) -> list[nodes.Node]:
    made = MAKERS[place["name"]](site, place["argument"])
    if not made:
        report(Fault.NOTHING_TO_DRAW, place, name=place["name"], argument=place["argument"])
    return made


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show other pages' objects, where those objects have changed."""
    domain = env.domains["job"]
    assert isinstance(domain, JobDomain)
    shown = {
        name: (page.objects, page.lines, env.titles[name].astext())
        for name, page in domain.pages.items()
    }
    if shown == domain.data["shown"]:
        return []
    domain.data["shown"] = shown
    return sorted(name for name, page in domain.pages.items() if page.depends)
