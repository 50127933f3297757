"""The feed of changes: valid Atom, read as a subscriber reads it, true to its page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.feed import check_feeds
from checkers.report import Report
from planted import page, write_site


def test_every_edition_has_a_sound_feed(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_feeds(site))


CHANGES = """<section><h2>Un ajout</h2><div class="change" id="change-one">
<p class="change-day"><time datetime="2026-11-22">22 novembre 2026</time></p>
<p>Une <a href="../index.html">page</a> de plus.</p></div></section>"""
FEED = """<feed xml:lang="fr" xmlns="http://www.w3.org/2005/Atom">
<title>Changements</title><link href="about/changes.html" rel="alternate"/>
<id>urn:uuid:1</id><updated>2026-11-22T00:00:00+00:00</updated>
<author><name>Nous</name></author>
<entry><title>Un ajout</title><link href="about/changes.html#change-one"/>
<id>urn:uuid:2</id><updated>2026-11-22T00:00:00+00:00</updated>
<content type="html">
&lt;p&gt;Une &lt;a href="index.html"&gt;page&lt;/a&gt; de plus.&lt;/p&gt;</content>
</entry></feed>"""


def linked(depth: int) -> str:
    """Return the link of a page to the feed."""
    return f'<link rel="alternate" type="application/atom+xml" href="{"../" * depth}changes.xml">'


def check_planted(folder: Path, old: str = "", new: str = "") -> Report:
    """Check a sound feed in which one string was replaced by another."""
    changed = FEED.replace(old, new, 1) if old else FEED
    assert (changed != FEED) == bool(old), "the fault was not planted"
    pages = {"index.html": page(head=linked(0)), "about/changes.html": page(CHANGES, linked(1))}
    return check_feeds(write_site(folder, pages | {"changes.xml": changed}))


def test_a_sound_feed_is_left_alone(tmp_path: Path) -> None:
    checked = check_planted(tmp_path)
    assert checked.told() == ""
    assert checked.examined == {"entries": 1, "pages": 2}


FAULTS = {
    "not XML": ("</feed>", "", "Premature end"),
    "no author": ("<author><name>Nous</name></author>", "", "Expecting an element author"),
    "no id": ("<id>urn:uuid:2</id>", "", "Expecting an element id"),
    "relative id": ("urn:uuid:2", "two", "changes.xml: line"),
    "day alone": ("2026-11-22T00:00:00+00:00", "2026-11-22", "changes.xml: line"),
    "foreign element": ("<author>", "<note/><author>", "changes.xml: line"),
    "id twice": ("urn:uuid:2", "urn:uuid:1", "urn:uuid:1 names 2 things"),
    "anchor": ("#change-one", "#change-two", "names an anchor"),
    "link in the text": ('href="index.html"', 'href="no.html"', "no.html leads nowhere"),
    "title": ("<title>Un ajout", "<title>Un retrait", "does not say “Un ajout” as the page does"),
    "text": ("de plus.", "de moins.", "does not say “Un ajout” as the page does"),
    "other day": ("2</id><updated>2026-11-22", "2</id><updated>2026-11-21", "does not say “Un a"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in check_planted(tmp_path, old, new).told()


def test_a_page_that_does_not_lead_to_the_feed_is_found(tmp_path: Path) -> None:
    check_planted(tmp_path)
    write_site(tmp_path, {"a.html": page(), "index.html": page(head=linked(1))})
    told = check_feeds(tmp_path).told()
    assert "a.html: does not tell of the feed" in told
    assert "index.html: does not tell of the feed" in told


def test_an_edition_without_a_feed_is_found(tmp_path: Path) -> None:
    write_site(tmp_path, {"en/index.html": page().replace('"fr"', '"en"')})
    assert "en/changes.xml: there is none" in check_feeds(tmp_path).told()
