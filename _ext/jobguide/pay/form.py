"""The calculator of a post's cost: what its template is filled with, the rates for its script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes

from ..blocks import Cell, Row, Site, captioned, element, filled, table
from ..nodes import BOOKS, page_data
from ..words import WORDS
from .page import pay_block, plain, told_date, written
from .rates import Agreement, Pay
from .reckoning import MONTHS, agreement_rate, contribution_rate, floor, minimum

TEMPLATE = Path(__file__).with_name("form.html")
SAID = "pay-tell-"  # the words that only the script says begin so
SHARED = ("how-gross", "how-percent", "how-relief", "how-month", "how-whole", "how-tax", "unit-€")
HELPED = ("agreement", "gross", "employees")  # the questions that need more than their label
STEPS = "gross contributions relief agreement health occupational tax training total".split()
USUAL_HOURS = 17.5


@pay_block("pay-form")
def form(site: Site, pay: Pay, _argument: str) -> list[nodes.Node]:
    """Return the form, or what to say where no script can serve it."""
    if site.builder.format != "html" or site.builder.name in BOOKS:
        return [nodes.paragraph("", site.word("pay-noscript"))]
    grids = (each for each in pay.agreements if each.grid)
    return filled(
        TEMPLATE,
        word=site.word, helped=HELPED, steps=_steps(site), data=_data(site, pay),
        agreements=[(each.id, site.word(f"pay-agreement-{each.id}")) for each in pay.agreements],
        groups=[(each.id, list(_groups(site, pay, each))) for each in grids],
        usual_hours=plain(USUAL_HOURS, site.language),
    )  # fmt: skip


def _groups(site: Site, pay: Pay, agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield the groups of an agreement, each with the least that a full week is paid."""
    for group in agreement.grid.values if agreement.grid else ():
        least = written(minimum(pay, agreement.id, group, pay["full-week"]), site.language, 2)
        yield group, site.word("pay-group-option", group=group, gross=least)


def _steps(site: Site) -> nodes.table:
    """Return the steps of a cost, which the script fills."""
    rows: list[Row] = [
        [site.word(f"pay-step-{key}"), *(_place(f"{what}-{key}") for what in ("how", "year"))]
        for key in STEPS
    ]
    head: list[Cell] = [site.word(key) for key in ("pay-step", "pay-how", "pay-year")]
    return captioned(site.word("pay-your-steps"), "pay-yours", table(head, rows, "data"))


def _place(name: str) -> nodes.Node:
    return element("span", data_out=name)


def _data(site: Site, pay: Pay) -> page_data:
    """Return the rates by name, what is derived of them, and the words of the result.

    The words are nodes, to be set like those of the page.
    """
    whole = {
        "rates": {rate.id: rate.value for rate in pay.rates},
        "contributions": contribution_rate(pay),
        "months": MONTHS,
        "agreements": {each.id: _agreement(pay, each) for each in pay.agreements},
        "review": pay.holds_until,
    }
    node = page_data(ident="pay-data", data=whole, classes=["no-search"])
    node += [nodes.inline("", text, key=key) for key, text in _words(site, pay)]
    return node


def _agreement(pay: Pay, agreement: Agreement) -> dict[str, object]:
    groups = list(agreement.grid.values) if agreement.grid else [""]
    return {
        "rate": agreement_rate(pay, agreement.id),
        "grid": dict(agreement.grid.values) if agreement.grid else None,
        "floors": {group: floor(pay, agreement.id, group) for group in groups},
        "days": dict(agreement.floors.values) if agreement.floors else None,
    }


def _words(site: Site, pay: Pay) -> Iterator[tuple[str, str]]:
    for key in WORDS:
        if key.startswith(SAID):
            yield key.removeprefix(SAID), site.word(key)
    for key in SHARED:
        yield key, site.word(f"pay-{key}")
    yield "review", told_date(site, pay.holds_until)
