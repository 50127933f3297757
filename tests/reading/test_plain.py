"""A text made plain keeps the way back to the original, and takes no time."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobguide.reading.plain import Plain, make_plain
from jobguide.reading.read import TooLongError, read
from jobguide.reading.report import the_table

LONGEST_POSTING = 10_000
# Each is a way to make a pattern try again and again.
PATIENCE = (
    *"a e· (e) ' / @ 😀 1/1/".split(),
    *("\n", "- ", "1 ", "€ ", "1€ ", "the ", "anim a b c ", "répondre ", "week-end ", "مرحبا "),
    *("12 mars ", "facebook, ", "cv + photo ", "stage de 1 "),
)


def plain(text: str) -> Plain:
    """Make a text plain as postings are."""
    table = the_table()
    return make_plain(text, table.same, table.changes)


@pytest.mark.parametrize(
    ("written", "read_as"),
    {
        "Chargé·e d’accueil": "charge· d' accueil",
        "salarié(e)s et bénévoles": "salaries· et benevoles",
        "animateur·rice, animateur/trice, animateur (trice), animateur-trice": "animateur·, "
        "animateur·, animateur·, animateur·",
        "tou⋅te⋅s motivé.e.s": "tous· motives·",
        "C.D.I. à mi‑temps": "cdi a mi-temps",
        "Jeune et\nmotivé": "jeune et motive",
        "commu-\nnauté": "communaute",
        "Missions :\n• animer\n• accueillir": "missions :\nanimer\naccueillir",
        "de\u0301butant": "debutant",
        "𝗖𝗗𝗜 ½ temps, œuvre": "cdi 1/2 temps, oeuvre",
        "F / H": "f/h",
        "année(s)": "annees",
    }.items(),
)
def test_what_is_written_in_many_ways_is_read_in_one(written: str, read_as: str) -> None:
    assert plain(written).text == read_as


def test_a_passage_is_shown_as_it_was_written() -> None:
    text = "📍 Lyon — Jeune diplômé·e bienvenu·e"
    (point,) = [one for one in read(text, the_table(), "employee").points if one.id == "age-limit"]
    assert point.passage is not None
    assert point.passage.words == "Jeune diplômé·e"
    assert text[point.passage.start : point.passage.end] == point.passage.words


@given(st.text())
def test_every_place_leads_back_to_the_text(text: str) -> None:
    made = plain(text)
    assert len(made.text) == len(made.starts) == len(made.ends)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(made.starts, made.ends, strict=True)
    )
    assert list(made.starts) == sorted(made.starts)
    assert set(made.text) <= {*map(chr, range(32, 127)), "\n", "€", "·"}


@given(st.text())
def test_every_passage_is_in_the_text(text: str) -> None:
    reading = read(text, the_table())
    passages = [*reading.fields.values(), *(one.passage for one in reading.points if one.passage)]
    assert all(text[one.start : one.end] == one.words != "" for one in passages)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(TooLongError):
        read("a" * 5_000_000, the_table())


@pytest.mark.parametrize("piece", PATIENCE)
def test_no_text_of_the_length_of_a_posting_takes_long(piece: str) -> None:
    text = (piece * LONGEST_POSTING)[:LONGEST_POSTING]
    read("", the_table())  # the patterns are compiled once
    begun = process_time()
    read(text, the_table(), "employee")
    assert process_time() - begun < 2  # a second on a machine that has nothing else to do
