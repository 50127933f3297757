"""Accessibility, as far as a machine can judge: axe-core, its best practices and experiments.

Two thirds of axe's time goes into one rule, the contrast of words. It is asked in two states out of
four, so that each theme and each width is met; in the two others the words are measured here, in a
fraction of the time, against the ground that they lie on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from checkers.adaptation import measured
from checkers.browser import DESK, HEIGHT, PHONE, Scheme, new_page
from checkers.colours import WORDS
from checkers.report import Finding, Report, report
from checkers.tour import Look, Seen

# Folded and unfolded by turns: each colour and each width is met in both ways.
FOLD = "(open) => document.querySelectorAll('details').forEach((one) => (one.open = open))"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
STATES = tuple(product(SCHEMES, (PHONE, DESK)))
CONTRAST = "color-contrast"
LARGE_WORDS = 3.0  # contrast of text that is large, or bold and nearly so
# Every rule runs, those that axe holds back too (the size of targets among them), but these.
LEFT_OUT = {
    "color-contrast-enhanced": "level AAA, 7 to 1; the site is made for AA, 4.5 to 1",
}
RUN = """([left_out, context]) => {
  const ids = axe.getRules().map(({ruleId}) => ruleId);
  const rules = Object.fromEntries(ids.map((id) => [id, {enabled: !left_out.includes(id)}]));
  const told = ({id, help, nodes}) =>
    `${id}: ${help} (${nodes.length} times: ${nodes[0].html.slice(0, 90)})`;
  return axe.run(context ?? document, {rules, resultTypes: ["violations"]}).then(
    ({violations, passes}) => [violations.map(told), passes.length]);
}"""


class Answer(NamedTuple):
    """What axe says of a page as it stands: the rules broken, and how many were kept."""

    broken: list[str]
    kept: int


def ask_axe(page: Page, context: str | None = None, *without: str) -> Answer:
    """Run axe on a page, or on what a selector finds there; `without` are rules not to be run."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    broken, kept = page.evaluate(RUN, [[*LEFT_OUT, *without], context])
    return Answer(broken, kept)


def ask_quickly(page: Page, context: str | None = None) -> Answer:
    """Run axe on a page, and measure the contrast of its words without axe."""
    broken, kept = ask_axe(page, context, CONTRAST)
    faults, words = measured(page, "faint", [WORDS, LARGE_WORDS])
    return Answer(
        [*broken, *(f"{CONTRAST}: {fault}" for fault in faults)], kept + bool(words and not faults)
    )


def ask_in_all_states(page: Page, context: str | None = None) -> Iterator[tuple[str, Answer]]:
    """Run axe on an open page, light and dark, on a phone and on a desk; name each state.

    What folds is open in half of them.
    """
    for scheme, width in STATES:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        first_half = (scheme == "dark") == (width == PHONE)
        page.evaluate(FOLD, first_half)
        ask = ask_axe if first_half else ask_quickly
        yield f"{scheme}, {width} px", ask(page, context)


def look_with_axe(page: Page) -> Seen:
    """Look at an open page in all states; what is counted are the rules that it keeps."""
    answers = dict(ask_in_all_states(page))
    faults = [f"({state}) {rule}" for state, answer in answers.items() for rule in answer.broken]
    return Seen(faults, sum(answer.kept for answer in answers.values()))


AXE = Look("axe", "rules kept", look_with_axe)


def check_axe(browser: Browser, base: str, paths: Sequence[str]) -> Report:
    """Run axe on pages that a tour does not come to."""
    findings: list[Finding] = []
    kept = 0
    with new_page(browser, DESK) as page:
        for path in paths:
            page.goto(base + path)
            seen = look_with_axe(page)
            kept += seen.examined
            findings += [Finding(path, fault) for fault in seen.faults]
    return report("axe", findings, page_states=len(STATES) * len(paths), rules_kept=kept)
