"""The build itself: what `make html` says and leaves."""

from pathlib import Path

import pytest

from conftest import Done


@pytest.mark.usefixtures("site")
def test_the_site_builds_without_a_warning(built: Done) -> None:
    assert "WARNING" not in built.stderr


def test_nothing_but_the_site_is_published(site: Path) -> None:
    kept_apart = {".doctrees", "_sources"}
    files = [path.relative_to(site) for path in site.rglob("*") if path.is_file()]
    assert [str(path) for path in files if kept_apart.intersection(path.parts)] == []
