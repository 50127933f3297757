"""Building again after a change: each page says what it says when all are written anew.

One site is built once; each change is made, built, compared with pages that are all written anew,
then undone, so that the next one starts from the same site.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from extension.support import (
    Built,
    TinySite,
    changed,
    differences,
    snapshot,
)

Change = tuple[str, str, str]
# Sphinx itself writes a page again when the pages of its list change.
LISTS = {"index"}

SECOND_POSTING = """---
orphan: true
---
# Une autre annonce

:::{posting} second
:employer: ACME
:country: FR
:year: 2010
:kind: advert
:status: employee
:placement: volunteers
:pay: shown
:source: pegasso2009
:::
"""
# What changes: file, old words, new words.
CHANGES: dict[str, Change] = {
    "the text of a mission": (
        "guide/mission.md",
        "Le corps de la première mission",
        "Un autre corps",
    ),
    "a page without any object": ("about/method.md", "On cherche", "Nous cherchons"),
    "the title of a mission": (
        "guide/mission.md",
        "## Diffuser une information",
        "## Passer l'information",
    ),
    "the title of a page that quotes the article": (
        "guide/mission.md",
        "# Quelle mission ?",
        "# Pour quelle mission ?",
    ),
    "a posting that arrives": ("examples/second.md", "", SECOND_POSTING),
}
# Of these, no other page shows anything.
QUIET = ("the text of a mission", "a page without any object")


@dataclass(frozen=True)
class Rebuilt:
    """A change: the build after it, and its pages before it, after it, written anew, undone."""

    built: Built
    data: str
    before: dict[str, bytes]
    after: dict[str, bytes]
    anew: dict[str, bytes]
    undone: dict[str, bytes]

    @property
    def showing(self) -> set[str]:
        """The pages that show the change; the list of pages is Sphinx's own."""
        return differences(self.before, self.anew) - LISTS


Rebuild = Callable[[str], Rebuilt]


@pytest.fixture(scope="module")
def rebuild(tmp_path_factory: pytest.TempPathFactory) -> Rebuild:
    """Make a change on a site that is already built, once for each change."""
    site = TinySite(tmp_path_factory.mktemp("rebuild"), "whole")
    site.lighten()
    before = snapshot(site.build())
    made: dict[str, Rebuilt] = {}

    def rebuild(name: str) -> Rebuilt:
        if name not in made:
            with changed(site, *CHANGES[name]):
                built = site.build()
                after, data = snapshot(built), (built.folder / "job.json").read_text("utf-8")
                anew = snapshot(site.build(rewrite=True))
            undone = snapshot(site.build())
            if differences(before, undone):
                site.build(rewrite=True)  # or the next change would pay for this one
            made[name] = Rebuilt(built, data, before, after, anew, undone)
        return made[name]

    return rebuild


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_shows_everywhere_at_once_and_is_undone_without_a_trace(
    rebuild: Rebuild, name: str
) -> None:
    """Each page says what it says when all pages are written anew."""
    found = rebuild(name)
    assert differences(found.after, found.anew) == set()
    assert found.built.warnings == ()
    assert differences(found.before, found.undone) == set()


@pytest.mark.parametrize("name", QUIET)
def test_a_change_that_no_other_page_shows_is_written_alone(rebuild: Rebuild, name: str) -> None:
    own = CHANGES[name][0].removesuffix(".md")
    assert rebuild(name).showing == {own}
    assert rebuild(name).built.written - LISTS == {own}


def test_only_the_changed_page_is_read_again(rebuild: Rebuild) -> None:
    assert rebuild("the title of a mission").built.read == {"guide/mission"}


def test_the_open_data_follow_every_change(rebuild: Rebuild) -> None:
    """Written at the end of every build, whatever pages it wrote; undone with the rest."""
    assert "Passer l'information" in rebuild("the title of a mission").data
    assert "Passer l'information" not in rebuild("a posting that arrives").data
