"""A host of static files as they are: compressed answers, and a count of what was sent.

No policy is sent here: those who write inline scripts would be judged by it, not by their weight.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from checkers.budgets import GZIP_LEVEL

COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg", "application/xml")


class Answer(NamedTuple):
    """One answer: the path that was asked for, and the bytes of its body on the wire."""

    path: str
    size: int


class Host(SimpleHTTPRequestHandler):
    """Serves a folder, compressed where hosts compress, and notes each answer."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, sent: list[Answer], **options: object) -> None:
        self.sent = sent
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, or that there is none."""
        place = Path(self.translate_path(self.path))
        place = place / "index.html" if place.is_dir() else place
        content = place.read_bytes() if place.is_file() else b""
        kind = self.guess_type(place) if content else "text/plain"
        self.send_response(HTTPStatus.OK if content else HTTPStatus.NOT_FOUND)
        if kind.startswith(COMPRESSED):
            content = gzip.compress(content, GZIP_LEVEL)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(content)
        self.sent.append(Answer(self.path, len(content)))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosting(folder: Path) -> Iterator[tuple[str, list[Answer]]]:
    """Serve a folder; give its address, and the list of answers as it grows."""
    sent: list[Answer] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder), sent=sent))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
