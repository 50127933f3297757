"""What each kind of object must carry: its options, its blocks, its coded facts.

One table, read by the directives, the checks and the tables of the site. Imports the facts of
postings, which import nothing.
"""

from dataclasses import dataclass

from .postings.facts import FACTS


@dataclass(frozen=True)
class Kind:
    """The rules of one kind of object.

    ``names`` are required options holding lists of ids, ``listed`` optional ones holding lists of
    words; ``prose`` are options shown to the reader, ``spoken`` the same but optional; ``coded``
    options have allowed values (none: free text), those that are ``declared`` the ids of the
    objects of that kind as well; ``spared`` names the coded options that are not required where
    another one has a value; ``facets`` are required blocks, ``optional`` ones allowed; ``told``
    are the blocks whose words other pages show; ``in_section`` is false for objects that need no
    heading of their own, ``published`` for those that are of use on their page only.
    """

    names: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    coded: tuple[tuple[str, tuple[str, ...]], ...] = ()
    declared: tuple[str, ...] = ()
    spared: tuple[tuple[str, str, str], ...] = ()
    facets: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    in_section: bool = True
    published: bool = True


BODY = "body"  # among the blocks that are `told`: what an object says beside its blocks

KINDS: dict[str, Kind] = {
    "mission": Kind(
        names=("competencies",),
        spoken=("sentence",),
        facets=("activities", "benefit", "sign"),
        optional=("signs",),
        told=("activities",),
    ),
    "area": Kind(),
    "competency": Kind(
        listed=("aim",),
        spoken=("sentence",),
        facets=("activities", "learn"),
        optional=("levels", "signs"),
        told=("levels", "learn"),
    ),
    "placement": Kind(
        prose=("service",),
        spoken=("sentence",),
        facets=("gain", "loss", "fits", "remedy"),
        told=("remedy",),
    ),
    "status": Kind(),
    "question": Kind(
        prose=("name", "ask"),
        coded=(("kind", ()),),
        listed=("choices", "from", "each", "optional", "drawn"),
        in_section=False,
        published=False,
    ),
    "reason": Kind(
        spoken=("if",),
        coded=(("when", ()), ("about", ())),
        listed=("effect", "weight"),
        told=(BODY,),
        in_section=False,
        published=False,
    ),
    "criterion": Kind(facets=("measure",)),
    "activity": Kind(prose=("name", "unit"), in_section=False),
    "driver": Kind(
        prose=("name", "ask"),
        coded=(("per", ("week", "month", "year", "none")), ("most", ())),
        in_section=False,
    ),
    "pitfall": Kind(
        names=("scope",),
        coded=(("level", ("rule", "justify", "complete", "advice")),),
        listed=("advised",),
        facets=("signs", "rule", "before", "after"),
    ),
    "posting": Kind(
        prose=tuple(fact.name for fact in FACTS if fact.prose and not fact.optional),
        coded=tuple((fact.name, fact.values) for fact in FACTS if not fact.prose),
        declared=tuple(fact.name for fact in FACTS if fact.declared),
        spared=tuple((fact.name, "kind", fact.spared) for fact in FACTS if fact.spared),
        spoken=tuple(fact.name for fact in FACTS if fact.prose and fact.optional),
    ),
}

LINE_FACETS = ("asks", "reveals", "today")
PAGE_FACETS = ("brief", "conclusion", "yours")


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
