"""Accessibility, as far as a machine can judge: axe-core with its best practices."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from checkers.browser import DESK, PHONE, new_page
from checkers.report import Finding, Report, report

STATES = tuple(product(("light", "dark"), (PHONE, DESK)))


def check_axe(browser: Browser, base: str, paths: Sequence[str]) -> Report:
    """Run axe on every page, in both colour schemes, on a phone and on a desk."""
    findings: list[Finding] = []
    rules = 0
    for scheme, width in STATES:
        with new_page(browser, width, scheme) as page:
            for path in paths:
                page.goto(base + path)
                answer = Axe().run(page).response
                rules += len(answer["passes"])
                findings += [
                    finding(f"{path} ({scheme}, {width} px)", v) for v in violations(answer)
                ]
    return report("axe", findings, page_states=len(STATES) * len(paths), rules_passed=rules)


def violations(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the broken rules."""
    found: list[dict[str, Any]] = answer["violations"]
    return found


def finding(where: str, violation: dict[str, Any]) -> Finding:
    """Tell a broken rule, with the first element that breaks it."""
    nodes = violation["nodes"]
    told = f"{violation['id']}: {violation['help']} ({len(nodes)} times: {nodes[0]['html'][:90]})"
    return Finding(where, told)
