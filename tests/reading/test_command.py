"""`python -m jobguide read FILE`, as people and programs use it."""

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from jobguide.reading.files import MOST_BYTES, UnreadableError, text_of
from jobguide.reading.report import the_table
from reading.samples import POSTING, UNREAD, open_document, paragraphs, pdf, word

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path, piped: bytes = b"") -> tuple[int, str, str]:
    """Run the command, and return its exit status, what it says and what it complains of."""
    done = subprocess.run(
        [sys.executable, "-m", "jobguide", "read", *arguments],
        input=piped,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "_ext"), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_every_format_gives_the_words_of_the_posting(tmp_path: Path) -> None:
    contents = {
        "a.txt": POSTING.encode(),
        "b.txt": POSTING.encode("cp1252"),
        "c.txt": POSTING.encode("utf-16"),
        "d.docx": word(POSTING),
        "e.odt": open_document(POSTING),
        "f.pdf": pdf(paragraphs(POSTING)),
    }
    for name, content in contents.items():
        assert text_of(content).split() == POSTING.split(), name
    for name in ("d.docx", "e.odt", "f.pdf"):
        (tmp_path / name).write_bytes(contents[name])
        status, told, _complaint = run(tmp_path / name)
        assert (status, "Jeune diplômé" in told) == (1, True), name


def test_json_says_all_that_was_read() -> None:
    status, told, complaint = run(
        "-", "--format", "json", "--status", "employee", piped=POSTING.encode()
    )
    answer: dict[str, Any] = json.loads(told)
    assert (status, complaint) == (1, "")
    assert (answer["status"], answer["inferred"]) == ("employee", False)
    points = {point["id"]: point for point in answer["points"]}
    age, date = points["age-limit"], points["no-date"]
    assert POSTING[age["start"] : age["end"]] == age["passage"] == "Jeune diplômé"
    assert (age["level"], age["strength"]) == ("rule", "found")
    assert (date["start"], date["end"], date["passage"], date["strength"]) == (
        None,
        None,
        "",
        "not-seen",
    )
    assert {"pay", "date"} <= set(answer["missing"])
    assert answer["fields"]["contract"]["passage"] == "CDI"
    assert all({"id", "passage"} <= set(one) for one in answer["missions"] + answer["competencies"])


def test_a_status_that_nobody_told_is_said_to_be_guessed() -> None:
    _status, told, _complaint = run("-", "--language", "en", piped=POSTING.encode())
    assert told.startswith("Status guessed: job.")
    _status, told, _complaint = run(
        "-", "--status", "unstated", "--format", "json", piped=POSTING.encode()
    )
    assert json.loads(told)["inferred"] is True
    _status, told, _complaint = run("-", "--language", "en", piped=b"Bonjour")
    assert told.startswith("Status unknown")


def test_a_posting_with_nothing_contrary_to_a_rule_is_sound() -> None:
    text = "Annonce publiée le 4 janvier 2027\nCDI à Rennes (F/H), 2 000 € bruts. Écrivez-nous."
    assert run("-", piped=text.encode())[0] == 0


TOO_LONG = b"a" * (the_table().limit + 1)


@pytest.mark.parametrize("content", [UNREAD["empty"], UNREAD["binary"], TOO_LONG])
def test_what_cannot_be_read_is_told_in_one_line(content: bytes) -> None:
    status, told, complaint = run("-", piped=content)
    assert (status, told) == (2, "")
    assert complaint.startswith("- : ")
    assert complaint.count("\n") == 1


def test_files_that_are_not_there_are_told(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere.txt", tmp_path):
        status, told, complaint = run(place)
        assert (status, told, complaint.count("\n")) == (2, "", 1)
        assert str(place) in complaint


def reason(content: bytes) -> str:
    """Return why a file cannot be read."""
    with pytest.raises(UnreadableError) as told:
        text_of(content)
    return told.value.key


def zipped(name: str) -> bytes:
    """Return an archive with one file."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr(name, "nothing that can be read")
    return kept.getvalue()


def test_a_file_says_why_it_cannot_be_read() -> None:
    assert {key: reason(content) for key, content in UNREAD.items()} == {key: key for key in UNREAD}
    assert reason(zipped("word/document.xml")) == "damaged"
    assert reason(zipped("content.xml")) == "damaged"
    assert reason(zipped("picture.png")) == "binary"
    assert reason(b"PK\x03\x04 and no more") == "binary"
    assert reason(b"a" * (MOST_BYTES + 1)) == "huge"
    assert reason(word("\n")) == "empty"


def test_a_terminal_is_not_commanded_by_a_posting() -> None:
    told = run("-", piped="Jeune \x1b[31mdiplômé, jeune diplômé, CDI".encode())[1]
    assert "\x1b" not in told
