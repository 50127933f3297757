"""A local server for the built site, which sends the headers that the site asks hosts to send."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from checkers.html import read_tree

NOT_FOUND = "404.html"
HEADERS = "_headers"


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files as hosts do, without a word in the terminal.

    A page that breaks the strict policy says so in the console, where the checks look.

    ``under`` is the folder of the server where the site stands; outside it there is nothing.
    """

    def __init__(self, *args: Any, under: str = "/", **options: Any) -> None:
        self.under = under
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        """Return the file of an address."""
        inside = path.startswith(self.under)
        return super().translate_path(path[len(self.under) - 1 :] if inside else "/nothing/here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer that a page is not there with the page that says so, where the site has one."""
        page = Path(self.directory, NOT_FOUND)
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Add what the site asks to send with every answer; a planted site asks it in its pages."""
        for name, value in read_headers(Path(self.directory)).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: a test tells what matters."""


def read_headers(site: Path) -> dict[str, str]:
    """Return the headers that a site tells in its `_headers`, for all of its files."""
    path = site / HEADERS
    lines = path.read_text(encoding="utf-8").splitlines()[1:] if path.is_file() else []
    return dict(line.strip().split(": ", 1) for line in lines)


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler] | partial[SiteHandler]) -> Iterator[str]:
    """Serve on a free port of this machine, and give the address; stop at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a built site, in the folder of the server that its page for lost readers names."""
    under = folder_on_server(folder)
    with listening(partial(SiteHandler, directory=str(folder), under=under)) as address:
        yield f"{address.rstrip('/')}{under}"


def folder_on_server(site: Path) -> str:
    """Return the folder of the server where a site is made to stand: the root, unless it tells."""
    page = site / NOT_FOUND
    return read_tree(page).get("data-content_root", "/") if page.is_file() else "/"
