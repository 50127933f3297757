"""The site as one .zip: every file of the built site, as it is, under one folder."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from checkers.report import Finding, Report, report

OUTSIDE = frozenset({"downloads/site.zip"})  # the archive itself
NOTES = ("LISEZMOI.txt", "README.txt")
DATE = (1980, 1, 1, 0, 0, 0)


def check_archive(path: Path, site: Path) -> Report:
    """Compare the archive with the folder of the site."""
    with ZipFile(path) as archive:
        parts = {part.filename: part.date_time for part in archive.infolist()}
        tops = {PurePosixPath(name).parts[0] for name in parts}
        told = list(_faults(archive, site, tops, frozenset(parts)))
    told += [f"{name} is dated" for name, date in parts.items() if date != DATE]
    told += [f"{name} leaves the folder" for name in parts if ".." in PurePosixPath(name).parts]
    return report("archive", [Finding(path.name, fault) for fault in told], files=len(parts))


def _faults(archive: ZipFile, site: Path, tops: set[str], names: frozenset[str]) -> Iterator[str]:
    """Yield what is missing, what is too much, and what is not as it is on the site."""
    if len(tops) != 1:
        yield f"unzips into {len(tops)} folders, not one"
        return
    (top,) = tops
    expected = {f"{top}/{name}": site / name for name in files_of(site)}
    notes = {f"{top}/{note}" for note in NOTES}
    yield from (f"lacks {name}" for name in sorted((expected.keys() | notes) - names))
    yield from (f"holds {name}" for name in sorted(names - expected.keys() - notes))
    for name in sorted(expected.keys() & names):
        content = archive.read(name)
        if content != expected[name].read_bytes() and not lost_own_link(content, expected[name]):
            yield f"{name} is not as it is on the site"


def files_of(site: Path) -> list[str]:
    """Return the files of a built site that the archive holds."""
    found = (path for path in site.rglob("*") if path.is_file() and path.name[0] != ".")
    return sorted({path.relative_to(site).as_posix() for path in found} - OUTSIDE)


def lost_own_link(content: bytes, path: Path) -> bool:
    """Tell whether a page differs only in that it does not lead to the archive any more."""
    page = path.read_text(encoding="utf-8")
    start, found, rest = page.partition("site.zip")
    opening, closing = start.rfind("<a "), rest.find("</a>")
    if not found or opening < 0 or closing < 0:
        return False
    words = rest[rest.index(">") + 1 : closing]
    return content.decode("utf-8") == page[:opening] + words + rest[closing + len("</a>") :]
