"""What the calculator is made of: its boxes, and where it shows its result.

All are nodes, so that their words are set like all others. Tables and sentences of the result wait
for the script; what is there without one is for paper: how to add up by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes

from ..blocks import Cell, Child, Site, captioned, element, table
from ..nodes import option_text, situation, sizing_form, tag, verdict
from .model import LEVELS, Model
from .reckoning import display

DEEDS = ("link", "print", "reset", "undo")
MEASURES = (("year", "hours-year"), ("week", "hours-week"), ("fte", "sizing-fte"))


def number_box(name: str, label: Sequence[Child], **attributes: object) -> list[nodes.Node]:
    """Return a label and a box for a number; its fault will be told under ``NAME-fault``.

    The box is of type text: one of type number refuses "1,5" in some browsers, loses what it
    cannot read, and changes under the wheel of a mouse. The script holds the bounds.
    """
    ident = f"sizing-{name}"
    told = " ".join(filter(None, (str(attributes.pop("described", "")), f"{ident}-fault")))
    return [
        element("label", *label, for_=ident, id=f"{ident}-label"),
        element(
            "input", type="text", id=ident, name=name, inputmode="decimal",
            autocomplete="off", aria_describedby=told, **attributes,
        ),
        blank(name),
    ]  # fmt: skip


def blank(name: str) -> tag:
    """Return what stands on paper in the place of a box: a line, or the answer."""
    return element("span", class_="blank", data_blank=name)


def fault_of(name: str) -> tag:
    """Return the place where the fault of an answer is told."""
    return element("p", class_="fault", id=f"sizing-{name}-fault")


def choice(name: str, value: str, label: Sequence[Child], checked: bool = False) -> tag:
    """Return a radio button with its label around it."""
    button = element("input", type="radio", name=name, value=value, checked=checked)
    return element("label", button, element("span", *label), class_="choice")


def shown(name: str, **attributes: object) -> tag:
    """Return a place that the script fills, and that is not there until then."""
    return element("p", data_out=name, hidden=True, **attributes)


def prose(node: nodes.Element) -> dict[str, option_text]:
    """Return the options of a directive that are prose, translated by now."""
    return {child["option"]: child for child in node.children if isinstance(child, option_text)}


def body(node: nodes.Element) -> list[nodes.Node]:
    """Return what a directive holds beside its options."""
    return [child for child in node.children if not isinstance(child, option_text)]


def result(site: Site, model: Model, place: sizing_form) -> Iterator[nodes.Node]:
    """Yield the headline and the parts of the result.

    The headline is an <output>, which is said aloud as it changes.
    """
    yield element("p", _by_hand(site, model), class_="paper")
    title = element(
        "h3", site.word("sizing-result"), id="sizing-result", tabindex="-1", hidden=True
    )
    yield title
    yield element("output", id="sizing-told", class_="told")
    yield element(
        "div", _totals(site, model), shown("check-available"), *_verdicts(place),
        *_weighs(site), *_shares(site, model),
        *_situations(site, place), *_sentence(site), id="sizing-detail", hidden=True,
    )  # fmt: skip
    yield _actions(site)


def _by_hand(site: Site, model: Model) -> str:
    time = model.time
    usable = time.legal_year_hours.value * time.usable_share.central
    weeks = display(time.weeks_per_year, site.language, "weeks")
    return site.word("sizing-paper-total", weeks=weeks, usable=display(usable, site.language))


def _place(name: str) -> tag:
    return element("span", data_out=name)


def _totals(site: Site, model: Model) -> nodes.table:
    """Return the hours and the posts; a post says how much of its week it has for the job."""
    week, share = model.time.legal_week_hours.value, model.time.usable_share.central
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


def _verdicts(place: sizing_form) -> list[nodes.Node]:
    return [
        element("div", *node.children, class_="verdict", data_verdict=node["bound"], hidden=True)
        for node in place.findall(verdict)
    ]


def _weighs(site: Site) -> list[nodes.Node]:
    names = ("heaviest", "uncertain", "evidence", "example", "empty")
    label = element("p", site.word("sizing-weighs"), class_="facet-label")
    return [label, *(shown(name) for name in names)]


def _shares(site: Site, model: Model) -> list[nodes.Node]:
    missions = [each.mission for each in model.activities]
    activities = [each.id for each in model.activities]
    folded = element(
        "details", element("summary", site.word("sizing-activities-open")),
        _parts(site, "activity", activities, "sizing-activities"),
    )  # fmt: skip
    return [
        element("div", id="sizing-picture", class_="picture"),
        _parts(site, "mission", list(dict.fromkeys(missions)), "sizing-missions"),
        folded,
    ]


def _parts(site: Site, kind: str, idents: list[str], caption: str) -> nodes.table:
    """Return a table of parts of the year; the script leaves out those that cost nothing."""
    known = site.domain.of_kind(kind)
    ordered = [name for name in known if name in idents]
    rows: list[list[Cell]] = [
        [
            known[name].title,
            *(_place(f"{kind}-{name}-{what}") for what in ("central", "range", "share")),
        ]
        for name in ordered
    ]
    head = [site.word(key) for key in (kind, "central", "range-short", "sizing-share")]
    return captioned(site.word(caption), caption, table(head, rows, "data"))


def _situations(site: Site, place: sizing_form) -> Iterator[nodes.Node]:
    yield element("p", site.word("sizing-situation"), class_="facet-label")
    for node in place.findall(situation):
        title = element("strong", prose(node)["name"].astext())
        yield element(
            "div", element("p", title), *body(node), *map(shown, node["shows"]),
            data_situation=node["case"], hidden=True,
        )  # fmt: skip


def _sentence(site: Site) -> list[nodes.Node]:
    return [
        element("p", site.word("sizing-sentence"), class_="facet-label"),
        shown("sentence", id="sizing-sentence", class_="sentence", tabindex="-1"),
        _button(site, "copy"),
    ]


def _actions(site: Site) -> tag:
    """Return what one does with one's answers; of no use without a script."""
    label = element("label", site.word("sizing-link-label"), for_="sizing-address")
    address = element("input", type="text", id="sizing-address", readonly=True)
    return element(
        "div",
        element("p", *(_button(site, name) for name in DEEDS), class_="entry"),
        element("p", label, address, hidden=True),
        element("p", id="sizing-done", role="status"),
        hidden=True, data_needs_script=True,
    )  # fmt: skip


def _button(site: Site, name: str) -> tag:
    return element("button", site.word(f"sizing-{name}"), type="button", data_do=name)
