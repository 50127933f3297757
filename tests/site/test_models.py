"""The models of job sheets: five situations, six sheets, each complete and sound."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.html import select, text_of
from checkers.models import Model, check_models, read_models
from checkers.report import Report

EDITIONS = ("", "en")
STATUSES = {
    "model-full-time": "employee",
    "model-part-time": "employee",
    "model-pair-employee": "employee",
    "model-pair-volunteer": "volunteer",
    "model-volunteer": "volunteer",
    "model-trainee-project": "trainee",
}


@pytest.fixture(scope="module")
def models(site: Path) -> list[Model]:
    """Return the models of the real site."""
    return read_models(site)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_models_are_complete_and_their_files_say_the_same(
    site: Path, edition: str, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_models(site / edition))


def test_no_model_is_missing(models: list[Model]) -> None:
    assert {model.name: model.status for model in models} == STATUSES


def test_the_two_sheets_of_the_pair_share_their_table(models: list[Model]) -> None:
    tables = [
        [text_of(table) for table in select(model.sheet, ".//table")]
        for model in models
        if "pair" in model.name
    ]
    first, second = tables
    shared = [table for table in first if table in second]
    assert [table.split()[0] for table in shared] == ["Sujet"]


# The edition, old and new words of its first model, and what is told.
SPOILED = {
    "a mission": ("", "Diffuser.", "Coudre.", "nothing on the mission “Diffuser.”"),
    "a part": ("", "Comptes et données", "Divers", "no part “Comptes et données”"),
    "hours": ("", "[8\u00a0h, 23\u00a0%]", "[9\u00a0h, 26\u00a0%]", "36.0 h"),
    "words": ("", "La collecte de dons", "La collecte", "does not say what the page"),
    "English part": ("en", "Accounts and data", "Sundries", "no part “Accounts and data”"),
    "English hours": ("en", "[8\u00a0h, 23%]", "[9\u00a0h, 26%]", "36.0 h"),
}


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=SPOILED.keys())
def test_a_spoiled_page_is_found(
    site: Path, tmp_path: Path, spoiled: tuple[str, str, str, str]
) -> None:
    edition, old, new, told = spoiled
    folder = copied(site / edition, tmp_path)
    page = folder / "examples/models/full-time.html"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    assert told in check_models(folder).told()


def test_a_lost_and_a_foreign_file_are_found(site: Path, tmp_path: Path) -> None:
    folder = copied(site, tmp_path)
    downloads = folder / "downloads"
    (downloads / "model-full-time.odt").unlink()
    shutil.copy(downloads / "model-volunteer.docx", downloads / "model-full-time.docx")
    told = check_models(folder).told()
    assert "no file model-full-time.odt" in told
    assert "model-full-time.docx does not say what the page says" in told


def copied(site: Path, folder: Path) -> Path:
    """Return a copy of the part of the site that the checks read."""
    for name in ("examples/models", "downloads"):
        shutil.copytree(site / name, folder / name)
    shutil.copy(site / "job.json", folder)
    return folder
