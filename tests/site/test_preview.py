"""`make serve` on a tiny site: what is saved is seen, by the process that is up if it can be."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from sphinx.application import Sphinx
from sphinx_autobuild.utils import find_free_port
from websockets.sync.client import connect

from sitekit.preview import build

SETTINGS = 'extensions = ["myst_parser"]\nproject = "{}"\n'
PAGE = "# Titre\n\n{}\n"
PATIENCE = 60  # seconds: a machine may be busy
STARTED = "Running Sphinx"


class Preview:
    """A running `make serve`."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.said = folder / "said.txt"

    def shown(self) -> str:
        """Return the home page as it is served, or nothing."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/") as answer:
                return str(answer.read().decode("utf-8"))
        except URLError:
            return ""

    def shows(self, words: str) -> bool:
        """Wait for words on the home page, and tell whether they came."""
        return wait_for(lambda: words in self.shown())

    def starts(self) -> int:
        """Return how many times Sphinx was started."""
        return self.said.read_text(encoding="utf-8").count(STARTED)

    def save(self, name: str, text: str) -> None:
        """Save a file of the site."""
        (self.folder / name).write_text(text, encoding="utf-8")


def wait_for(come: Callable[[], bool]) -> bool:
    """Tell whether something came before patience ran out."""
    end = time.monotonic() + PATIENCE
    while not come():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def preview(tmp_path: Path, root: Path) -> Iterator[Preview]:
    found = Preview(tmp_path, find_free_port())
    found.save("conf.py", SETTINGS.format("Un nom"))
    found.save("index.md", PAGE.format("Le début."))
    command = [sys.executable, "-m", "sitekit.preview", "built", "--port", str(found.port)]
    environment = os.environ | {"PYTHONPATH": str(root / "_ext"), "PYTHONUNBUFFERED": "1"}
    with found.said.open("w") as said:
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            assert found.shows("Le début."), found.said.read_text()
            yield found
        finally:
            process.terminate()
            process.wait()


def test_a_page_that_is_saved_is_seen_without_a_new_start(preview: Preview) -> None:
    for words in ("Une suite.", "Une autre suite."):
        preview.save("index.md", PAGE.format(words))
        assert preview.shows(words)
    assert preview.starts() == 1


def test_settings_that_are_saved_are_taken_up_by_a_new_start(preview: Preview) -> None:
    preview.save("conf.py", SETTINGS.format("Un autre nom"))
    assert preview.shows("Un autre nom")
    assert preview.starts() == 2


def test_settings_that_are_broken_can_be_mended(preview: Preview) -> None:
    preview.save("conf.py", "planted fault")
    assert wait_for(lambda: "planted fault" in preview.said.read_text())
    preview.save("conf.py", SETTINGS.format("Réparé"))
    assert preview.shows("Réparé")


def test_a_reader_is_told_to_load_the_page_again(preview: Preview) -> None:
    assert "WebSocket" in preview.shown()
    with connect(f"ws://127.0.0.1:{preview.port}/websocket-reload") as reader:
        preview.save("index.md", PAGE.format("Une suite."))
        assert reader.recv(PATIENCE) == "reload"
    assert "Une suite." in preview.shown()


def test_the_script_of_a_page_stays_with_it_from_build_to_build(tmp_path: Path) -> None:
    script = 'app.add_js_file("tool.js") if page == "tool" else None'
    listener = f'app.connect("html-page-context", lambda app, page, *_: {script})'
    (tmp_path / "conf.py").write_text(f"{SETTINGS.format('x')}def setup(app):\n    {listener}\n")
    for name in ("index", "tool"):
        (tmp_path / f"{name}.md").write_text(f"---\norphan: true\n---\n{PAGE.format(name)}")
    app = Sphinx(tmp_path, tmp_path, tmp_path / "site", tmp_path / "kept", "html", status=None)
    scripts = tuple(app.registry.js_files)
    for words in ("one", "two"):
        (tmp_path / "index.md").write_text(PAGE.format(words))
        build(app, scripts)
    shown = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "two" in shown
    assert "tool.js" not in shown
    assert "tool.js" in (tmp_path / "site" / "tool.html").read_text(encoding="utf-8")
