"""What every test may ask for: the built site, the browser, a place to say what was examined."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser
from xdist.workermanage import WorkerController

import tools
from checkers.browser import open_browser
from checkers.report import Report

# More would bury what the other checks say.
SHOWN = 40
# The longest first, so that no worker ends long after the others; what needs no site while it is
# built, with its books.
LONGEST = (
    "tests/browser/test_tour",
    "tests/extension",
    *(f"tests/browser/test_{name}" for name in ("keyboard", "plan", "sizing", "shifts", "search")),
    *("tests/browser", "tests/dist"),
)
# What is told at the end of a run, by the title of its section.
TOLD = pytest.StashKey[dict[str, list[str]]]()
CHECKED, NOTICES = "checked", "notices: they stop nothing"

# A busy machine is no fault of what is tested: no limit of time, for a case or for making it.
STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", STEADY)
settings.register_profile("quick", STEADY, max_examples=20)

Done = subprocess.CompletedProcess[str]
Make = Callable[[str, Path], Done]


class SiteDoesNotBuildError(Exception):
    """What `make` said when it could not build the site; `told` is made by the first to say it."""

    def __init__(self, done: Done, told: Path) -> None:
        super().__init__(f"the site does not build: {' '.join(done.args)}\n{done.stderr}")
        self.told = told


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Fail once for a site that does not build, and end the run: nothing else is worth telling."""
    try:
        return (yield)
    except SiteDoesNotBuildError as error:
        broken = error
    item.session.shouldfail = "the site does not build"
    try:
        broken.told.touch(exist_ok=False)
    except FileExistsError:
        pytest.skip("the site does not build")
    pytest.fail(str(broken), pytrace=False)


def pytest_report_teststatus(
    report: pytest.CollectReport | pytest.TestReport,
) -> tuple[str, str, str] | None:
    """Name each failure as it comes, and what it says; pytest tells the rest at the end."""
    if not report.failed:
        return None
    told = report.longreprtext.splitlines()
    said = [line for line in told if line.startswith("E ")] or told
    kind = "failed" if report.when == "call" else "error"
    return kind, "\n".join(["", report.nodeid, *said[:SHOWN], ""]), kind.upper()


