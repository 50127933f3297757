"""The feed of changes of each edition: valid Atom, and what the page of changes says.

Read twice: against a schema, and by a reader of feeds (feedparser), as a subscriber would.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree, html

from checkers.html import Page, has_class, read_pages, read_tree, select, strings
from checkers.places import Published, editions, heading_text, published
from checkers.report import Finding, Report, report

NAME, PAGE = "changes.xml", "about/changes.html"
SCHEMA = Path(__file__).parent.parent / "fixtures" / "schemas" / "atom.rng"
LINKED = "/html/head/link[@rel='alternate'][@type='application/atom+xml']/@href"
CHANGES = f"//*[{has_class('change')}]"
_WORD = re.compile(r"\w+")


def check_feeds(folder: Path) -> Report:
    """Check the feed of every edition."""
    place, findings, entries, names = published(folder), list[Finding](), 0, Counter[str]()
    for edition in editions(folder):
        name = (edition / NAME).relative_to(folder).as_posix()
        if not (edition / NAME).is_file():
            findings.append(Finding(name, "there is none"))
            continue
        feed = feedparser.parse((edition / NAME).read_bytes())
        found = [*schema_faults(edition / NAME), *faults_of(place, name, feed)]
        page = Page(PAGE, read_tree(edition / PAGE))
        findings += [Finding(name, fault) for fault in (*found, *differences(feed, page))]
        entries += len(feed.entries)
        names.update([feed.feed.get("id", ""), *(entry.get("id", "") for entry in feed.entries)])
    findings += [Finding(NAME, f"{name} names {n} things") for name, n in names.items() if n > 1]
    findings += [Finding(page, "does not tell of the feed") for page in _silent(folder)]
    return report("feeds", findings, entries=entries, pages=len(read_pages(folder)))


def schema_faults(path: Path) -> list[str]:
    """Return where a feed is not what RFC 4287 asks for."""
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    try:
        schema.validate(etree.parse(path))
    except etree.XMLSyntaxError as error:
        return [str(error)]
    log: Any = schema.error_log
    return [f"line {fault.line}: {fault.message}" for fault in log]


def faults_of(place: Published, name: str, feed: Any) -> Iterator[str]:
    """Yield what a reader of feeds stumbles on."""
    if feed.bozo:
        yield f"is not read: {feed.bozo_exception}"
    links = [link.href for link in feed.feed.get("links", [])]
    for entry in feed.entries:
        links.append(entry.get("link", ""))
        content = html.fragment_fromstring(entry.content[0].value, create_parent="div")
        links += strings(content, ".//@href")
        if not entry.get("updated_parsed"):
            yield f"“{entry.get('title')}” has no day"
    yield from filter(None, (place.fault_of(name, link) for link in links))


def differences(feed: Any, page: Page) -> Iterator[str]:
    """Yield where the feed does not say what its page says, entry by entry."""
    told = [(entry.title, entry.updated[:10], _words(entry)) for entry in feed.entries]
    for block in select(page.root, CHANGES):
        (heading,) = select(block, "./ancestor::section[1]/*[1]")
        (day,) = strings(block, "./*[1]/time/@datetime")
        text = "".join("".join(map(str, part.itertext())) + " " for part in list(block)[1:])
        said = (heading_text(heading), day, _WORD.findall(text))
        if not told or told.pop(0) != said:
            yield f"does not say “{said[0]}” as the page does"
    yield from (f"says “{title}”, the page does not" for title, _day, _text in told)


def _words(entry: Any) -> list[str]:
    content = html.fragment_fromstring(entry.content[0].value, create_parent="div")
    return _WORD.findall("".join(map(str, content.itertext())))


def _silent(folder: Path) -> Iterator[str]:
    """Yield the pages that do not lead to the feed of their edition."""
    # The deepest first: a page of an edition stands in the folder of the site as well.
    feeds = sorted((edition / NAME for edition in editions(folder)), key=lambda feed: feed.parts)
    for page in read_pages(folder):
        path = folder / page.path
        own = next(feed for feed in reversed(feeds) if path.is_relative_to(feed.parent))
        links = [(path.parent / link).resolve() for link in strings(page.root, LINKED)]
        if links != [own.resolve()]:
            yield page.path
