"""`llms.txt`: the pages of an edition, with what each is about, for programs that read.

The shape is that of llmstxt.org: the name of the site, what it is in a quotation, a paragraph, then
a list of links under each heading. The links lead to the copies in Markdown.

Imports `pages`, `markdown` and `words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..editions import current, twins
from ..navigation import read_groups
from ..typography import set_text
from .markdown import ENDING
from .pages import Told, address, is_made, told
from .words import word

NAME = "llms.txt"


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the list of an edition that was built without error."""
    if error is None and is_made(app):
        text = "\n".join(_lines(app, app.env)) + "\n"
        Path(app.outdir, NAME).write_text(text, encoding="utf-8")


def _lines(app: Sphinx, env: BuildEnvironment) -> Iterator[str]:
    language = app.config.language
    home = told(env, app.config.root_doc)
    yield f"# {set_text(app.config.project, language)}\n"
    yield f"> {home.description}\n"
    yield f"{word(language, 'llms')}\n"
    yield f"## {word(language, 'llms-home')}\n"
    yield _line(app, home)
    for group in read_groups(env):
        yield f"\n## {group.caption}\n"
        for page in group.pages:
            yield from (_line(app, told(env, name)) for name in _branch(env, page))
    for number, edition in enumerate(twins(app.config)):
        if number == 0:
            yield f"\n## {word(language, 'llms-edition')}\n"
        link = edition.address(NAME) or edition.link_from(current(app.config), NAME)
        yield f"- [{edition.label}]({link})"


def _branch(env: BuildEnvironment, page: str) -> Iterator[str]:
    """Yield a page, then those that it leads to, in the order of the site."""
    yield page
    for child in env.toctree_includes.get(page, ()):
        yield from _branch(env, child)


def _line(app: Sphinx, page: Told) -> str:
    link = address(app, f"{page.docname}{ENDING}")
    about = f": {page.description}" if page.description else ""
    return f"- [{page.title}]({link}){about}"


def add(app: Sphinx) -> None:
    """Write the list when the pages are written."""
    app.connect("build-finished", write)
