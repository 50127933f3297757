"""The search as a reader meets it: right answers first, quickly, for few bytes, by keyboard.

The names below are those of _static/search.js and _templates; they are all that is known of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Page, Request
from playwright.sync_api import TimeoutError as TooLate

from checkers.axe import OPEN, ask_axe
from checkers.browser import DESK, new_page, painted_small
from checkers.budgets import wire_bytes
from checkers.report import Finding, Report, report

FIELD = "#site-search"
PANEL = ".search-panel"
LINKS = f"{PANEL} li > a"
# On a phone.
OPENER = ".search-link"
DIALOG = ".search-dialog"
OVER = f"{DIALOG} input"
FETCHED = ("/_search/", "/search.js")
FIRST = 3
A_KEY = 120  # milliseconds: a quick hand; a quicker one downloads less
PATIENCE = 6_000  # milliseconds: a search that has not answered by then does not

# Types a question at one go, and waits until the panel answers it: how long, and where it leads.
ASK = (
    """async (question) => {
  const [field, panel] = ["FIELD", "PANEL"].map((one) => document.querySelector(one));
  const began = performance.now();
  field.value = question;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  while (panel.dataset.question !== question && performance.now() - began < PATIENCE)
    await new Promise((resolve) => setTimeout(resolve));
  const took = performance.now() - began;
  return [took, [...panel.querySelectorAll("li > a")].map((link) => link.href)];
}""".replace("FIELD", FIELD)
    .replace("PANEL", PANEL)
    .replace("PATIENCE", str(PATIENCE))
)

Queries = Mapping[str, Sequence[str]]


def turn_to_search(page: Page, address: str) -> bool:
    """Open a page and go to its search field; tell whether a search came."""
    page.goto(address)
    page.click(FIELD)
    return appears(page, PANEL, state="attached")


def appears(page: Page, selector: str, state: str = "visible") -> bool:
    """Wait for an element, and tell whether it came."""
    try:
        page.locator(selector).first.wait_for(
            state="attached" if state == "attached" else "visible", timeout=PATIENCE
        )
    except TooLate:
        return False
    return True


def check_answers(
    browser: Browser, base: str, queries: Queries, least: float, *, held_out: bool = False
) -> Report:
    """Ask every question; enough of them must find one of their pages among the first answers.

    Of a set that is held out the score is told and no question: once looked at, it is no more
    held out.
    """
    with new_page(browser, DESK) as page:
        turn_to_search(page, f"{base}index.html")
        painted_small(page)(DESK)
        answers = {words: page.evaluate(ASK, words)[1][:FIRST] for words in queries}
    shown = {words: [docname(base, link) for link in links] for words, links in answers.items()}
    missed = [words for words in queries if not {*shown[words]} & {*queries[words]}]
    found = len(queries) - len(missed)
    findings = []
    if found < least * len(queries):
        findings.append(Finding("search", f"{found} of {len(queries)} found, {least:.0%} asked"))
    if findings and not held_out:
        findings += [Finding(words, f"leads to {', '.join(shown[words])}") for words in missed]
    name = "search, held out" if held_out else "search, tuned"
    return report(name, findings, questions=len(queries), found_in_first_three=found)


def docname(base: str, address: str) -> str:
    """Return the page that an address leads to."""
    path = unquote(urlsplit(address).path).removeprefix(urlsplit(base).path)
    return path.removesuffix(".html")


def check_speed(browser: Browser, base: str, questions: Sequence[str], most: float) -> Report:
    """Type the last letter of every question, and time the answers.

    The median is judged: it is the search's own, where the slowest are those of a busy machine.
    """
    took = []
    with new_page(browser, DESK) as page:
        turn_to_search(page, f"{base}index.html")
        for words in questions:
            page.evaluate(ASK, words[:-1])
            took.append(page.evaluate(ASK, words)[0])
    took.sort()
    median, late = took[len(took) // 2], took[int(0.95 * len(took))]
    findings = [Finding("search", f"{median:.0f} ms after the last key, over {most:.0f}")]
    return report(
        "search, milliseconds",
        findings if median > most else [],
        questions=len(took),
        at_the_median=max(1, round(median)),
        at_95_in_100=max(1, round(late)),
    )


def check_cost(
    browser: Browser, folder: Path, base: str, questions: Sequence[str], most: int
) -> Report:
    """Weigh all that a reader who types a question downloads, and what he does not before."""
    findings: list[Finding] = []
    heaviest = 0
    for question in questions:
        with new_page(browser, DESK) as page:
            before, after = _typed(page, base, question)
            answered = appears(page, f'{PANEL}[data-question="{question}"]')
        cost = sum(wire_bytes(folder / path) for path in after)
        heaviest = max(heaviest, cost)
        findings += [Finding(path, "is fetched before anyone searches") for path in before]
        if not answered:
            findings.append(Finding(question, "is not answered"))
        if cost > most:
            findings.append(Finding(question, f"costs {cost:,} bytes, over {most:,}"))
    counts = {"questions_typed": len(questions), "bytes_at_most": heaviest}
    return report("search, first answer", findings, **counts)


def _typed(page: Page, base: str, question: str) -> tuple[list[str], list[str]]:
    """Type a question, and return what was fetched of the search before and since."""
    asked: list[str] = []

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        if any(part in path for part in FETCHED):
            asked.append(path.removeprefix(urlsplit(base).path))

    page.on("request", note)
    page.goto(f"{base}index.html", wait_until="networkidle")
    before = asked.copy()
    asked.clear()
    page.click(FIELD)
    page.keyboard.type(question, delay=A_KEY)
    page.wait_for_load_state("networkidle")
    return before, asked


def check_states(browser: Browser, base: str) -> Report:
    """Run axe with answers and without any, in the header and on the page of results."""
    findings: list[Finding] = []
    states = 0
    for scheme, width in OPEN:
        with new_page(browser, width, scheme) as page:
            for where in _states(page, base, wide=width >= DESK):
                states += 1
                broken = ask_axe(page).broken
                findings += [Finding(f"{where} ({scheme}, {width} px)", told) for told in broken]
    return report("axe, search", findings, states=states)


def _states(page: Page, base: str, *, wide: bool) -> Iterator[str]:
    """Bring the page into each of its states, and name it."""
    for words in ("modération", "xyzzy"):
        page.goto(f"{base}search.html?q={quote(words)}")
        page.wait_for_function(
            "() => /\\d|xyzzy/.test(document.querySelector('main .search-said').innerText)"
        )
        yield f"search.html, {words}"
        if wide:
            turn_to_search(page, f"{base}index.html")
            page.evaluate(ASK, words)
            yield f"index.html, {words} in the header"
        else:
            page.goto(f"{base}index.html")
            page.click(OPENER)
            yield "index.html, the search over the page"
            page.fill(OVER, words)
            page.locator(f"{DIALOG} .search-said:not(:empty)").wait_for()
            yield f"index.html, {words} over the page"
