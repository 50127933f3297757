"""The page that reads a posting: its form, the data of its script, how well it reads.

The script gets the table and, of each point to watch, what its page says, so that nothing of the
guide stands in the script.
"""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sitekit.assets import write_script
from sitekit.typography import set_text

from ..blocks import Row, Site, block, filled, on, script_data, table
from ..domain import JobDomain, domain_of
from ..nodes import BOOKS, page_data
from ..records import JobObject
from ..sources import author_year, citations_of
from ..words import WORDS, coded_values
from .table import RULES, STATUSES, SUGGESTED, table_of

FORM = Path(__file__).with_name("form.html")
FIGURES = Path(__file__).with_name("figures.toml")
DATA = "reading-data.js"  # beside the pages, since a page on a disk can load scripts and no data
SAID = "read-tell"  # the words that only the script says begin so
SHARED = tuple(
    f"reading-{name}"
    for name in "contrary missing other stated limits missions competencies nothing".split()
)
NAMED = ("field", "level", "reading-status", "reading-strength")


# What the pages declare is compiled once, for all that a build reads with it.
table_once = lru_cache(4)(table_of)


def signed(domain: JobDomain) -> tuple[JobObject, ...]:
    """Return what the pages declare with signs."""
    return tuple(
        declared for kind in ("pitfall", *SUGGESTED) for declared in domain.of_kind(kind).values()
    )


def digest_of(declared: Iterable[JobObject]) -> str:
    """Return what stands for all that a reading looks for: another text, another digest."""
    looked_for = repr([(item.id, item.facts, item.signs) for item in declared]).encode()
    return sha256(looked_for + RULES.read_bytes()).hexdigest()


@block("reading-form")
def form(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the form, or what to say where no script can serve it."""
    if site.builder.format != "html" or site.builder.name in BOOKS:
        return [nodes.paragraph("", site.word("read-noscript"))]
    return filled(FORM, word=site.word, statuses=("unstated", *STATUSES[:-1]), data=_words(site))


def _words(site: Site) -> page_data:
    named = tuple(f"{name}-" for name in NAMED)
    keys = [*SHARED, *(key for key in WORDS if key.startswith(named) and key not in SHARED)]
    words = [(name, site.word(f"{SAID}-{name}")) for name in coded_values(SAID)]
    words += [(key, site.word(key)) for key in keys]
    root = "../" * site.docname.count("/")
    return script_data({"root": root}, words, ident="reading-words")


@block("reading-figures")
def figures(site: Site, _argument: str) -> list[nodes.Node]:
    """Return how well each point is found, measured on postings and forms of our own."""
    measured = tomllib.loads(FIGURES.read_text(encoding="utf-8"))
    known = site.domain.of_kind("pitfall")
    counted = {name: counts for name, counts in measured["points"].items() if name in known}
    if not counted:
        return []
    total = [sum(counts) for counts in zip(*counted.values(), strict=True)]
    rows: list[Row] = [[site.word("read-all"), *map(str, total)]]
    rows += [[site.link(known[name]), *map(str, counts)] for name, counts in counted.items()]
    head = site.words("pitfall", "read-right", "read-wrong", "read-missed")
    caption = site.word("read-figures", postings=measured["postings"], forms=measured["forms"])
    whole = table(head, rows, caption=caption, anchor="reading-figures")
    whole["classes"].append("no-search")  # which leads to the points themselves
    return [whole]


@on("build-finished")
def write(app: Sphinx, error: Exception | None) -> None:
    """Write the data of the script at the end of a build of pages."""
    if error is not None or app.builder.name != "html":
        return
    domain = domain_of(app.env)
    objects, language = signed(domain), app.config.language
    data = {
        "table": domain.data["read"]["table"],
        "points": {item.id: _point(app, item) for item in objects if item.kind == "pitfall"},
        "names": {
            kind: {item.id: set_text(item.title, language) for item in objects if item.kind == kind}
            for kind in ("mission", "competency")
        },
    }
    write_script(Path(app.outdir, DATA), "jobguide", "readingData", data)


def _point(app: Sphinx, point: JobObject) -> dict[str, Any]:
    """Return what a page says of a point to watch: its rule, its sources, a better wording."""
    by_key, language = citations_of(app.env).by_key, app.config.language
    cited = (sorted(set(keys) & by_key.keys(), key=[*by_key].index) for keys in point.sources)
    sources = [author_year(by_key[key].entry, language) for keys in cited for key in keys]
    return {
        "title": point.title,
        "url": f"{point.place.docname}.html#{point.place.anchor}",
        "sources": list(dict.fromkeys(sources)),
        **{name: " ".join(point.told(name)) for name in ("rule", "after")},
    }
