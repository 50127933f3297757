"""The declaration of accessibility says what was used, and every page leads to it."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from checkers.html import read_tree, select, strings, text_of

PAGE = "about/accessibility.html"


@pytest.fixture(scope="module")
def declarations(site: Path, homes: list[str]) -> list[str]:
    """Return what the declaration says in each edition."""
    folders = [site / home.removesuffix("index.html") for home in homes]
    return [" ".join(map(text_of, select(read_tree(one / PAGE), "//main"))) for one in folders]


def test_it_names_the_versions_that_are_used(declarations: list[str], root: Path) -> None:
    (axe,) = re.findall(r"axe v([\d.]+)", AXE_SCRIPT[:100])
    packages = json.loads((root / "tests" / "npm" / "package.json").read_text(encoding="utf-8"))
    for text in declarations:
        assert f"axe-core {axe}" in text
        assert packages["devDependencies"]["vnu-jar"] in text


def test_every_page_leads_to_it(site: Path, every_page: list[str]) -> None:
    for path in every_page:
        links = strings(read_tree(site / path), "//footer//a/@href")
        assert any(link.endswith(("accessibility.html", "#")) for link in links), path
