"""`make serve`: the site as it is changed, seen half a second after a page is saved.

A new Sphinx takes a second to start, and another to take up what it knew. Here one stays up, in a
process of its own, and reads again the pages that have changed. Anything else that changes, the
settings or this very code, gets a new one.

sphinx-autobuild starts one for each change; what puts the word to reload into the pages is its own.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import print_exc
from typing import Any

import uvicorn
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket
from watchfiles import awatch

HOST = "127.0.0.1"
PAGE = ".md"
# What a site is made of, and nothing that editors, git or the build leave beside it.
SOURCES = frozenset({PAGE, *".bib .css .html .jinja .js .json .po .py .svg .toml".split()})
PLACES = (
    *("index.md", "guide", "examples", "about", "references.bib", "conf.py"),
    *("data", "locales", "_ext", "_static", "_templates"),
)
SPAWN = get_context("spawn")  # a process that has imported nothing yet


def is_source(path: str) -> bool:
    """Tell whether the site is made from a file.

    >>> is_source("guide/sizing.md"), is_source("guide/.sizing.md.swp")
    (True, False)
    """
    return Path(path).suffix in SOURCES and not Path(path).name.startswith(".")


def build_when_asked(asked: Connection, settings: Mapping[str, Any]) -> None:
    """Build now, and again each time that something is received; answer each time."""
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):  # nobody asks any more
        app = Sphinx(**settings)
        scripts = tuple(app.registry.js_files)
        while True:
            build(app, scripts)
            asked.send("built")
            asked.recv()


def build(app: Sphinx, scripts: Sequence[tuple[str | None, dict[str, Any]]]) -> None:
    """Build what has changed, and tell of a page that breaks the build: it will be saved again.

    Sphinx would put the scripts of one page on every page of the next build.
    """
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    app.registry.js_files[:] = scripts
    app.builder.init_js_files()
    try:
        app.build()
    except Exception:
        print_exc()


@dataclass
class Workshop:
    """Where the site is built; `settings` are those of a Sphinx application."""

    settings: Mapping[str, Any]
    _pipe: Connection | None = None

    def build(self, changed: Collection[Path]) -> None:
        """Build what has changed, and return when it is done, well or not."""
        if self._pipe is None or any(path.suffix != PAGE for path in changed):
            self._start()
        else:
            self._pipe.send("build")
        try:
            assert self._pipe is not None
            self._pipe.recv()
        except EOFError:  # it has stopped, and has said why: the next change starts another
            self._pipe = None

    def _start(self) -> None:
        """Put a new process in the place of the one that is there."""
        if self._pipe is not None:
            self._pipe.close()  # the process stops when it next listens
        self._pipe, theirs = SPAWN.Pipe()
        work = (theirs, self.settings)
        SPAWN.Process(target=build_when_asked, args=work, daemon=True).start()
        theirs.close()


@dataclass
class Readers:
    """The pages that are open in browsers."""

    _open: set[WebSocket] = field(default_factory=set)

    async def welcome(self, page: WebSocket) -> None:
        """Keep a page until it is closed."""
        await page.accept()
        self._open.add(page)
        async for _said in page.iter_text():
            pass
        self._open.discard(page)

    async def reload(self) -> None:
        """Tell every page to load again; one that has gone is forgotten."""
        await asyncio.gather(*(page.send_text("reload") for page in self._open))


async def watch(workshop: Workshop, readers: Readers) -> None:
    """Build after each change, then tell the readers; goes on until it is cancelled."""
    places = [place for place in PLACES if Path(place).exists()]
    async for changes in awatch(*places, watch_filter=lambda _kind, path: is_source(path)):
        await asyncio.to_thread(workshop.build, {Path(path) for _kind, path in changes})
        await readers.reload()


def make_server(workshop: Workshop, site: Path, port: int) -> Starlette:
    """Return what serves a folder while the site is watched."""
    readers = Readers()

    @asynccontextmanager
    async def live(_server: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(watch(workshop, readers))
        yield
        task.cancel()

    return Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", readers.welcome),
            Mount("/", StaticFiles(directory=site, html=True)),
        ],
        middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=f"{HOST}:{port}")],
        lifespan=live,
    )


def main(arguments: Sequence[str]) -> None:
    """Build one edition into a folder, serve it, and go on until stopped."""
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edition", default="fr")
    parser.add_argument("--port", type=int, default=8000)
    asked = parser.parse_args(arguments)
    site = asked.folder / "site"
    folders = {"srcdir": ".", "confdir": ".", "outdir": site}
    # The twin of a page is not served: no link to it.
    choices = {"language": asked.edition, "html_context.editions": ""}
    kept = {"doctreedir": asked.folder / "doctrees", "buildername": "html"}
    workshop = Workshop({**folders, **kept, "confoverrides": choices})
    workshop.build(())
    print(f"http://{HOST}:{asked.port}/ shows the site; Ctrl+C stops.", flush=True)
    server = make_server(workshop, site, asked.port)
    uvicorn.run(server, host=HOST, port=asked.port, log_level="warning")


if __name__ == "__main__":
    main(sys.argv[1:])
