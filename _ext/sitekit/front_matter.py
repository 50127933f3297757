"""The head of each page: three keys, checked, then handed to search engines and to the footer.

The head is read from the source and not from MyST's field list, which has lost the line numbers.
Description and aliases become ``meta`` nodes before Sphinx looks up translations, so that both
are extracted and translated like any sentence of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import yaml
from babel.dates import format_date
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.transforms import SphinxTransform

from .faults import report

EXAMPLES = {
    "description": "« description: Une phrase qui dit ce que la page apporte. »",
    "aliases": "« aliases: [forum, réseau social, animateur web] »",
    "reviewed": "« reviewed: 2026-11-22 »",
}
LONGEST_DESCRIPTION = 155
_HEAD = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STORE = "sitekit_front_matter"
# The loader in C is ten times faster, and is not in every build of PyYAML.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Entry:
    """One key's value, and the line where it stands."""

    value: object
    line: int


@dataclass(frozen=True)
class Finding:
    """A fault, the line where it shows, and what the message tells."""

    fault: str
    line: int
    values: Mapping[str, object]


def read_entries(text: str) -> dict[str, Entry] | None:
    r"""Return the entries of a page's head, none where it has no head, None where it is not YAML.

    >>> read_entries("---\nreviewed: 2026-11-22\n---\n# Title\n")
    {'reviewed': Entry(value=datetime.date(2026, 11, 22), line=2)}
    """
    head = _HEAD.match(text)
    loader = _Loader(head[1] if head else "")
    try:
        tree = loader.get_single_node()
        pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
        return {
            str(key.value): Entry(_value_of(loader, value), key.start_mark.line + 2)
            for key, value in pairs
        }
    except yaml.YAMLError:  # MyST reports it
        return None
    finally:
        loader.dispose()


def _value_of(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Return the value of a node; what looks like a date and is none stays as it is written."""
    try:
        return loader.construct_object(node, deep=True)
    except ValueError:
        return str(node.value)


def findings(entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Yield all that is wrong with a head, in the order of its keys.

    >>> [finding.fault.code for finding in findings({"orphan": Entry(True, 2)})]
    ['missing-key', 'missing-key', 'missing-key', 'unknown-key']
    """
    for key, example in EXAMPLES.items():
        if key not in entries:
            yield Finding("missing-key", 1, {"key": key, "example": example})
        else:
            yield from _CHECKS[key](entries[key])
    for key, entry in entries.items():
        if key not in EXAMPLES:
            yield Finding("unknown-key", entry.line, {"key": key, "known": ", ".join(EXAMPLES)})


def _check_description(entry: Entry) -> Iterator[Finding]:
    if not isinstance(entry.value, str) or not entry.value.strip():
        yield Finding("bad-description", entry.line, {"example": EXAMPLES["description"]})
    elif (length := len(entry.value)) > LONGEST_DESCRIPTION:
        values = {"length": length, "longest": LONGEST_DESCRIPTION}
        yield Finding("long-description", entry.line, values)


def _check_aliases(entry: Entry) -> Iterator[Finding]:
    words = entry.value if isinstance(entry.value, list) else [None]
    if not words or not all(isinstance(word, str | int) and str(word).strip() for word in words):
        yield Finding("bad-aliases", entry.line, {"example": EXAMPLES["aliases"]})


def _check_reviewed(entry: Entry) -> Iterator[Finding]:
    if not isinstance(entry.value, date) or isinstance(entry.value, datetime):
        values = {"value": entry.value, "example": EXAMPLES["reviewed"]}
        yield Finding("bad-date", entry.line, values)


_CHECKS = {
    "description": _check_description,
    "aliases": _check_aliases,
    "reviewed": _check_reviewed,
}


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Read the head of a page, tell what is wrong with it, and keep it for the transform."""
    entries = read_entries(source[0])
    for finding in findings(entries) if entries is not None else ():
        report(finding.fault, (docname, finding.line), **finding.values)
    app.env.current_document[_STORE] = entries


def _entries(env: BuildEnvironment) -> Mapping[str, Entry]:
    """Return the head of the page that is being read."""
    return env.current_document.get(_STORE) or {}


class DescribePage(SphinxTransform):
    """Turn description and aliases into ``meta`` nodes, which Sphinx extracts and translates."""

    default_priority = 15  # before Locale, at 20

    def apply(self, **_options: object) -> None:
        """Put the nodes first, where docutils leaves room for them."""
        entries = _entries(self.env)
        told = {"description": _text(entries, "description"), "keywords": _text(entries, "aliases")}
        for name, content in reversed(told.items()):
            if content:
                line = entries["description" if name == "description" else "aliases"].line
                self.document.insert(0, self._meta(name, content, line))

    def _meta(self, name: str, content: str, line: int) -> nodes.meta:
        meta = nodes.meta(content, name=name, content=content)
        meta.source, meta.line = self.document["source"], line
        return meta


def _text(entries: Mapping[str, Entry], key: str) -> str:
    """Return an entry as one line of text, or nothing where it is faulty."""
    if key not in entries or any(True for _finding in _CHECKS[key](entries[key])):
        return ""
    value = entries[key].value
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


class Descriptions(EnvironmentCollector):
    """Keeps the description of each page, so that no two pages share one."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page that is gone or about to be read again."""
        _descriptions(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over the pages that another process has read."""
        found = _descriptions(other)
        _descriptions(env).update({name: found[name] for name in docnames if name in found})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Keep the description of the page that was just read."""
        entries = _entries(app.env)
        if "description" in entries:
            _descriptions(app.env)[app.env.docname] = entries["description"]


def _descriptions(env: BuildEnvironment) -> dict[str, Entry]:
    found: dict[str, Entry] = env.__dict__.setdefault("sitekit_descriptions", {})
    return found


def check_unique(app: Sphinx, env: BuildEnvironment) -> None:
    """Report every description that an earlier page already uses."""
    first: dict[object, str] = {}
    for docname, entry in sorted(_descriptions(env).items()):
        other = first.setdefault(str(entry.value), docname)
        if other != docname:
            report("shared-description", (docname, entry.line), other=other)


def written_date(day: date, language: str) -> str:
    """Return a date as it is written out in a sentence.

    >>> written_date(date(2026, 11, 1), "fr"), written_date(date(2026, 11, 22), "en")
    ('1er novembre 2026', '22 November 2026')
    """
    told = format_date(day, "d MMMM y", locale=language)
    return f"1er{told[1:]}" if language == "fr" and day.day == 1 else told


def show_review(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give the layout the date of the last review, written out in the language of the edition."""
    reviewed = (context.get("meta") or {}).get("reviewed", "")
    try:
        day = date.fromisoformat(reviewed)
    except ValueError:  # reported when the page was read
        return
    context["reviewed_on"] = written_date(day, app.config.language)


def add(app: Sphinx) -> None:
    """Register the reading, the checks and the translation of the heads."""
    app.connect("source-read", check_source)
    app.connect("env-check-consistency", check_unique)
    app.add_env_collector(Descriptions)
    app.add_transform(DescribePage)
