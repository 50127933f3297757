"""A project for each generator around the same pages, and the command that builds it.

Each is taken as it comes, in French, with the search that it brings. Ours is this project itself:
its settings, extensions, layout and scripts, with other pages.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bench.content import Page, front_matter

ROOT = Path(__file__).resolve().parents[1]
OWN = ("_ext", "_static", "_templates", "data", "locales", "references.bib")
OWN_PAGES = "guide"  # the root page stands beside this folder, not in it
SITE, DOCTREES = "site", "doctrees"
TITLE = "Le guide"
TOUCH = "\n\nUne phrase de plus.\n"

SPHINX_SETTINGS = """project = "{title}"
language = "fr"
extensions = ["myst_parser"]
html_theme = "{theme}"
"""
MKDOCS_SETTINGS = """site_name: {title}
theme:
  name: material
  language: fr
plugins:
  - search:
      lang: fr
"""
ZENSICAL_SETTINGS = """[project]
site_name = "{title}"
docs_dir = "docs"
site_dir = "site"

[project.theme]
language = "fr"
"""
OWN_DATA = ("-D", "jobguide_statements=", "-D", "jobguide_workload=")  # told by the real pages only


@dataclass(frozen=True)
class Generator:
    """One way to build: what writes its project, its command, what a build leaves behind.

    ``pages`` is the folder of the content in the project, ``output`` that of the built site.
    """

    name: str
    settle: Callable[[Path], None]
    command: tuple[str, ...]
    pages: str
    output: str
    caches: tuple[str, ...] = ()

    def write(self, folder: Path, pages: Sequence[Page]) -> None:
        """Write the project with these pages."""
        shutil.rmtree(folder, ignore_errors=True)
        content = folder / self.pages
        content.mkdir(parents=True)
        self.settle(folder)
        for path, text in (*((page.path, page.text) for page in pages), *self._plans(pages)):
            place = content / path
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
        if self.pages == OWN_PAGES:
            (content / "index.md").rename(folder / "index.md")

    def forget(self, folder: Path) -> None:
        """Remove all that a build has left, so that the next one is cold."""
        for name in (self.output, *self.caches):
            shutil.rmtree(folder / name, ignore_errors=True)

    def _plans(self, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
        """Yield the plan of the site and that of each section."""
        sections = groupby(pages, key=lambda page: page.path.partition("/")[0])
        names = []
        for name, held in sections:
            names.append(name)
            links = {Path(page.path).name: page.title for page in held}
            yield f"{name}/index.md", self._plan(f"Partie {name[-2:]}", links)
        prefix = f"{OWN_PAGES}/" if self.pages == OWN_PAGES else ""
        yield "index.md", self._plan(TITLE, {f"{prefix}{name}/index.md": name for name in names})

    def _plan(self, title: str, links: dict[str, str]) -> str:
        """Return a page that leads to others, in the words that put them in the navigation."""
        listed = [f"- [{told}]({path})" for path, told in links.items()]
        named = "\n".join(path.removesuffix(".md") for path in links)
        tree = f'```{{toctree}}\n:caption: "{title}"\n:hidden:\n\n{named}\n```'
        parts = [front_matter(f"Le plan : {title}.", title), f"# {title}", "\n".join(listed)]
        return "\n\n".join([*parts, tree] if DOCTREES in self.caches else parts) + "\n"


def settings(name: str, text: str, **values: str) -> Callable[[Path], None]:
    """Return what writes a file of settings."""

    def settle(folder: Path) -> None:
        (folder / name).write_text(text.format(title=TITLE, **values), encoding="utf-8")

    return settle


def settle_own(folder: Path) -> None:
    """Take this project's own settings, extensions, layout and scripts."""
    shutil.copy(ROOT / "conf.py", folder)
    for name in OWN:
        (folder / name).symlink_to(ROOT / name)


def sphinx(
    name: str, settle: Callable[[Path], None], programs: Path, pages: str, *more: str
) -> Generator:
    """Return a generator that is Sphinx, with more options of its command if any."""
    build = ("-q", *more, "-d", DOCTREES, "-b", "html", ".", SITE)
    command = (f"{programs}/python", "-m", "sphinx", *build)
    return Generator(name, settle, command, pages, SITE, (DOCTREES,))


def generators(own: Path, peers: Path) -> tuple[Generator, ...]:
    """Return ours, then the others, with the folders of programs of their two environments."""
    basic = settings("conf.py", SPHINX_SETTINGS, theme="basic")
    furo = settings("conf.py", SPHINX_SETTINGS, theme="furo")
    material = settings("mkdocs.yml", MKDOCS_SETTINGS)
    zensical = settings("zensical.toml", ZENSICAL_SETTINGS)
    mkdocs_build = (f"{peers}/mkdocs", "build", "--quiet")
    zensical_build = (f"{peers}/zensical", "build")
    return (
        sphinx("this project", settle_own, own, OWN_PAGES, *OWN_DATA),
        sphinx("Sphinx basic", basic, peers, "."),
        sphinx("Furo", furo, peers, "."),
        Generator("Material for MkDocs", material, mkdocs_build, "docs", SITE),
        Generator("Zensical", zensical, zensical_build, "docs", SITE, (".cache",)),
    )
