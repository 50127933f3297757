"""The site is whole in a browser of 2023; `make browsers` asks Firefox and WebKit too."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Error

import tools
from checkers.browser import AS_ROOT, DESK, PHONE, QUIET, new_page, watch
from checkers.report import Report
from checkers.tasks import PLACES, check_tasks


@pytest.fixture(scope="module")
def old(browser: Browser) -> Iterator[Browser]:
    """Open the browser of 2023 beside the other: one Playwright drives both."""
    place, options = tools.old_chromium(), [*QUIET, *AS_ROOT]
    started = browser.browser_type.launch(executable_path=place, args=options)
    yield started
    started.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("folder", ["", "en/"], ids=["fr", "en"])
def test_a_browser_of_2023_does_all_that_readers_do(
    old: Browser, base: str, folder: str, width: int, expect_clean: Callable[[Report], None]
) -> None:
    with new_page(old, width, "dark") as page:
        told = watch(page, base)

        def drive(address: str, script: str) -> str:
            page.goto(address)
            done: str = page.evaluate(script)
            return done

        name = f"Chromium {old.version.partition('.')[0]}, {width} px"
        expect_clean(check_tasks(name, base + folder, drive))
        assert told == []


# Neither the sheet nor the scripts come: each task is seen failing, but that of paper.
def test_what_a_reader_cannot_do_is_told(browser: Browser, base: str) -> None:
    def drive(address: str, script: str) -> str:
        with new_page(browser, PHONE) as page:
            page.route(re.compile(r"\.css|/_static/.*\.js"), lambda route: route.abort())
            page.goto(address)
            page.evaluate("document.getElementById('site-nav').style.background = 'none'")
            try:
                done: str = page.evaluate(script)
            except Error as error:  # a form that no script takes up leaves the page
                done = str(error)
            return done

    told = check_tasks("bare", base, drive)
    failing = {finding.where.removeprefix("bare, ") for finding in told.findings}
    assert failing == PLACES.keys() - {"paper"}
