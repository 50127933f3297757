"""Accessibility, as far as a machine can judge: axe-core, all its rules, best practices included."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from checkers.browser import DESK, PHONE, new_page
from checkers.report import Finding, Report, report
from playwright.sync_api import Browser

STATES = tuple(product(("light", "dark"), (PHONE, DESK)))


def check_axe(browser: Browser, base: str, paths: Iterable[str]) -> Report:
    """Run axe on every page, in both colour schemes, on a phone and on a desk."""
    findings: list[Finding] = []
    rules = states = 0
    pages = list(paths)
    for scheme, width in STATES:
        with new_page(browser, width, scheme) as page:
            for states, path in enumerate(pages, start=states + 1):
                page.goto(base + path)
                answer = Axe().run(page).response
                rules += len(answer["passes"])
                findings += [
                    finding(f"{path} ({scheme}, {width} px)", v) for v in violations(answer)
                ]
    return report("axe", findings, page_states=states, rules_passed=rules)


def violations(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the broken rules."""
    found: list[dict[str, Any]] = answer["violations"]
    return found


def finding(where: str, violation: dict[str, Any]) -> Finding:
    """Tell a broken rule, with the first element that breaks it."""
    nodes = violation["nodes"]
    told = f"{violation['id']}: {violation['help']} ({len(nodes)} times: {nodes[0]['html'][:90]})"
    return Finding(where, told)
