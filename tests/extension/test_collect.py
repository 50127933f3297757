"""What is kept of a page, and what is said of the checks."""

from __future__ import annotations

from extension.support import Built, TinySite


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
