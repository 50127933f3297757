"""The reading and the guide agree on the phrases that the guide gives of each point to watch."""

import re
from pathlib import Path

import pytest

from jobguide.reading.read import read
from jobguide.reading.report import declared, the_table

ROOT = Path(__file__).resolve().parents[2]
RULES = {rule.id: rule for rule in the_table().rules}
# The phrase of this point is one of a civic service, whatever offers the guide warns too.
STATUS = {"civic-service": "civic-service"}


def phrase(name: str, block: str) -> str:
    """Return the phrase of a block of a point, without its marks."""
    (docname,) = {one.place.docname for one in declared() if one.id == name}
    page = (ROOT / f"{docname}.md").read_text(encoding="utf-8")
    _before, _, point = page.partition(f"{{pitfall}} {name}\n:level:")
    found = re.search(rf"^:::\{{{block}\}}\n(.*?)^:::$", point, re.MULTILINE | re.DOTALL)
    assert found
    return found[1].replace("[", "").replace("]{.language-en}", "").strip("« »\n")


def is_found(name: str, text: str) -> bool:
    """Tell whether a point is found in a text, for the first status that it concerns."""
    status = STATUS.get(name, next(iter(RULES[name].levels)))
    return any(point.id == name for point in read(text, the_table(), status).points)


@pytest.mark.parametrize("name", RULES)
def test_the_phrase_to_avoid_shows_the_point_and_the_better_one_does_not(name: str) -> None:
    assert is_found(name, phrase(name, "before"))
    assert not is_found(name, phrase(name, "after"))
