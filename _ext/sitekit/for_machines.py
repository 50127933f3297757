"""The lists of pages for programs: `llms.txt` in each edition, one `sitemap.xml` for the site.

`llms.txt` has the shape of llmstxt.org, and its links lead to the copies in Markdown. The map tells
every page of every edition with its twins: all editions have the same pages, so that the build of
the source writes it. Search engines want whole addresses: a site without an address has no map.

sphinx-sitemap was weighed: it puts a language into every address (our source has none), knows no
``x-default``, and lists only the pages that the last build wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .editions import address, alternates, current, editions, is_source, twins
from .front_matter import description_of
from .markdown import ENDING, word
from .navigation import read_groups
from .typography import set_text

LLMS, SITEMAP = "llms.txt", "sitemap.xml"
NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the lists of an edition that was built without error."""
    if error is not None or app.builder.name != "html":
        return
    text = "\n".join(_listed(app, app.env)) + "\n"
    Path(app.outdir, LLMS).write_text(text, encoding="utf-8")
    if is_source(app.config) and app.config.sitekit_address:
        tree = ElementTree(_mapped(app))
        indent(tree, " ")
        tree.write(Path(app.outdir, SITEMAP), encoding="utf-8", xml_declaration=True)


def _listed(app: Sphinx, env: BuildEnvironment) -> Iterator[str]:
    """Yield the lines of `llms.txt`."""
    language = app.config.language
    yield f"# {set_text(app.config.project, language)}\n"
    yield f"> {description_of(env, app.config.root_doc)}\n"
    yield f"{word(language, 'llms')}\n"
    yield f"## {word(language, 'llms-home')}\n"
    yield _line(app, app.config.root_doc)
    for group in read_groups(env, app.config.root_doc):
        yield f"\n## {group.caption}\n"
        for page in group.pages:
            yield from (_line(app, docname) for docname in _branch(env, page))
    for number, edition in enumerate(twins(app.config)):
        if number == 0:
            yield f"\n## {word(language, 'llms-edition')}\n"
        link = edition.address(LLMS) or edition.link_from(current(app.config), LLMS)
        yield f"- [{edition.label}]({link})"


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


def _mapped(app: Sphinx) -> Element:
    """Return the map of the site."""
    root = Element("urlset", NAMESPACES)
    for docname in sorted(app.env.found_docs):
        target = app.builder.get_target_uri(docname)
        reviewed = app.env.metadata[docname].get("reviewed")
        for edition in editions(app.config):
            url = SubElement(root, "url")
            SubElement(url, "loc").text = edition.address(target)
            if reviewed:
                SubElement(url, "lastmod").text = str(reviewed)
            for language, twin in alternates(app.config, target):
                link = {"rel": "alternate", "hreflang": language, "href": twin}
                SubElement(url, "xhtml:link", link)
    return root


def add(app: Sphinx) -> None:
    """Write the lists when the pages are written."""
    app.connect("build-finished", write)
