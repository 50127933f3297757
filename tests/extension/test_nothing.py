"""Blocks that have nothing to show: told where they stand, never a crash."""

from checkers.html import select
from extension.support import Built, TinySite, message

# What may stand on a site that has nothing: made of the code, or looked at in test_shown.py.
MADE = {"faults", "reading-form", "moved"}
RULES = """---
orphan: true
---
# Ailleurs

:::{reason} verdict
:when: members < 30
:about: verdict no
:::

:::{reason} advice
:when: members < 30
:about: advice members
:::
"""


def test_a_block_with_nothing_to_show_is_told(bare: TinySite, whole: Built) -> None:
    """A verdict wants rules of its own page: those of another do not serve."""
    asked = [(name, given) for name in sorted(whole.blocks() - MADE) for given in ("", "village")]
    asked += [("orgchart", given) for given in ("communication", "board", "pair")]
    lines, places = ["# Page"], {}
    for block in asked:
        lines += ["", f":::{{{block[0]}}} {block[1]}".rstrip(), ":::"]
        places[f"index.md:{len(lines) - 1}"] = block
    bare.write({"index.md": "\n".join([*lines, ""]), "other.md": RULES})
    told = bare.build("dummy").warnings
    assert {
        message(place, "nothing-to-draw", name=name, argument=given)
        for place, (name, given) in places.items()
    } <= set(told)


def test_a_site_without_a_model_has_no_form_and_no_file_of_it(bare: TinySite) -> None:
    bare.write({"index.md": "# Page\n\n:::{sizing-form}\n:::\n"})
    built = bare.build()
    assert not select(built.page("index"), "//form")
    assert not (built.folder / "downloads").exists()
