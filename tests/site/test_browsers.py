"""The browsers that we serve know what our sheets and scripts ask of them."""

from collections.abc import Callable
from pathlib import Path

import tools
from checkers.browsers import check_browsers
from checkers.report import Report


def check(folder: Path, exceptions: Path | None) -> Report:
    """Check a folder with the installed tools."""
    return check_browsers(folder, tools.eslint(), tools.ESLINT_CONFIG, exceptions)


def test_browsers_know_what_they_are_asked(
    root: Path, expect_clean: Callable[[Report], None]
) -> None:
    expect_clean(check(root / "_static", root / "data" / "browser-exceptions.toml"))


PLANTED = {
    ":root { --a: light-dark(#fff, #000); }": "a.css:1: Function 'light-dark' in the custom",
    'a::before { content: "a" / ""; }': "a.css:2: A content with a slash",
    "a, b:has(c) { color: red; }": "a.css:3: A ':has' in a list",
    "a { &:hover { color: red; } }": "a.css:4: Selector 'nesting' is not",
    "new ClipboardItem({});": "a.js:1: ClipboardItem is not supported",
    "/(?<!a)b/.test('');": "a.js:2: A lookbehind",
}


def test_what_they_do_not_know_is_found(tmp_path: Path) -> None:
    for kind in ("css", "js"):
        lines = [line for line, told in PLANTED.items() if told.startswith(f"a.{kind}")]
        (tmp_path / f"a.{kind}").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.js").write_text("class A { a = 1; }", encoding="utf-8")
    exceptions = tmp_path / "exceptions.toml"
    exceptions.write_text(
        "[[feature]]\nnames = [\"Selector 'has'\", 'no']\nreason = 'none'\n", encoding="utf-8"
    )
    told = check(tmp_path, exceptions).told()
    assert [words for words in PLANTED.values() if words not in told] == []
    assert "b.js:1: Parsing error" in told
    assert "Selector 'has'" not in told
    assert "exceptions: nothing needs the exception for “no” any more" in told
