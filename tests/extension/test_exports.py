"""The formats for other programs: with an address or without, in English, when a page changes."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from checkers.copies import check_copies
from checkers.html import read_tree, strings
from checkers.llms import check_llms
from checkers.sitemap import check_sitemap
from extension.support import Built, TinySite
from tools import ROOT

ADDRESS = "https://guide.example/somewhere/"
KEPT_AT = "https://example.org/kept"
SETTINGS: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "jobguide", "sitekit"],
    "templates_path": [str(ROOT / "_templates")],
    "myst_enable_extensions": ["colon_fence"],
    "sitekit_editions": {
        "fr": {"label": "Français", "path": ""},
        "en": {"label": "English", "path": "en/"},
    },
    "html_context": {"licence_url": "https://creativecommons.org/licenses/by/4.0/"},
}
HEAD = "---\ndescription: {about}\naliases: [mot]\nreviewed: 2026-11-22\n---\n\n"
PAGES = {
    "index.md": HEAD.format(about="L'accueil du site.")
    + "# Accueil\n\n:::{container} doors\n- {doc}`Une porte </guide/one>`\n:::\n\n"
    + "```{toctree}\n:caption: Décider\n\nguide/one\nabout/changes\n```\n",
    "guide/one.md": HEAD.format(about="Une page du site.")
    + "# Une page\n\n(part)=\n## Partie\n\nDes *mots* et {doc}`un lien </index>`.\n\n> Cité.\n\n"
    + "{repository}`Un ticket <issues/new>`.\n",
    "about/changes.md": HEAD.format(about="Ce qui a changé.")
    + "# Changements\n\nLa liste : {published}`llms.txt`, {published}`la carte </sitemap.xml>`."
    + "\n\n## Un ajout\n\n:::{change} 2026-11-22 one\nVoir {doc}`la page </guide/one>`.\n:::\n",
}


@pytest.fixture
def site(bare: TinySite) -> TinySite:
    """Return a site of three pages, in the layout and the colours of the real one."""
    bare.write(PAGES)
    shutil.copytree(ROOT / "_static", bare.folder / "_static")
    return bare


def build(site: TinySite, address: str = ADDRESS, **settings: Any) -> Built:
    """Build an edition of the site as one that is published somewhere."""
    to = str(settings.get("language", "fr"))
    built = site.build(to=to, **{**SETTINGS, "sitekit_address": address, **settings})
    assert built.warnings == ()
    return built


def files(folder: Path) -> dict[str, bytes]:
    """Return what the formats made, by path."""
    names = ("*.md", "*.txt", "*.xml", "404.html")
    paths = sorted(path for name in names for path in folder.rglob(name))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def assert_sound(folder: Path) -> None:
    """Check the copies and the lists of a site."""
    for checked in (check_copies(folder), check_llms(folder)):
        assert checked.told() == ""
        assert all(checked.examined.values())


def ways_out(folder: Path) -> list[str]:
    """Return where the page for lost readers starts from, and where it leads."""
    page = read_tree(folder / "404.html")
    doors = strings(page, "//main//*[contains(@class, 'doors')]//a/@href")
    return [page.get("data-content_root", ""), *doors, *strings(page, "//main//a[@hreflang]/@href")]


def links_into_the_repository(folder: Path) -> list[str]:
    """Return where a page sends those who have something to say of it."""
    return strings(read_tree(folder / "guide/one.html"), "//main//a[.='Un ticket']/@href")


def test_a_site_with_an_address_tells_it(site: TinySite) -> None:
    english = build(site, language="en").folder
    context = SETTINGS["html_context"] | {"repository_url": KEPT_AT}
    folder = build(site, html_context=context).folder
    assert ways_out(folder) == [f"/somewhere/{path}" for path in
                                ("", "guide/one.html", "en/index.html")]  # fmt: skip
    assert ways_out(english) == [f"/somewhere/{path}" for path in
                                 ("en/", "en/guide/one.html", "index.html")]  # fmt: skip
    shared = strings(
        read_tree(english / "guide/one.html"), "//meta[starts-with(@property, 'og:')]/@content"
    )
    assert {"Une page du site.", f"{ADDRESS}en/_static/card.png"} <= {*shared}
    shutil.copytree(english, folder / "en")
    assert_sound(folder)
    checked = check_sitemap(folder)
    assert checked.told() == ""
    assert checked.examined == {"addresses": 6, "twins": 18}
    assert f"[un lien]({ADDRESS}index.html)" in (folder / "guide/one.md").read_text("utf-8")
    assert links_into_the_repository(folder) == [f"{KEPT_AT}/issues/new"]


def test_a_site_without_an_address_makes_nothing_that_needs_one(site: TinySite) -> None:
    assert (build(site).folder / "sitemap.xml").exists()
    folder = build(site, "", sitekit_editions={}).folder
    assert not (folder / "sitemap.xml").exists(), "the map of the build before is published"
    assert_sound(folder)
    for path in folder.rglob("*.html"):
        head = read_tree(path)
        assert not strings(head, "//meta[starts-with(@property, 'og:')]/@content")
        assert not strings(head, "//link[@rel='canonical']/@href")
    assert strings(read_tree(folder / "about/changes.html"), "//main//p/a/@href") == [
        "../llms.txt",
        "../guide/one.html",
    ]
    assert "[un lien](../index.html)" in (folder / "guide/one.md").read_text(encoding="utf-8")
    assert ways_out(folder) == ["/", "/guide/one.html"]
    assert links_into_the_repository(folder) == []


def test_a_page_that_changes_changes_its_formats_and_one_that_is_gone_is_published_no_more(
    site: TinySite,
) -> None:
    site.write({"guide/gone.md": HEAD.format(about="Une autre page.") + "# Une autre\n\nUn mot.\n"})
    site.edit("index.md", "guide/one\n", "guide/one\nguide/gone\n")
    assert (build(site).folder / "guide/gone.html").exists()
    site.drop("guide/gone")
    folder = build(site).folder
    assert [path.stem for path in (folder / "guide").glob("*.html")] == ["one"]
    before = files(folder)
    site.edit("guide/one.md", "Une page du site.", "Une troisième page.")
    site.edit("guide/one.md", "Des *mots*", "Des *paroles*")
    after = files(build(site).folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"guide/one.md", "llms.txt"}
    assert b"Une troisi\xc3\xa8me page." in after["llms.txt"]


@pytest.mark.parametrize(("address", "kept"), [(ADDRESS, True), ("", False)])
def test_a_book_links_to_the_published_file_or_not_at_all(
    site: TinySite, address: str, kept: bool
) -> None:
    settings = {**SETTINGS, "sitekit_address": address, "epub_copyright": "x"}
    page = read_tree(site.build("epub", **settings).folder / "about" / "changes.xhtml")
    links = [link for link in strings(page, "//p//a/@href") if link.endswith((".txt", ".xml"))]
    assert links == ([f"{ADDRESS}llms.txt", f"{ADDRESS}sitemap.xml"] if kept else [])
    assert strings(page, "//code//text()") == ["llms.txt"]
