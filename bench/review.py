"""`make review BASE=…`: what a proposal does to the proofs of the guide, shown and never refused.

A figure that loses its source, a number that changes, an exception, a statement, a reference or an
address: each may be right, and whoever reviews must see it. Prints Markdown, for a comment.
"""

import os
import re
import subprocess
import tarfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import polib

from checkers.figures import figures_of
from checkers.french_prose import spans
from checkers.manuscript import PAGES, Block, Role, read_manuscript
from tools import ROOT

Change = tuple[str, str]  # what kind of change, and where it is with what it was
ENGLISH = "locales/en/LC_MESSAGES"
# Quantities that are written in letters.
_IN_LETTERS = re.compile(
    r"\b(?:moitié|quarts?|dizaines?|centaines?|milliers?|millions?|majorité|doubles?|triples?"
    r"|half|thirds?|quarters?|dozens?|hundreds?|thousands?|most|twice)\b"
)
_SITE = re.compile(r"\bhttps?://([^/\s)}>?#`]+)")
_KEY = re.compile(r"^@\w+\{([^,\s]+)", re.MULTILINE)
_ROLE = re.compile(r"\{([\w:]+)\}`([^`]*)`")
_STATEMENT = re.compile(r"\{statement\} ([\w-]+)")


def review(base: Path, head: Path) -> Iterator[Change]:
    """Yield the changes between two states of the project."""
    yield from _of_pages(base, head)
    yield from _of_english(base, head)
    for told, read in LISTED.items():
        before, after = read(base), read(head)
        yield from ((f"{told} lost", name) for name in sorted(before - after))
    yield from (("new site", name) for name in sorted(sites(head) - sites(base)))
    for path in sorted(base.glob("data/*.toml")):
        yield from _of_data(path, head / path.relative_to(base))


def _of_pages(base: Path, head: Path) -> Iterator[Change]:
    """Yield the figures, citations and grades that blocks of the French pages lose or change."""
    before, after = by_page(base), by_page(head)
    for page, old in before.items():
        new = after.get(page, [])
        was, is_now = ([(block.text, block.roles) for block in blocks] for blocks in (old, new))
        pairs = SequenceMatcher(None, was, is_now, autojunk=False)
        for what, a, b, c, d in pairs.get_opcodes():
            if what != "equal":
                # As many blocks as before: each against its own, to show a citation that moves.
                one_by_one = range(b - a) if b - a == d - c else ()
                for n in one_by_one:
                    yield from _of_blocks(new[c + n].place(), [old[a + n]], [new[c + n]])
                if not one_by_one:
                    place = new[c].place() if c < d else old[a].place()
                    yield from _of_blocks(place, old[a:b], new[c:d])


def _of_blocks(place: str, old: list[Block], new: list[Block]) -> Iterator[Change]:
    cited = _lost(old, new, lambda block: [r.content for r in block.roles if "cite" in r.name])
    figures = _lost(old, new, lambda block: [found[0] for found in figures_of(block)])
    grades = _lost(old, new, lambda block: [r.content for r in block.roles if r.name == "grade"])
    letters = _lost(old, new, lambda block: _IN_LETTERS.findall(block.text))
    if cited != ("", ""):
        yield "citation removed or changed", told(place, *cited)
    if grades != ("", ""):
        yield "grade changed", told(place, *grades)
    for changed in (figures, letters):
        if changed[0]:
            yield "figure changed", told(place, *changed)
    if cited == ("", "") and len(old) == len(new) == 1:
        yield from (("citation moved", told(place, *moved)) for moved in _moved(old[0], new[0]))


def _moved(old: Block, new: Block) -> Iterator[tuple[str, str]]:
    """Yield the citations that left one sentence of a block for another, and that sentence."""
    before, after = by_sentence(old), by_sentence(new)
    if len(before) == len(after):
        for number, (_words, cited) in enumerate(before):
            for lost in (cited - after[number][1]).elements():
                words = next(words for words, now in after if now[lost] > 0)
                yield lost, f"“{words}”"


def by_sentence(block: Block) -> list[tuple[str, Counter[str]]]:
    """Return the sentences of a block, each with what it cites."""
    found = [(block.text[start:end], Counter[str]()) for start, end in spans(block.text)]
    ends = [end + 1 for _start, end in spans(block.text)]
    for role in block.roles:
        if "cite" in role.name and found:
            number = next((n for n, end in enumerate(ends) if role.at <= end), -1)
            found[number][1][role.content] += 1
    return found


def _lost(
    old: list[Block], new: list[Block], read: Callable[[Block], list[str]]
) -> tuple[str, str]:
    """Return what blocks held and hold no more, and, where they lost some, what they hold now."""
    before = Counter(each for block in old for each in read(block))
    after = Counter(each for block in new for each in read(block))
    lost = ", ".join((before - after).elements())
    return (lost, ", ".join((after - before).elements())) if lost else ("", "")


