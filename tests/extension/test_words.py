"""Words and faults in TOML: a missing language stops the build, and the message says where."""

from pathlib import Path

import pytest
from sphinx.errors import ConfigError

from extension.support import TinySite
from sitekit import words
from sitekit.words import Faults, Words

WORDS = """
whole = { fr = "un", en = "one" }
cut = { fr = "deux" }
"""
FAULTS = """
[broken]
wrong = { fr = "cassé", en = "broken" }
mend = { en = "mend it", fr = "" }
"""


def test_a_language_of_the_editions_that_is_missing_stops_the_build(
    bare: TinySite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "TABLES", [])
    (tmp_path / "words.toml").write_text(WORDS, encoding="utf-8")
    (tmp_path / "faults.toml").write_text(FAULTS, encoding="utf-8")
    Words(tmp_path / "words.toml")
    Faults("planted", tmp_path / "faults.toml")
    editions: dict[str, dict[str, object]] = {
        "fr": {"label": "Français", "path": ""},
        "en": {"label": "English", "path": "en/"},
    }
    editions["es"] = {"label": "Español", "path": "es/", "begun": True}
    with pytest.raises(ConfigError) as told:
        bare.build(extensions=["sitekit"], sitekit_editions=editions)
    assert str(told.value).splitlines()[1:] == [
        f"{tmp_path}/words.toml: “cut” has no “en”",
        f"{tmp_path}/faults.toml: “broken.mend” has no “fr”",
    ]
