"""The real guide, in a copy that can be touched and made larger; what it takes to build.

More postings are the guide's own, under other names, each with a source of its own: what grows in
real life. Those that quote the article of 2009 are left out, since a statement is quoted once.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from bench.building import Costs, cost_of, costs
from bench.sites import ROOT, TOUCH

BUILD = "_build"
MAKE = ("make", "html")
TOUCHED = "guide/animating.md"
_ID = re.compile(r"\{posting\} ([\w-]+)$", re.MULTILINE)
_LABEL = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)
_SOURCE = re.compile(r"^:source: (\w+)$", re.MULTILINE)
_TITLE = re.compile(r"^# (.*)$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^description: (.*)$", re.MULTILINE)
_ALIASES = re.compile(r"^aliases: .*$", re.MULTILINE)
ENTRY = """
@misc{{posting{number},
  author = {{{first}mis du numéro {number}}},
  title = {{Annonce {number}}},
  year = {{2026}},
  url = {{https://example.org/{number}}},
  seen = {{full}},
}}
"""


def copy_project(folder: Path) -> Path:
    """Copy what git knows or would add of this project, with its environment at hand."""
    shutil.rmtree(folder, ignore_errors=True)
    known = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(known, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in told.splitlines():
        if (ROOT / name).is_file():  # not one that was removed since
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


@dataclass(frozen=True)
class GuideCosts:
    """What the guide takes to build in both editions: from nothing, unchanged, a page changed."""

    cold: Costs
    unchanged: Costs
    touched: Costs


def build_guide(folder: Path, runs: int) -> GuideCosts:
    """Build a copy of the guide as `make html` does, several times; it is left built."""
    cold, unchanged, touched = [], [], []
    page = folder / TOUCHED
    text = page.read_text(encoding="utf-8")
    for run in range(runs):
        shutil.rmtree(folder / BUILD, ignore_errors=True)
        cold.append(cost_of(MAKE, folder))
        unchanged.append(cost_of(MAKE, folder))
        page.write_text(f"{text}{TOUCH}{run}\n", encoding="utf-8")
        touched.append(cost_of(MAKE, folder))
        page.write_text(text, encoding="utf-8")
    return GuideCosts(costs(cold), costs(unchanged), costs(touched))


TOCTREE = """
```{toctree}
:hidden:
:glob:

added-*
```
"""


def add_postings(folder: Path, count: int) -> None:
    """Add so many postings to a copy of the guide, each with a page and a source of its own."""
    texts = list(restated(folder / "examples"))
    for number in range(count):
        page = folder / "examples" / f"added-{number:05}.md"
        page.write_text(renamed(texts[number % len(texts)], number), encoding="utf-8")
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        file.writelines(
            ENTRY.format(number=number, first=ascii_uppercase[number % len(ascii_uppercase)])
            for number in range(count)
        )
    with (folder / "examples" / "index.md").open("a", encoding="utf-8") as file:
        file.write(TOCTREE)


def restated(folder: Path) -> Iterator[str]:
    """Yield the pages of postings that quote no statement of the article."""
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if _ID.search(text) and "{statement}" not in text:
            yield text


def renamed(text: str, number: int) -> str:
    r"""Return a page of postings under other names, with words that no other page has.

    >>> print(renamed("description: Un poste.\naliases: [a]\n\n# Poste\n\n:::{posting} gosh\n"
    ...     ":source: gosh2026\n:::\n", 7))
    description: Poste 7. Un poste.
    aliases: [poste 7]
    <BLANKLINE>
    # Poste, n° 7
    <BLANKLINE>
    :::{posting} gosh-7
    :source: posting7
    :::
    <BLANKLINE>
    Mot00007 et terme55433.
    <BLANKLINE>
    """
    text = _LABEL.sub(rf"(\1-{number})=", _ID.sub(rf"{{posting}} \1-{number}", text))
    text = _DESCRIPTION.sub(rf"description: Poste {number}. \1", text, count=1)
    text = _ALIASES.sub(f"aliases: [poste {number}]", text, count=1)
    text = _TITLE.sub(rf"# \1, n° {number}", text, count=1)
    for source in set(_SOURCE.findall(text)):
        text = text.replace(source, f"posting{number}")
    return f"{text}\nMot{number:05} et terme{number * 7919 % 100_000:05}.\n"
