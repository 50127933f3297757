"""Building again after pages come, go, move or collide, or nothing at all happens."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from checkers.html import select
from extension.support import (
    Built,
    TinySite,
    body_of,
    changed,
    differences,
    message,
    snapshot,
)


def test_the_calculator_follows_the_titles_that_it_shows(whole_site: TinySite) -> None:
    for docname in ("guide/model", "about/faults"):
        whole_site.drop(docname)
    whole_site.build()
    whole_site.edit("guide/mission.md", "## Animer les échanges", "## Animer le forum")
    whole_site.edit("guide/sizing.md", ":name: Lire un message", ":name: Lire le forum")
    whole_site.edit("guide/sizing.md", "## Le volume échangé", "## Le nombre de messages")
    after = snapshot(whole_site.build())
    assert differences(after, snapshot(whole_site.build(rewrite=True))) == set()


def test_nothing_is_read_or_written_when_nothing_changed(light_site: TinySite) -> None:
    light_site.build()
    again = light_site.build()
    assert (again.read, again.written, again.warnings) == (frozenset(), frozenset(), ())


def test_a_page_that_leaves_takes_its_objects_along(light_site: TinySite) -> None:
    light_site.build()
    light_site.drop("examples/lost")
    built = light_site.build()
    assert built.warnings == ()
    assert set(built.domain.of_kind("posting")) == {"village", "model"}
    for name in ("job.json", "searchindex.js"):
        assert "examples/lost" not in (built.folder / name).read_text(encoding="utf-8")
    assert not [address for address in addresses(built) if "lost" in address]


def addresses(built: Built) -> Iterable[str]:
    """Yield where the links of all pages lead."""
    for docname in sorted(built.env.found_docs):
        for link in select(body_of(built.page(docname)), ".//a"):
            yield link.get("href", "")


def test_a_link_to_an_object_that_left_is_told(light_site: TinySite) -> None:
    """The page that links was not touched: its link is looked at again all the same."""
    light_site.write({"about/method.md": "# La méthode\n\nVoir {posting}`lost`.\n"})
    light_site.build()
    light_site.drop("examples/lost")
    values = {"kind": "posting", "id": "lost", "hint": "?", "known": "village, model"}
    told = message("about/method.md:3", "unknown-target", **values)
    assert light_site.build().warnings == (told,)


@pytest.mark.parametrize("name", ["aaa", "zzz"])
def test_a_duplicate_that_comes_and_goes_leaves_no_trace(light_site: TinySite, name: str) -> None:
    """The first page in order is kept, whichever was there before; then the other comes back."""
    before = light_site.build()
    shown = snapshot(before)
    page = "---\norphan: true\n---\n# Double\n\n:::{area} technology\n:::\n"
    with changed(light_site, f"{name}.md", "", page):
        twice = light_site.build()
    first, second = sorted([name, "guide/competencies"])
    values = {"kind": "area", "id": "technology", "other": first}
    place = f"{second}.md:{6 if second == name else 5}"
    assert twice.warnings == (message(place, "duplicate-object", **values),)
    assert twice.domain.of_kind("area")["technology"].place.docname == first
    after = light_site.build()
    assert after.warnings == ()
    assert list(after.domain.all_objects()) == list(before.domain.all_objects())
    assert differences(shown, snapshot(after)) == set()
