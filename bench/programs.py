"""What `make bench` measures against, installed apart under .tools/: never among the site's own.

requirements.txt and package-lock.json lock both sets here; `compile` in README.md says how.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from tools import MissingToolError, program

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = ROOT / ".tools" / "bench"
NPM_HOME = ROOT / ".tools" / "bench-npm"
LIGHTHOUSE = NPM_HOME / "node_modules" / ".bin" / "lighthouse"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
NAMED = ("sphinx", "myst-parser", "furo", "mkdocs", "mkdocs-material", "zensical")


def peers() -> Path:
    """Return the folder of programs of the other generators, installed as the lock says."""
    lock, kept = HERE / "requirements.txt", PEERS / "requirements.txt"
    if not kept.exists() or kept.read_bytes() != lock.read_bytes():
        _run(sys.executable, "-m", "venv", "--clear", PEERS)
        install = ("-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", lock)
        _run(PEERS / "bin" / "python", *install)
        shutil.copy(lock, kept)
    return PEERS / "bin"


def lighthouse() -> Path:
    """Return Lighthouse, installed as its lock says."""
    kept, lock = NPM_HOME / NPM_FILES[1], HERE / NPM_FILES[1]
    if not LIGHTHOUSE.exists() or kept.read_bytes() != lock.read_bytes():
        NPM_HOME.mkdir(parents=True, exist_ok=True)
        for name in NPM_FILES:
            shutil.copy(HERE / name, NPM_HOME)
        _run(program("npm", "npm"), "ci", "--silent", folder=NPM_HOME)
    return LIGHTHOUSE


def versions() -> dict[str, str]:
    """Return the versions of what is measured against."""
    places = [str(path) for path in PEERS.glob("lib/python*/site-packages")]
    found = {one.name.lower(): one.version for one in distributions(path=places)}
    return {name: found[name] for name in NAMED} | {"lighthouse": _lighthouse_version()}


def _lighthouse_version() -> str:
    return subprocess.run(
        [LIGHTHOUSE, "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()


def _run(*command: str | Path, folder: Path = ROOT) -> None:
    """Run a command that installs something; its words go to the terminal.

    Raises MissingToolError if it fails.
    """
    if subprocess.run(command, cwd=folder, check=False).returncode:
        raise MissingToolError(f"this failed, see above: {' '.join(map(str, command))}")
