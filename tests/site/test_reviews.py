"""A day of review that has come is told, and stops nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from checkers.report import Report
from checkers.reviews import check_reviews, main


def test_what_is_to_be_read_again_is_told(
    root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check_reviews(root / "data", date.today()))


def test_a_day_that_has_come_is_found(tmp_path: Path) -> None:
    text = '[[rates]]\nreview = "2030-01-01"\n[[ignore]]\nreview = 2030-01-02\n'
    (tmp_path / "pay.toml").write_text(text, encoding="utf-8")
    found = check_reviews(tmp_path, date(2030, 1, 1))
    assert found.findings == ()
    assert found.examined == {"days": 2}
    (told,) = found.notices
    assert told.where == f"{tmp_path.name}/pay.toml:2"
    assert check_reviews(tmp_path, date(2029, 12, 31)).notices == ()


def test_the_robot_fails_for_what_is_late_alone(tmp_path: Path) -> None:
    assert main(str(tmp_path)) == 0
    (tmp_path / "a.toml").write_text("review = 2009-06-01\n", encoding="utf-8")
    assert main(str(tmp_path)) == 1
