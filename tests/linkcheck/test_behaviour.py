"""What `make linkcheck` says of each way in which a site may answer, with our own settings.

The sites are a server on this machine. The waiting times are shortened, one redirection is
allowed and one address excepted; everything else is read from conf.py.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from subprocess import run
from typing import ClassVar
from urllib.parse import urlsplit

import pytest

from checkers.server import listening

PATIENCE = 1
CONF = """from runpy import run_path
SETTINGS = run_path({conf!r})
globals().update({{name: SETTINGS[name] for name in SETTINGS if name.startswith("linkcheck_")}})
linkcheck_allowed_redirects = linkcheck_allowed_redirects | {{".*/allowed$": ".*/present$"}}
linkcheck_ignore = [*linkcheck_ignore, ".*/excepted$"]
linkcheck_timeout = {patience}
linkcheck_rate_limit_timeout = 5
"""
PAGE = b'<!DOCTYPE html><title>A</title><h1 id="here">A</h1>'


class Sites(BaseHTTPRequestHandler):
    """Answers in every way that sites do."""

    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        """Answer by the path."""
        self.asked[self.path] += 1
        path = urlsplit(self.path).path
        if path == "/slow":
            time.sleep(3 * PATIENCE)
        if path in ("/allowed", "/moved"):
            self.answer(HTTPStatus.MOVED_PERMANENTLY, Location="/present")
        elif path == "/busy" and self.asked[self.path] == 1:
            self.answer(HTTPStatus.TOO_MANY_REQUESTS, **{"Retry-After": "1"})
        elif path == "/absent":
            self.answer(HTTPStatus.NOT_FOUND)
        else:
            self.answer(HTTPStatus.OK)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the page."""
        self.do_GET()

    def answer(self, status: HTTPStatus, **headers: str) -> None:
        """Send a short page."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def sites() -> Iterator[str]:
    """Return the address of the sites."""
    with listening(Sites) as address:
        yield address


def check(folder: Path, root: Path, links: list[str]) -> tuple[int, dict[str, str]]:
    """Check a page with these links; return the exit code, and what is said of each link."""
    conf = CONF.format(conf=str(root / "conf.py"), patience=PATIENCE)
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    entries = "".join(f"* `{link} <{link}>`_\n" for link in links)
    (folder / "index.rst").write_text(f"Titre\n=====\n\n{entries}", encoding="utf-8")
    # The flags of `make linkcheck`, which a test below holds to.
    builder = [sys.executable, "-m", "sphinx", *FLAGS, "-b", "linkcheck"]
    done = run([*builder, folder, folder / "out"], capture_output=True, check=False)
    told = (folder / "out" / "output.json").read_text(encoding="utf-8").splitlines()
    return done.returncode, {one["uri"]: one["status"] for one in map(json.loads, told)}


FLAGS = ("-n", "-W", "--keep-going")
ANSWERS = {
    "present": "working",
    "present#here": "working",
    "allowed": "working",
    "busy": "working",
    "excepted": "ignored",
    "moved": "redirected",
    "absent": "broken",
    "present#gone": "broken",
    "slow": "timeout",
}
# What the build writes is not there yet: it is held by the check of the built site.
OURS = ["/sitemap.xml", "downloads/sheet.odt"]


def test_each_answer_is_told_for_what_it_is(tmp_path: Path, root: Path, sites: str) -> None:
    code, told = check(tmp_path, root, [sites + path for path in ANSWERS] + OURS)
    answers = {sites + path: status for path, status in ANSWERS.items()}
    assert told == answers | dict.fromkeys(OURS, "ignored")
    assert code != 0
    assert Sites.asked["/busy"] > 1, "a site that asks for patience was not asked again"
    assert "/excepted" not in Sites.asked


def test_a_redirection_alone_fails(tmp_path: Path, root: Path, sites: str) -> None:
    """It is the one fault that Sphinx itself takes for a remark."""
    assert check(tmp_path, root, [f"{sites}moved"])[0] != 0


def test_these_flags_are_those_of_make(root: Path) -> None:
    lines = (root / "Makefile").read_text("utf-8").splitlines()
    command = next(line for line in lines if line.startswith("SPHINX ="))
    assert " ".join(FLAGS) in command
