"""The head of each page: three keys, checked, then handed to search engines and to the footer.

The head is read from the source and not from MyST's field list, which has lost the line numbers.
Description and aliases become ``meta`` nodes before Sphinx looks up translations, so that both
are extracted and translated like any sentence of the page. The translated description is kept in
Sphinx's own metadata of the page, where the layout and the lists for machines find it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import yaml
from babel.dates import format_date
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from .typography import set_text
from .words import report

EXAMPLES = {
    "description": "« description: Une phrase qui dit ce que la page apporte. »",
    "aliases": "« aliases: [forum, réseau social, animateur web] »",
    "reviewed": "« reviewed: 2026-11-22 »",
}
LONGEST_DESCRIPTION = 155
# What a head becomes in the document: the name of each ``meta`` node, and the key it comes from.
METAS = {"description": "description", "keywords": "aliases"}
_HEAD = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# A reference, or a value that is made: a few of them fill the memory, or call a program.
_CLEVER = re.compile(r"(?:^|[\s\[{,:])[&*!][^\s]+", re.MULTILINE)
_OF_MYST = ("html_meta", "myst", "substitutions")  # they let templates run, and pages lead away
_STORE = "sitekit_front_matter"
_LINE = "description_line"
# The loader in C is ten times faster, and is not in every build of PyYAML.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(NamedTuple):
    """A key, its value, and the line where it stands."""

    key: str
    value: Any
    line: int


def read_entries(text: str) -> list[Entry]:
    r"""Return the entries of a page's head; none where it has no head, or one that is not YAML.

    >>> read_entries("---\nreviewed: 2026-11-22\n---\n# Title\n")
    [Entry(key='reviewed', value='2026-11-22', line=2)]
    """
    head = _HEAD.match(text)
    try:
        tree = yaml.compose(head[1] if head else "", _Loader)
        pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
        made = yaml.constructor.BaseConstructor()  # texts and lists of texts, nothing cleverer
        return [
            Entry(str(key.value), made.construct_object(value, deep=True), key.start_mark.line + 2)
            for key, value in pairs
        ]
    except yaml.YAMLError:  # MyST reports it
        return []


def findings(entries: Sequence[Entry]) -> Iterator[tuple[str, int, dict[str, object]]]:
    """Yield code, line and values of each fault of a head.

    >>> [code for code, _line, _values in findings([Entry("orphan", True, 2)])]
    ['missing-key', 'missing-key', 'missing-key', 'unknown-key']
    """
    by_key = {entry.key: entry for entry in entries}
    for key, example in EXAMPLES.items():
        entry = by_key.get(key, Entry(key, None, 1))
        if code := _fault_of(key, entry.value) if key in by_key else "missing-key":
            values = {"value": entry.value, "length": len(str(entry.value))}
            values |= {"longest": LONGEST_DESCRIPTION, "key": key, "example": example}
            yield code, entry.line, values
    for place, entry in enumerate(entries):
        if entry.key in [earlier.key for earlier in entries[:place]]:  # YAML keeps the last alone
            yield "repeated-key", entry.line, {"key": entry.key}
        elif entry.key not in EXAMPLES:
            yield "unknown-key", entry.line, {"key": entry.key, "known": ", ".join(EXAMPLES)}


def _fault_of(key: str, value: Any) -> str:
    """Return the code of what is wrong with a value, or nothing.

    >>> [_fault_of("aliases", value) for value in (["mot", "2009"], [], [" "], "mot")]
    ['', 'bad-aliases', 'bad-aliases', 'bad-aliases']
    """
    if key == "aliases":
        words = value if isinstance(value, list) else [""]
        sound = words and all(isinstance(word, str) and word.strip() for word in words)
        return "" if sound else "bad-aliases"
    if not isinstance(value, str) or not value.strip():
        return "bad-date" if key == "reviewed" else "bad-description"
    if key == "reviewed":
        day = day_of(value)
        return "bad-date" if day is None else "future-day" if is_future(day) else ""
    return "long-description" if len(value) > LONGEST_DESCRIPTION else ""


def day_of(written: str) -> date | None:
    """Return the day that is written, or nothing where it is none.

    >>> day_of("2026-11-22"), day_of("2026-02-30")
    (datetime.date(2026, 11, 22), None)
    """
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError:
        return None


def is_future(day: date) -> bool:
    """Tell whether a day is still to come, wherever on the globe the build runs."""
    return day > date.today() + timedelta(days=1)


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Read the head of a page, tell what is wrong with it, and keep it for the transform."""
    head = _HEAD.match(source[0])
    clever = _CLEVER.search(head[1]) if head else None
    entries = [] if clever else read_entries(source[0])
    if head and (clever or any(entry.key in _OF_MYST for entry in entries)):
        source[0] = "\n" * head[0].count("\n") + source[0][head.end() :]  # MyST would heed it
    if clever:
        report("clever-head", (docname, 1), text=clever[0].strip())
    for code, line, values in findings(entries):
        report(code, (docname, line), **values)
    app.env.current_document[_STORE] = {entry.key: entry for entry in entries}


