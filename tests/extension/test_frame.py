"""What stands around the text: groups that fold, steps, titles of blocks, words of a language.

What each page shows is kept in frame.txt. A change that is wanted is written by `SHOWN=new`, as in
test_shown.py.
"""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from checkers.html import select, strings, text_of
from extension.support import Built, TinySite
from tools import ROOT

KEPT = Path(__file__).with_name("frame.txt")
SETTINGS: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "jobguide", "sitekit"],
    "templates_path": [str(ROOT / "_templates")],
    "myst_enable_extensions": ["colon_fence", "attrs_inline"],
    "sitekit_foreign_words": {"en": ["community manager", "community managers"]},
    "sitekit_publisher": {"name": "Une association", "host": "Là", "contact": "nous@exemple.org"},
}
HEAD = "---\ndescription: {0}\naliases: [{0}]\nreviewed: 2026-11-22\n---\n\n# {0}\n\n"
STEPS = """:::{container} doors
- {doc}`Entrer </guide/door>`

  Par ici.
:::

:::{container} steps
1. {doc}`Lire </guide/one>` puis {doc}`compter </guide/two>`.
2. {doc}`Compter </guide/two>` les heures.
:::
"""
FORMULAS = """Les heures {math}`H` d'une année, voir {eq}`posts`.

```{math}
:label: posts
P = \\frac{H}{A}
```
"""


def tree(caption: str, *names: str) -> str:
    """Return a list of pages under a caption."""
    return "\n".join(["", "```{toctree}", f":caption: {caption}", "", *names, "```", ""])


PAGES = {
    "index.md": HEAD.format("Accueil") + STEPS
    + tree("Lire", "guide/door", "guide/one", "guide/more")
    + tree("Faire", "guide/two", "about/legal"),
    "guide/door.md": HEAD.format("Un community manager") + "Trois community managers.\n\n"
    ":::{brief}\nVite, `community manager`.\n:::\n\n## Partie\n\n:::{yours}\nÀ vous.\n:::\n",
    "guide/one.md": HEAD.format("Un") + "Voir {doc}`/guide/door`.\n",
    "guide/two.md": HEAD.format("Deux") + FORMULAS + tree("Ici", "near") + tree("Loin", "far"),
    "guide/near.md": HEAD.format("Près"),
    "guide/far.md": HEAD.format("Loin"),
    "guide/more.md": HEAD.format("Encore") + "mot " * 900,
    "about/legal.md": HEAD.format("Qui") + ":::{publisher}\n:::\n",
}  # fmt: skip
# What is looked at on each page: the texts of these elements, or these attributes.
LOOKED_AT = {
    "tab": "/html/head/title",
    "groups": "//nav[@id='site-nav']//summary",
    "open groups": "//nav[@id='site-nav']//details[@open]/summary",
    "current page": "//nav[@id='site-nav']//a[@aria-current]",
    "step": "//nav[@class='breadcrumbs']/p",
    "step bar": "//nav[@class='step-bar']//a",
    "current step": "//nav[@class='step-bar']//a[@aria-current='step']",
    "neighbours": "//nav[@class='neighbours']/a",
    "ways": "//nav[@class='neighbours']/a/@rel",
    "headings": "//main//*[self::h1 or self::h2 or self::h3]",
    "titles of blocks": "//main//h2[contains(@class, 'block-title')]",
    "titles of blocks in a section": "//main//h3[contains(@class, 'block-title')]",
    "reading time": "//h1/following-sibling::div[1]",
    "in English": "//body//*[@lang='en']",
    "English code": "//main//code[.//@lang]",
    "formulas in a sentence": "//p/*[local-name()='math']",
    "formulas": "//*[local-name()='math']/@display",
    "fractions": "//main//*[local-name()='mfrac']",
    "numbers of formulas": "//span[@class='eqno']",
    "publisher": "//main//dd",
    "contact": "//main//dd//a/@href",
    "foot": "//footer",
}


def shown(built: Built, page: str, path: str) -> list[str]:
    """Return the texts or the attributes of what a path selects on a page."""
    root = built.page(page)
    return strings(root, path) if "@" in path.rpartition("/")[2][:1] else [
        text_of(one) for one in select(root, path)
    ]  # fmt: skip


@pytest.fixture
def site(bare: TinySite) -> TinySite:
    """Return a site in the layout of the real one."""
    bare.write(PAGES)
    shutil.copytree(ROOT / "_static", bare.folder / "_static")
    return bare


def test_the_frame_shows_what_it_showed_and_follows_the_steps(site: TinySite) -> None:
    built = site.build(**SETTINGS)
    assert built.warnings == ()
    now = [
        f"{page} {name}: {' | '.join(found)}"
        for page in sorted(built.env.found_docs)
        for name, path in LOOKED_AT.items()
        if (found := shown(built, page, path))
    ]
    if os.environ.get("SHOWN") == "new":
        KEPT.write_text("\n".join([*now, ""]), encoding="utf-8")
    assert now == KEPT.read_text(encoding="utf-8").splitlines()
    site.edit("index.md", "2. {doc}`Compter </guide/two>` les heures.\n", "")
    again = site.build(**SETTINGS)
    assert again.written == again.env.found_docs
    assert shown(again, "guide/two", LOOKED_AT["step"]) == []


def test_an_edition_marks_no_word_of_its_own_language_and_a_site_may_have_no_publisher(
    site: TinySite,
) -> None:
    publisher = SETTINGS["sitekit_publisher"] | {"name": ""}
    english = site.build(**{**SETTINGS, "language": "en", "sitekit_publisher": publisher})
    assert shown(english, "guide/door", LOOKED_AT["in English"]) == []
    assert shown(english, "about/legal", LOOKED_AT["publisher"])[0].startswith("not given yet")
    assert "nous@exemple.org" not in shown(english, "about/legal", LOOKED_AT["foot"])[0]
