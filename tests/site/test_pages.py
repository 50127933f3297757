"""The frame of every page: title, description, language, headings, alternatives."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.pages import check_pages
from checkers.report import Report
from planted import page, write_site


def test_the_frame_of_every_page_is_whole(
    site: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_pages(site))


SOUND = page(title="A")
FAULTS = {
    "title": (SOUND.replace("<title>A</title>", "<title> </title>"), "no title"),
    "description": (SOUND.replace('name="description"', 'name="d"'), "no description"),
    "language": (SOUND.replace(' lang="fr"', ""), "no language"),
    "no h1": (SOUND.replace("h1>", "h2>"), "0 h1, not one"),
    "two h1": (page("<h1>B</h1>", title="A"), "2 h1, not one"),
    "skipped": (page("<h3>B</h3>", title="A"), "an h3 under an h1: “B”"),
    "empty": (page("<h2> </h2>", title="A"), "an empty h2"),
    "image": (page('<img src="a.png">', title="A"), "no alt on the image a.png"),
    "drawing": (page('<svg role="img"><path d=""/></svg>', title="A"), "a drawing (svg)"),
    "same title": (page(), "same title as a.html: “Accueil”"),
    "same description": (page(), "same description as a.html"),
}


@pytest.mark.parametrize(("content", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, content: str, told: str) -> None:
    assert told in check_pages(write_site(tmp_path, {"a.html": content})).told()


def test_sound_pages_are_left_alone(tmp_path: Path) -> None:
    drawing = '<svg role="img"><title>Un dessin</title></svg>'
    body = f'<h2>B</h2><h3>C</h3><h2>D</h2>{drawing}<img src="a.png" alt="">'
    files = {"a.html": page(body, title="A"), "en/a.html": page().replace("fr", "en")}
    assert check_pages(write_site(tmp_path, files)).findings == ()
