"""The script of the page and the Python give the same reading of every text.

Ten thousand random texts; `make fuzz SEED=7 N=5000` makes fifty thousand, of another seed.
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from jobguide.reading.read import read
from jobguide.reading.report import the_table
from jobguide.reading.table import STATUSES, as_json
from reading.corpus import forms, postings
from tools import ask_node

SCRIPT = Path(__file__).resolve().parents[2] / "_static" / "reading.js"
SEED = int(os.environ.get("SEED") or 2009)  # a failure comes back the same on every machine
RANDOM_TEXTS = 10 * int(os.environ.get("N") or 1_000)
READ = """
const { table, asked } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const told = asked.map(([text, status]) => jobguide.reading.read(text, table, status));
process.stdout.write(JSON.stringify(told));
"""
# What texts are made of, and what has ever been read in two ways by two programs.
ODD: tuple[str, ...] = (
    *"éÉèçœŒæßøÀİıſﬁﬂﬀ½¾²№…·⋅•‧∙∗★✔➢’‘ʼ´`«»“”–—‑−⁄€£$@#*_[](){}|/\\+=%&<>\"';:,.!?0123456789",
    *"\n\r\t\f\v\0\x1f\x7f\u0085\u00a0\u00ad\u0301\u0323\u036f\u0370\u2028\u2029\u202f\u200b\u200d",
    *"\ufe0f\ufeff\uf0b7\ufffd\U0001f4cd\U0001f44b\U0001f9d1\U0001d5d6😀مرحباשלוםक्षि漢字한글𝗖𝗗𝗜Ⓐｆｕｌｌ",
    *("\n\n- ", "\r\n", " (trice)", *"·e ·rice (e)s .e.s -e-s /trice C.D.I. F/H".split()),
    *("12 mars 2026", "2 100 €", "35-38k€", "35h", "1er", "l'", "d'un", "week-\nend", "**", "~"),
)
Cases = Sequence[tuple[str, str]]


def in_the_browser_s_way(cases: Cases) -> list[Any]:
    """Return what the script reads."""
    script = SCRIPT.read_text(encoding="utf-8") + READ
    asked = {"table": as_json(the_table()), "asked": cases}
    answers: list[Any] = ask_node("-e", script, asked=asked)
    return answers


def check(cases: Cases) -> None:
    """Compare both ways, case by case."""
    told = in_the_browser_s_way(cases)
    assert len(told) == len(cases)
    for (text, status), other in zip(cases, told, strict=True):
        ours = json.loads(json.dumps(asdict(read(text, the_table(), status))))
        assert ours == other, (text, status)


def test_our_postings_and_forms_are_read_alike_whatever_their_status() -> None:
    texts = [*(one.text for one in postings()), *(form.text for form in forms())]
    chance = Random(SEED)
    check([(text, status) for text in texts for status in ("", chance.choice(STATUSES))])


def words(chance: Random) -> str:
    """Return some words of our texts, in any order."""
    pool = " ".join(chance.choice(postings()).text for _one in range(2)).split(" ")
    return " ".join(chance.choices(pool, k=chance.randint(1, 25)))


def mutated(chance: Random) -> str:
    """Return one of our forms, with some characters taken out, put in or changed."""
    letters = list(chance.choice(forms()).text)
    for _change in range(chance.randint(1, 8)):
        place = chance.randrange(len(letters) + 1)
        letters[place : place + chance.randint(0, 2)] = chance.choices(ODD, k=chance.randint(0, 2))
    return "".join(letters)


def noise(chance: Random) -> str:
    """Return characters of all kinds."""
    return "".join(chance.choices(ODD, k=chance.randint(0, 60)))


def stitched(chance: Random) -> str:
    """Return the end of a form after the beginning of another, in capitals or not."""
    one, other = (chance.choice(forms()).text for _one in range(2))
    text = one[: chance.randint(0, len(one))] + chance.choice(ODD) + other
    writings = [text, text.upper(), text.title(), text.swapcase()]
    return chance.choice(writings)


def test_random_and_mutated_texts_are_read_alike(say: Callable[[str], None]) -> None:
    chance = Random(SEED)
    makers: tuple[Callable[[Random], str], ...] = (words, mutated, noise, stitched)
    cases = [
        (makers[number % len(makers)](chance), chance.choice(STATUSES))
        for number in range(RANDOM_TEXTS)
    ]
    check(cases)
    say(f"reading in a page and in a terminal: {len(cases):,} texts, seed {SEED}")
