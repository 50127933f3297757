"""Do what readers do (checkers/tasks.js) in Firefox and WebKit, as Debian gives them.

Run by `make browsers`. Firefox is driven as its own driver does, which no registry has: Marionette
is a socket and lines of JSON. WebKit comes with a driver, and asks for a screen.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import tools
from checkers.browser import DESK, HEIGHT, PHONE
from checkers.server import serving
from checkers.tasks import Drive, check_tasks

Ask = Callable[..., Any]
WAIT = 20  # seconds for a browser to begin
SCREEN = ":97"
# What WebDriver calls a script that answers when it likes.
ANSWER = (
    "({}).then(arguments[arguments.length - 1], (e) => arguments[arguments.length - 1](String(e)))"
)
SETTINGS = 'user_pref("marionette.port", {});\nuser_pref("dom.disable_open_during_load", false);\n'


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def running(*command: str | Path, **variables: str) -> Iterator[None]:
    """Run a program for as long as it is needed, without its words."""
    quiet, environment = subprocess.DEVNULL, os.environ | variables
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            yield
        finally:
            process.terminate()


def connected(port: int) -> socket.socket:
    """Return a connection to a program that has only begun.

    Raises OSError where it does not listen in time.
    """
    last = time.monotonic() + WAIT
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except OSError:
            if time.monotonic() > last:
                raise
            time.sleep(0.1)


def marionette(connection: socket.socket) -> Ask:
    """Return what asks Firefox to do something."""
    answers = connection.makefile("rb")

    def read() -> Any:
        size = b""
        while (sign := answers.read(1)) != b":":
            size += sign
        return json.loads(answers.read(int(size)))

    def ask(command: str, **values: Any) -> Any:
        told = json.dumps([0, 1, f"WebDriver:{command}", values]).encode()
        connection.sendall(b"%d:%s" % (len(told), told))
        _kind, _number, error, value = read()
        if error:
            raise RuntimeError(error["message"])
        return value

    read()  # it greets first
    return ask


@contextmanager
def firefox() -> Iterator[tuple[str, Callable[[int], Drive]]]:
    """Open Firefox; yield its name, and what opens a window of a width."""
    port = free_port()
    with tempfile.TemporaryDirectory() as profile:
        Path(profile, "user.js").write_text(SETTINGS.format(port), encoding="utf-8")
        place = tools.program("firefox-esr", "firefox-esr")
        options = ("--headless", "--no-remote", "--marionette", "--profile", profile)
        with running(place, *options), connected(port) as connection:
            ask = marionette(connection)
            version = ask("NewSession", capabilities={})["capabilities"]["browserVersion"]

            def window(width: int) -> Drive:
                # A window that a page opens may be as narrow as a phone; one of its own may not.
                size = f"open('about:blank', '', 'width={width},height={HEIGHT}')"
                ask("ExecuteScript", script=size, args=[])
                ask("SwitchToWindow", handle=ask("GetWindowHandles")[-1])

                def drive(address: str, script: str) -> str:
                    ask("Navigate", url=address)
                    told = ask("ExecuteAsyncScript", script=ANSWER.format(script), args=[])
                    return str(told["value"])

                return drive

            yield f"Firefox {version}", window


def webdriver(address: str) -> Ask:
    """Return what asks a driver to do something."""

    def ask(path: str, **values: Any) -> Any:
        try:
            with urlopen(Request(address + path, json.dumps(values).encode())) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise RuntimeError(error.read().decode()) from error

    return ask


@contextmanager
def webkit() -> Iterator[tuple[str, Callable[[int], Drive]]]:
    """Open WebKit in its smallest browser, whose window is 450 pixels wide at least."""
    port = free_port()
    driver = tools.program("WebKitWebDriver", "webkit2gtk-driver")
    screen = tools.program("Xvfb", "xvfb")
    browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    options = {"binary": str(browser), "args": ["--automation"]}

    ask = webdriver(f"http://127.0.0.1:{port}/session")
    with running(screen, SCREEN), running(driver, f"--port={port}", DISPLAY=SCREEN):
        connected(port).close()
        wanted: Mapping[str, Any] = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = ask("", capabilities=wanted)
        own = f"/{session['sessionId']}"

        def window(width: int) -> Drive:
            ask(f"{own}/window/rect", width=width, height=HEIGHT)

            def drive(address: str, script: str) -> str:
                ask(f"{own}/url", url=address)
                return str(ask(f"{own}/execute/async", script=ANSWER.format(script), args=[]))

            return drive

        yield f"WebKit {session['capabilities']['browserVersion']}", window


def main(folder: str) -> int:
    """Do every task in both browsers and widths, in each edition; the site is beside the folder."""
    faults = 0
    with serving(Path(folder).with_name("html")) as base:
        for opened in (firefox, webkit):
            with opened() as (name, window):
                for width in (PHONE, DESK):
                    drive = window(width)
                    for edition in ("", "en/"):
                        checked = check_tasks(f"{name}, {width} px", base + edition, drive)
                        print("\n".join(filter(None, [checked.counts(), checked.told()])))
                        faults += len(checked.findings)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
