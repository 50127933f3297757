"""The formats for other programs: with an address or without, in English, when a page changes."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checkers.copies import check_copies
from checkers.html import read_tree, strings, text_of
from checkers.llms import check_llms
from checkers.report import Report
from checkers.sitemap import check_sitemap
from extension.support import Built, TinySite

REAL = Path(__file__).parent.parent.parent
ADDRESS = "https://guide.example/somewhere/"
EDITIONS = {
    "fr": {"label": "Français", "path": ""},
    "en": {"label": "English", "path": "en/"},
}
SETTINGS: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "jobguide", "sitekit"],
    "templates_path": [str(REAL / "_templates")],
    "myst_enable_extensions": ["colon_fence"],
    "sitekit_editions": EDITIONS,
    "html_context": {"licence_url": "https://creativecommons.org/licenses/by/4.0/"},
}
HEAD = "---\ndescription: {about}\naliases: [mot]\nreviewed: 2026-11-22\n---\n\n"
PAGES = {
    "index.md": HEAD.format(about="L'accueil du site.")
    + "# Accueil\n\n:::{container} doors\n- {doc}`Une porte </guide/one>`\n:::\n\n"
    + "```{toctree}\n:caption: Décider\n\nguide/one\nabout/changes\n```\n",
    "guide/one.md": HEAD.format(about="Une page du site.")
    + "# Une page\n\n(part)=\n## Partie\n\nDes *mots* et {doc}`un lien </index>`.\n\n> Cité.\n",
    "about/changes.md": HEAD.format(about="Ce qui a changé.")
    + "# Changements\n\nLa liste : {published}`llms.txt`, {published}`la carte </sitemap.xml>`."
    + "\n\n## Un ajout\n\n:::{change} 2026-11-22 one\nVoir {doc}`la page </guide/one>`.\n:::\n",
}
CHECKS: tuple[Callable[[Path], Report], ...] = (check_copies, check_llms)


@pytest.fixture
def site(bare: TinySite) -> TinySite:
    """Return a site of three pages, in the layout and the colours of the real one."""
    bare.write(PAGES)
    shutil.copytree(REAL / "_static", bare.folder / "_static")
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


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_copies_and_lists_are_sound_with_an_address_and_without(
    site: TinySite, address: str
) -> None:
    folder = build(site, address, sitekit_editions={}).folder
    for check in CHECKS:
        checked = check(folder)
        assert checked.told() == ""
        assert all(checked.examined.values())


def test_a_site_with_an_address_tells_it(site: TinySite) -> None:
    french = build(site)
    english = build(site, language="en")
    shutil.copytree(english.folder, french.folder / "en")
    assert check_sitemap(french.folder).examined == {"addresses": 6, "twins": 18}
    for check in (check_sitemap, *CHECKS):
        assert check(french.folder).told() == ""
    text = (french.folder / "guide" / "one.md").read_text(encoding="utf-8")
    assert f"[un lien]({ADDRESS}index.html)" in text
    head = read_tree(english.folder / "guide" / "one.html")
    shared = strings(head, "//meta[starts-with(@property, 'og:')]/@content")
    assert "Une page du site." in shared
    assert f"{ADDRESS}en/_static/card.png" in shared


def test_a_page_that_is_gone_is_published_no_more(site: TinySite) -> None:
    folder = build(site).folder
    site.write({"guide/gone.md": (site.folder / "guide" / "one.md").read_text("utf-8")})
    site.edit("guide/gone.md", "Une page du site.", "Une autre.")
    build_with_it = site.build(to="fr", **{**SETTINGS, "sitekit_address": ADDRESS}).folder
    assert (build_with_it / "guide" / "gone.html").exists()
    site.remove("guide/gone.md")
    build(site)
    assert sorted(path.stem for path in (folder / "guide").glob("*.html")) == ["one"]


def test_a_site_without_an_address_makes_nothing_that_needs_one(site: TinySite) -> None:
    assert (build(site).folder / "sitemap.xml").exists()
    folder = build(site, "").folder
    assert not (folder / "sitemap.xml").exists(), "the map of the build before is published"
    for path in folder.rglob("*.html"):
        head = read_tree(path)
        assert not strings(head, "//meta[starts-with(@property, 'og:')]/@content")
        assert not strings(head, "//link[@rel='canonical']/@href")
    assert strings(read_tree(folder / "about/changes.html"), "//main//p/a/@href") == [
        "../llms.txt",
        "../guide/one.html",
    ]
    assert "[un lien](../index.html)" in (folder / "guide/one.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("address", "language", "root"),
    [
        ("", "fr", "/"),
        (ADDRESS, "fr", "/somewhere/"),
        (ADDRESS, "en", "/somewhere/en/"),
    ],
)
def test_the_page_for_lost_readers_starts_from_the_root(
    site: TinySite, address: str, language: str, root: str
) -> None:
    page = read_tree(build(site, address, language=language).folder / "404.html")
    assert page.get("data-content_root") == root
    assert strings(page, "//main//*[contains(@class, 'doors')]//a/@href") == [
        f"{root}guide/one.html"
    ]
    other = "/somewhere/" if language == "en" else root
    expected = f"{other}index.html" if language == "en" else f"{root}en/index.html"
    assert strings(page, "//main//a[@hreflang]/@href") == [expected]


@pytest.mark.parametrize("kept", ["", "https://example.org/kept"])
def test_a_link_into_the_repository_follows_its_address(site: TinySite, kept: str) -> None:
    site.edit("guide/one.md", "> Cité.", "{repository}`Un ticket <issues/new>`.")
    context = {**SETTINGS["html_context"], "repository_url": kept}
    root = read_tree(build(site, html_context=context).folder / "guide" / "one.html")
    links = strings(root, "//main//a[.='Un ticket']/@href")
    assert links == ([f"{kept}/issues/new"] if kept else [])
    assert "Un ticket" in text_of(root)


def test_a_page_that_changes_changes_its_formats_and_no_other(site: TinySite) -> None:
    before = files(build(site).folder)
    site.edit("guide/one.md", "Une page du site.", "Une autre page.")
    site.edit("guide/one.md", "Des *mots*", "Des *paroles*")
    after = files(build(site).folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"guide/one.md", "llms.txt"}
    assert b"Une autre page." in after["llms.txt"]


@pytest.mark.parametrize(("address", "kept"), [(ADDRESS, True), ("", False)])
def test_a_book_links_to_the_published_file_or_not_at_all(
    site: TinySite, address: str, kept: bool
) -> None:
    settings = {**SETTINGS, "sitekit_address": address, "epub_copyright": "x"}
    page = read_tree(site.build("epub", **settings).folder / "about" / "changes.xhtml")
    links = [link for link in strings(page, "//p//a/@href") if link.endswith((".txt", ".xml"))]
    assert links == ([f"{ADDRESS}llms.txt", f"{ADDRESS}sitemap.xml"] if kept else [])
    assert strings(page, "//code//text()") == ["llms.txt"]
