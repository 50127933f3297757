"""The calculator's form: its numbers for the script, its words without a model."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from checkers.html import select
from extension.support import Built, TinySite, body_of, text_of


def test_the_script_is_given_the_numbers_of_the_model(whole: Built) -> None:
    (script,) = select(whole.page("guide/calculator"), "//script[@id='sizing-data']")
    data = json.loads(script.text or "")
    with (Path(whole.env.srcdir) / "data/workload.toml").open("rb") as file:
        written = tomllib.load(file)
    model = data["model"]
    assert model["time"] == {name: without_source(one) for name, one in written["time"].items()}
    for kind in ("activities", "bounds"):
        shown = [
            {key: told for key, told in one.items() if told is not None} for one in model[kind]
        ]
        assert shown == [without_source(one) for one in written[kind]]
    assert model["cases"][0]["volumes"] == written["cases"][0]["volumes"]
    assert model["cases"][0]["fixed"] == {"watch": written["activities"][2]["hours_per_week"]}
    asked = [driver["id"] for driver in data["drivers"]]
    assert asked == ["messages", "participants", "meetings", "available"]


def without_source(record: dict[str, object]) -> dict[str, object]:
    """Return a record of the file as the script gets it."""
    return {key: told for key, told in record.items() if key != "source"}


FORM = """# Page

:::::{sizing-form}

::::{situation} part-time
:name: Seul
:staff: none

Un conseil.
::::

::::{verdict} reached
Un verdict.
::::
:::::
"""


def test_without_a_model_the_words_of_the_form_stay(bare: TinySite) -> None:
    bare.write({"index.md": FORM})
    text = text_of(body_of(bare.build().page("index")))
    assert "Un conseil." in text
    assert "Un verdict." in text
