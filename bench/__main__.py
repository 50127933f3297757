"""Measure, and write the report: `make bench`, or `python -m bench` with some of the parts only."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import (
    asking,
    auditing,
    building,
    content,
    machine,
    programs,
    project,
    report,
    sites,
    visiting,
)
from bench.report import Results
from bench.serving import hosting
from checkers.browser import open_browser
from checkers.kinds import page_kinds
from tools import MissingToolError, chromium

SIZES = (30, 300)
LARGE = 100  # pages from which a site is built once: its minutes drown the noise
PARTS = ("builds", "visits", "guide", "marks")
INNER = content.path_of(14)
LOST = "404.html"  # answered to any address: it has none of its own


class Bench:
    """One run: where it works, how many times it measures, what it has found."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.browser = chromium()
        self.generators = sites.generators(sites.ROOT / ".venv" / "bin", programs.peers())
        conditions = machine.conditions(self.browser)
        programs.lighthouse()
        told = ", ".join(f"{name} {version}" for name, version in programs.versions().items())
        self.results = Results(conditions | {"measured against": told}, runs)

    def builds(self) -> None:
        """Build the same pages with all; the smallest site is left for the visits."""
        words = content.read_words(sites.ROOT / "guide")
        for size in sorted(SIZES, reverse=True):
            pages, runs = content.make_pages(words, size), self.runs if size < LARGE else 1
            found = building.compare(self.generators, pages, self.folder / "same", runs)
            self.results.builds[:0] = found

    def visits(self) -> None:
        """Visit the same page of each site that was built, and ask its search one question."""
        built = {one.name: self._built(one) for one in self.generators}
        with open_browser(self.browser) as browser:
            self.results.visits = visiting.compare(browser, built, self.runs)
            for name, (folder, path) in built.items():
                self.results.answers.append(asking.ask(browser, name, folder, path))

    def guide(self) -> None:
        """Build the real guide, in a copy."""
        copy = project.copy_project(self.folder / "guide")
        self.results.guide = project.build_guide(copy, self.runs)

    def marks(self) -> None:
        """Audit each kind of page of the guide in both editions, and one page of each site."""
        lighthouse = auditing.Lighthouse(programs.lighthouse(), self.browser)
        built = self.folder / "guide" / project.BUILD / "html"
        pages = {("the guide", path): built for path in both_editions(built)}
        for one in self.generators:
            folder, path = self._built(one)
            pages[one.name, path] = folder
        for (site, path), folder in pages.items():
            with hosting(folder) as (base, _sent):
                self.results.marks.append(lighthouse.audit(site, base, path, self.runs))

    def _built(self, one: sites.Generator) -> tuple[Path, str]:
        """Return where the site of a generator was built, and an inner page of it."""
        folder = self.folder / "same" / building.slug(one) / one.output
        stem = INNER.removesuffix(".md")
        shapes = (f"{stem}.html", f"guide/{stem}.html", f"{stem}/index.html")
        path = next((path for path in shapes if (folder / path).is_file()), None)
        if path is None:
            raise building.BuildError(f"{one.name} is not built yet: ask for the builds too")
        return folder, path


def both_editions(built: Path) -> list[str]:
    """Return the pages of each kind, each in French and in English."""
    kinds = {path.removeprefix("en/") for path in page_kinds(built)} - {LOST}
    twins = (path for kind in sorted(kinds) for path in (kind, f"en/{kind}"))
    return [path for path in twins if (built / path).is_file()]


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for, and tell it."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    try:
        bench = Bench(asked.folder.resolve(), asked.runs)
    except MissingToolError as problem:
        return tell(problem)
    failed = sum(measure(bench, part) for part in asked.parts or PARTS)
    print(report.write(bench.results, asked.folder))
    return int(failed > 0)


def measure(bench: Bench, part: str) -> int:
    """Measure one part; a build that fails leaves the others their turn. Return 1 for a failure."""
    print(f"bench: {part}…", file=sys.stderr)
    try:
        getattr(bench, part)()
    except (building.BuildError, subprocess.CalledProcessError) as problem:
        return tell(problem)
    finally:
        report.write(bench.results, bench.folder)
    return 0


def tell(problem: Exception) -> int:
    """Say what went wrong, and return 1."""
    print(f"bench: {problem}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