# What `make check` leaves to `make test`: a browser, the books, the files that an office program
# opens, tiny sites, a second build, a validator of what the templates alone can change, hostile
# texts and answers.
LATER_FOLDERS = tuple(
    f"tests/{name}" for name in ("browser", "dist", "extension", "faults", "linkcheck")
)
LATER_FILES = (
    "bench",
    *(f"tests/reading/test_{name}" for name in ("agreement", "command", "plain")),
    *(f"tests/site/test_{name}" for name in ("html", "papers", "printed", "repeat")),
)
OF_THE_PAGES = {"built", "expect_clean"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make check` ask for what tells most in a minute."""
    parser.addoption("--quick", action="store_true", help="pure code and the pages, no browser")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave unread the files of which `make check` asks nothing."""
    place = collection_path.relative_to(tools.ROOT).as_posix()
    later = place in LATER_FOLDERS or place.startswith(LATER_FILES)
    return True if later and config.getoption("quick") else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not asked for, and put the longest first."""
    if config.getoption("quick"):
        left = [item for item in items if not is_quick(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if is_quick(item)]
    items.sort(key=place_of)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many workers run at once: one more than can, where some wait for a browser."""
    return (os.cpu_count() or 1) + (not config.getoption("quick"))


def place_of(item: pytest.Item) -> int:
    """Return how early a test begins."""
    places = (n for n, start in enumerate(LONGEST) if item.nodeid.startswith(start))
    return next(places, len(LONGEST))


def is_quick(item: pytest.Item) -> bool:
    """Tell whether a test is one of pure code, or of what the real pages say.

    The tests that plant a fault for a checker to find are not: they change with the checker only.
    """
    needs = set(getattr(item, "fixturenames", ()))
    of_the_pages = bool(needs & OF_THE_PAGES) and "tmp_path" not in needs
    return of_the_pages or not item.nodeid.startswith("tests/site")


def pytest_configure(config: pytest.Config) -> None:
    """Open the lists of what is told at the end."""
    settings.load_profile("quick" if config.getoption("quick") else "steady")
    told: dict[str, list[str]] = {CHECKED: [], NOTICES: []}
    config.stash[TOLD] = told


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what a worker has to tell over to the run that it belongs to."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["told"] = session.config.stash[TOLD]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: WorkerController) -> None:
    """Take what a worker tells; one that broke down has handed nothing over."""
    for title, lines in getattr(node, "workeroutput", {}).get("told", {}).items():
        node.config.stash[TOLD][title] += lines


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was examined, so that a checker that looks at nothing shows."""
    for title, lines in terminalreporter.config.stash[TOLD].items():
        if lines:
            terminalreporter.section(title)
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture
def expect_clean(pytestconfig: pytest.Config) -> Callable[[Report], None]:
    """Take the report of a checker on the real site: nothing found, something examined."""

    def take(report: Report) -> None:
        pytestconfig.stash[TOLD][CHECKED].append(report.counts())
        pytestconfig.stash[TOLD][NOTICES] += [one.as_notice() for one in report.notices]
        assert all(report.examined.values()), f"looked at nothing: {report.counts()}"
        if report.findings:
            pytest.fail(f"{len(report.findings)} to mend:\n{report.told(SHOWN)}", pytrace=False)

    return take


@pytest.fixture
def say(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Take a line to be told at the end of the run, whatever worker it comes from."""
    said: Callable[[str], None] = pytestconfig.stash[TOLD][CHECKED].append
    return said


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
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder that all workers of this run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def build(pytestconfig: pytest.Config, root: Path, shared: Path) -> Path:
    """Return the folder where this run builds: a fresh one, so that no page of old is left.

    `make check` brings up to date what `make html` has built.
    """
    quick = pytestconfig.getoption("quick")
    folder = root / os.environ.get("BUILD", "_build") if quick else shared / "build"
    folder.mkdir(exist_ok=True)
    return folder


def forget_old_builds(build: Path, root: Path) -> None:
    """Remove what a build kept of the pages if our code, which Sphinx does not watch, is newer."""
    code = [path for path in (root / "_ext").rglob("*.*") if path.suffix != ".pyc"]
    kept = [path.stat().st_mtime for path in build.glob("doctrees/*/environment.pickle")]
    if kept and max(path.stat().st_mtime for path in code) > min(kept):
        shutil.rmtree(build / "doctrees")


@pytest.fixture(scope="session")
def built(
    request: pytest.FixtureRequest, make: Make, build: Path, shared: Path, root: Path
) -> Done:
    """Build the real site, once for all tests and workers, and return what the build said.

    The books and the archive are made too where a test of this run asks for them: not in a build
    of their own, which would change the pages while another worker reads them.
    """
    said = shared / "said.json"
    with FileLock(shared / "lock"):
        if not said.exists():
            forget_old_builds(build, root)
            books = any(
                "dist" in getattr(item, "fixturenames", ()) for item in request.session.items
            )
            done = make("dist" if books else "html", build)
            said.write_text(json.dumps(vars(done)), encoding="utf-8")
    return Done(**json.loads(said.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def site(built: Done, build: Path, shared: Path) -> Path:
    """Return the folder of the built site."""
    if built.returncode:
        raise SiteDoesNotBuildError(built, shared / "told")
    return build / "html"


@pytest.fixture(scope="session")
def dist(site: Path) -> Path:
    """Return the folder of the built site; asking for it has `built` make the books too."""
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the one browser of this run; each check opens pages of its own in it."""
    with open_browser(tools.chromium()) as started:
        yield started
