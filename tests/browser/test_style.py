"""The style sheet: no rule that shouts, each colour once."""

import re
from pathlib import Path


def test_no_rule_shouts_and_each_colour_stands_once(root: Path) -> None:
    written = (root / "_static" / "style.css").read_text(encoding="utf-8")
    assert "!important" not in written
    palette = re.findall(r"^  (--[\w-]+): var\(--if-light, ", written, flags=re.MULTILINE)
    assert len(palette) > 8
    assert len(palette) == len(set(palette)) == written.count("var(--if-light")
