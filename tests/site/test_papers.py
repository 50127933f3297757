"""The papers of the plan: what told cases and hostile answers make of them, as text and as .docx.

Asked of node, with the scripts and the data of the built site; tests/browser/test_plan_papers.py
does by hand what a reader does.
"""

import re
import tomllib
from base64 import b64decode
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

import tools
from checkers.office import NAMES, OfficeFile, select_named, text_in

State = dict[str, Any]
FOLDERS = {"fr": "", "en": "en"}
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
BETWEEN_MARGINS = 9638  # twentieths of a point


EMPTY: State = {part: {} for part in ("answers", "hours", "pay", "edits")}
WRITTEN: dict[str, State] = {
    name: EMPTY | case
    for name, case in tomllib.loads(
        (tools.ROOT / "tests" / "fixtures" / "papers-cases.toml").read_text(encoding="utf-8")
    ).items()
}


def answered(name: str, **answers: str) -> State:
    """Return a case with some other answers."""
    return WRITTEN[name] | {"answers": WRITTEN[name]["answers"] | answers}


HOSTILE = (
    "<img src=x onerror=alert(1)> $' $& __proto__ 🎉 \u202eabc\u202c **a** [b](members) | c \\"
)
EVIL = answered("federation", out=HOSTILE) | {
    "pay": {},
    "edits": {
        "posting.missions": f"# {HOSTILE}\n- {HOSTILE}\n| {HOSTILE} |",
        "note.need": HOSTILE,
    },
}
STATUSES = ("apprentice", "trainee", "civic-service", "contractor")
CASES = WRITTEN | {
    "empty": EMPTY,
    "pair": answered("club", status="pair"),
    "evil": EVIL,
    **{status: answered("federation", status=status) for status in STATUSES},
}
TOLD = ("federation", "two employees", "pair")  # the files of these are opened
PAPERS = ("posting", "second", "note", "days")


@dataclass(frozen=True)
class Made:
    """A paper: its text, what it lacks, the points to watch that it shows, its file."""

    text: str
    missing: list[str]
    points: list[str]
    again: list[bool]
    file: bytes


@pytest.fixture(scope="module", params=FOLDERS)
def language(request: pytest.FixtureRequest) -> str:
    """Return each edition in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def made(site: Path, root: Path, language: str) -> dict[tuple[str, str], Made]:
    """Return all papers of all cases, in one edition."""
    asked = [(paper, case) for case in CASES for paper in PAPERS]
    folder = site / FOLDERS[language] / "_static"
    states = [[paper, CASES[case]] for paper, case in asked]
    found = tools.ask_node(root / "tests/fixtures/papers.js", folder, asked=states)
    return {
        (case, paper): Made(file=b64decode(one.pop("docx")), **one)
        for (paper, case), one in zip(asked, found, strict=True)
    }


def test_a_paper_says_what_was_answered(made: dict[tuple[str, str], Made], language: str) -> None:
    for case in ("federation", "two employees"):
        for paper in PAPERS:
            assert made[case, paper].missing == []
    posting, note = made["federation", "posting"].text, made["federation", "note"].text
    assert "La collecte de dons, la vidéo." in posting
    whole = {
        "fr": ("30,2", "35", "41\u00a0250", "2\u00a0310"),
        "en": ("30.2", "35", "41,250", "2,310"),
    }
    assert all(figure in posting + note for figure in whole[language])
    assert {"fr": "9,5", "en": "9.5"}[language] in posting
    # The heaviest first.
    titles = re.findall(r"^- \*\*(.+?)\.\*\*", posting, re.MULTILINE)
    assert len(titles) == len(CASES["federation"]["answers"]["missions"])
    heaviest = {"fr": "Faire vivre la communauté", "en": "Keep the community active"}[language]
    assert titles[0] == heaviest
    assert len(re.findall(r"^- \*\*", made["two employees", "posting"].text, re.MULTILINE)) == 3


def test_volunteers_are_told_no_contract_and_no_full_time(
    made: dict[tuple[str, str], Made],
) -> None:
    for case in ("club", "pair"):
        second = made[case, "second"].text
        assert not re.search(r"\bCDI\b|\b35\b|plein temps|full time|astreinte", second)
    assert "35" not in made["club", "note"].text
    assert "4,6" in made["club", "note"].text or "4.6" in made["club", "note"].text


def test_an_empty_plan_says_where_each_blank_is_filled(
    made: dict[tuple[str, str], Made], language: str
) -> None:
    posting = made["empty", "posting"]
    assert {"members", "missions", "placement", "hours"} <= set(posting.missing)
    step = {"fr": r", à remplir à l’étape (\d)\]", "en": r", to fill in at step (\d)\]"}[language]
    assert set(re.findall(step, posting.text)) == {"1", "2", "3", "4"}


def test_no_paper_shows_a_point_to_watch_by_itself(made: dict[tuple[str, str], Made]) -> None:
    shown = {key: one.points for key, one in made.items() if key[1] == "posting" and one.points}
    assert shown == {}


def test_a_paper_is_read_back_as_it_was_written(made: dict[tuple[str, str], Made]) -> None:
    """Else what a reader changes in one part would change again each time it is opened."""
    assert all(all(one.again) for one in made.values())
    assert sum(len(one.again) for one in made.values()) > 300


def test_programs_open_the_files(made: dict[tuple[str, str], Made], language: str) -> None:
    for (case, paper), one in made.items():
        if case not in TOLD:
            continue
        opened = docx.Document(BytesIO(one.file))
        about, file = opened.core_properties, OfficeFile("docx", one.file)
        first = text_in(file.find("//w:body//w:p")[0])
        assert about.title == first, paper
        assert about.language == LOCALES[language]
        assert file.languages() == {LOCALES[language]}
        styles = {found.style.name for found in opened.paragraphs if found.style}
        assert styles <= {"Heading 1", "Heading 2", "Normal", "List Bullet", "After table"}
        assert first in text_in(file.part("word/header.xml"))
        assert len(file.head()) == 3
        assert file.find("//w:sdt[w:sdtPr/w:alias]")
        assert file.styles_used() <= file.styles_known()


def test_tables_stay_between_the_margins(made: dict[tuple[str, str], Made]) -> None:
    tables = 0
    for one in (one for (case, _paper), one in made.items() if case in TOLD):
        for table in OfficeFile("docx", one.file).find("//w:tbl"):
            widths = [int(str(found.get(f"{{{NAMES['w']}}}w")))
                      for found in select_named(table, ".//w:gridCol")]  # fmt: skip
            assert 0 < sum(widths) <= BETWEEN_MARGINS
            tables += 1
    assert tables > 20
