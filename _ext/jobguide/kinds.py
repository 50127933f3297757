"""What each kind of object must carry, and the facts of a posting: `kinds.toml`, as records.

Read by the directives, the checks and the tables of the site. Imports nothing of ours.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

UNSTATED = "unstated"
BODY = "body"  # among the blocks that are `told`: what an object says beside its blocks
LINE_FACETS = ("asks", "reveals", "today")
PAGE_FACETS = ("brief", "conclusion", "yours")


@dataclass(frozen=True)
class Kind:
    """The rules of one kind of object.

    ``names`` are required options holding lists of ids, ``listed`` optional ones holding lists of
    words; ``prose`` are options shown to the reader, ``spoken`` the same but optional; ``coded``
    options have allowed values (none: free text), those that are ``declared`` the ids of the
    objects of that kind as well; ``spared`` names the coded options that are not required of the
    ``kind`` beside it; ``facets`` are required blocks, ``optional`` ones allowed; ``told``
    are the blocks whose words other pages show; ``in_section`` is false for objects that need no
    heading of their own, ``published`` for those that are of use on their page only.
    """

    names: Sequence[str] = ()
    listed: Sequence[str] = ()
    prose: Sequence[str] = ()
    spoken: Sequence[str] = ()
    coded: Mapping[str, Sequence[str]] = field(default_factory=dict)
    declared: Sequence[str] = ()
    spared: Mapping[str, str] = field(default_factory=dict)
    facets: Sequence[str] = ()
    optional: Sequence[str] = ()
    told: Sequence[str] = ()
    in_section: bool = True
    published: bool = True


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
    values: Sequence[str] = ()
    declared: bool = False
    prose: bool = False
    optional: bool = False
    spared: str = ""
    page: int = 0
    column: int = 0
    choice: int = 0
    card: int = 0


_FILE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FACTS = [Fact(name, **told) for name, told in _FILE["facts"].items()]
KINDS = {name: Kind(**told) for name, told in _FILE["kinds"].items()}
KINDS["posting"] = Kind(
    prose=[fact.name for fact in FACTS if fact.prose and not fact.optional],
    coded={fact.name: fact.values for fact in FACTS if not fact.prose},
    declared=[fact.name for fact in FACTS if fact.declared],
    spared={fact.name: fact.spared for fact in FACTS if fact.spared},
    spoken=[fact.name for fact in FACTS if fact.prose and fact.optional],
)


def facts_shown(where: str) -> list[Fact]:
    """Return the facts that are shown in a place, in its order: ``page``, ``card``….

    >>> [fact.name for fact in facts_shown("choice")]
    ['kind', 'country', 'placement', 'status', 'year']
    """
    return sorted((fact for fact in FACTS if getattr(fact, where)), key=lambda f: getattr(f, where))


def facet_homes() -> dict[str, tuple[str, ...]]:
    """Return, for each kind of block, the directives that may hold it (none: the page itself).

    >>> facet_homes()["gain"]
    ('placement',)
    """
    homes: dict[str, list[str]] = {name: [] for name in PAGE_FACETS}
    for name, kind in KINDS.items():
        for block in (*kind.facets, *kind.optional):
            homes.setdefault(block, []).append(name)
    homes.update({name: ["statement", "line"] for name in LINE_FACETS})
    return {name: tuple(parents) for name, parents in homes.items()}
