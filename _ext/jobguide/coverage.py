"""Who needs what: counts over missions, competencies and tagged passages.

Pure functions over records; imports records only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .records import JobObject, Passage


def needed_by(missions: Iterable[JobObject]) -> dict[str, list[str]]:
    """Return, for each competency named by a mission, the ids of the missions that need it.

    >>> from .records import JobObject, Place
    >>> place = Place("guide/mission", "mission-animate", 1)
    >>> needed_by([JobObject("mission", "animate", "Animer", place, ("welcoming",))])
    {'welcoming': ['animate']}
    """
    needs: dict[str, list[str]] = {}
    for mission in missions:
        for competency in mission.competencies:
            needs.setdefault(competency, []).append(mission.id)
    return needs


def profile(passages: Iterable[Passage]) -> Counter[str]:
    """Return how many passages carry each tag.

    >>> from .records import Passage, Place
    >>> place = Place("examples/f4", "source-f4-04", 1)
    >>> profile([Passage("accueillir", ("animate", "welcoming"), place)])["animate"]
    1
    """
    return Counter(tag for passage in passages for tag in passage.tags)
