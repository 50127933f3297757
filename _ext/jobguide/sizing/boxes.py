"""The boxes of the calculator as nodes, so that their words are set like all others."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from ..blocks import Child, element
from ..nodes import tag


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
