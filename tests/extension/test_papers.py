"""The papers of the plan: what a page may not write, and what has no sentence for a posting."""

from __future__ import annotations

import json
from typing import Any

import pytest

from extension.support import Built, TinySite, message
from jobguide.plan.papers import ANSWERS, DATA, PAPERS, SECOND, STATUSES
from jobguide.words import choices

PAGE = """# Papiers

::::{paper} note
:::{part} title
:title: Note

Nous comptons {answer}`nombre <members>` membres, le **[date]**.
:::
:::{part} risks
:unless: need-1
:for: volunteer

- Un risque | deux
:::
::::
"""
MISSION = """# Missions

## Relier

::::{mission} link
:competencies: x
:sentence: Relier les gens.

:::{activities}
Relier.
:::
:::{benefit}
Un lien.
:::
:::{sign}
Un signe.
:::
::::
"""


@pytest.fixture
def site(bare: TinySite) -> TinySite:
    """Return a site of two pages: a mission, and a paper."""
    index = "# Page\n\n```{toctree}\nmission\nplan/papers\n```\n"
    bare.write({"index.md": index, "mission.md": MISSION, "plan/papers.md": PAGE})
    return bare


def data_of(built: Built) -> dict[str, Any]:
    """Return what the browser is given."""
    text = (built.folder / "_static" / DATA).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.partition(" = ")[2].removesuffix(";\n"))
    return found


def test_the_browser_is_given_the_parts_as_light_markdown(site: TinySite) -> None:
    told = data_of(site.build())
    title, risks = told["papers"]["note"]
    assert title == {
        "id": "title",
        "title": "Note",
        "text": "Nous comptons [nombre](members) membres, le **[date]**.",
    }
    assert risks == {
        "id": "risks", "text": "- Un risque \\| deux", "for": ["volunteer"], "unless": "need-1",
    }  # fmt: skip
    assert told["sentences"]["mission"] == {"link": "Relier les gens."}


WRONG = {
    "paper": ("{paper} note", "{paper} notes", PAPERS),
    "answer": ("<members>", "<membres>", tuple(ANSWERS)),
    "for": (":for: volunteer", ":for: volunteers", (*STATUSES, SECOND)),
}


@pytest.mark.parametrize(("old", "new", "known"), WRONG.values(), ids=WRONG)
def test_a_name_that_is_none_is_told(
    site: TinySite, old: str, new: str, known: tuple[str, ...]
) -> None:
    site.edit("plan/papers.md", old, new)
    (warning,) = site.build("dummy").of("unknown-value")
    assert warning.startswith("plan/papers.md:")
    assert choices(known) in warning


def test_a_mission_without_its_sentence_is_told(site: TinySite) -> None:
    site.edit("mission.md", ":sentence: Relier les gens.\n", "")
    values = {"kind": "mission", "id": "link", "option": "sentence"}
    assert site.build("dummy").of("missing-option") == [
        message("mission.md:5", "missing-option", **values)
    ]


def test_a_site_without_the_papers_needs_no_sentence(site: TinySite) -> None:
    site.edit("mission.md", ":sentence: Relier les gens.\n", "")
    site.drop("plan/papers")
    assert site.build("dummy").of("missing-option") == []