class DescribePage(SphinxTransform):
    """Turn description and aliases into ``meta`` nodes, which Sphinx extracts and translates."""

    default_priority = 15  # before Locale, at 20

    def apply(self, **_options: object) -> None:
        """Put the nodes first, where docutils leaves room for them."""
        entries: dict[str, Entry] = self.env.current_document.get(_STORE) or {}
        for name, key in reversed(METAS.items()):
            if key in entries and not _fault_of(key, entries[key].value):
                value = entries[key].value
                content = ", ".join(map(str, value)) if isinstance(value, list) else value
                meta = nodes.meta(content, name=name, content=content)
                meta.source, meta.line = self.document["source"], entries[key].line
                self.document.insert(0, meta)


def keep_description(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what a page says of itself, once it is translated, as readers see it."""
    metadata = app.env.metadata[app.env.docname]
    metadata.pop("description", None)
    for meta in doctree.children:
        if isinstance(meta, nodes.meta) and meta.get("name") == "description":
            metadata["description"] = set_text(meta["content"], app.config.language)
            metadata[_LINE] = meta.line


def description_of(env: BuildEnvironment, docname: str) -> str:
    """Return what a page says of itself; nothing for a page that says nothing."""
    return str(env.metadata[docname].get("description", ""))


def check_unique(app: Sphinx, env: BuildEnvironment) -> None:
    """Report every description that an earlier page already uses."""
    first: dict[str, str] = {}
    for docname, metadata in sorted(env.metadata.items()):
        description = metadata.get("description", docname)
        other = first.setdefault(description, docname)
        if other != docname:
            report("shared-description", (docname, metadata[_LINE]), other=other)


def written_date(day: date, language: str) -> str:
    """Return a date as it is written out in a sentence.

    >>> written_date(date(2026, 11, 1), "fr"), written_date(date(2026, 11, 22), "en")
    ('1er novembre 2026', '22 November 2026')
    """
    text = format_date(day, "d MMMM y", locale=language)
    return f"1er{text[1:]}" if language == "fr" and day.day == 1 else text


def review_of(env: BuildEnvironment, docname: str) -> date | None:
    """Return the day when a page was last read again; one that is no day was reported."""
    return day_of(str(env.metadata.get(docname, {}).get("reviewed", "")))


def show_review(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the layout the date of the last review, written out in the language of the edition."""
    if day := review_of(app.env, pagename):
        context["reviewed_on"] = written_date(day, app.config.language)


def add(app: Sphinx) -> None:
    """Register the reading, the checks and the translation of the heads."""
    app.connect("source-read", check_source)
    app.connect("doctree-read", keep_description)
    app.connect("env-check-consistency", check_unique)
    app.connect("html-page-context", show_review)
    app.add_transform(DescribePage)
