"""Building again after a change: each page says what it says when all are written anew.

One site is built; each change is made upon those before it and built, and its pages are compared
with pages that are all written anew. At the end all is undone, and no trace is left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extension.support import Built, TinySite, body_of, differences, message, snapshot, text_of

LISTS = {"index"}  # Sphinx itself writes a page again when the pages of its list change
ARTICLE, MODEL = "data/statements.toml", "data/workload.toml"
HEAD = "---\norphan: true\n---\n# Une page de plus\n\n"
POSTING = """:::{posting} second
:employer: ACME
:country: FR
:year: 2010
:kind: advert
:status: employee
:placement: volunteers
:pay: shown
:source: pegasso2009
:::
"""
AREA = f"{HEAD}:::{{area}} technology\n:::\n"
NEW = '[[statement]]\nid = "new"\narea = "x"\ntext = "Neuf"\n\n'
FIRST = '[[statement]]\nid = "title"'


@dataclass(frozen=True)
class Change:
    """What changes, and what must come of it: pages read, pages written alone, words, warnings.

    An edit is a file, its old words and its new ones: without the old, all the file; None, no file.
    """

    edits: Sequence[tuple[str, str, str | None]]
    read: set[str] | None = None
    alone: set[str] | None = None
    shown: Mapping[str, str] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)
    told: Sequence[str] = ()


LOST = {"kind": "posting", "id": "lost", "hint": "?", "known": "village, model, second"}
BENT = {
    "id": "title",
    "found": "Animateur de communauté : un nouveau métier",
    "expected": "Animateur de communauté : un vieux métier",
}


def twice(line: int, page: str, other: str) -> str:
    """Return what is told of the area that two pages declare: the first in order keeps it."""
    values = {"kind": "area", "id": "technology", "other": other}
    return message(f"{page}.md:{line}", "duplicate-object", **values)


# In this order, each upon those before it.
CHANGES = {
    "nothing at all": Change([], read=set(), alone=set()),
    "texts that no other page shows": Change(
        [
            ("guide/mission.md", "Le corps de la première mission", "Un autre corps"),
            ("about/method.md", "On cherche", "Nous cherchons"),
        ],
        alone={"guide/mission", "about/method"},
    ),
    "titles that other pages show": Change(
        [
            ("guide/mission.md", "## Diffuser une information", "## Passer l'information"),
            ("guide/mission.md", "# Quelle mission ?", "# Pour quelle mission ?"),
            ("guide/sizing.md", ":name: Lire un message", ":name: Lire le forum"),
            ("guide/sizing.md", "## Le volume échangé", "## Le nombre de messages"),
        ],
        read={"guide/mission", "guide/sizing"},
        shown={"about/source": "Pour quelle mission ?", "guide/calculator": "Lire le forum"},
    ),
    "numbers of the model": Change(
        [
            (MODEL, "central = 0.5, high = 1 }", "central = 0.75, high = 1 }"),
            (MODEL, "messages = 2400", "messages = 4800"),
            (MODEL, 'grade = "D"', 'grade = "C"'),
        ],
        shown={"guide/sizing": "45 s par message, de 15 s à 1 min C"},
    ),
    "a source": Change(
        [("references.bib", "La première réponse", "La toute première réponse")],
        shown={"guide/bibliography": "La toute première réponse"},
    ),
    "a page that cites a source": Change(
        [("about/method.md", "# La méthode", "# La méthode\n\n{cite:p}`durand2019`")],
        shown={"guide/bibliography": "La méthode"},
    ),
    "a statement that comes first, quoted": Change(
        [
            (ARTICLE, FIRST, NEW + FIRST),
            ("quoted.md", "", f"{HEAD}:::{{statement}} new\nNeuf\n:::\n"),
        ],
        shown={"guide/mission": "énoncé 2 sur 4"},
    ),
    "a posting that comes, and a link": Change(
        [
            ("examples/second.md", "", HEAD + POSTING),
            ("about/method.md", "Nous cherchons", "Voir {posting}`lost`. Nous cherchons"),
        ],
        shown={"examples/index": "ACME"},
    ),
    "a posting that leaves": Change(
        [("examples/lost.md", "", None), ("index.md", "examples/lost\n", "")],
        hidden={"examples/index": "Une fiche perdue"},
        told=[message("about/method.md:5", "unknown-target", **LOST)],
    ),
    "a page that declares again what another does": Change(
        [("zzz.md", "", AREA), ("about/method.md", "Voir {posting}`lost`. ", "")],
        told=[twice(6, "zzz", "guide/competencies")],
    ),
    "such a page that stands before the other": Change(
        [("zzz.md", "", None), ("aaa.md", "", AREA)],
        told=[twice(5, "guide/competencies", "aaa")],
    ),
    "words of the article, and a citation that leaves": Change(
        [
            ("aaa.md", "", None),
            (ARTICLE, "un nouveau métier", "un vieux métier"),
            ("about/method.md", "{cite:p}`durand2019`", "Rien."),
        ],
        shown={"about/source": "un vieux métier"},
        hidden={"guide/bibliography": "La méthode"},
        told=[message("guide/mission.md:7", "altered-statement", **BENT)],
    ),
}


def make(site: TinySite, edits: Sequence[tuple[str, str, str | None]]) -> None:
    """Make the edits of a change."""
    for name, old, new in edits:
        if new is None:
            site.remove(name)
        elif old:
            site.edit(name, old, new)
        else:
            site.write({name: new})


def check(built: Built, change: Change) -> None:
    """Check what comes of a change."""
    assert list(built.warnings) == list(change.told)
    assert change.read is None or built.read == change.read
    assert change.alone is None or built.written - LISTS == change.alone
    for page, words in change.shown.items():
        assert words in text_of(body_of(built.page(page)))
    for page, words in change.hidden.items():
        assert words not in text_of(body_of(built.page(page)))


def test_each_change_shows_everywhere_at_once_and_all_are_undone_without_a_trace(
    light_site: TinySite,
) -> None:
    before = snapshot(light_site.build())
    names = {name for change in CHANGES.values() for name, _old, _new in change.edits}
    paths = [light_site.folder / name for name in names]
    texts = {path: path.read_text(encoding="utf-8") for path in paths if path.exists()}
    for name, change in CHANGES.items():
        make(light_site, change.edits)
        built = light_site.build()
        print(name)  # pytest shows it when what follows fails
        check(built, change)
        data = (built.folder / "job.json").read_text(encoding="utf-8")
        assert ('"lost"' in data) == (light_site.folder / "examples/lost.md").exists()
        if built.written:
            after = snapshot(built)
            assert differences(after, snapshot(light_site.build(rewrite=True))) == set()
    for path in paths:
        path.unlink(missing_ok=True)
        if path in texts:
            path.write_text(texts[path], encoding="utf-8")
    undone = light_site.build()
    assert undone.warnings == ()
    assert differences(before, snapshot(undone)) == set()


def test_a_model_that_stays_broken_is_told_at_every_build(light_site: TinySite) -> None:
    """One process may stay up for many builds: its first message is long out of sight."""
    light_site.edit(MODEL, 'grade = "D"', 'grade = "Z"')
    light_site.build("dummy")
    light_site.edit("guide/sizing.md", "Le corps du critère", "Le corps du seul critère")
    told = light_site.build("dummy").of("model-name")
    assert [line for line in told if "activities[read].grade" in line]


def test_a_duplicate_is_told_at_the_same_place_whoever_read_it(light_site: TinySite) -> None:
    light_site.write({"aaa.md": AREA, "zzz.md": AREA})
    told = [twice(5, "guide/competencies", "aaa"), twice(6, "zzz", "aaa")]
    assert list(light_site.build("dummy", parallel=2).warnings) == told
