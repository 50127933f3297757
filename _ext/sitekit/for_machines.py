"""The lists of pages for programs: `llms.txt` in each edition, one `sitemap.xml` for the site.

Any robot may read all: so says `robots.txt`, which names the map.
`llms.txt` has the shape of llmstxt.org, and its links lead to the copies in Markdown. The map tells
every page of every edition with its twins: all editions have the same pages, so that the build of
the source writes it. Search engines want whole addresses: a site without an address has no map.

sphinx-sitemap was weighed: it puts a language into every address (our source has none), knows no
``x-default``, and lists only the pages that the last build wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .editions import address, alternates, current, editions, is_source, twins
from .files import rendered
from .front_matter import description_of
from .markdown import ENDING, word
from .navigation import read_groups
from .typography import set_text

LLMS, SITEMAP = "llms.txt", "sitemap.xml"  # and so are their templates called
ROBOTS = "robots.txt"


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the lists of an edition that was built without error."""
    if error is not None or app.builder.name != "html":
        return
    Path(app.outdir, LLMS).write_text(_listed(app, app.env), encoding="utf-8")
    if not is_source(app.config):
        return
    address, sitemap = app.config.sitekit_address, Path(app.outdir, SITEMAP)
    welcome = "User-agent: *\nDisallow:\n"
    place = f"\nSitemap: {address}{SITEMAP}\n" if address else ""
    Path(app.outdir, ROBOTS).write_text(f"{welcome}{place}", encoding="utf-8")
    if address:
        sitemap.write_text(_mapped(app), encoding="utf-8")
    else:  # one of an earlier build would tell the address that this one was not given
        sitemap.unlink(missing_ok=True)


def take_away(app: Sphinx, error: Exception | None) -> None:
    """Take away the pages of an earlier build that no page of the source makes any more."""
    if error is not None or app.builder.name != "html":
        return
    others = tuple(twin.path for twin in twins(app.config) if twin.path)
    for copy in Path(app.outdir).rglob(f"*{ENDING}"):
        name = copy.relative_to(app.outdir).with_suffix("").as_posix()
        page = copy.with_suffix(".html")
        if page.exists() and name not in app.env.found_docs and not name.startswith(others):
            copy.unlink()
            page.unlink()


def _listed(app: Sphinx, env: BuildEnvironment) -> str:
    """Return `llms.txt`."""
    config, here = app.config, current(app.config)
    return rendered(
        Path(__file__).with_name(LLMS),
        title=set_text(config.project, config.language),
        root=config.root_doc,
        groups=read_groups(env, config.root_doc),
        others=twins(config),
        about=partial(description_of, env),
        branch=partial(_branch, env),
        line=partial(_line, app),
        link=lambda edition: edition.address(LLMS) or edition.link_from(here, LLMS),
        word=partial(word, config.language),
    )


def _branch(env: BuildEnvironment, page: str) -> Iterator[str]:
    """Yield a page, then those that it leads to, in the order of the site."""
    yield page
    for child in env.toctree_includes.get(page, ()):
        yield from _branch(env, child)


def _line(app: Sphinx, docname: str) -> str:
    description = description_of(app.env, docname)
    link = address(app.config, f"{docname}{ENDING}")
    about = f": {description}" if description else ""
    return f"- [{app.env.titles[docname].astext()}]({link}){about}"


def _mapped(app: Sphinx) -> str:
    """Return the map of the site."""
    pages = [
        (app.builder.get_target_uri(docname), app.env.metadata[docname].get("reviewed"))
        for docname in sorted(app.env.found_docs)
    ]
    return rendered(
        Path(__file__).with_name(SITEMAP),
        pages=pages,
        editions=editions(app.config),
        alternates=partial(alternates, app.config),
    )


def add(app: Sphinx) -> None:
    """Write the lists when the pages are written."""
    app.connect("build-finished", write)
    app.connect("build-finished", take_away)
