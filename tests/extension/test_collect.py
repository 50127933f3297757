"""What is kept of a page, and what is said of the checks."""

from __future__ import annotations

from extension.support import Built, TinySite
from jobguide.records import JobObject, Line, Passage, Place


def test_an_object_is_kept_with_all_that_it_says(whole: Built) -> None:
    place = Place("guide/mission", "mission-feedback", 0)
    blocks = ("activities", "benefit", "sign")
    needs = ("listening", "writing")
    kept = JobObject("mission", "feedback", "Remonter la parole", place, needs, facets=blocks)
    assert whole.domain.of_kind("mission")["feedback"] == kept


def test_a_line_is_kept_with_its_passages(whole: Built) -> None:
    place = Place("examples/advert", "source-line-1", 0)
    passages = (
        Passage("accueillir et renseigner", ("animate", "listening"), place),
        Passage("écrire", ("broadcast", "writing"), place),
    )
    text = "Vous devrez accueillir et renseigner puis écrire."
    blocks = ("asks", "reveals", "today")
    kept = Line(text, place, "line-1", "village", False, blocks, passages)
    assert whole.domain.pages["examples/advert"].lines[0] == kept


def test_a_title_is_kept_without_its_markup(bare: TinySite) -> None:
    bare.write({"index.md": "# Un *titre* `net`\n\n:::{area} x\n:::\n"})
    assert bare.build("dummy").domain.of_kind("area")["x"].title == "Un titre net"


def test_typography_does_not_alter_a_quotation(bare: TinySite) -> None:
    """Spaces and apostrophes are the page's own business, words are not."""
    text = "l’article dit : non"
    statements = f'[[statement]]\nid = "x"\narea = "a"\ntext = "{text}"\n'
    quoted = ":::{statement} x\nl'article\u00a0dit\u202f:\nnon\n:::"
    bare.write({"data/statements.toml": statements, "index.md": f"# Page\n\n{quoted}\n"})
    assert bare.build("dummy").warnings == ()


def test_the_build_says_how_much_it_checked(whole: Built) -> None:
    """A check that looks at nothing must show."""
    objects = len(list(whole.domain.all_objects()))
    lines = len(list(whole.domain.all_lines()))
    assert f"job: {objects} objects and {lines} lines checked" in whole.status
    assert objects > 20
    assert lines == 5
