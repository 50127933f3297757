"""Every figure of the pages stands beside what supports it, in the same paragraph, item or row.

A figure is a number in digits. Numbers in letters are left out: “deux personnes” counts as prose.
What merely looks like a figure is left out as well: a date, the number of an article of law, a
rank (“niveau 4”), a name (“F4”), an address. Years alone are dates, unless a unit follows.

Supported is a figure that has with it a citation, or the grade H of our own hypotheses; one that
is quoted, in « … » or from the article of 2009; one on a sheet or in a text with blanks to fill
in. The paragraph that introduces a table or a list speaks for it, as does its head. On the page of
a posting, the lines restate the document that the posting names as its source, and the head of an
activity prints the sources of its times. Numbers that the model computes are not in the source at
all, so that a figure typed beside one still needs its own support. A title and a description can
cite nothing: they may repeat what a supported passage of their page says.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from checkers.exceptions import Suspect, judge, read_allowed, read_tables, typed
from checkers.manuscript import Block, Role, read_manuscript
from checkers.report import Finding, Report, report

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
RANKED = "bloc|essai|étape|exercice|jour|ligne|mois|niveau|point|question|semaine"
ADVICE = "no source beside it; cite one, or mark what is ours {grade}`H`"
_RANKS = r"\d+(?:(?:,| et| à| ou) \d+)*"
_LOOK_ALIKES = [
    re.compile(pattern)
    for pattern in (
        r"«[^»]*»",  # quoted, or words proposed to the reader
        r"https?://\S+",
        rf"\b(?:1er|\d{{1,2}}) (?:{MONTHS})\b(?: \d{{4}}\b)?",
        r"\b(?:19|20)\d\d\b(?:-(?:19|20)?\d\d\b)?(?![ /]?[%€/])",
        rf"\b[Aa]rticles? {_RANKS}(?:-\d+)?|§ \d+|\bn° ?[\d.-]+|\b\d{{4}}/\d+\b",
        r"(?<![^\W_])[^\W\d_]+[.-]?\d[\w.-]*",  # F4, C1, L124-7, MET.93
        rf"\b(?:{RANKED})[sx]? {_RANKS}\b",
        r"(?:^|(?<=\| ))\d+\. ",  # the number of a row or of an item
    )
]
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_BLANK = re.compile(r"\[[^\]…]+\]")
_UNCITED = ("description", "heading")
# The article of 2009; what a posting says, in our words; the times of the model, which prints
# their sources under them.
_SOURCED = ("statement", "line", "posting", "activity")


def check_figures(root: Path, exceptions: Path) -> Report:
    """Look for the figures that nothing supports, and for the exceptions that nothing needs."""
    blocks = read_manuscript(root)
    names = [entry["text"] for entry in read_tables(exceptions).get("name", [])]
    figures = {block: list(figures_of(block, names)) for block in blocks}
    allowed = read_allowed(exceptions, "figure")
    findings = list(judge(unsupported(figures), allowed, exceptions.name))
    for name in names:
        if not any(name in typed(block.text) for block in blocks):
            findings.append(Finding(exceptions.name, f"no page has the name “{name}”: remove it"))
    counted = sum(map(len, figures.values()))
    return report("figures", findings, blocks=len(blocks), figures=counted)


def figures_of(block: Block, names: Iterable[str] = ()) -> Iterator[re.Match[str]]:
    """Yield the figures of a block; `names` are those of things, numbers included."""
    text = typed(block.text)
    for name in names:
        text = text.replace(name, " " * len(name))
    for pattern in _LOOK_ALIKES:
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    yield from _NUMBER.finditer(text)


def unsupported(figures: dict[Block, list[re.Match[str]]]) -> Iterator[Suspect]:
    """Yield the figures that nothing supports."""
    for block, found in figures.items():
        if not found or is_supported(block):
            continue
        told = _repeated(figures, block.page) if block.kind in _UNCITED else frozenset()
        for figure in found:
            if figure[0] not in told:
                place = block.place(figure.start())
                span = (figure.start(), figure.end())
                yield Suspect(block.page, place, block.text, *span, f"{figure[0]} has {ADVICE}")


def _repeated(figures: dict[Block, list[re.Match[str]]], page: str) -> frozenset[str]:
    """Return the figures that a page supports somewhere."""
    return frozenset(
        figure[0]
        for block, found in figures.items()
        if block.page == page and is_supported(block)
        for figure in found
    )


def is_supported(block: Block) -> bool:
    """Tell whether what a block says has its source with it, or needs none."""
    if block.directive in _SOURCED or block.within("container", "sheet"):
        return True
    if any(map(_supports, (*block.roles, *block.introduction))):
        return True
    return block.kind not in _UNCITED and _BLANK.search(block.text) is not None


def _supports(role: Role) -> bool:
    return role.name.startswith("cite") or (role.name, role.content) == ("grade", "H")
