"""Where the formats of a site say that things are: in its pages, or at their published address."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from checkers.html import Page, read_pages, read_tree, strings
from checkers.links import Site, fault_of, page_ids

# Pages that are shown in the place of others, or that only lead to them.
NO_CONTENT = ("404.html", "search.html")
HOME = "index.html"


@dataclass(frozen=True)
class Published:
    """A built site, and the address where it is published, empty where it has none."""

    site: Site
    address: str

    def fault_of(self, where: str, link: str) -> str:
        """Return what is wrong with a link of a file, or nothing; other sites' are right.

        A link to the published address is read as one to the file that will be there.
        """
        if self.address and link.startswith(self.address):
            return fault_of(self.site, HOME, link.removeprefix(self.address) or HOME)
        return fault_of(self.site, where, link)

    def file_of(self, link: str) -> str:
        """Return the path of the file that an address of the site leads to, or nothing."""
        inside = self.address and link.startswith(self.address)
        return urlsplit(link.removeprefix(self.address)).path if inside else ""


def published(folder: Path) -> Published:
    """Read a built site; its address is what its home page says of itself."""
    site = Site(folder, {page.path: frozenset(page_ids(page)) for page in read_pages(folder)})
    told = strings(read_tree(folder / HOME), "//link[@rel='canonical']/@href")
    return Published(site, told[0].removesuffix(HOME) if told else "")


def content_pages(folder: Path) -> list[Page]:
    """Return the pages that say something: those that the formats tell of."""
    return [page for page in read_pages(folder) if not page.path.endswith(NO_CONTENT)]


def own_pages(folder: Path, edition: Path) -> list[Page]:
    """Return the pages of an edition: the site's own folder holds those of the others as well."""
    inside = [other for other in editions(folder) if other not in {folder, edition}]
    return [
        page
        for page in content_pages(folder)
        if (folder / page.path).is_relative_to(edition)
        and not any((folder / page.path).is_relative_to(other) for other in inside)
    ]


def editions(folder: Path) -> Iterator[Path]:
    """Yield the folder of each edition: those that have a home page, the site's own first."""
    yield folder
    yield from sorted(path.parent for path in folder.glob(f"*/{HOME}") if is_edition(path))


def is_edition(home: Path) -> bool:
    """Tell whether a home page is that of an edition: it is in another language than the site's."""
    return read_tree(home).get("lang") != read_tree(home.parent.parent / HOME).get("lang")
