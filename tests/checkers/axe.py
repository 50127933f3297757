"""Accessibility, as far as a machine can judge: axe-core, its best practices and experiments.

A page is seen in four states: light and dark, on a phone and on a desk, with what folds open in one
theme and closed in the other. All rules run once, where most is shown: on the open page, on a desk.
The rules that look at what is around run again on a phone, on the French page; those that folding
can break once more on its English twin, closed: both are laid out alike. The pages that show,
between them, everything the site can show are judged by all rules on a phone too: there, the
contrast of words is judged by axe as well, in both themes.

Half of axe's time goes into that one rule. Elsewhere every word is measured here, in a fraction of
the time, against the ground that it lies on; in a tool, axe judges it in one state of each twin.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
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
State = tuple[Scheme, int]
STATES: tuple[State, ...] = tuple(product(SCHEMES, (PHONE, DESK)))
MOST_SHOWN: State = ("light", DESK)
OPEN: tuple[State, ...] = (MOST_SHOWN, ("dark", PHONE))
CONTRAST = "color-contrast"
CONTRAST_STATES = {"fr": ("dark", PHONE), "en": ("light", DESK)}
LEFT_TO_THE_TWIN = {"fr": ("light", PHONE), "en": ("dark", PHONE)}
LARGE_WORDS = 3.0  # contrast of text that is large, or bold and nearly so
# What folding a part of a page away, or another width, can break.
FOLDED = (
    "aria-hidden-focus", "aria-required-children", "button-name", "bypass", "empty-heading",
    "heading-order", "label", "landmark-one-main", "link-name", "page-has-heading-one", "region",
    "scrollable-region-focusable", "select-name", "skip-link", "summary-name",
)  # fmt: skip
# What another width can break, on an open page as well.
ELSEWHERE = (*FOLDED, "target-size")
# The rules of each state; none: all of them.
RULES: dict[State, Sequence[str] | None] = {
    MOST_SHOWN: None,
    ("dark", PHONE): ELSEWHERE,
    ("light", PHONE): FOLDED,
    ("dark", DESK): (),
}
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
    broken, kept = page.evaluate(RUN, [left_out, only, context]) if only != () else ([], 0)
    if contrast:
        return Answer(broken, kept)
    faults, words = measured(page, "faint", [WORDS, LARGE_WORDS])
    pale = [f"{CONTRAST}: {fault}" for fault in faults]
    return Answer([*broken, *pale], kept + bool(words and not faults))


def ask_in_all_states(
    page: Page, context: str | None = None, *, contrast: bool = True
) -> Iterator[tuple[str, Answer]]:
    """Run axe on an open page, light and dark, on a phone and on a desk; name each state."""
    language: str = page.evaluate("document.documentElement.lang")
    for state in STATES:
        bring_to(page, state)
        by_axe = contrast and state == CONTRAST_STATES[language]
        only = () if state == LEFT_TO_THE_TWIN[language] else RULES[state]
        if only is not None and by_axe:
            only = (*only, CONTRAST)
        yield told(state), ask_axe(page, context, only=only, contrast=by_axe)


def bring_to(page: Page, state: State) -> None:
    """Bring a page to a state."""
    scheme, width = state
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)
    page.evaluate(FOLD, state in OPEN)


def told(state: State) -> str:
    """Return the name of a state."""
    scheme, width = state
    return f"{scheme}, {width} px"


def look_with_axe(page: Page) -> Seen:
    """Look at an open page in all states; what is counted are the rules that it keeps."""
    return seen(dict(ask_in_all_states(page, contrast=False)))


def look_with_all_rules(page: Page) -> Seen:
    """Look at an open page by all rules wherever nothing is folded, and at the closed page."""
    answers = {}
    for state, rules in RULES.items():
        bring_to(page, state)
        is_open = state in OPEN
        answers[told(state)] = ask_axe(page, only=None if is_open else rules, contrast=is_open)
    return seen(answers)


def seen(answers: Mapping[str, Answer]) -> Seen:
    """Return what axe says of the states of a page."""
    faults = [f"({state}) {rule}" for state, answer in answers.items() for rule in answer.broken]
    return Seen(faults, sum(answer.kept for answer in answers.values()))


AXE = Look("axe", "rules kept", look_with_axe)
ALL_RULES = Look("axe, all rules", "rules kept", look_with_all_rules)


def axe_on(thorough: Collection[str]) -> Look:
    """Return a look with axe, by all rules at those addresses."""

    def see(page: Page) -> Seen:
        return (look_with_all_rules if page.url in thorough else look_with_axe)(page)

    return Look(AXE.name, AXE.counted, see)
