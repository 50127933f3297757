"""Accessibility, as far as a machine can judge: axe-core, its best practices and experiments.

A page is seen in four states: light and dark, on a phone and on a desk, with what folds open in one
theme and closed in the other. All rules run on the open page, at both widths; closed, it shows less
of the same, and only the rules that look at what is around, or at what is left, are run again.

Most of axe's time goes into one rule, the contrast of words. axe judges it in one state of a page:
the French page and its English twin, which are laid out alike, in two states that differ in theme
and width. In the others every word is measured here, in a fraction of the time, against the ground
that it lies on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from checkers.adaptation import measured
from checkers.browser import DESK, HEIGHT, PHONE, Scheme
from checkers.colours import WORDS
from checkers.tour import Look, Seen

# Folded and unfolded by turns: each colour and each width is met in both ways.
FOLD = "(open) => document.querySelectorAll('details').forEach((one) => (one.open = open))"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
STATES = tuple(product(SCHEMES, (PHONE, DESK)))
CONTRAST = "color-contrast"
CONTRAST_STATES = {"fr": (("dark", PHONE),), "en": (("light", DESK),)}
LARGE_WORDS = 3.0  # contrast of text that is large, or bold and nearly so
# What folding a part of a page away can break.
WHEN_FOLDED = (
    "aria-hidden-focus", "aria-required-children", "button-name", "bypass", "empty-heading",
    "heading-order", "label", "landmark-one-main", "link-in-text-block", "link-name",
    "page-has-heading-one", "region", "scrollable-region-focusable", "select-name", "skip-link",
    "summary-name", "target-size",
)  # fmt: skip
# Every rule runs, those that axe holds back too (the size of targets among them), but these.
LEFT_OUT = {
    "color-contrast-enhanced": "level AAA, 7 to 1; the site is made for AA, 4.5 to 1",
}
RUN = """([left_out, only, context]) => {
  const ids = axe.getRules().map(({ruleId}) => ruleId);
  const runs = (id) => !left_out.includes(id) && (!only || only.includes(id));
  const rules = Object.fromEntries(ids.map((id) => [id, {enabled: runs(id)}]));
  const told = ({id, help, nodes}) =>
    `${id}: ${help} (${nodes.length} times: ${nodes[0].html.slice(0, 90)})`;
  return axe.run(context ?? document, {rules, resultTypes: ["violations"]}).then(
    ({violations, passes}) => [violations.map(told), passes.length]);
}"""


class Answer(NamedTuple):
    """What axe says of a page as it stands: the rules broken, and how many were kept."""

    broken: list[str]
    kept: int


def ask_axe(
    page: Page,
    context: str | None = None,
    *,
    only: Sequence[str] | None = None,
    contrast: bool = True,
) -> Answer:
    """Run axe on a page, or on what a selector finds there; without its contrast, measure ours."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    left_out = [*LEFT_OUT, *([] if contrast else [CONTRAST])]
    broken, kept = page.evaluate(RUN, [left_out, only, context])
    if contrast:
        return Answer(broken, kept)
    faults, words = measured(page, "faint", [WORDS, LARGE_WORDS])
    told = [f"{CONTRAST}: {fault}" for fault in faults]
    return Answer([*broken, *told], kept + bool(words and not faults))


def ask_in_all_states(page: Page, context: str | None = None) -> Iterator[tuple[str, Answer]]:
    """Run axe on an open page, light and dark, on a phone and on a desk; name each state."""
    judged = CONTRAST_STATES.get(page.evaluate("document.documentElement.lang"), STATES)
    for scheme, width in STATES:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        is_open = (scheme == "dark") == (width == PHONE)
        page.evaluate(FOLD, is_open)
        only = None if is_open else WHEN_FOLDED
        contrast = (scheme, width) in judged
        yield f"{scheme}, {width} px", ask_axe(page, context, only=only, contrast=contrast)


def look_with_axe(page: Page) -> Seen:
    """Look at an open page in all states; what is counted are the rules that it keeps."""
    answers = dict(ask_in_all_states(page))
    faults = [f"({state}) {rule}" for state, answer in answers.items() for rule in answer.broken]
    return Seen(faults, sum(answer.kept for answer in answers.values()))


AXE = Look("axe", "rules kept", look_with_axe)
