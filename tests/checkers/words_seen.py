"""How many words a reader sees on a page before opening anything: each kind of page has a budget.

What is folded stays in the page, is printed and found; what counts here is what stands in the way
of someone who has twenty minutes.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checkers.html import NO_ELEMENT, Element, Page, read_pages, select
from checkers.report import Finding, Report, report

MAIN = "//main"
UNSEEN = frozenset("script style template svg option".split())
UNSEEN_CLASSES = frozenset(
    "visually-hidden equivalent headerlink page-facts reading-time blank unit paper".split()
)


@dataclass(frozen=True)
class Budgets:
    """The most words seen on a page, by the folder or the name of the page; and on the path.

    The longest name that fits a page holds for it.
    """

    pages: Mapping[str, int]
    let_off: Sequence[str]
    path: Sequence[str]
    path_words: int

    def of(self, docname: str) -> int | None:
        """Return the budget of a page, or none."""
        known = (*self.pages, *self.let_off)
        fitting = [name for name in known if docname == name or docname.startswith(f"{name}/")]
        return self.pages.get(max(fitting, key=len)) if fitting else None


def check_words_seen(folder: Path, written: Path) -> Report:
    """Count the words seen on each page that has a budget, and on the path as a whole."""
    budgets = Budgets(**tomllib.loads(written.read_text(encoding="utf-8")))
    counted = {page.path: words_seen(page) for page in read_pages(folder)}
    findings = []
    for path, words in counted.items():
        most = budgets.of(docname_of(path))
        if most is not None and words > most:
            findings.append(Finding(path, f"{words:,} words seen with folds closed, over {most:,}"))
    for edition in sorted({path[: -len(inside_of(path))] for path in counted}):
        steps = [counted.get(f"{edition}{step}.html", 0) for step in budgets.path]
        if sum(steps) > budgets.path_words:
            findings.append(
                Finding(
                    f"{edition}{budgets.path[0]}.html",
                    f"{sum(steps):,} words seen on the path as a whole {steps}, "
                    f"over {budgets.path_words:,}",
                )
            )
    held = {path: words for path, words in counted.items() if budgets.of(docname_of(path))}
    return report("words seen", findings, pages=len(held), words=sum(held.values()))


def inside_of(path: str) -> str:
    """Return the path of a page inside its edition."""
    return path.removeprefix("en/")


def docname_of(path: str) -> str:
    """Return the name of the page that a built file shows."""
    return inside_of(path).removesuffix(".html")


def words_seen(page: Page) -> int:
    """Return the number of words that a page shows with its folds closed."""
    return sum(
        any(letter.isalnum() for letter in word)
        for main in select(page.root, MAIN)
        for text in _seen(main)
        for word in text.split()
    )


def _seen(element: Element) -> Iterator[str]:
    """Yield the texts that are shown, in reading order."""
    yield element.text or ""
    for child in element:
        if not isinstance(child, NO_ELEMENT) and _is_shown(child):
            yield from _seen(child)
        yield child.tail or ""


def _is_shown(element: Element) -> bool:
    """Tell whether an element shows before anything is opened."""
    if element.tag in UNSEEN or "hidden" in element.attrib or "popover" in element.attrib:
        return False
    if UNSEEN_CLASSES & set(element.get("class", "").split()):
        return False
    parent = element.getparent()
    folded = parent is not None and parent.tag == "details" and "open" not in parent.attrib
    return not folded or element.tag == "summary"
