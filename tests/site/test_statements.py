"""The article of 2009 is quoted from a copy that nobody can bend to fit a page."""

from hashlib import sha256
from pathlib import Path

FINGERPRINT = "4bd993c80c78232cf060a7a0061ddbd3262d38b1283da6018e313b1217a1ed9e"


def test_the_article_is_as_it_was_copied(root: Path) -> None:
    assert sha256((root / "data" / "source-2009.toml").read_bytes()).hexdigest() == FINGERPRINT
