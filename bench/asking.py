"""What a first answer of the search costs: a reader opens a page, and types one common word."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from bench.serving import hosting
from bench.visiting import SETTLED

WORD = "bénévoles"
A_KEY = 60  # milliseconds
DESK = ViewportSize(width=1280, height=800)


@dataclass(frozen=True)
class Way:
    """How a reader asks: the field, what opens it if anything, the first answer.

    ``results`` is a page of results to ask instead, for a search that answers only there.
    """

    field: str
    answer: str
    opener: str = ""
    results: str = ""


SPHINX = Way("", ".search li a", results=f"search.html?q={WORD}")
WAYS = {
    "this project": Way("#site-search", ".search-panel li a"),
    "Sphinx basic": SPHINX,
    "Furo": SPHINX,
    "Material for MkDocs": Way(".md-search__input", ".md-search-result__link"),
    "Zensical": Way("input:focus", "a[role=option]", ".md-search__button"),
}


@dataclass(frozen=True)
class Answered:
    """The bytes that a site had sent of its own accord, and those it sent to answer."""

    site: str
    before_bytes: int
    answer_bytes: int
    seconds: float  # from the last letter to the first answer; most is typed while the index comes


def ask(browser: Browser, site: str, folder: Path, path: str) -> Answered:
    """Ask one question on one page, and weigh what came before it and what came for it."""
    context = browser.new_context(viewport=DESK, locale="fr-FR")
    page = context.new_page()
    with hosting(folder) as (base, sent):
        page.goto(base + path)
        page.wait_for_timeout(SETTLED)
        before = sum(answer.size for answer in sent)
        _type(page, base, WAYS[site])
        start = time.perf_counter()
        page.locator(WAYS[site].answer).first.wait_for(state="attached")
        seconds = time.perf_counter() - start
        page.wait_for_timeout(SETTLED)
        told = Answered(site, before, sum(answer.size for answer in sent) - before, seconds)
    context.close()
    return told


def _type(page: Page, base: str, way: Way) -> None:
    """Type the word where this site wants it."""
    if way.results:
        page.goto(base + way.results)
        return
    if way.opener:
        page.locator(way.opener).first.click()
        page.wait_for_timeout(SETTLED)
    page.locator(way.field).first.click()
    page.keyboard.type(WORD, delay=A_KEY)
