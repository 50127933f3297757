"""The site as one .zip: the bytes of the site, which the browser tests open from a disk."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from books import downloads
from checkers.links import check_links
from checkers.offline import check_archive
from checkers.report import Report
from planted import page, write_site

ARCHIVE = "downloads/site.zip"


@pytest.fixture(scope="module")
def unzipped(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that a reader gets."""
    place = tmp_path_factory.mktemp("unzipped")
    with ZipFile(dist / ARCHIVE) as archive:
        archive.extractall(place)
    (folder,) = place.iterdir()
    return folder


def test_the_archive_is_the_site(dist: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_archive(dist / ARCHIVE, dist))


def test_every_link_of_the_folder_leads_somewhere(
    unzipped: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_links(unzipped))


NOTES = {
    "conf.py": 'sitekit_editions = {"fr": {}, "en": {}}; sitekit_address = ""',
    "_books/site/LISEZMOI.txt": "Ouvrez index.html.",
    "_books/site/README.txt": "Open index.html.",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a small site with its archive."""
    link = '<p><a class="x" href="../downloads/site.zip">Le site</a></p>'
    site = write_site(tmp_path / "site", {"about/data.html": page(link, title="Données")})
    for name, text in NOTES.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    downloads.main(tmp_path, site)
    return site


def test_a_small_archive_is_sound_and_always_the_same(small: Path) -> None:
    assert check_archive(small / ARCHIVE, small).findings == ()
    before = (small / ARCHIVE).read_bytes()
    (small / "index.html").touch()
    downloads.main(small.parent, small)
    assert (small / ARCHIVE).read_bytes() == before


FAULTS = {
    "lacking": ("more.html", "lacks animer-communaute-en-ligne/more.html"),
    "changed": ("index.html", "index.html is not as it is on the site"),
    "changed beside the link": ("about/data.html", "data.html is not as it is on the site"),
}


@pytest.mark.parametrize(("name", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_an_archive_that_is_not_the_site_is_found(small: Path, name: str, told: str) -> None:
    with (small / name).open("a", encoding="utf-8") as written:
        written.write("<!-- changed since -->")
    assert told in check_archive(small / ARCHIVE, small).told()


def test_a_file_of_old_a_clock_and_a_stray_folder_are_found(small: Path) -> None:
    place = small / ARCHIVE
    with ZipFile(place, "a") as archive:
        archive.writestr("animer-communaute-en-ligne/old.html", "old")
    told = check_archive(place, small).told()
    assert "holds animer-communaute-en-ligne/old.html" in told
    assert "old.html is dated" in told
    with ZipFile(place, "a") as archive:
        archive.writestr("../stray.html", "stray")
    assert "unzips into 2 folders" in check_archive(place, small).told()
