"""What every test may ask for: the built site, the browser, a place to say what was examined."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import tools
from checkers.browser import open_browser
from checkers.report import Report

# More would bury what the other checks say.
SHOWN = 40
EXAMINED = pytest.StashKey[list[str]]()

Done = subprocess.CompletedProcess[str]
Make = Callable[[str, Path], Done]


def pytest_configure(config: pytest.Config) -> None:
    """Open the list of what the checkers examined."""
    config.stash[EXAMINED] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was examined, so that a checker that looks at nothing shows."""
    counts = terminalreporter.config.stash[EXAMINED]
    if counts:
        terminalreporter.section("checked")
    for line in counts:
        terminalreporter.write_line(line)


@pytest.fixture
def expect_clean(pytestconfig: pytest.Config) -> Callable[[Report], None]:
    """Take the report of a checker on the real site: nothing found, something examined."""

    def take(report: Report) -> None:
        pytestconfig.stash[EXAMINED].append(report.counts())
        assert all(report.examined.values()), f"looked at nothing: {report.counts()}"
        if report.findings:
            pytest.fail(f"{len(report.findings)} to mend:\n{report.told(SHOWN)}", pytrace=False)

    return take


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the project."""
    return tools.ROOT


@pytest.fixture(scope="session")
def make(root: Path) -> Make:
    """Run one of our own `make` targets into a folder.

    The flags of a build stand in the Makefile and nowhere else; what the tests see is what a
    contributor gets. The variables of an outer `make` are left out: they are not for this one.
    """
    environment = {name: os.environ[name] for name in os.environ if not name.startswith("MAKE")}

    def run(target: str, build: Path) -> Done:
        command = ["make", target, f"BUILD={build}"]
        return subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where this run builds; a fresh one, so that no page of old is left."""
    return tmp_path_factory.mktemp("build")


@pytest.fixture(scope="session")
def built(make: Make, build: Path) -> Done:
    """Build the real site, once for all tests, and return what the build said."""
    return make("html", build)


@pytest.fixture(scope="session")
def site(built: Done, build: Path) -> Path:
    """Return the folder of the built site; one test tells why it does not build, not each."""
    if built.returncode:
        pytest.fail("the site does not build: `make html` says why", pytrace=False)
    return build / "html"


@pytest.fixture(scope="session")
def dist(site: Path, make: Make, build: Path) -> Path:
    """Build the books and the archive beside the pages, once; return the folder of all."""
    done = make("dist", build)
    if done.returncode:
        pytest.fail(
            f"`make dist` fails:\n{done.stdout[-2000:]}{done.stderr[-2000:]}", pytrace=False
        )
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the one browser of this run; each check opens pages of its own in it."""
    with open_browser(tools.chromium()) as started:
        yield started
