"""What stands around the text: groups that fold, steps, titles of blocks, words of a language."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from checkers.html import Element, select, strings, text_of
from extension.support import Built, TinySite

REAL = Path(__file__).parent.parent.parent
SETTINGS: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "jobguide", "sitekit"],
    "templates_path": [str(REAL / "_templates")],
    "myst_enable_extensions": ["colon_fence", "attrs_inline"],
    "sitekit_foreign_words": {"en": ["community manager", "community managers"]},
}
HEAD = "---\ndescription: {0}\naliases: [{0}]\nreviewed: 2026-11-22\n---\n\n# {0}\n\n"
STEPS = """:::{container} doors
- {doc}`Entrer </guide/one>`

  Par ici.
:::

:::{container} steps
1. {doc}`Lire </guide/two>` puis {doc}`compter </guide/one>`.
2. {doc}`Compter </guide/one>` les heures.
:::
"""
TREES = """
```{toctree}
:caption: Lire

guide/one
```

```{toctree}
:caption: Faire

guide/two
```
"""
PAGES = {
    "index.md": HEAD.format("Accueil") + STEPS + TREES,
    "guide/one.md": HEAD.format("Un community manager") + "Trois community managers.\n\n"
    ":::{brief}\nVite, `community manager`.\n:::\n\n## Partie\n\n:::{yours}\nÀ vous.\n:::\n",
    "guide/two.md": HEAD.format("Deux") + "Voir {doc}`/guide/one`.\n",
}


@pytest.fixture
def site(bare: TinySite) -> TinySite:
    """Return a site of three pages, in the layout of the real one."""
    bare.write(PAGES)
    shutil.copytree(REAL / "_static", bare.folder / "_static")
    return bare


@pytest.fixture
def built(site: TinySite) -> Built:
    """Return the built site."""
    done = site.build(**SETTINGS)
    assert done.warnings == ()
    return done


def shown(root: Element, path: str) -> list[str]:
    """Return the texts of what an expression finds on a page."""
    return [text_of(one) for one in select(root, path)]


def test_the_group_of_the_page_is_open_and_no_other(built: Built) -> None:
    groups = "//nav[@id='site-nav']/details"
    assert shown(built.page("index"), f"{groups}/summary") == ["Lire", "Faire"]
    assert shown(built.page("index"), f"{groups}[@open]/summary") == []
    assert shown(built.page("guide/two"), f"{groups}[@open]/summary") == ["Faire"]
    (current,) = select(built.page("guide/two"), f"{groups}//a[@aria-current]")
    assert text_of(current) == "Deux"


def test_a_page_says_which_step_it_is(built: Built) -> None:
    step = "//nav[contains(@class, 'breadcrumbs')]/p"
    assert shown(built.page("guide/two"), step) == ["Étape 1 sur 2"]
    assert shown(built.page("guide/one"), step) == ["Étape 2 sur 2"]
    assert shown(built.page("index"), step) == []


def test_a_step_leads_to_the_next_and_says_where_one_is(site: TinySite) -> None:
    steps = "1. {doc}`Lire </guide/two>`.\n2. {doc}`Compter </guide/three>` les heures.\n"
    site.write(
        {
            "index.md": HEAD.format("Accueil") + f":::{{container}} steps\n{steps}:::\n"
            "\n```{toctree}\nguide/two\nguide/one\nguide/three\n```\n",
            "guide/three.md": HEAD.format("Combien ?"),
        }
    )
    built = site.build(**SETTINGS)
    bar, way = "//nav[@class='step-bar']//a", "//nav[@class='neighbours']/a"
    assert shown(built.page("guide/two"), bar) == ["Lire", "Compter"]
    assert shown(built.page("guide/two"), f"{bar}[@aria-current='step']") == ["Lire"]
    assert shown(built.page("guide/two"), f"{way}[@rel='next']") == ["Étape 2 sur 2 Combien ?"]
    assert shown(built.page("guide/three"), f"{way}[@rel='prev']") == ["Étape 1 sur 2 Deux"]
    assert shown(built.page("guide/one"), bar) == []


def test_every_page_is_written_anew_when_the_steps_change(site: TinySite) -> None:
    site.build(**SETTINGS)
    site.edit("index.md", "2. {doc}`Compter </guide/one>` les heures.\n", "")
    again = site.build(**SETTINGS)
    assert again.written == {"index", "guide/one", "guide/two"}
    assert shown(again.page("guide/one"), "//nav[contains(@class, 'breadcrumbs')]/p") == []


def test_what_names_a_block_is_a_title_one_level_down(built: Built) -> None:
    page = built.page("guide/one")
    assert [one.tag for one in select(page, "//main//*[contains(@class, 'block-title')]")] == [
        "h2",
        "h3",
    ]
    assert shown(built.page("index"), "//main//h2") == ["Entrer"]


def test_foreign_words_say_their_language_wherever_they_are_shown(built: Built) -> None:
    page = built.page("guide/one")
    told = "//main//*[@lang='en']"
    assert shown(page, told) == ["community manager", "community managers"]
    assert shown(page, "//nav[@id='site-nav']//*[@lang='en']") == ["community manager"]
    two = built.page("guide/two")
    assert shown(two, told) == ["community manager"]
    (tab,) = strings(page, "//head/title/text()")
    assert tab.startswith("Un community manager | ")
    assert shown(page, "//main//code[.//@lang]") == []


def test_an_edition_does_not_mark_the_words_of_its_own_language(site: TinySite) -> None:
    english = site.build(to="en", **{**SETTINGS, "language": "en"})
    assert shown(english.page("guide/one"), "//main//*[@lang='en']") == []


def test_the_way_on_never_leaves_the_group_and_says_how_long_a_page_takes(site: TinySite) -> None:
    site.edit("index.md", "guide/one\n", "guide/one\nguide/more\n")
    site.write({"guide/more.md": HEAD.format("Encore") + "mot " * 900})
    built = site.build(**SETTINGS)
    way = "//nav[@class='neighbours']/a/@rel"
    assert strings(built.page("guide/one"), way) == ["prev"]  # the last step, and a door
    assert strings(built.page("guide/more"), way) == ["prev"]
    assert strings(built.page("guide/two"), way) == ["next"]  # a step leads out of its group
    (told,) = shown(built.page("guide/more"), "//h1/following-sibling::div[1]")
    assert told == "Lecture : 5 min"


def test_a_page_under_another_shows_the_groups_of_that_one(site: TinySite) -> None:
    tree = "\n```{{toctree}}\n:hidden:\n:caption: {}\n\n{}\n```\n"
    pages = {f"guide/{name}.md": HEAD.format(name) for name in ("near", "far")}
    site.write(
        pages
        | {
            "guide/two.md": PAGES["guide/two.md"]
            + "".join(
                tree.format(caption, name) for caption, name in (("Ici", "near"), ("Loin", "far"))
            )
        }
    )
    built = site.build(**SETTINGS)
    groups = "//nav[@id='site-nav']//li/details"
    assert shown(built.page("guide/near"), f"{groups}/summary") == ["Ici", "Loin"]
    assert shown(built.page("guide/near"), f"{groups}[@open]//a") == ["near"]
    assert shown(built.page("guide/one"), f"{groups}/summary") == []


@pytest.mark.parametrize(
    ("name", "told"), [("", "pas encore indiqué"), ("Une association", "Une assoc")]
)
def test_a_page_says_who_publishes_or_that_it_is_to_be_told(
    site: TinySite, name: str, told: str
) -> None:
    site.write({"about/legal.md": HEAD.format("Qui") + ":::{publisher}\n:::\n"})
    site.edit("index.md", "guide/two\n", "guide/two\nabout/legal\n")
    publisher = {"name": name, "host": "Là", "contact": "nous@exemple.org"}
    page = site.build(**SETTINGS, sitekit_publisher=publisher).page("about/legal")
    assert shown(page, "//main//dt") == ["Éditeur", "Hébergeur", "Adresse pour écrire"]
    assert shown(page, "//main//dd")[0].startswith(told)
    assert strings(page, "//main//dd//a/@href") == ["mailto:nous%40exemple.org"]
    assert shown(page, "//footer")[0].count("nous@exemple.org") == bool(name)
