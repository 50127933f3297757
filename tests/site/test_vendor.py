"""The libraries of others are those that their makers published, and say so."""

import re
from hashlib import sha256
from pathlib import Path

ROW = re.compile(
    r"^\| `(?P<name>[^`]+)` .*\(`(?P<licence>[^`]+)`\) \| `(?P<sum>[0-9a-f]{64})` \|$", re.M
)


def test_each_file_has_its_licence_its_version_and_its_sum(root: Path) -> None:
    folder = root / "_static" / "vendor"
    told = {row["name"]: row for row in ROW.finditer((folder / "README.txt").read_text("utf-8"))}
    files = {path.name for path in folder.iterdir()}
    assert files == {*told, *(row["licence"] for row in told.values()), "README.txt"}
    for name, row in told.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == row["sum"], name
