"""What social networks show: every page, its words, its picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from checkers.cards import SIZE, check_cards
from checkers.report import Report
from planted import page, write_site
from sitekit.exports import card

BASE = "https://guide.example/"


def test_every_page_has_a_sound_card(site: Path, expect_clean: Callable[[Report], None]) -> None:
    expect_clean(check_cards(site))


TOLD = {
    "og:type": "website",
    "og:site_name": "Le guide",
    "og:title": "Accueil",
    "og:description": "Ce que dit la page Accueil.",
    "og:url": f"{BASE}index.html",
    "og:locale": "fr_FR",
    "og:locale:alternate": "en_GB",
    "og:image": f"{BASE}card.png",
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": "Accueil",
}
TWITTER = '<meta name="twitter:card" content="summary_large_image">'
HEAD = (
    f'<link rel="canonical" href="{BASE}index.html">'
    f'<link rel="alternate" hreflang="fr" href="{BASE}">'
    f'<link rel="alternate" hreflang="en" href="{BASE}en/">{TWITTER}'
    + "".join(f'<meta property="{name}" content="{told}">' for name, told in TOLD.items())
)


def check_planted(folder: Path, old: str = "", new: str = "") -> Report:
    """Check a sound page in whose head one string was replaced by another."""
    changed = HEAD.replace(old, new) if old else HEAD
    assert (changed != HEAD) == bool(old), "the fault was not planted"
    write_site(folder, {"index.html": page(head=changed)})
    picture = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(picture).rectangle((9, 9, 99, 99), "green", "black")
    picture.save(folder / "card.png")
    picture.resize((600, 315)).save(folder / "small.png")
    Image.new("RGB", SIZE, "white").save(folder / "blank.png")
    Image.effect_noise(SIZE, 99).save(folder / "heavy.png")
    return check_cards(folder)


def test_a_sound_card_is_left_alone(tmp_path: Path) -> None:
    checked = check_planted(tmp_path)
    assert checked.told() == ""
    assert checked.examined == {"pages": 1, "pictures": 1}


FAULTS = {
    **{name: (f'property="{name}"', 'property="x"', name) for name in TOLD if name != "og:image"},
    "title": ('"og:title" content="Accueil"', '"og:title" content="Autre"', "og:title says"),
    "language": ("fr_FR", "en_GB", "og:locale says ['en_GB'], the page ['fr_FR']"),
    "address": ('"og:url" content="https://guide', '"og:url" content="https://g', "og:url says"),
    "no picture": ("card.png", "none.png", "no picture"),
    "picture elsewhere": (f"{BASE}card", "https://cdn.example/card", "no picture"),
    "small picture": ("card.png", "small.png", "a picture of (600, 315)"),
    "blank picture": ("card.png", "blank.png", "nothing is drawn"),
    "heavy picture": ("card.png", "heavy.png", "bytes, over 40,000"),
    "small preview": ("summary_large_image", "summary", "twitter:card"),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in check_planted(tmp_path, old, new).told()


LONG = "Coordination bénévole de la communauté en ligne " * 6


@pytest.mark.parametrize("title", ["Où ?", "Deux lignes de titre pour une page", LONG])
def test_a_title_fits_its_place(title: str) -> None:
    face, lines = card.fitted(title.strip())
    assert max(map(face.getlength, lines)) <= card.TITLE_WIDTH + face.getlength("…")
    assert len(lines) * face.size * card.LEADING <= card.TITLE_HEIGHT + face.size / 2
    assert lines[-1].endswith("…") == (title == LONG)


def test_the_same_words_make_the_same_file() -> None:
    colours = {"paper": (255, 255, 255), "ink": (0, 0, 0), "accent": (0, 99, 90)}
    drawn = [card.draw(card.Card(title, "Décider", "Guide"), colours) for title in ("A", "A", "B")]
    assert drawn[0] == drawn[1] != drawn[2]
