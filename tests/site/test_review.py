"""What `make review` shows of a proposal: one change of each sort, planted, and nothing besides."""

from pathlib import Path

from bench.review import review
from planted import spoiled, write_site

PAGE = """# Le poste

Sur dix membres, 61 % lisent {cite:p}`one,two` {grade}`B`.

La moitié écrit peu {cite:p}`one`. Les autres lisent.

:::{statement} title
Un métier
:::
"""
ENGLISH = 'msgid ""\nmsgstr ""\n\nmsgid "Sur 10"\nmsgstr "Of 10 members, 6 read {cite:p}`one`"\n'
FILES = {
    "guide/post.md": PAGE,
    "locales/en/LC_MESSAGES/guide/post.po": ENGLISH,
    "references.bib": "@misc{one,\n}\n@misc{two,\n}\n",
    "tests/site/urls.txt": "# Addresses\nguide/post.html\n",
    "data/figure-exceptions.toml": '[[figure]]\npage = "a.md"\ntext = "10"\n',
    "data/workload.toml": '[[activities]]\nid = "read"\nminutes = 2\ngrade = "C"\n',
}
# What is replaced in a file, by what, and what is shown.
CHANGES = [
    ("guide/post.md", "61 %", "62 %", ("figure changed", "guide/post.md:3: 61 → 62")),
    ("guide/post.md", "`B`", "`H`", ("grade changed", "guide/post.md:3: B → H")),
    ("guide/post.md", "La moitié", "Un tiers", ("figure changed", "guide/post.md:5: moitié → —")),
    (
        *("guide/post.md", "{cite:p}`one,two`", "{cite:p}`one`"),
        ("citation removed or changed", "guide/post.md:3: one,two → one"),
    ),
    (
        *(
            "guide/post.md",
            "{cite:p}`one`. Les autres lisent.",
            ". Les autres lisent {cite:p}`one`.",
        ),
        ("citation moved", "guide/post.md:5: one → “Les autres lisent .”"),
    ),
    ("guide/post.md", ":::{statement} title", ":::{line}", ("statement lost", "title")),
    (
        *("locales/en/LC_MESSAGES/guide/post.po", ", 6 read", ", 7 read"),
        ("figure changed (English)", "locales/en/LC_MESSAGES/guide/post.po:4: 6 → 7"),
    ),
    (
        *("locales/en/LC_MESSAGES/guide/post.po", " {cite:p}`one`", ""),
        (
            "citation removed or changed (English)",
            "locales/en/LC_MESSAGES/guide/post.po:4: one → —",
        ),
    ),
    (
        *("guide/post.md", "Un métier", "Voir https://evil.example/a"),
        ("new site", "evil.example"),
    ),
    ("references.bib", "{two", "{three", ("reference lost", "two")),
    ("tests/site/urls.txt", "guide/post.html\n", "", ("address lost", "guide/post.html")),
    (
        *("data/figure-exceptions.toml", '"10"\n', '"10"\n[[figure]]\npage = "*"\ntext = "61"\n'),
        ("exception added", "data/figure-exceptions.toml: 61"),
    ),
    (
        *("data/workload.toml", "minutes = 2", "minutes = 3"),
        ("number or source changed", "data/workload.toml activities[read].minutes: 2 → 3"),
    ),
]


def test_each_change_of_a_proof_is_shown(tmp_path: Path) -> None:
    base = write_site(tmp_path / "base", FILES)
    assert list(review(base, base)) == []
    for number, (name, old, new, shown) in enumerate(CHANGES):
        head = write_site(tmp_path / str(number), FILES | {name: spoiled(FILES[name], old, new)})
        assert list(review(base, head)) == [shown], name
