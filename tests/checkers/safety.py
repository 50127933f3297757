"""What a page loads and runs: nothing from elsewhere, nothing written inline.

The strict policy that it carries would block it; these checks find it without a browser. They hold
the policy itself too, in each page and in the file that hosts read.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from checkers.html import Element, Page, elements, read_pages, select, strings, values
from checkers.links import CANDIDATES, candidates, style_addresses
from checkers.report import Finding, Report, report
from checkers.server import HEADERS, read_headers
from sitekit.assets import hash_of

LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# A <link> that only tells a relation is not fetched.
TOLD = frozenset("alternate author canonical help license me next prev search".split())
# A script of these types is data: no browser runs it.
SCRIPTS = "//script[not(@src)][not(@type='application/json' or @type='application/ld+json')]"
ELSEWHERE = {"external", "noopener", "noreferrer"}  # what a link to another site says of itself
# Nothing that a browser reads before the policy is held to it.
POLICY = (
    "/html/head/meta[@http-equiv='Content-Security-Policy']"
    "[not(preceding::script or preceding::link)]/@content"
)
ALLOWED = {"'none'", "'self'"}
ALLOWED_TOO = {"img-src": "data:", "script-src": "'sha256-"}  # how a source of theirs may begin
CLOSED = {"default-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'self'"]}


def check_safety(folder: Path) -> Report:
    """Look at every element of every page, and at every address of every stylesheet."""
    pages = read_pages(folder)
    seen = [(page.path, element) for page in pages for element in elements(page.root)]
    findings = [Finding(path, fault) for path, element in seen for fault in faults_of(element)]
    styles = list(style_addresses(folder))
    findings += [Finding(p, f"loads {address}") for p, address in styles if is_elsewhere(address)]
    findings += [Finding(page.path, fault) for page in pages for fault in policy_faults(page.root)]
    findings += [Finding(HEADERS, fault) for fault in header_faults(folder, pages)]
    return report("safety", findings, elements=len(seen))


def policy_faults(root: Element) -> Iterator[str]:
    """Yield what a page lets in, by the policy that it carries, or where it says none."""
    policy = "".join(strings(root, POLICY))
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
    yield from (
        f"its policy leaves {name} open" for name in CLOSED if rules.get(name) != CLOSED[name]
    )
    for name, sources in rules.items():
        more = ALLOWED_TOO.get(name, "'none'")
        let_in = [one for one in sources if one not in ALLOWED and not one.startswith(more)]
        yield from (f"its policy lets {one} in as {name}" for one in let_in)
    inside = {hash_of(one.text or "") for one in select(root, SCRIPTS)}
    if not inside.issubset(rules.get("script-src", ())):
        yield "its policy does not name a script inside it; use a file"
    if "no-referrer" not in strings(root, "/html/head/meta[@name='referrer']/@content"):
        yield "it tells other sites where their readers come from"


def header_faults(folder: Path, pages: list[Page]) -> Iterator[str]:
    """Yield where hosts are told less than what the pages say of themselves."""
    policies = {policy for page in pages for policy in strings(page.root, POLICY)}
    told = read_headers(folder).get("Content-Security-Policy")
    if {told} != {f"{policy}; frame-ancestors 'none'" for policy in policies}:
        yield "does not tell hosts the policy of the pages"
    if not (folder / ".nojekyll").is_file():
        yield ".nojekyll is not beside it"


def faults_of(element: Element) -> Iterator[str]:
    """Yield what is wrong with one element."""
    yield from (f"loads {address}" for address in loaded(element) if is_elsewhere(address))
    if element.tag == "style":
        yield "a <style> inside the page; use the stylesheet"
    if element.tag == "base":
        yield "<base> changes where every link of the page leads"
    names = map(str, element.attrib)
    yield from (f"{name} on <{element.tag}>" for name in names if is_inline(name))
    if element.get("href", "").strip().lower().startswith("javascript:"):
        yield f"a script as an address: {element.get('href')}"
    if element.tag == "a" and urlsplit(element.get("href", "")).netloc:
        lacking = ELSEWHERE - set(element.get("rel", "").split())
        yield from (f"{element.get('href')} is not said to be {one}" for one in sorted(lacking))


def is_inline(attribute: str) -> bool:
    """Tell whether an attribute holds a style or a script."""
    return attribute == "style" or attribute.startswith("on")


def loaded(element: Element) -> Iterator[str]:
    """Yield the addresses that a browser asks for when it meets an element."""
    if element.tag == "link" and TOLD.issuperset(element.get("rel", "").split()):
        return
    yield from values(element, LOADING.get(element.tag, ()))
    for sizes in values(element, CANDIDATES):
        yield from candidates(sizes)


def is_elsewhere(address: str) -> bool:
    """Tell whether an address is another site's."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in ("", "data")
