"""Two processes read and write what one does, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from extension.support import Built, TinySite

# Sphinx's own notes on the build, not part of what is published.
NOTES = {".buildinfo", ".buildinfo.bak"}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """Build one site twice: by one process, then by two."""
    site = TinySite(tmp_path_factory.mktemp("parallel"), "whole")
    return site.build(to="serial"), site.build(to="parallel", parallel=2)


def files(folder: Path) -> dict[str, bytes]:
    """Return what was published, by its path."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in NOTES)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_two_processes_write_what_one_does(both: tuple[Built, Built]) -> None:
    serial, parallel = (files(built.folder) for built in both)
    assert sorted(parallel) == sorted(serial)
    assert [name for name in serial if parallel[name] != serial[name]] == []


def test_two_processes_find_what_one_does(both: tuple[Built, Built]) -> None:
    serial, parallel = both
    assert parallel.domain.pages == serial.domain.pages
    assert parallel.warnings == serial.warnings == ()


def test_a_duplicate_is_told_at_the_same_place_whoever_read_it(light_site: TinySite) -> None:
    page = "---\norphan: true\n---\n# Double\n\n:::{area} technology\n:::\n"
    light_site.write({"aaa.md": page, "zzz.md": page})
    serial = light_site.build("dummy", to="serial")
    parallel = light_site.build("dummy", to="parallel", parallel=2)
    assert len(serial.warnings) == 2
    assert parallel.warnings == serial.warnings
