"""The page that `make posting` begins: it builds as it is, and replaces nothing."""

from datetime import date

import pytest

from extension.support import TinySite
from scaffold.posting import ADDRESSES, BESIDE, CONTENTS, scaffold


@pytest.fixture
def site(light_site: TinySite) -> TinySite:
    """Return a site with the lists that a new page is put in."""
    contents = (light_site.folder / CONTENTS).read_text(encoding="utf-8")
    toctree = f"\n```{{toctree}}\n{BESIDE}lost\n```\n"
    light_site.write({CONTENTS: contents + toctree, ADDRESSES: "# Comment.\nexamples/lost.html\n"})
    return light_site


def test_what_is_begun_builds_and_stands_in_every_list(site: TinySite) -> None:
    files = scaffold(site.folder, "ma-ligue", date(2026, 11, 27))
    assert [name for name in files if "ligue" not in (site.folder / name).read_text("utf-8")] == []
    urls = (site.folder / ADDRESSES).read_text(encoding="utf-8")
    assert urls == "# Comment.\nexamples/lost.html\nexamples/ma-ligue.html\n"
    built = site.build("dummy")
    assert built.warnings == ()
    assert "ma-ligue" in built.domain.of_kind("posting")


@pytest.mark.parametrize("name", ["", "Ma Ligue", "../ligue", "lost"])
def test_a_name_that_cannot_be_is_refused(site: TinySite, name: str) -> None:
    with pytest.raises(ValueError, match=r"make posting NAME=|existe déjà"):
        scaffold(site.folder, name, date(2026, 11, 27))
