"""The copies of the pages in Markdown: whole, clean, with links that lead somewhere.

A copy is read by another program than the one that wrote it (markdown-it, CommonMark and tables),
and must say the words of its page, all of them, in their order, and nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from lxml import html
from markdown_it import MarkdownIt

from checkers.html import INLINE, Element, Page, has_class, select, strings
from checkers.places import Published, content_pages, published
from checkers.report import Finding, Report, report

# A page marks what it cites so; the same in every edition.
QUOTATION = f"//blockquote[{has_class('statement')}]"
LINKED = "/html/head/link[@rel='alternate'][@type='text/markdown']/@href"
# What a page shows and a copy does not: pictures told in words, forms, what the letter of a grade
# opens, marks beside headings.
NOT_COPIED = (
    f"//svg | //form | //script | //noscript | //button[not({has_class('grade')})] | //*[@hidden]"
    f" | //*[@popover] | //*[{has_class('headerlink')}] | //*[{has_class('equivalent')}]/summary"
)
_WORD = re.compile(r"\w+")
_MARKUP = re.compile(
    r":::|^\{[\w-]+\}|\{\w[\w:-]*\}`|\]\[|^\(\S+\)=|</?[a-z][^>:@]*>", re.MULTILINE
)
_CODE = re.compile(r"(?s)^(`{3,}).*?^\1|(`+).*?\2", re.MULTILINE)
_ORIGIN = "\n---\n"


def check_copies(folder: Path) -> Report:
    """Hold the copy of every page against the page."""
    place = published(folder)
    pages = content_pages(folder)
    findings: list[Finding] = []
    words = links = 0
    for page in pages:
        path = Path(page.path).with_suffix(".md").as_posix()
        if not (folder / path).is_file():
            findings.append(Finding(path, "the page has no copy"))
            continue
        body, mark, origin = (folder / path).read_text(encoding="utf-8").rpartition(_ORIGIN)
        body, origin = (body, origin) if mark else (origin, "")
        copy, end = rendered(body), rendered(origin)
        if not mark or page.path.rpartition("/")[2] not in origin:
            findings.append(Finding(path, "the copy does not say where it comes from"))
        addresses = [*strings(copy, "//a/@href"), *strings(end, "//a/@href")]
        findings += [Finding(path, fault) for fault in link_faults(place, path, addresses)]
        words += len(words_of(copy)) + len(words_of(end))
        links += len(addresses)
        findings += [Finding(path, fault) for fault in faults_of(page, body, copy)]
    return report("copies in Markdown", findings, pages=len(pages), words=words, links=links)


def rendered(text: str) -> Element:
    """Return what a reader of Markdown makes of a text."""
    tree: Element = html.fragment_fromstring(
        MarkdownIt("commonmark").enable("table").render(text), create_parent="main"
    )
    return tree


def faults_of(page: Page, body: str, copy: Element) -> Iterator[str]:
    """Yield what a copy lacks, what it adds, and the markup that is left over in it."""
    if strings(page.root, LINKED) != [Path(page.path).with_suffix(".md").name]:
        yield "the page does not tell of its copy"
    yield from (f"markup left over: {found}" for found in _MARKUP.findall(_CODE.sub("`", body)))
    quoted = len(select(copy, "//blockquote[.//a]")), len(select(page.root, QUOTATION))
    if quoted[0] < quoted[1]:
        yield f"{quoted[1]} quotations in the page, {quoted[0]} in its copy with their source"
    said, copied = shown_words(page), copied_words(page, copy)
    for number, (one, other) in enumerate(zip_longest(said, copied)):
        if one != other:
            around = " ".join(said[max(0, number - 5) : number + 5])
            yield f"near “{around}”: the page says “{one}”, its copy “{other}”"
            break


def shown_words(page: Page) -> list[str]:
    """Return the words that a page shows, where a copy can show them."""
    (body,) = select(page.root, "//main")
    left_out = frozenset(select(page.root, f"{NOT_COPIED} | //*[{has_class('page-facts')}]"))
    return _WORD.findall("".join(_shown(body, left_out)))


def _shown(element: Element, left_out: frozenset[Element]) -> Iterator[str]:
    """Yield the text of an element; an abbreviation is written out, a formula is its LaTeX."""
    edge = "" if element.tag in INLINE else " "
    if element not in left_out and isinstance(element.tag, str):
        instead = element.get("alttext") or (element.tag == "abbr" and element.get("title"))
        if instead:
            yield f" {instead} "
        else:
            yield f"{edge}{element.text or ''}"
            for child in element:
                yield from _shown(child, left_out)
    yield f"{edge}{element.tail or ''}"


def copied_words(page: Page, copy: Element) -> list[str]:
    """Return the words of a copy, but for those of links to forms, which it loses."""
    forms = tuple(f"#{name}" for name in strings(page.root, "//main//form/@id"))
    for link in select(copy, "//a"):
        if forms and link.get("href", "").endswith(forms):
            link.text = ""
    return words_of(copy)


def words_of(copy: Element) -> list[str]:
    """Return the words of a copy."""
    return _WORD.findall("".join(map(str, copy.itertext())))


def link_faults(place: Published, path: str, links: Iterable[str]) -> Iterator[str]:
    """Yield the links of a copy that lead nowhere."""
    for link in links:
        fault = place.fault_of(path, link)
        if fault:
            yield fault
