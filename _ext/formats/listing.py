"""The list of the files to take away, on the page that asks for it (``{formats}``).

`make dist` makes the books first, then the site, with `formats_folder` naming where they are, in a
folder for each language: a file is listed, with its size, because it is there. `make html` alone
makes no book: the page says so, and no link leads nowhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from sitekit.editions import Edition, current, is_source, twins

from .words import word

FOLDER = "downloads"
SITE = "site.zip"
KINDS = ("pdf", "epub")
KILOBYTE = 1000
_MARK = "formats"


class FormatsList(nodes.General, nodes.Element):
    """Stands where the list will be, until it is known which files there are."""


class FormatsDirective(SphinxDirective):
    """Asks for the list."""

    def run(self) -> list[nodes.Node]:
        """Mark the place, and the page: it is written anew at each build, as the files change."""
        self.env.metadata[self.env.docname][_MARK] = "list"
        return [FormatsList()]


def pages_with_list(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to write even if they have not changed."""
    if app.builder.name != "html":
        return []
    return sorted(name for name, told in env.metadata.items() if _MARK in told)


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the list in its place; books, which are on the list, do not hold it."""
    for place in list(doctree.findall(FormatsList)):
        place.replace_self(_listed(app, docname) if app.builder.name == "html" else [])


def _listed(app: Sphinx, docname: str) -> list[nodes.Node]:
    language = app.config.language
    if not app.config.formats_folder:
        command = nodes.literal("", "make dist")
        told = nodes.Text(f"{word(language, 'none')} ")
        return [nodes.paragraph("", "", told, command, nodes.Text("."), classes=["files"])]
    up = "../" * (docname.count("/") + current(app.config).path.count("/"))
    items = [
        nodes.list_item("", nodes.paragraph("", "", _link(up + FOLDER, name, told)))
        for name, told in _files(app)
    ]
    return [nodes.bullet_list("", *items, classes=["files"])]


def _link(folder: str, name: str, told: str) -> nodes.reference:
    return nodes.reference("", told, refuri=f"{folder}/{name}", internal=True)


def _files(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield each file with what is said of it: this edition's first, the whole site's last.

    The size of the last is not told: it holds this very page.
    """
    language = app.config.language
    for edition, kind, path in _books(app):
        yield path.name, f"{word(language, kind)} ({_told(edition, path, language)})"
    yield SITE, word(language, "zip")


def _books(app: Sphinx) -> Iterator[tuple[Edition, str, Path]]:
    """Yield the books that were built, each with its edition and its kind."""
    folder = Path(app.srcdir, app.config.formats_folder)
    for edition in (current(app.config), *twins(app.config)):
        for kind in KINDS:
            path = folder / edition.language / f"{word(edition.language, 'name')}.{kind}"
            if path.is_file():
                yield edition, kind, path


def _told(edition: Edition, path: Path, language: str) -> str:
    """Return the language and the size of a file.

    A size is rounded as a reader wants it: kilobytes below a thousand, then megabytes.
    """
    size = path.stat().st_size / KILOBYTE
    unit, number = ("kilobytes", round(size)) if size < KILOBYTE else ("megabytes", size / KILOBYTE)
    shown = format_decimal(number, format="#,##0.#", locale=language)
    name = Locale.parse(edition.language).get_display_name(language)
    return f"{name}, {word(language, unit, size=shown)}"


def copy_files(app: Sphinx, error: Exception | None) -> None:
    """Put the books where the list leads: beside the source edition, once for all editions."""
    if error or app.builder.name != "html" or not app.config.formats_folder:
        return
    if is_source(app.config):
        place = Path(app.outdir, FOLDER)
        place.mkdir(exist_ok=True)
        for _edition, _kind, path in _books(app):
            shutil.copyfile(path, place / path.name)


def add(app: Sphinx) -> None:
    """Register the directive, its node, and where the books are found."""
    app.add_config_value("formats_folder", "", "", str)
    app.add_node(FormatsList)
    app.add_directive("formats", FormatsDirective)
    app.connect("env-updated", pages_with_list)
    app.connect("doctree-resolved", fill)
    app.connect("build-finished", copy_files)
