"""What a first visit costs."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.budgets import Budget, check_budgets
from checkers.report import Report
from planted import page, write_site


def test_every_page_keeps_to_its_budget(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_budgets(site, Budget()))


def noise(size: int) -> str:
    """Return text that hardly compresses, so that its weight is known within a tenth."""
    return random.Random(2009).randbytes(size // 2).hex()


STYLES = "".join(f'<link rel="stylesheet" href="{name}.css">' for name in "abcd")
FAULTS = {
    "requests": (page(head=STYLES), "requests: 5, over 4"),
    "blocking script": (page(head='<script src="a.js"></script>'), "blocking scripts: 1, over 0"),
    "bytes of others": (page(head='<script src="big.js" defer></script>'), "other bytes: "),
    "bytes of all": (page(f"<p>{noise(120_000)}</p>"), "total bytes: "),
    "bytes of a style": (page(head='<link rel="stylesheet" href="font.css">'), "other bytes: "),
}


@pytest.mark.parametrize(("content", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, content: str, told: str) -> None:
    sheets = {f"{name}.css": "" for name in "abcd"}
    files = sheets | {"a.js": "", "big.js": noise(23_000), "font.css": "@import 'big.js';"}
    findings = check_budgets(write_site(tmp_path, files | {"a.html": content}), Budget()).findings
    assert [(one.where, told in one.what) for one in findings] == [("a.html", True)]


def test_a_page_with_a_tool_may_weigh_more_and_not_too_much(tmp_path: Path) -> None:
    head = '<script src="{}.js" defer></script>'
    tool = '<form data-script="{}.js"></form>'
    files = {
        f"{name}.html": page(tool.format(name), head.format(name), name) for name in ("fit", "fat")
    }
    write_site(tmp_path, files | {"fit.js": noise(40_000), "fat.js": noise(60_000)})
    findings = check_budgets(tmp_path, Budget()).findings
    assert [(one.where, one.what[:12]) for one in findings] == [("fat.html", "other bytes:")]


def test_the_list_of_all_sources_may_weigh_more_than_a_chapter(tmp_path: Path) -> None:
    sources, text = '<ul class="references"><li>Une source.</li></ul>', f"<p>{noise(70_000)}</p>"
    write_site(tmp_path, {"list.html": page(sources + text), "chapter.html": page(text)})
    findings = check_budgets(tmp_path, Budget()).findings
    assert [(one.where, one.what[:12]) for one in findings] == [("chapter.html", "total bytes:")]
