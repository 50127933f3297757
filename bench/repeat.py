"""Build everything twice and compare: `make repeat`. Same sources, same bytes.

The two builds differ in all that must not matter: folder, order of sets, time zone, language of the
machine, one process or two, with or without git. Nothing may be written among the sources either,
which may be read-only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bench.project import BUILD, copy_project
from checkers.repeat import check_repeat, files_of

PLACES = {
    "one": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    "une autre place/là": {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
}
PARALLEL = "SETTINGS=-j 2"  # of the second


def sources_of(folder: Path) -> dict[str, bytes]:
    """Return the sources of a copy as they are: what is not built."""
    return {
        name: path.read_bytes()
        for name, path in files_of(folder).items()
        if not name.startswith((f"{BUILD}/", ".git/")) and "__pycache__" not in name
    }


def build(folder: Path, environment: dict[str, str], *settings: str) -> list[str]:
    """Build all in a copy of the project; return the sources that the build changed."""
    copy_project(folder)
    before = sources_of(folder)
    command = ["make", "dist", *settings]
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True)
    after = sources_of(folder)
    return sorted(name for name in before.keys() | after if before.get(name) != after.get(name))


def main(place: Path) -> int:
    """Build twice, compare, and tell."""
    (one, first), (other, second) = PLACES.items()
    written = build(place / one, first) + build(place / other, second, PARALLEL)
    told = [f"{name}: written among the sources" for name in written]
    html = [place / each / BUILD / "html" for each in (one, other)]
    compared = check_repeat(*html)
    print(*told, compared.told(), compared.counts(), sep="\n")
    return int(bool(told or compared.findings))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
