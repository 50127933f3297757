"""Tiny sites that can be changed and built again, and what a build leaves to look at.

`sphinx.testing` brings the application; its fixtures are not used, since they make one build for
each test and let only the top `conftest.py` load them. Here a build is made, read and closed at
once, so that many tests share one and none leaves docutils changed for the next.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from lxml import etree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.testing.util import SphinxTestApp

from checkers import html
from checkers.html import Element, read_tree, select
from jobguide.blocks import BlockDirective
from jobguide.domain import JobDomain
from jobguide.records import fold
from jobguide.words import JOB_FAULTS
from sitekit.words import PAGE_FAULTS

ROOTS = Path(__file__).parent / "roots"
BODY = "//div[@role='main']"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_DATA: Mapping[str, Mapping[str, object]] = {
    "data/statements.toml": {"jobguide_statements": ""},
    "data/workload.toml": {"jobguide_workload": ""},
    "data/pay.toml": {"jobguide_pay": ""},
    "references.bib": {"bibtex_bibfiles": []},
}


@dataclass(frozen=True)
class Built:
    """What a build left: its folder, its environment, its warnings, the pages read and written."""

    folder: Path
    env: BuildEnvironment
    status: str
    warnings: tuple[str, ...]
    read: frozenset[str]
    written: frozenset[str]
    resolved: Mapping[str, nodes.document] = field(repr=False)

    @property
    def domain(self) -> JobDomain:
        """Our domain, as the build left it."""
        domain = self.env.domains["job"]
        assert isinstance(domain, JobDomain)
        return domain

    def blocks(self) -> set[str]:
        """Return the names of the blocks that a page may ask for."""
        return {name for name, made in self.domain.directives.items() if made is BlockDirective}

    def page(self, docname: str) -> Element:
        """Return the tree of an HTML page."""
        return read_tree(self.folder / f"{docname}.html")

    def of(self, fault: str) -> list[str]:
        """Return the warnings of one fault."""
        return [warning for warning in self.warnings if warning.endswith(f"[{_named(fault)}]")]


class TinySite:
    """A copy of a root, with the settings that all roots share."""

    def __init__(self, folder: Path, root: str) -> None:
        self.folder = folder / "site"
        self.output = folder / "output"
        shutil.copytree(ROOTS / f"test-{root}", self.folder)
        shutil.copy(ROOTS / "conf.py", self.folder)

    def write(self, files: Mapping[str, str]) -> None:
        """Write or overwrite files of the site."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words that the file must hold."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no “{old}”"
        self.write({name: text.replace(old, new)})

    def remove(self, name: str) -> None:
        """Remove a file of the site."""
        (self.folder / name).unlink()

    def drop(self, docname: str) -> None:
        """Remove a page, and its name from the list of pages."""
        self.remove(f"{docname}.md")
        self.edit("index.md", f"{docname}\n", "")

    def lighten(self) -> None:
        """Leave out what takes long to draw and shows nothing that other pages do not show."""
        for docname in ("guide/model", "about/faults"):
            self.drop(docname)
        self.edit("examples/model.md", ":::{downloads}\n:::\n", "")

    def build(
        self,
        builder: str = "html",
        *,
        parallel: int = 0,
        to: str = "",
        rewrite: bool = False,
        **settings: object,
    ) -> Built:
        """Build what has changed, as a new process would; ``rewrite`` writes the rest as well."""
        app = SphinxTestApp(
            builder,
            srcdir=self.folder,
            builddir=self.output / (to or builder),
            confoverrides={**self._settings(), **settings},
            parallel=parallel,
        )
        try:
            watch = _Watch(app)
            app.build(force_all=rewrite)
            return watch.built(app)
        finally:
            app.cleanup()

    def _settings(self) -> dict[str, object]:
        """Return the tiny templates, and the settings for data files that the site has not."""
        settings: dict[str, object] = {"templates_path": [str(ROOTS / "_templates")]}
        for name, without in _DATA.items():
            if not (self.folder / name).exists():
                settings.update(without)
        return settings


class _Watch:
    """Listens to a build: which pages it read, resolved and wrote."""

    def __init__(self, app: Sphinx) -> None:
        self.read: set[str] = set()
        self.written: set[str] = set()
        self.resolved: dict[str, nodes.document] = {}
        app.connect("source-read", self._note_read)
        app.connect("doctree-resolved", self._keep, priority=999)
        app.connect("html-page-context", self._note_written)

    def _note_read(self, _app: Sphinx, docname: str, _source: list[str]) -> None:
        self.read.add(docname)

    def _keep(self, _app: Sphinx, document: nodes.document, docname: str) -> None:
        self.resolved[docname] = document

    def _note_written(self, _app: Sphinx, name: str, _template: str, *rest: Any) -> None:
        if rest[-1] is not None:
            self.written.add(name)

    def built(self, app: SphinxTestApp) -> Built:
        """Return what was noted."""
        return Built(
            folder=Path(app.outdir),
            env=app.env,
            status=app.status.getvalue(),
            warnings=tuple(_lines(app.warning.getvalue(), app.srcdir)),
            read=frozenset(self.read),
            written=frozenset(self.written),
            resolved=self.resolved,
        )


def _lines(text: str, root: Path) -> Iterable[str]:
    """Yield the warnings as a contributor reads them, without colours and the site's own place."""
    for line in _COLOUR.sub("", text).splitlines():
        if line.strip():
            yield line.replace(f"{root}/", "")


def _named(fault: str) -> str:
    """Return the whole code of a fault; without a package, it is one of jobguide."""
    return fault if "." in fault else f"job.{fault}"


def message(place: str, fault: str, **values: object) -> str:
    """Return the one line that a contributor must read: place, cause and cure, twice, subtype."""
    kind, _, code = _named(fault).partition(".")
    table = PAGE_FAULTS if kind == "sitekit" else JOB_FAULTS
    where = f"{place}: " if place else ""
    return f"{where}WARNING: {table.message(code, **values)} [{kind}.{code}]"


def body_of(page: Element) -> Element:
    """Return what a page itself says, without the theme around it."""
    (body,) = select(page, BODY)
    return body


def text_of(element: Element) -> str:
    """Return the text of an element, without what typography makes of it."""
    return fold(html.text_of(element))


def snapshot(built: Built) -> dict[str, bytes]:
    """Return what each page itself says, as it is written, before the next build changes it."""
    return {
        name: etree.tostring(body_of(built.page(name))) for name in sorted(built.env.found_docs)
    }


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> set[str]:
    """Return the pages that do not say the same in two snapshots, or stand in one only."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
