"""What a book must say: all that the pages of its edition say, but for what only a browser does."""

from collections.abc import Callable, Iterable
from pathlib import Path
from runpy import run_path
from urllib.parse import quote

from sphinx.util.matching import Matcher

from checkers.html import OBJECT, Element, has_class, prose, read_tree, select, strings
from checkers.report import Finding
from tools import ROOT

# Pages of the site that no book has: they answer a reader of the site.
NO_CHAPTER = frozenset({"search.html", "404.html", "genindex.html"})
OTHER_EDITIONS = ("en/",)
_SETTINGS = run_path(str(ROOT / "conf.py"))
LEFT_OUT, KEPT = (Matcher(_SETTINGS[name]) for name in ("books_left_out", "books_kept"))
# Controls, what a script reveals, the foot of a page, and links to files beside the pages.
ON_SCREEN = ("button", "input", "select", "textarea", "noscript", "option", "output")
ON_SCREEN_CLASSES = frozenset({"headerlink", "files", "page-facts"})

# What an address in full keeps as it is; anything else is written with percent signs.
SAFE = "!#$%&'()*+,/:;=?@[]~"


def chapters(site: Path) -> list[str]:
    """Return the pages of an edition that its books hold, by their names."""
    paths = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    names = [
        path.removesuffix(".html")
        for path in paths
        if path not in NO_CHAPTER and not path.startswith(OTHER_EDITIONS)
    ]
    return [name for name in names if KEPT(name) or not LEFT_OUT(name)]


def is_on_screen(element: Element) -> bool:
    """Tell whether an element is there for those who read with a browser only."""
    classes = frozenset(element.get("class", "").split())
    closed = "hidden" in element.attrib or "popover" in element.attrib
    hidden = closed or element.get("aria-hidden") == "true"
    return hidden or element.tag in ON_SCREEN or bool(classes & ON_SCREEN_CLASSES)


def blocks(site: Path, name: str) -> list[str]:
    """Return what a page says, block by block, parted where something is left out."""
    (main,) = select(read_tree(site / f"{name}.html"), "//main")
    return [part for block in prose(main, is_on_screen) for part in block.split(OBJECT)]


def addresses(site: Path, names: Iterable[str]) -> list[str]:
    """Return where the sources lead, the longest first: a book that is printed tells it in full."""
    path = f"//*[{has_class('references')}]//a[@href]/@href"
    found = {told for name in names for told in strings(read_tree(site / f"{name}.html"), path)}
    return sorted((quote(one, SAFE) for one in found if "://" in one), key=len, reverse=True)


def squeezed(text: str) -> str:
    """Return the letters and the digits alone: books break lines and words elsewhere."""
    return "".join(filter(str.isalnum, text)).casefold()


def check_blocks(
    site: Path, names: Iterable[str], says: Callable[[str, str], bool]
) -> tuple[list[Finding], int]:
    """Return what a book does not say, and how many blocks of the pages were looked for.

    ``says`` is asked of each block, squeezed, with the name of its page.
    """
    wanted = [(name, block) for name in names for block in blocks(site, name) if squeezed(block)]
    lost = [
        Finding(name, f"not in the book: {' '.join(block.split())[:80]}")
        for name, block in wanted
        if not says(name, squeezed(block))
    ]
    return lost, len(wanted)
