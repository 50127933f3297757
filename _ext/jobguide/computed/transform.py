"""Replaces the place-holders of a page when it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain import JobDomain
from ..messages import report
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
from . import (
    charts,
    corpus,
    documents,
    drawings,
    model,
    phases,
    sheet,
    sheet_reader,
    sizing,
    tables,
    workload,
)
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
    "time-sheet-reader": sheet_reader.form,
}


class ComputeBlocks(SphinxPostTransform):
    """Draw what is computed, dress objects and quotations, before typography comes by."""

    default_priority: ClassVar[int] = 50

    def run(self, **_options: object) -> None:
        """Work on one page; the catalogues of gettext get what authors wrote, and nothing else."""
        if self.app.builder.name == "gettext":
            return
        site = self._site()
        for kind, dress in DRESSERS:
            for node in list(self.document.findall(kind)):
                dress(site, node)

    def _site(self) -> Site:
        domain = self.env.domains["job"]
        assert isinstance(domain, JobDomain)
        return Site(
            domain=domain,
            builder=self.app.builder,
            docname=self.env.docname,
            page=self.env.docname,
            language=self.config.language,
            statements=statements_of(self.env),
            model=model_of(self.env),
        )


def _fill(site: Site, place: nodes.Element) -> None:
    """Put what is computed in its place; a block with nothing to show is told."""
    here = replace(site, page=place.get("docname", site.docname))
    made = MAKERS[place["name"]](here, place["argument"])
    if not made:
        report("nothing-to-draw", place, name=place["name"], argument=place["argument"])
    place.replace_self(made)


def _write_form(site: Site, place: sizing_form) -> None:
    place.replace_self(sizing.form(site, place))


# In this order: what is drawn may hold quotations, objects and grades.
DRESSERS: tuple[tuple[type[nodes.Element], Callable[[Site, Any], None]], ...] = (
    (sizing_form, _write_form),
    (computed, _fill),
    (computed_inline, _fill),
    (statement, dress_statement),
    (posting_line, dress_line),
    (job_object, dress_object),
    (grade_badge, dress_grade),
)
