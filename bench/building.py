"""What a build costs: seconds by the clock and of the processor, memory at most."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.content import Page
from bench.figures import Figure, figure
from bench.sites import TOUCH, Generator


class BuildError(Exception):
    """A build that failed: its command and its last words."""


@dataclass(frozen=True)
class Cost:
    """What one command took; memory is that of its largest process."""

    seconds: float
    processor_seconds: float
    megabytes: float


@dataclass(frozen=True)
class Costs:
    """What a command took, several times."""

    seconds: Figure
    processor_seconds: Figure
    megabytes: Figure


def costs(found: Sequence[Cost]) -> Costs:
    """Return the figures of several runs of one command."""
    return Costs(
        figure([one.seconds for one in found]),
        figure([one.processor_seconds for one in found]),
        figure([one.megabytes for one in found]),
    )


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run a command and return what it took, with all the processes that it started.

    Raises BuildError with its last words if it fails.
    """
    log = folder / "build.log"
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BuildError(f"{' '.join(command)}\n{log.read_text(errors='replace')[-2000:]}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@dataclass(frozen=True)
class BuildCosts:
    """What a generator takes for a number of pages: from nothing, and after a changed page."""

    generator: str
    pages: int
    cold: Costs
    touched: Costs


def compare(
    generators: Sequence[Generator], pages: Sequence[Page], folder: Path, runs: int
) -> list[BuildCosts]:
    """Build the same pages with every generator, in turn, so that noise falls on all alike."""
    found: dict[str, tuple[list[Cost], list[Cost]]] = {}
    for generator in generators:
        generator.write(folder / slug(generator), pages)
        found[generator.name] = ([], [])
    for _run in range(runs):
        for generator in generators:
            place = folder / slug(generator)
            generator.forget(place)
            cold, touched = found[generator.name]
            cold.append(cost_of(generator.command, place))
            _touch(place / generator.pages / pages[-1].path)
            touched.append(cost_of(generator.command, place))
    return [
        BuildCosts(name, len(pages), costs(cold), costs(touched))
        for name, (cold, touched) in found.items()
    ]


def slug(generator: Generator) -> str:
    """Return the name of a generator's folder."""
    return generator.name.lower().replace(" ", "-")


def _touch(page: Path) -> None:
    """Add a sentence to a page."""
    with page.open("a", encoding="utf-8") as file:
        file.write(TOUCH)
