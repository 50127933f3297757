"""`make html` with two editions, on a site of three pages: what it builds, tells and builds anew.

The Makefile is the real one; the pages are small, so that each case is built from scratch.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Done

NOT_TRANSLATED = "Une partie de cette page n’est pas encore traduite"
HEAD = "---\ndescription: {0}\naliases: [{0}]\nreviewed: 2026-11-22\n---\n\n"
CONF = """
import sys
sys.path.insert(0, {extensions!r})
project, language, html_theme = "Essai", "fr", "basic"
extensions = ["myst_parser", "sitekit"]
include_patterns = ["*.md"]
templates_path, html_static_path = ["_templates"], ["_static"]
locale_dirs, gettext_compact = ["locales"], False
sitekit_editions = {{
    "fr": {{"label": "Français", "path": ""}},
    "en": {{"label": "English", "path": "en/", "settings": {{"project": "Trial"}}}},
}}
"""
CATALOGUES = {
    "index": {"Début": "Start", "Accueil": "Home", "Bonjour.": "Good day."},
    "other": {"Suite": "Next", "Autre": "Other", "Un mot.": "A word."},
    "third": {"Fin": "End", "Dernière": "Last"},
    "sphinx": {"Plan du guide": "Plan"},
}
PAGES = {
    "index.md": HEAD.format("Début") + "# Accueil\n\nBonjour.\n\n```{toctree}\nother\nthird\n```\n",
    "other.md": HEAD.format("Suite") + "# Autre\n\nUn mot.\n",
    "third.md": HEAD.format("Fin") + "# Dernière\n",
}


class Project:
    """A small project in a folder, with the real Makefile."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        (folder / ".venv").mkdir(parents=True)
        # Parts of it, so that nothing that make does there can reach the real one.
        for part in ("bin", "lib", "pyvenv.cfg"):
            (folder / ".venv" / part).symlink_to(root / ".venv" / part)
        self.write(CONF.format(extensions=str(root / "_ext")), "conf.py")
        self.write("", "requirements.txt")
        self.write("", ".venv/site")
        for name in ("_templates", "_static"):
            shutil.copytree(root / name, folder / name)
        shutil.copy(root / "Makefile", folder)
        for name, text in PAGES.items():
            self.write(text, name)
        for page, entries in CATALOGUES.items():
            self.translate(page, entries)

    def write(self, text: str, name: str) -> None:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def translate(self, page: str, entries: dict[str, str]) -> None:
        """Write the catalogue of a page."""
        told = "".join(f'msgid "{fr}"\nmsgstr "{en}"\n\n' for fr, en in entries.items())
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        self.write(head + told, f"locales/en/LC_MESSAGES/{page}.po")

    def build(self) -> Done:
        """Run `make html`."""
        told = {name: os.environ[name] for name in os.environ if not name.startswith("MAKE")}
        command = ["make", "html", "PYTHON=false"]
        return subprocess.run(
            command, cwd=self.folder, env=told, capture_output=True, text=True, check=False
        )

    def page(self, name: str) -> str:
        """Return a built page."""
        return (self.folder / "_build" / "html" / f"{name}.html").read_text(encoding="utf-8")

    def times(self) -> dict[str, int]:
        """Return when each page was written."""
        folder = self.folder / "_build" / "html"
        found = folder.rglob("*.html")
        return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in found}


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project that was built once; a test leaves it so that it builds."""
    made = Project(root, tmp_path_factory.mktemp("editions") / "project")
    done = made.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def test_a_changed_catalogue_rebuilds_its_english_page_and_no_other(project: Project) -> None:
    before = project.times()
    project.translate("other", CATALOGUES["other"] | {"Un mot.": "One word."})
    assert project.build().returncode == 0
    assert "One word." in project.page("en/other")
    after = project.times()
    pages = [f"{folder}{Path(name).stem}.html" for folder in ("", "en/") for name in PAGES]
    # The page that lists it in a toctree shows its title.
    anew = {"en/index.html", "en/other.html"}
    assert {name for name in pages if after[name] != before[name]} == anew


def test_what_is_not_translated_stays_french_and_an_interface_word_shows_everywhere(
    project: Project,
) -> None:
    """A contributor without English sees the pages, which say what is French there; no fault."""
    project.write(
        PAGES["other.md"].replace("Un mot.", "Deux mots.\n\n## Fin tout court"), "other.md"
    )
    project.write(PAGES["index.md"].replace("Bonjour.", "Bonsoir."), "index.md")
    project.translate("sphinx", {"Plan du guide": "Way around"})
    done = project.build()
    assert done.returncode == 0, done.stderr
    for folder in ("", "en/"):
        assert "Bonsoir." in project.page(f"{folder}index")
        assert "Deux mots." in project.page(f"{folder}other")
    told = "pas encore traduit, rien à faire si vous n'écrivez que le français"
    told += " / not yet translated, nothing to do if you write French only"
    assert done.stderr.splitlines() == [
        f"index.md:9: NOTICE: {told}: Bonsoir.",
        f"other.md:9: NOTICE: {told}: Deux mots.",
        f"other.md:11: NOTICE: {told}: Fin tout court",
    ]
    assert '<p class="untranslated" lang="fr">Deux mots.</p>' in project.page("en/other")
    assert '<span class="untranslated" lang="fr">Fin tout court</span>' in project.page("en/other")
    shown = {
        name: project.page(name).count(NOT_TRANSLATED) for name in ("en/other", "en/third", "other")
    }
    assert shown == {"en/other": 1, "en/third": 0, "other": 0}
    for name in ("en/index", "en/other"):
        assert 'aria-label="Way around"' in project.page(name)


def test_both_editions_say_what_is_wrong_and_each_is_built_as_far_as_can_be(
    root: Path, tmp_path: Path
) -> None:
    project = Project(root, tmp_path / "project")
    (project.folder / "locales/en/LC_MESSAGES/index.po").unlink()
    project.write(PAGES["index.md"] + "\n{doc}`nowhere`\n", "index.md")
    project.translate("other", CATALOGUES["other"] | {"Un mot.": "A {doc}`word <lost>`."})
    done = project.build()
    assert done.returncode != 0
    assert done.stderr.count("index.md:16: WARNING: unknown document: 'nowhere'") == 1
    assert "unknown document: 'lost'" in done.stderr
    assert "Un mot." in project.page("other")
    assert "Bonjour." in project.page("en/index")
