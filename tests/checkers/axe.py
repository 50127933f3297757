"""Accessibility, as far as a machine can judge: axe-core, its best practices and experiments.

A page is seen in four states: light and dark, on a phone and on a desk, with what folds open in one
theme and closed in the other. All rules run once, where most is shown: on the open page, on a desk.
The rules that look at what is around run again on a phone, on the French page; those that folding
can break once more on its English twin, closed: both are laid out alike. The pages that show,
between them, everything the site can show are judged by all rules on a phone too.

The rules about colours take most of axe's time. Every word is measured here, in each state, against
the ground that it lies on; of those that look alike, axe judges one, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from checkers.browser import DESK, HEIGHT, PHONE, Media, Scheme, measure
from checkers.colours import WORDS
from checkers.tour import Look, Seen

# Folded and unfolded by turns: each colour and each width is met in both ways. How it was is told,
# once the page has heard of it: what it draws only when unfolded is judged too.
FOLD = """async (open) => {
  const all = [...document.querySelectorAll('details')];
  const before = all.map((one) => one.open);
  await Promise.all(all.map((one, n) => {
    const wanted = open[n] ?? open;
    if (one.open === wanted) return null;
    const heard = new Promise((done) => one.addEventListener('toggle', done, {once: true}));
    one.open = wanted;
    return heard;
  }));
  return before;
}"""
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
State = tuple[Scheme, int]
STATES: tuple[State, ...] = tuple(product(SCHEMES, (PHONE, DESK)))
MOST_SHOWN: State = ("light", DESK)
OPEN: tuple[State, ...] = (MOST_SHOWN, ("dark", PHONE))
LEFT_TO_THE_TWIN = {"fr": ("light", PHONE), "en": ("dark", PHONE)}
CONTRAST = "color-contrast"
COLOURS = (CONTRAST, "link-in-text-block")
SIZE = "target-size"
LARGE_WORDS = 3.0  # contrast of text that is large, or bold and nearly so
# What folding a part of a page away, or another width, can break.
FOLDED = (
    "aria-hidden-focus", "aria-required-children", "button-name", "bypass", "empty-heading",
    "heading-order", "label", "landmark-one-main", "link-name", "page-has-heading-one", "region",
    "scrollable-region-focusable", "select-name", "skip-link", "summary-name",
)  # fmt: skip
# What another width can break, on an open page as well.
ELSEWHERE = (*FOLDED, SIZE)
# The rules of each state; none: all of them.
RULES: dict[State, Sequence[str] | None] = {
    MOST_SHOWN: None,
    ("dark", PHONE): ELSEWHERE,
    ("light", PHONE): FOLDED,
    ("dark", DESK): (),
}
# Every rule runs, those that axe holds back too (the size of targets among them), but these.
LEFT_OUT = {
    "hidden-content": "it asks to look at what is hidden, and finds no fault in anything",
    "color-contrast-enhanced": "level AAA, 7 to 1; the site is made for AA, 4.5 to 1",
}
# The rules broken, and how many were kept. Of the targets, axe judges those that a finger may miss:
# the others have the room that its rule asks for.
RUN = f"""([left_out, only, context]) => {{
  const [near, targets] = inPage.jostling();
  for (const one of near) one.setAttribute("data-jostling", "");
  axe.configure({{rules: [{{id: "{SIZE}", selector: "[data-jostling]"}}]}});
  const ids = axe.getRules().map(({{ruleId}}) => ruleId);
  const runs = (id) => !left_out.includes(id) && (!only || only.includes(id));
  const rules = Object.fromEntries(ids.map((id) => [id, {{enabled: runs(id)}}]));
  const told = ({{id, help, nodes}}) =>
    `${{id}}: ${{help}} (${{nodes.length}} times: ${{nodes[0].html.slice(0, 90)}})`;
  const options = {{rules, resultTypes: ["violations"], selectors: false}};
  return axe.run(context ?? document, options).then(({{violations, passes}}) => {{
    for (const one of near) one.removeAttribute("data-jostling");
    const judged = [...violations, ...passes].some(({{id}}) => id === "{SIZE}");
    const haveRoom = targets && runs("{SIZE}") && !judged;
    return [violations.map(told), passes.length + haveRoom];
  }});
}}"""
# Words that are pale, and one of each kind of words, which stays in the page for axe.
MEASURE = """(least) => {
  const [faults, kinds] = inPage.faint(...least);
  window.kindsOfWords = kinds;
  return [faults, [...kinds.keys()]];
}"""
RUN_ON_KINDS = f"""([left_out, only, kinds]) =>
  ({RUN})([left_out, only, {{include: kinds.map((kind) => window.kindsOfWords.get(kind))}}])"""
# The kinds of words that axe has found right, on any page that this process has seen.
judged: set[str] = set()


class Answer(NamedTuple):
    """What axe says of a page as it stands: the rules broken, and how many were kept."""

    broken: list[str]
    kept: int


def ask_axe(page: Page, context: str | None = None, *, only: Sequence[str] | None = None) -> Answer:
    """Run axe on a page, or on what a selector finds there; judge the colours of all its words."""
    answer = Answer([], 0)
    if only != ():
        answer = run(page, RUN, [*LEFT_OUT, *COLOURS], only, context)
    pale, kinds = pale_words(page)
    kept = len(COLOURS) if kinds and not pale else 0
    return Answer([*answer.broken, *pale], answer.kept + kept)


def run(page: Page, script: str, *arguments: object) -> Answer:
    """Run axe on a page, which gets it first where it has none."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return Answer(*measure(page, script, *arguments))


def pale_words(page: Page) -> tuple[list[str], int]:
    """Return the words of a page that are too pale, as measured here or judged by axe.

    With them, how many kinds of words it has.
    """
    faults, kinds = measure(page, MEASURE, WORDS, LARGE_WORDS)
    unknown = sorted(set(kinds) - judged)
    broken = run(page, RUN_ON_KINDS, (), COLOURS, unknown).broken if unknown else []
    if not broken:
        judged.update(unknown)
    return [*broken, *(f"{CONTRAST}: {fault}" for fault in faults)], len(kinds)


def ask_in_all_states(page: Page, context: str | None = None) -> Iterator[tuple[str, Answer]]:
    """Run axe on an open page, light and dark, on a phone and on a desk; name each state."""
    for state in STATES:
        scheme, width = state
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(FOLD, state in OPEN)
        yield told(state), ask_axe(page, context, only=rules_of(page, state))


def rules_of(page: Page, state: State) -> Sequence[str] | None:
    """Return the rules by which a page is judged in a state."""
    language: str = page.evaluate("document.documentElement.lang")
    return () if state == LEFT_TO_THE_TWIN[language] else RULES[state]


def told(state: State) -> str:
    """Return the name of a state."""
    scheme, width = state
    return f"{scheme}, {width} px"


def axe_on(thorough: Collection[str] = ()) -> dict[State, Look]:
    """Return a look with axe in each state: open pages at those addresses are judged by all rules.

    What is counted are the rules that a page keeps.
    """

    def look(state: State) -> Look:
        def see(page: Page) -> Seen:
            only = RULES[state] if page.url in thorough else rules_of(page, state)
            before = page.evaluate(FOLD, state in OPEN)
            in_full = page.url in thorough and state in OPEN
            answer = ask_axe(page, only=None if in_full else only)
            page.evaluate(FOLD, before)
            return Seen([f"({told(state)}) {rule}" for rule in answer.broken], answer.kept)

        scheme, width = state
        return Look("axe", "rules kept", see, width, Media(scheme))

    return {state: look(state) for state in STATES}