def told(place: str, old: str, new: str) -> str:
    """Return a line that says what was and what is."""
    return f"{place}: {old} → {new or '—'}"


def by_page(root: Path) -> dict[str, list[Block]]:
    """Return the blocks of each French page."""
    pages: dict[str, list[Block]] = {}
    for block in read_manuscript(root):
        pages.setdefault(block.page, []).append(block)
    return pages


def _of_english(base: Path, head: Path) -> Iterator[Change]:
    """Yield the figures and citations that the English of a same French sentence changes."""
    for path in sorted(base.glob(f"{ENGLISH}/**/*.po")):
        now = head / path.relative_to(base)
        after = {one.msgid: one for one in polib.pofile(str(now))} if now.exists() else {}
        for one in polib.pofile(str(path)):
            new = after.get(one.msgid)
            if new and one.msgstr and new.msgstr != one.msgstr:
                place = f"{now.relative_to(head)}:{new.linenum}"
                for kind, change in _of_blocks(place, [_block(one.msgstr)], [_block(new.msgstr)]):
                    yield f"{kind} (English)", change


def _block(text: str) -> Block:
    """Return a translated sentence as the block that it will be."""
    roles = tuple(
        Role(found[1], found[2], len(_ROLE.sub("", text[: found.start()])))
        for found in _ROLE.finditer(text)
    )
    return Block(ENGLISH, 1, "paragraph", _ROLE.sub("", text), roles)


def _of_data(path: Path, now: Path) -> Iterator[Change]:
    """Yield the exceptions that are added, and the numbers of other data that change."""
    old, new = flat(path), flat(now)
    for key, value in sorted(new.items()):
        let_pass = key.endswith((".text", ".pattern", ".from", ".id")) or ".words[" in key
        if "exceptions" in path.name and value not in old.values() and let_pass:
            yield "exception added", f"{now.parent.name}/{now.name}: {value}"
        elif "exceptions" not in path.name and old.get(key, value) != value:
            yield "number or source changed", told(f"data/{now.name} {key}", old[key], value)
    for key in sorted(old.keys() - new.keys()) if "exceptions" not in path.name else ():
        yield "number or source changed", told(f"data/{now.name} {key}", old[key], "")


def flat(path: Path) -> dict[str, str]:
    """Return the values of a data file by their places; items are named by their ids."""

    def walk(place: str, value: object) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for key, each in value.items():
                yield from walk(f"{place}.{key}" if place else key, each)
        elif isinstance(value, list):
            for number, each in enumerate(value):
                name = each.get("id", number) if isinstance(each, dict) else number
                yield from walk(f"{place}[{name}]", each)
        else:
            yield place, str(value)

    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return dict(walk("", tomllib.loads(text)))


def statements(root: Path) -> set[str]:
    """Return the statements of the article that pages quote."""
    pages = {path for pattern in PAGES for path in root.glob(pattern)}
    return {name for path in pages for name in _STATEMENT.findall(path.read_text("utf-8"))}


def addresses(root: Path) -> set[str]:
    """Return the addresses that are promised to last."""
    lines = (root / "tests/site/urls.txt").read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def references(root: Path) -> set[str]:
    """Return the keys of the bibliography."""
    return set(_KEY.findall((root / "references.bib").read_text("utf-8")))


def sites(root: Path) -> set[str]:
    """Return the sites that pages and references lead to."""
    texts = [path.read_text("utf-8") for pattern in PAGES for path in root.glob(pattern)]
    return set(_SITE.findall("\n".join([*texts, (root / "references.bib").read_text("utf-8")])))


LISTED = {"statement": statements, "reference": references, "address": addresses}


def main(base: str) -> None:
    """Print what changed since a commit, as Markdown."""
    names = ["data", "locales/en", "references.bib", "tests/site/urls.txt", "*.md"]
    asked = ["git", "archive", base, "--", *names]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True)
    archive = BytesIO(done.stdout)
    with TemporaryDirectory() as folder, tarfile.open(fileobj=archive) as files:
        files.extractall(folder, filter="data")
        changes = list(review(Path(folder), ROOT))
        blocks = len(read_manuscript(ROOT))
    print(f"## Preuves touchées / Proofs that change: {len(changes)}\n")
    for kind in dict.fromkeys(kind for kind, _change in changes):
        print(f"### {kind}\n")
        print("\n".join(f"- {change}" for each, change in changes if each == kind), end="\n\n")
    counted = {name: len(read(ROOT)) for name, read in LISTED.items()}
    print(f"{blocks} blocks; " + ", ".join(f"{n} × {name}" for name, n in counted.items()))


if __name__ == "__main__":
    main(os.environ.get("BASE") or "origin/main")
