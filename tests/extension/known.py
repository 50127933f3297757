"""Faults of the extension that a test shows and nobody has mended yet, each with its cure.

A test marked with one of them is expected to fail; the day it passes, it says so by failing, and
its mark and the entry below must go.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

T = TypeVar("T")

CURES = {
    "gettext-form": "computed/transform.py: draw nothing for the gettext builder",
    "stale-form": "collect._dependent: add sizing_form to what shows other pages",
    "form-without-model": "computed/sizing.form: hand over what situations and verdicts hold",
    "assembled": "directives/computed.py: keep the docname in the place-holder, and use that one",
    "data-place": "report(): a file that is no page needs a place told as a string, path:line",
    "unsafe-twice": "guard: look at the addresses of references.bib in check_seen, not at each page",
    "included": "guard.check_tree: look at env.dependencies and env.included as well",
    "definition": "guard: allow spaces and list marks before [x]:, and the address on the next line",
    "two-backticks": "guard._CODE: as many marks at the end as at the start",
    "doctest-fence": "guard: the name of a fence is its first word; colons fence a doctest too",
    "empty-table": "computed: return nothing where there is no row (or no text to look at)",
    "chart-edges": "drawings.org_chart, pictures/orgchart: no service, or a single one",
    "coarse": "transform.pages_to_write: note the kinds that a page shows, write those that changed",
    "told-once": "sources._model: keep the error and report it outside the cached function",
    "stale-credit": "transform.pages_to_write: compare the numbers of the statements as well",
    "stale-sources": "bibliography: on env-updated, return the pages whose references changed",
    "brackets": "bibliography.GuideReferences: bracket_parenthetical is [ ] by default",
    "posting-source": "consistency: hold the source of a posting against references.bib",
    "language-of-quotes": "tables.statements: the class language-fr makes lang, not an attribute",
    "employer": "kinds: an employer is prose, told to gettext, and not a code",
    "pitfalls-in-english": "domain.findings: French terms need French words (or their own terms)",
    "book-forms": 'nodes: write hidden="hidden", and leave scripts out, where XML is asked for',
}


def known(name: str) -> pytest.MarkDecorator:
    """Mark a test that shows a known fault."""
    return pytest.mark.xfail(strict=True, reason=f"{name} (cure: {CURES[name]})")


def each(cases: Mapping[str, T], **broken: Sequence[str]) -> list[ParameterSet]:
    """Return cases by their name, those that show a known fault marked (``_`` for ``-``)."""
    marks = {
        name: known(fault.replace("_", "-")) for fault, names in broken.items() for name in names
    }
    assert marks.keys() <= cases.keys()
    return [
        pytest.param(case, id=name, marks=[marks[name]] if name in marks else [])
        for name, case in cases.items()
    ]
