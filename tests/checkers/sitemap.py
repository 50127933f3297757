"""`sitemap.xml`: valid, every page of every edition and no other, the twins that the pages tell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from checkers.html import Element, Page, strings
from checkers.places import content_pages, published
from checkers.report import Finding, Report, report

NAME = "sitemap.xml"
SCHEMA = Path(__file__).parent.parent / "fixtures" / "schemas" / "sitemap-twins.xsd"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def check_sitemap(folder: Path) -> Report:
    """Hold the map against its schema and against the pages."""
    if not (folder / NAME).is_file():
        return report("sitemap", [Finding(NAME, "there is none")], addresses=0, twins=0)
    root = etree.parse(folder / NAME).getroot()
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.validate(root)
    log: Any = schema.error_log
    findings = [Finding(f"{NAME}:{fault.line}", fault.message) for fault in log]
    entries = {_texts(url, "s:loc")[0]: url for url in root.iterfind("s:url", NAMES)}
    address = published(folder).address
    pages = {f"{address}{page.path}": page for page in content_pages(folder)}
    findings += [Finding(NAME, f"lacks {lost}") for lost in sorted(pages.keys() - entries.keys())]
    findings += [Finding(NAME, f"has no page {lost}") for lost in entries.keys() - pages.keys()]
    for found in pages.keys() & entries.keys():
        findings += [Finding(found, told) for told in faults_of(entries[found], pages[found])]
    if len(root) != len(entries):
        findings.append(Finding(NAME, "an address stands twice"))
    robots = folder / "robots.txt"
    if not robots.is_file() or f"Sitemap: {address}{NAME}" not in robots.read_text("utf-8"):
        findings.append(Finding(robots.name, f"does not name {address}{NAME}"))
    twins = len(root.findall("s:url/x:link", NAMES))
    return report("sitemap", findings, addresses=len(entries), twins=twins)


def faults_of(entry: Element, page: Page) -> Iterator[str]:
    """Yield where the map and the page do not say the same."""
    twins = {(link.get("hreflang"), link.get("href")) for link in entry.iterfind("x:link", NAMES)}
    path = "/html/head/link[@rel='alternate'][@hreflang]"
    told = zip(
        strings(page.root, f"{path}/@hreflang"), strings(page.root, f"{path}/@href"), strict=True
    )
    if twins != set(told):
        yield "its twins are not those that the page tells"
    reviewed = strings(page.root, "//main//time/@datetime")[-1:]
    if _texts(entry, "s:lastmod") != reviewed:
        yield f"last changed {_texts(entry, 's:lastmod')}, the page was reviewed {reviewed}"


def _texts(entry: Element, name: str) -> list[str]:
    return [element.text or "" for element in entry.iterfind(name, NAMES)]
