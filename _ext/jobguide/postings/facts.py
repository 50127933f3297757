"""The facts of a posting: each declared here once, in one line, with the places that show it.

A new fact is a line here, a value in each posting that has it, and its words in `words.toml`: its
name, `column-NAME` for the open data, `NAME-VALUE` for each value. Imports nothing.
"""

from dataclasses import dataclass

UNSTATED = "unstated"


@dataclass(frozen=True)
class Fact:
    """One fact: an option of the directive `posting`.

    ``values`` are the codes that it may have (none: free text), and where it is ``declared`` the
    ids of the objects of that name as well. A fact that is ``prose`` is translated; one that is
    ``optional`` may be left out, one that has a ``spared`` kind of posting by these alone.

    The numbers are its rank where readers see it, none where they do not: among the facts at the
    head of its ``page``, the ``column``s of the open data, the ``choice``s of the filter, the line
    of its ``card``.
    """

    name: str
    values: tuple[str, ...] = ()
    declared: bool = False
    prose: bool = False
    optional: bool = False
    spared: str = ""
    page: int = 0
    column: int = 0
    choice: int = 0
    card: int = 0


_KINDS = ("advert", "description", "quotation", "lost", "post", "model")
_STATUS = ("employee", "trainee", "volunteer", "contractor", UNSTATED)
_ELSEWHERE = ("marketing", "operations", "programme", "direction", "board", UNSTATED)

# In the order in which `job.json` has them.
FACTS = (
    Fact("country", page=3, column=3, choice=2, card=2),
    Fact("year", page=4, column=2, choice=5, card=3),
    Fact("kind", _KINDS, page=5, column=4, choice=1, card=4),
    Fact("status", _STATUS, page=6, column=5, choice=4, card=5),
    Fact("placement", _ELSEWHERE, declared=True, page=9, column=6, choice=3, card=7),
    Fact("pay", ("shown", "none", UNSTATED), page=10, column=7, card=8),
    Fact("source", spared="model"),  # a model is ours
    Fact("employer", prose=True, page=1, column=1, card=1),
    Fact("contract", prose=True, optional=True, page=7, column=8),
    Fact("hours", prose=True, optional=True, page=8, column=9),
    Fact("place", prose=True, optional=True, page=2, column=10, card=6),
)


def facts_shown(where: str) -> list[Fact]:
    """Return the facts that are shown in a place, in its order: ``page``, ``card``….

    >>> [fact.name for fact in facts_shown("choice")]
    ['kind', 'country', 'placement', 'status', 'year']
    """
    return sorted((fact for fact in FACTS if getattr(fact, where)), key=lambda f: getattr(f, where))
