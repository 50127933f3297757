"""The calculator of a post's cost: of no use without a script, so that the page has its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes

from ..blocks import Cell, Child, Row, Site, captioned, element, table
from ..nodes import BOOKS, page_data, tag
from ..sizing.result import choice
from ..words import WORDS
from .page import in_unit, pay_block, texts, told_date, written
from .rates import ECLAT, Agreement, Pay
from .reckoning import MONTHS, agreement_rate, contribution_rate, floor, minimum

SAID = "pay-tell-"  # the words that only the script says begin so
STEPS = "gross contributions relief agreement health occupational tax training total".split()
SHARED = ("how-gross", "how-percent", "how-relief", "how-month", "how-whole", "how-tax", "unit-€")
HELPED = ("agreement", "gross", "employees")  # the questions that need more than their label
USUAL_HOURS, USUAL_GROUP = "17.5", "C"


@pay_block("pay-form")
def form(site: Site, pay: Pay, _argument: str) -> list[nodes.Node]:
    """Return the questions, the place of the result, and the rates for the script."""
    if site.builder.format != "html" or site.builder.name in BOOKS:
        return [nodes.paragraph("", site.word("pay-noscript"))]
    return [
        element("noscript", element("p", site.word("pay-noscript"))),
        element(
            "form", *_questions(site, pay), *_result(site), _data(site, pay),
            id="pay-form", class_="sizing", data_script="pay.js", data_needs_script=True,
            hidden=True, autocomplete="off", novalidate=True,
        ),
    ]  # fmt: skip


def _questions(site: Site, pay: Pay) -> Iterator[tag]:
    names = [(each.id, site.word(f"pay-agreement-{each.id}")) for each in pay.agreements]
    yield _field(site, "agreement", _select("agreement", names, ECLAT))
    for each in pay.agreements:
        if each.grid:
            groups = list(_groups(site, pay, each))
            chosen = _select(f"group-{each.id}", groups, USUAL_GROUP)
            yield _field(site, f"group-{each.id}", chosen, label="group", data_agreement=each.id)
    usual = in_unit(float(USUAL_HOURS), "x", site.language)
    yield _field(site, "hours", _box("hours", value=usual))
    yield _field(site, "gross", _box("gross"))
    yield _field(site, "employees", _box("employees", value="1"))
    contracts = [
        choice("contract", name, [site.word(f"pay-contract-{name}")], checked=name == "permanent")
        for name in ("permanent", "fixed")
    ]
    yield element(
        "fieldset", element("legend", site.word("pay-contract")), *contracts, class_="field"
    )


def _groups(site: Site, pay: Pay, agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield the groups of an agreement, each with the least that a full week is paid."""
    for group in agreement.grid.values if agreement.grid else ():
        least = minimum(pay, agreement.id, group, pay["full-week"])
        shown = written(least, site.language, 2)
        yield group, site.word("pay-group-option", group=group, gross=shown)


def _field(site: Site, name: str, control: tag, label: str = "", **attributes: object) -> tag:
    """Return a question with its label, its help and the place where its fault is told."""
    told = [
        element("p", site.word(f"pay-{key}-help"), id=f"pay-{key}-help", class_="help")
        for key in HELPED if key == name
    ]  # fmt: skip
    return element(
        "div",
        element("label", site.word(f"pay-{label or name}"), for_=f"pay-{name}"),
        *told,
        element("div", control, class_="entry"),
        element("p", class_="fault", id=f"pay-{name}-fault"),
        class_="field", **attributes,
    )  # fmt: skip


def _described(name: str) -> str:
    own = f"pay-{name}-help " if name in HELPED else ""
    return f"{own}pay-{name}-fault"


def _box(name: str, value: str = "") -> tag:
    """Return a box of type text, as those of the sizing: one of type number loses commas."""
    return element(
        "input", type="text", id=f"pay-{name}", name=name, inputmode="decimal", value=value,
        aria_describedby=_described(name),
    )  # fmt: skip


def _select(name: str, options: Sequence[tuple[str, str]], usual: str) -> tag:
    children: list[Child] = [
        element("option", words, value=value, selected=value == usual) for value, words in options
    ]
    return element(
        "select", *children, id=f"pay-{name}", name=name, aria_describedby=_described(name)
    )


def _result(site: Site) -> Iterator[nodes.Node]:
    """Yield the headline, which is said aloud as it changes, and the steps."""
    yield element("output", id="pay-told", class_="told")
    yield element("ul", id="pay-notes")
    rows: list[Row] = [
        [site.word(f"pay-step-{key}"), _place(f"how-{key}"), _place(f"year-{key}")] for key in STEPS
    ]
    head: list[Cell] = [site.word(key) for key in ("pay-step", "pay-how", "pay-year")]
    steps = captioned(site.word("pay-your-steps"), "pay-yours", table(head, rows, "data"))
    yield element("div", steps, id="pay-detail", hidden=True)


def _place(name: str) -> tag:
    return element("span", data_out=name)


def _data(site: Site, pay: Pay) -> page_data:
    """Return the rates by name, what is derived of them, and the words of the result."""
    whole = {
        "rates": {rate.id: rate.value for rate in pay.rates},
        "contributions": contribution_rate(pay),
        "months": MONTHS,
        "agreements": {each.id: _agreement(pay, each) for each in pay.agreements},
        "review": pay.holds_until,
    }
    node = page_data(ident="pay-data", data=whole, classes=["no-search"])
    node += texts(_words(site, pay))
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
