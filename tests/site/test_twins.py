"""Both editions hold the same pages, anchors, objects, passages, numbers, citations and links."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checkers.report import Report
from checkers.twins import check_twins
from planted import page, write_site

EXCEPTIONS = Path("data") / "twin-exceptions.toml"


def test_both_editions_say_the_same(
    site: Path, root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_twins(site, root / EXCEPTIONS))


FRENCH = """<section id="a"><p id="b">De 1\u202f607 à 12,5\u202f%, à 18\u202fh\u202f30, 10\u202fh.
<mark>Lire</mark> <a href="guide/c.html#d">un</a> <a href="https://a.fr/20">deux</a>
<span class="bibtex-citation"><a href="#id7">Durand, 2009</a></span></p>
<section id="deep"><table><tr><td>7</td><td>100</td></tr></table><svg><text>3 h</text></svg>
</section></section>"""
ENGLISH = """<section id="a"><p id="b">At 18:30, 10:00, from 1,607 to 12.5%.
<mark>Read</mark> <a href="https://a.fr/20">two</a> <a href="guide/c.html#d">one</a>
<span class="bibtex-citation"><a href="#id9">Durand, 2009</a></span></p>
<section id="deep"><table><tr><td>7</td><td>100</td></tr></table><svg><text>3 h</text></svg>
<blockquote><p lang="fr">En 1999</p></blockquote></section></section>"""
DATA: dict[str, Any] = {
    "objects": [
        {"kind": "posting", "id": "f4", "url": "a.html#f4", "facts": {"kind": "advert", "year": 9}},
        {"kind": "posting", "id": "m", "url": "a.html#m", "facts": {"kind": "model"}},
        {"kind": "mission", "id": "one", "url": "a.html#one", "competencies": ["x"]},
    ],
    "lines": [
        {"posting": "f4", "statement": "f4-01", "passages": [{"text": "Lire", "tags": ["one"]}]}
    ],
    "findings": {"f4": [{"pitfall": "no-date"}], "m": [{"pitfall": "no-pay"}]},
}


def plant(folder: Path, english: str = ENGLISH, data: dict[str, Any] | None = None) -> Path:
    """Write a site of two editions."""
    files = {
        "index.html": page(FRENCH),
        "en/index.html": page(english, language="en"),
        "guide/c.html": page(title="C"),
        "en/guide/c.html": page(title="C", language="en"),
        "job.json": json.dumps(DATA),
        "en/job.json": json.dumps(data or DATA),
    }
    return write_site(folder / "site", files)


def check(folder: Path, exceptions: str = "") -> Report:
    """Check the planted site."""
    (folder / "a.toml").write_text(exceptions, encoding="utf-8")
    return check_twins(folder / "site", folder / "a.toml")


def test_editions_that_say_the_same_are_left_alone(tmp_path: Path) -> None:
    plant(tmp_path)
    assert check(tmp_path).told() == ""
    assert check(tmp_path).examined == {"pages": 2, "sections": 2}


FAULTS = {
    "number lost": ("1,607", "many", "#a: numbers only in French ['1607']"),
    "number changed": ("12.5%", "12.6%", "only in French ['12.5'], only in English ['12.6']"),
    "French writing": ("1,607", "1\u202f607", "only in English ['1', '607']"),
    "cell": ("<td>7", "<td>8", "#deep: numbers only in French ['7'], only in English ['8']"),
    "picture": ("3 h", "4 h", "#deep: numbers only in French ['3'], only in English ['4']"),
    "link lost": ('<a href="guide/c.html#d">one</a>', "one", "only in French ['guide/c.html#d']"),
    "link astray": ("c.html#d", "c.html#e", "only in English ['guide/c.html#e']"),
    "address": ("a.fr/20", "a.fr/21", "links only in French ['https://a.fr/20']"),
    "citation": ('<a href="#id9">Durand', "<a>Durand", "only in French ['index.html#']"),
    "passage": ("<mark>Read</mark>", "Read", "#a: marks only in French ['mark']"),
    "anchor": ('id="b"', "", "anchors: not in English ['b'], not in French []"),
    "row": ("<tr>", "<tr></tr><tr>", "elements: not in English [], not in French ['tr']"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in ENGLISH
    plant(tmp_path, ENGLISH.replace(old, new))
    findings = check(tmp_path).findings
    assert [one.where.startswith("en/index.html") for one in findings] == [True]
    assert told in str(findings[0])


def test_a_page_without_its_twin_is_found(tmp_path: Path) -> None:
    folder = plant(tmp_path)
    (folder / "guide" / "c.html").rename(folder / "guide" / "d.html")
    assert check(tmp_path).told().splitlines() == [
        "guide/d.html: page without its English twin",
        "guide/c.html: page without its French twin",
    ]


SPOILED: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "object lost": (lambda data: data["objects"].pop(), "mission one: object without its English"),
    "competency": (lambda data: data["objects"][2].update(competencies=["y"]), "'y'"),
    "anchor": (lambda data: data["objects"][2].update(url="a.html#two"), "a.html#two"),
    "fact": (lambda data: data["objects"][0]["facts"].update(year=10), "'year': 10"),
    "prose lost": (lambda data: data["objects"][0]["facts"].pop("kind"), "posting f4"),
    "tag": (lambda data: data["lines"][0]["passages"][0].update(tags=["two"]), "[['two']]"),
    "passage": (lambda data: data["lines"][0]["passages"].clear(), "passages"),
    "point": (lambda data: data["findings"]["f4"].clear(), "points to watch"),
}


@pytest.mark.parametrize(("spoil", "told"), SPOILED.values(), ids=SPOILED.keys())
def test_a_difference_in_the_data_is_found(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], Any], told: str
) -> None:
    data = json.loads(json.dumps(DATA))
    spoil(data)
    plant(tmp_path, data=data)
    findings = check(tmp_path).findings
    assert findings
    assert told in str(findings[0])


def test_the_points_of_a_model_are_not_compared(tmp_path: Path) -> None:
    """They are read in French only: the words that reveal them are French."""
    plant(tmp_path, data=DATA | {"findings": DATA["findings"] | {"m": []}})
    assert check(tmp_path).findings == ()


EXCEPTION = '[[twin]]\npage = "index.html"\ntext = "a"\nreason = "A fortnight."\n'


def test_an_exception_passes_and_must_be_needed(tmp_path: Path) -> None:
    plant(tmp_path, ENGLISH.replace("1,607", "many"))
    assert check(tmp_path, EXCEPTION).findings == ()
    plant(tmp_path)
    assert [one.where for one in check(tmp_path, EXCEPTION).findings] == ["a.toml"]
