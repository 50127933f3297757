"""Pages without scripts and without a server, and what is asked of other sites."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.editions import Edition, plain
from checkers import browser as checks
from checkers.kinds import page_kinds
from checkers.report import Report
from checkers.server import NOT_FOUND, serving
from planted import page, write_site
from sitekit.hosting import POLICY

Check = Callable[[Browser, str, Sequence[str]], Report]


def test_the_text_of_every_kind_of_page_is_whole_without_scripts(
    browser: Browser, base: str, kinds: list[str], expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(checks.check_without_script(browser, base, kinds))


# A page of a tool: what does not show there without scripts, what does, what is said by its name.
BARE = {
    "plan/hours.html": ("#pay-form", "#sizing-form", "sizing"),
    "plan/papers.html": ("#papers", "main a[href*='examples/models/index']", "papers"),
    "guide/cost.html": ("", "#pay-costs", ""),
    "examples/index.html": ("form.filters", ".cards > li", ""),
    "examples/read.html": ("#reading-form", "main a[href$='guide/points-to-watch.html']", "read"),
    "search.html?q=mot": ("", "main :text('JavaScript')", ""),
}


def test_without_scripts_each_tool_leaves_what_can_be_read_and_says_what_to_do(
    browser: Browser, base: str, edition: Edition
) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    for path, (hidden, visible, name) in BARE.items():
        bare.goto(f"{base}{edition.folder}{path}")
        assert not hidden or bare.locator(hidden).locator("visible=true").count() == 0, path
        expect(bare.locator(visible).first).to_be_visible()
        said = edition.says(f"{name}-noscript") if name else ""
        assert said in plain(bare.inner_text("main"))
    bare.goto(f"{base}{edition.folder}plan/hours.html")
    bare.emulate_media(media="print")  # the form is a sheet to fill in
    expect(bare.locator("#sizing-form .paper").first).to_be_visible()
    assert bare.locator("#sizing-form label:visible").count() > 15
    assert not bare.locator("#sizing-form :is(button, input)").first.is_visible()
    context.close()


def test_every_kind_of_page_works_from_a_disk(
    browser: Browser, site: Path, kinds: list[str], expect_clean: Callable[[Report], None]
) -> None:
    # The page for lost readers is shown by a server only: its addresses start from its root.
    pages = [page for page in kinds if not page.endswith(NOT_FOUND)]
    checked = checks.check_visits(browser, f"{site.as_uri()}/", pages)
    expect_clean(Report("visits from a disk", checked.findings, checked.examined))


FAULTS: dict[str, tuple[Check, str, str]] = {
    "console": (checks.check_visits, '<script src="fail.js"></script>', "planted"),
    "missing file": (checks.check_visits, '<img src="no.png" alt="">', "404"),
    "elsewhere": (checks.check_visits, '<img src="//127.0.0.1:9/a.png" alt="">', "Security Policy"),
    "inline script": (checks.check_visits, "<script>1</script>", "Content Security Policy"),
    "inline style": (checks.check_visits, '<p style="color:red">', "Content Security Policy"),
    "text revealed": (
        checks.check_without_script,
        '<p data-needs-script hidden>Ajout</p><script src="reveal.js"></script>',
        "Ajout",
    ),
    "text by script": (checks.check_without_script, '<script src="say.js"></script>', "Ajout"),
}
FILES = {
    "fail.js": "throw new Error('planted')",
    "reveal.js": "document.querySelector('[hidden]').hidden = false",
    "say.js": "document.currentScript.after('Ajout')",
}


@pytest.mark.parametrize(("check", "body", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(
    tmp_path: Path, browser: Browser, check: Check, body: str, told: str
) -> None:
    write_site(tmp_path, FILES | {"bad.html": page(body)})
    with serving(tmp_path) as base:
        findings = check(browser, base, ["index.html", "bad.html"]).findings
    assert {finding.where for finding in findings} == {"bad.html"}
    assert told in findings[0].what


def test_a_page_that_works_only_on_a_server_is_found(tmp_path: Path, browser: Browser) -> None:
    files = {"a.js": "fetch('a.json')", "a.json": "{}"}
    write_site(tmp_path, files | {"index.html": page('<script src="a.js"></script>')})
    assert checks.check_visits(browser, f"{tmp_path.as_uri()}/", ["index.html"]).findings


def test_a_request_to_another_site_is_found_without_any_policy(
    tmp_path: Path, browser: Browser
) -> None:
    bare = page('<img src="http://127.0.0.1:9/a.png" alt="">').replace(POLICY, "")
    write_site(tmp_path, {"index.html": bare})
    told = checks.check_visits(browser, f"{tmp_path.as_uri()}/", ["index.html"]).told()
    assert "asked for http://127.0.0.1:9/a.png" in told


def test_the_kinds_of_pages_show_every_element_and_class(tmp_path: Path) -> None:
    files = {"a.html": page("<p>a</p><ul class='x y'></ul>"), "b.html": page("<p>b</p>")}
    write_site(tmp_path, files | {"index.html": page("<ol class='z'></ol>")})
    assert page_kinds(tmp_path) == ["a.html", "index.html"]
