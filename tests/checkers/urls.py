"""An address once published is never lost: the page stays, or a redirection takes its place."""

from __future__ import annotations

from pathlib import Path

from checkers.report import Finding, Report, report

# The folders of the editions: each address of the list stands in each of them.
EDITIONS = ("", "en/")


def check_urls(folder: Path, published: Path) -> Report:
    """Compare the pages of a built site with the list of published addresses, both ways.

    The second way keeps the list whole: what is not written there would not be missed.
    """
    built = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    listed = {f"{edition}{path}" for path in read_urls(published) for edition in EDITIONS}
    gone = "was published, and is gone: bring it back, or build a redirection there"
    new = f"is new: add it to {published.name}, so that it cannot vanish unseen"
    findings = [Finding(path, gone) for path in sorted(listed - built)]
    findings += [Finding(path, new) for path in sorted(built - listed)]
    return report("published addresses", findings, addresses=len(listed))


def read_urls(published: Path) -> frozenset[str]:
    """Read the list: one address a line, remarks after a hash."""
    lines = (line.partition("#")[0].strip() for line in published.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line)
