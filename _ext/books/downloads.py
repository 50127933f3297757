"""What can be taken away: listed where a page asks for it (``{formats}``); the site in one .zip.

`make dist` makes the books first, then the site, with `books_folder` naming where they are, in a
folder for each language: a file is listed, with its size, because it is there. `make html` alone
makes no book: the page says so, and no link leads nowhere.

The archive comes last: ``python -m books.downloads ROOT HTML`` puts the built site in it, with the
notes of ``_books/site``. A reader unzips it and opens ``index.html``. It is the same bytes each
time: files in order, no date, no trace of the system.
"""

import re
import runpy
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from sitekit.editions import Edition, current, is_source, twins
from sitekit.files import packed, rendered

from .book import SHEETS, file_name, word

FOLDER = "downloads"
SITE = "site.zip"
KINDS = ("pdf", "epub")
KILOBYTE = 1000
_MARK = "formats"
_LINK = re.compile(rf'<a [^<>]*href="[^"]*{FOLDER}/{re.escape(SITE)}"[^<>]*>(.*?)</a>', re.DOTALL)


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
    return sorted(name for name, head in env.metadata.items() if _MARK in head)


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the list in its place; books, which are on the list, do not hold it."""
    for place in list(doctree.findall(FormatsList)):
        place.replace_self(_listed(app, docname) if app.builder.name == "html" else [])


def _listed(app: Sphinx, docname: str) -> nodes.Node:
    """Return this edition's files first, the whole site's last: its size holds this very page."""
    language = app.config.language
    if not app.config.books_folder:
        command = nodes.literal("", "make dist")
        lead = nodes.Text(f"{word(language, 'none')} ")
        return nodes.paragraph("", "", lead, command, nodes.Text("."), classes=["files"])
    said = {
        path.name: f"{word(language, kind)} ({_told(edition, path, language)})"
        for edition, kind, path in _books(app)
    }
    said[SITE] = word(language, "zip")
    up = "../" * (docname.count("/") + current(app.config).path.count("/"))
    links = (
        nodes.reference("", lead, refuri=f"{up}{FOLDER}/{name}", internal=True)
        for name, lead in said.items()
    )
    items = (nodes.list_item("", nodes.paragraph("", "", link)) for link in links)
    return nodes.bullet_list("", *items, classes=["files"])


def _books(app: Sphinx) -> Iterator[tuple[Edition, str, Path]]:
    """Yield the books that were built, each with its edition and its kind."""
    folder = Path(app.srcdir, app.config.books_folder)
    for edition in (current(app.config), *twins(app.config)):
        for kind in KINDS:
            path = folder / edition.language / f"{file_name(edition.language)}.{kind}"
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
    if error or app.builder.name != "html" or not app.config.books_folder:
        return
    if is_source(app.config):
        place = Path(app.outdir, FOLDER)
        place.mkdir(exist_ok=True)
        for _edition, _kind, path in _books(app):
            shutil.copyfile(path, place / path.name)


def add(app: Sphinx) -> None:
    """Register the directive, its node, and where the books are found."""
    app.add_config_value("books_folder", "", "", str)
    app.add_node(FormatsList)
    app.add_directive("formats", FormatsDirective)
    app.connect("env-updated", pages_with_list)
    app.connect("doctree-resolved", fill)
    app.connect("build-finished", copy_files)


def archive(html: Path, notes: Path, top: str, address: str) -> bytes:
    """Return the site as an archive, in a folder `top` that begins with the notes.

    ``address`` is where the site is published, and is empty for one that is not.
    """
    parts = {
        path.name: rendered(path, address=address).encode() for path in sorted(notes.glob("*.txt"))
    }
    parts |= {name: _content(html / name) for name in _names(html)}
    return packed({f"{top}/{name}": content for name, content in parts.items()})


def _names(html: Path) -> Iterator[str]:
    """Yield the files of the site; what Sphinx keeps for itself begins with a dot."""
    for path in sorted(html.rglob("*")):
        name = path.relative_to(html).as_posix()
        if path.is_file() and not path.name.startswith(".") and name != f"{FOLDER}/{SITE}":
            yield name


def _content(path: Path) -> bytes:
    """Return a file as it is; a page loses its link to the archive, which cannot hold itself."""
    content = path.read_bytes()
    if path.suffix == ".html" and SITE.encode() in content:
        return without_own_link(content.decode("utf-8")).encode("utf-8")
    return content


def without_own_link(page: str) -> str:
    """Return a page where the link to the archive is plain text.

    >>> without_own_link('<p><a class="a" href="../downloads/site.zip">The site</a></p>')
    '<p>The site</p>'
    """
    return _LINK.sub(r"\1", page)


def main(root: Path, html: Path) -> None:
    """Write the archive beside the books, and say what there is to take away."""
    settings = runpy.run_path(str(root / "conf.py"))
    folder, source = html / FOLDER, next(iter(settings["sitekit_editions"]))
    folder.mkdir(exist_ok=True)
    notes, address = root / SHEETS / "site", settings["sitekit_address"]
    (folder / SITE).write_bytes(archive(html, notes, word(source, "name"), address))
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size:>12,}  {path}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
