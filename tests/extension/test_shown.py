"""What the whole tiny site shows: its pages and its data are what they were when last looked at.

A change that is wanted is written by `SHOWN=new`, read in `git diff`, and goes with its cause.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from checkers.html import Element, select, text_of
from checkers.links import check_links
from extension.support import Built, TinySite, body_of
from jobguide import svg
from jobguide.kinds import KINDS, facet_homes
from jobguide.words import WORDS
from sitekit.words import all_faults

SHOWN = Path(__file__).with_name("shown")
DATA = ("job.json", "postings.csv", "_static/plan-papers-data.js")
NOT_KEPT = {"about/faults", "guide/cost"}  # every message of ours, every step of a pay
# Where a drawing puts its lines is for eyes, and the size of a file is for zlib.
PLACED = set("d x y x1 x2 y1 y2 cx cy r rx width height points transform viewBox".split())
_SIZE = re.compile(r"\d+(?=\s(?:ko|Mo))")


def outline(element: Element, depth: int = 0) -> Iterator[str]:
    """Yield a line for each element and each text, as deep as it stands."""
    names = [name for name in map(str, element.keys()) if name not in PLACED]
    named = (f' {name}="{element.get(name)}"' for name in names)
    texts = [element.text, *(child.tail for child in element)]
    first, *others = (_SIZE.sub("#", " ".join((text or "").split(" "))).strip() for text in texts)
    yield f"{' ' * depth}<{element.tag!s}{''.join(named)}>{first}"
    for child, text in zip(element, others, strict=True):
        yield from outline(child, depth + 1)
        if text:
            yield f"{' ' * depth} {text}"


def shown(built: Built) -> dict[str, str]:
    """Return what a site shows, page by page, and its data."""
    pages = {name: body_of(built.page(name)) for name in built.env.found_docs - NOT_KEPT}
    told = {f"{name}.txt": "\n".join([*outline(page), ""]) for name, page in pages.items()}
    return told | {f"{name}.txt": (built.folder / name).read_text("utf-8") for name in DATA}


def test_the_site_shows_what_it_showed(whole: Built) -> None:
    now = shown(whole)
    if os.environ.get("SHOWN") == "new":
        for name, text in now.items():
            (SHOWN / name).parent.mkdir(parents=True, exist_ok=True)
            (SHOWN / name).write_text(text, encoding="utf-8")
    kept = sorted(path for path in SHOWN.rglob("*") if path.is_file())
    assert sorted(now) == [path.relative_to(SHOWN).as_posix() for path in kept]
    for name in sorted(now):
        kept_text = (SHOWN / name).read_text("utf-8")
        assert now[name].splitlines() == kept_text.splitlines(), f"{name}; wanted? SHOWN=new"


def test_it_has_no_warning_and_every_link_leads_somewhere(whole: Built) -> None:
    assert whole.warnings == ()
    checked = check_links(whole.folder)
    assert checked.told() == ""
    assert all(checked.examined.values())


def test_it_holds_every_kind_every_block_and_every_facet(whole: Built) -> None:
    source = "".join(
        Path(whole.env.doc2path(name)).read_text("utf-8") for name in whole.env.found_docs
    )
    named = set(re.findall(r":::+\{([\w-]+)\}", source))
    assert {*KINDS, *facet_homes()} | whole.blocks() <= named | {"signs"}


@pytest.mark.parametrize("words", ["<b>", "a & b", '"', "]]>", "&amp;"])
def test_what_is_drawn_is_escaped(words: str, tmp_path: Path) -> None:
    template = tmp_path / "words.svg"
    template.write_text("{{ text(0, 0, words) }}", encoding="utf-8")
    drawn = svg.drawing(template, ident="x", title=words, description=words, height=1, words=words)
    assert [text_of(child) for child in etree.fromstring(drawn)] == [words, words, words]


def test_a_title_is_kept_without_its_markup(bare: TinySite) -> None:
    bare.write({"index.md": "# Un *titre* `net`\n\n:::{area} x\n:::\n"})
    assert bare.build("dummy").domain.of_kind("area")["x"].title == "Un titre net"


def test_faults_are_all_told_with_their_cure(whole: Built) -> None:
    def plain(text: str) -> str:  # code is shown as code, and values by their names
        return re.sub(r"[\s{}«»“”`’']", "", text)

    _head, *rows = select(body_of(whole.page("about/faults")), ".//table//tr")
    told = [[plain(text_of(cell)) for cell in select(row, "./th|./td")] for row in rows]
    assert told == [
        [plain(code), *(plain(texts[part]["fr"]) for part in ("wrong", "mend"))]
        for code, texts in all_faults()
    ]


def test_every_value_of_an_option_has_its_words() -> None:
    """Else readers would be shown the code, in English on a French page."""
    coded = [
        (name, value)
        for kind in KINDS.values()
        for name, known in kind.coded.items()
        for value in known
    ]
    assert len(coded) > 20
    assert [one for one in coded if not {one[1], "-".join(one)} & set(WORDS)] == []


def test_the_build_says_how_much_it_checked(whole: Built) -> None:
    """A check that looks at nothing must show."""
    counts = [len(list(found)) for found in (whole.domain.all_objects(), whole.domain.all_lines())]
    assert "job: {} objects and {} lines checked".format(*counts) in whole.status
    assert min(counts) > 4
