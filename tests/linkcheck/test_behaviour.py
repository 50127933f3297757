"""What our own settings make of `make linkcheck`; how sites are asked is Sphinx's business.

The sites are a server on this machine; one redirection is allowed and one address excepted.
"""

import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from subprocess import run

import pytest

from checkers.server import listening

CONF = """from runpy import run_path
SETTINGS = run_path({conf!r})
globals().update({{name: SETTINGS[name] for name in SETTINGS if name.startswith("linkcheck_")}})
linkcheck_allowed_redirects = linkcheck_allowed_redirects | {{".*/allowed$": ".*/present$"}}
linkcheck_ignore = [*linkcheck_ignore, ".*/excepted$"]
"""
FLAGS = ("-n", "-W", "--keep-going")


class Sites(BaseHTTPRequestHandler):
    """Has one page, to which all other addresses lead."""

    def do_GET(self) -> None:
        """Answer by the path."""
        here = self.path == "/present"
        self.send_response(200 if here else 301)
        if not here:
            self.send_header("Location", "/present")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self) -> None:
        """Answer as to GET."""
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def sites() -> Iterator[str]:
    """Return the address of the sites."""
    with listening(Sites) as address:
        yield address


def check(folder: Path, root: Path, links: list[str]) -> tuple[int, dict[str, str]]:
    """Check a page with these links; return the exit code, and what is said of each link."""
    (folder / "conf.py").write_text(CONF.format(conf=str(root / "conf.py")), encoding="utf-8")
    entries = "".join(f"* `{link} <{link}>`_\n" for link in links)
    (folder / "index.rst").write_text(f"Titre\n=====\n\n{entries}", encoding="utf-8")
    builder = [sys.executable, "-m", "sphinx", *FLAGS, "-b", "linkcheck"]
    done = run([*builder, folder, folder / "out"], capture_output=True, check=False)
    told = (folder / "out" / "output.json").read_text(encoding="utf-8").splitlines()
    return done.returncode, {one["uri"]: one["status"] for one in map(json.loads, told)}


# What the build writes is not there yet: it is held by the check of the built site.
IGNORED = ["/sitemap.xml", "downloads/sheet.odt"]


def test_what_is_excepted_passes_and_a_redirection_alone_fails(
    tmp_path: Path, root: Path, sites: str
) -> None:
    """It is the one fault that Sphinx itself takes for a remark."""
    sound = {f"{sites}allowed": "working", f"{sites}excepted": "ignored"}
    sound |= dict.fromkeys(IGNORED, "ignored")
    assert check(tmp_path, root, list(sound)) == (0, sound)
    moved = {f"{sites}moved": "redirected"}
    assert check(tmp_path, root, list(moved)) == (1, moved)


def test_these_flags_are_those_of_make(root: Path) -> None:
    lines = (root / "Makefile").read_text("utf-8").splitlines()
    command = next(line for line in lines if line.startswith("SPHINX ="))
    assert " ".join(FLAGS) in command
