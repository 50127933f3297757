"""The interface words of the model of the job: each room keeps its own, in its `words.toml`."""

from __future__ import annotations

from pathlib import Path

from sitekit.words import Words

WORDS = Words(*sorted(Path(__file__).parent.rglob("words.toml")))
word = WORDS.word
coded = WORDS.coded
