"""Links, anchors, pictures and files of the built site."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.links import check_links
from checkers.report import Report
from planted import page, write_site


def test_every_link_of_the_site_leads_somewhere(
    site: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_links(site))


FAULTS = {
    "page": ('<a href="absent.html">a</a>', "absent.html leads nowhere"),
    "anchor": ('<a href="guide/a.html#no">a</a>', "an anchor that guide/a.html does not have"),
    "anchor of the page": ('<a href="#no">a</a>', "an anchor that index.html does not have"),
    "image": ('<img src="no.png" alt="">', "no.png leads nowhere"),
    "srcset": ('<img src="a.css" srcset="a.css 1x, no.png 2x" alt="">', "no.png leads nowhere"),
    "stylesheet": ('<link rel="stylesheet" href="no.css">', "no.css leads nowhere"),
    "script": ('<script src="no.js" defer></script>', "no.js leads nowhere"),
    "outside": ('<a href="guide/../../x.html">a</a>', "leaves the site"),
    "root": ('<a href="/guide/a.html">a</a>', "starts at the root of the server"),
    "folder": ('<a href="guide/">a</a>', "is a folder"),
    "ids": ('<p id="x">a</p><p id="x">b</p>', "the id x stands twice"),
    "label": ('<label for="no">a</label>', 'for="no" names no element'),
    "description": ('<p aria-describedby="no">a</p>', "names no element"),
    "drawing": ('<svg><use href="#no"></use></svg>', "an anchor that index.html"),
}


@pytest.mark.parametrize(("body", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, body: str, told: str) -> None:
    files = {"index.html": page(body), "guide/a.html": page(title="A"), "a.css": ""}
    findings = check_links(write_site(tmp_path, files)).findings
    assert [told in finding.what for finding in findings] == [True]


def test_a_stylesheet_that_loads_a_missing_file_is_found(tmp_path: Path) -> None:
    write_site(tmp_path, {"_static/a.css": "p { background: url('no.svg') }"})
    assert [str(one) for one in check_links(tmp_path).findings] == [
        "_static/a.css: no.svg leads nowhere"
    ]


def test_sound_links_are_left_alone(tmp_path: Path) -> None:
    body = (
        '<p id="é">a</p><a href="#%C3%A9">a</a><a href="guide/a.html?q=1#b">b</a>'
        '<a href="https://example.org/x">c</a><a href="mailto:a@example.org">d</a>'
        '<label for="f">f</label><input id="f">'
    )
    files = {"index.html": page(body), "guide/a.html": page('<a name="b"></a>', title="A")}
    checked = check_links(write_site(tmp_path, files))
    assert checked.findings == ()
    assert checked.counts() == "links: 6 links, 3 anchors, 2 pages"
