"""The page for readers who ask for a page that is not there, one for each edition.

Hosts show it at any depth: its addresses must start from the root of the server.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from checkers.html import Element, elements, has_class, read_tree, select, strings, values
from checkers.places import HOME, editions
from checkers.report import Finding, Report, report
from checkers.server import NOT_FOUND, folder_on_server

NAMES = ("href", "src", "action", "data-content_root")
DOORS = 4


def check_not_found(folder: Path) -> Report:
    """Check the page of every edition."""
    findings, addresses, pages = list[Finding](), 0, 0
    under = folder_on_server(folder)
    for edition in editions(folder):
        path = edition / NOT_FOUND
        name = path.relative_to(folder).as_posix()
        if not path.is_file():
            findings.append(Finding(name, "there is none"))
            continue
        root = read_tree(path)
        found = [address for element in elements(root) for address in values(element, NAMES)]
        findings += [Finding(name, told) for told in address_faults(folder, under, found)]
        findings += [Finding(name, told) for told in help_faults(folder, root)]
        addresses += len(found)
        pages += 1
    return report("pages for lost readers", findings, pages=pages, addresses=addresses)


def address_faults(folder: Path, under: str, addresses: list[str]) -> Iterator[str]:
    """Yield the addresses that lead astray from another depth, or nowhere."""
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        if not parts.path.startswith(under):
            yield f"{address} does not start from {under}"
        elif not (folder / parts.path.removeprefix(under)).exists():
            yield f"{address} leads nowhere"


def help_faults(folder: Path, root: Element) -> Iterator[str]:
    """Yield the ways out that the page lacks."""
    if not select(root, "//main//search//input[@type='search'][@name='q']"):
        yield "no field to search"
    doors = strings(root, f"//main//*[{has_class('doors')}]//a/@href")
    if len(doors) != DOORS:
        yield f"{len(doors)} doors, not {DOORS}"
    language = root.get("lang")
    others = {read_tree(edition / HOME).get("lang", "") for edition in editions(folder)}
    shown = set(strings(root, "//main//a/@hreflang"))
    yield from (f"no way to the edition in {lost}" for lost in others - {language} - shown)
    if not select(root, "/html/head/meta[@name='robots'][@content='noindex']"):
        yield "search engines may keep it"
