"""A corpus that has outgrown a page: the list goes on in others, and is narrowed over all.

A tiny site, with as few as two cards on a page; `make grow` tries the real one with thousands.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from playwright.sync_api import Browser, Page

from checkers.browser import DESK, new_page, watch
from checkers.html import read_tree, strings
from checkers.server import serving
from extension.support import Built, TinySite
from jobguide import sources
from jobguide.postings import tables

SCRIPTS = [Path(__file__).parents[2] / "_static" / f"{name}.js" for name in ("theme", "postings")]
CARD = ".postings > .cards > li"
COUNTRY = "[name=country]"
POSTING = """# Poste {n}

:::{{posting}} more-{n}
:employer: Association {n}
:country: {country}
:year: 2020
:kind: post
:status: employee
:placement: board
:pay: unstated
:source: more{n}
Un poste {{cite:p}}`more{n}`, déjà vu {{cite:p}}`durand2019`.
:::
"""
SOURCE = """
@misc{{more{n},
  author = {{{{Association {n}}}}}, title = {{Poste}}, pages = {{{n}}}, seen = {{full}}
}}
"""
ADDED = 4


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with more postings and sources than a page takes."""
    site = TinySite(tmp_path_factory.mktemp("many"), "whole")
    site.lighten()
    numbers = range(ADDED)
    names = "".join(f"examples/more-{n}\n" for n in numbers)
    site.edit("index.md", "examples/model\n", f"examples/model\n{names}")
    site.edit("references.bib", "@misc{undated", f"{''.join(map(source, numbers))}\n@misc{{undated")
    site.write({f"examples/more-{n}.md": posting(n) for n in numbers})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "LISTED", 2)
        patch.setattr(sources, "MANY", 2)
        built = site.build()
    for script in SCRIPTS:
        copy(script, built.folder / "_static")
    return built


def run_scripts(page: Page) -> None:
    """Do what the real site does: the tiny one has no scripts."""
    for script in SCRIPTS:
        page.add_script_tag(url=f"../_static/{script.name}")


def posting(n: int) -> str:
    """Return the page of a posting; every other is Belgian."""
    return POSTING.format(n=n, country="BE" if n % 2 else "FR")


def source(n: int) -> str:
    """Return the source of a posting."""
    return SOURCE.format(n=n)


@pytest.fixture
def page(browser: Browser, many: Built) -> Iterator[Page]:
    """Open the list."""
    with new_page(browser, DESK) as page, serving(many.folder) as base:
        told = watch(page, base)
        page.goto(f"{base}examples/index.html")
        yield page
        assert told == []


def cards(page: Page) -> list[str]:
    """Return the titles of the cards that show."""
    return page.locator(f"{CARD} >> visible=true").locator("a").all_inner_texts()


def test_every_posting_is_on_one_page_of_the_list_without_a_script(many: Built) -> None:
    names = ["index", "index-2", "index-3"]
    trees = [read_tree(many.folder / "examples" / f"{name}.html") for name in names]
    listed = [
        strings(tree, "(//ul[starts-with(@class, 'cards')])[1]/li//a/@href") for tree in trees
    ]
    assert [len(links) for links in listed] == [2, 2, 2]
    found = {link.partition("#")[0] for links in listed for link in links}
    assert found == {*(f"more-{n}.html" for n in range(ADDED)), "advert.html", "lost.html"}
    for name, tree in zip(names, trees, strict=True):
        assert strings(tree, "//nav//a/@href") == [f"{each}.html" for each in names]
        assert strings(tree, "//nav//a[@aria-current]/@href") == [f"{name}.html"]
    assert many.warnings == ()


def test_a_source_of_one_posting_is_at_the_foot_of_its_page_and_others_in_the_list(
    many: Built,
) -> None:
    tree = many.page("examples/more-1")
    assert strings(tree, "//section[@id='sources']//li/@id") == ["source-more1"]
    links = strings(tree, "//*[@class='bibtex-citation']//a/@href")
    assert links[0] == "#source-more1"
    assert re.fullmatch(r"\.\./guide/bibliography\.html#id\d+", links[1])
    listed = "".join(strings(many.page("guide/bibliography"), "//ul[@class='references']//text()"))
    assert "Durand" in listed
    assert "Association" not in listed


def test_the_list_is_narrowed_over_all_pages(page: Page) -> None:
    run_scripts(page)
    first = cards(page)
    assert len(first) == 2
    page.select_option(COUNTRY, "BE")
    page.wait_for_function("document.querySelectorAll('.postings > .cards > li').length === 6")
    assert sorted(cards(page)) == ["Poste 1", "Poste 3"]
    assert page.locator(f"{COUNTRY} :checked").inner_text().endswith("(2)")
    assert not page.locator(".postings nav").is_visible()
    page.reload()  # what was asked stands in the address
    run_scripts(page)
    page.wait_for_function("document.querySelectorAll('.postings > .cards > li').length === 6")
    assert sorted(cards(page)) == ["Poste 1", "Poste 3"]
    page.select_option(COUNTRY, "")
    page.wait_for_url(lambda url: "?" not in url)
    assert cards(page) == first
    assert page.locator(".postings nav").is_visible()


def test_a_rest_that_does_not_come_is_told(browser: Browser, many: Built) -> None:
    with new_page(browser, DESK) as page, serving(many.folder) as base:
        page.route("**/_postings.js", lambda route: route.abort())
        page.goto(f"{base}examples/index.html")
        run_scripts(page)
        page.select_option(COUNTRY, "FR")
        page.wait_for_function("document.querySelector('output').textContent.includes('charger')")
