"""A local server for the built site, under the policy that it is made to run under."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

# quality.md, “Safety”. A page that breaks it says so in the console, where the checks look.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files under the strict policy, without a word in the terminal."""

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: a test tells what matters."""


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
    """Serve a built site."""
    with listening(partial(SiteHandler, directory=str(folder))) as address:
        yield address
