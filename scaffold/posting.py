"""`make posting NAME=ligue`: a page that annotates a posting, ready to be filled in.

It builds as it is, and says at each place, in French, what to write there. What a new page needs
elsewhere is written too: its source, its line in the contents and in the list of addresses.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CONTENTS = "examples/index.md"
BESIDE = ":caption: En France\n\n"  # the list that the page is put at the head of
ADDRESSES = "tests/site/urls.txt"
KINDS = ("md", "bib")  # of the skeletons beside this file


def scaffold(root: Path, name: str, today: date) -> list[str]:
    """Write what a posting of this name needs; return the files. Raises ValueError if it cannot."""
    page = root / "examples" / f"{name}.md"
    if not NAME.fullmatch(name):
        raise ValueError("NAME= un nom court, en minuscules et tirets: make posting NAME=ma-ligue")
    if page.exists():
        raise ValueError(f"examples/{name}.md existe déjà : choisissez un autre nom")
    told = {"name": name, "key": name.replace("-", "") + str(today.year)}
    told |= {"today": today.isoformat(), "year": str(today.year)}
    here = Path(__file__).parent
    text = {kind: (here / f"posting.{kind}").read_text("utf-8").format(**told) for kind in KINDS}
    sources, contents, addresses = (root / path for path in ("references.bib", CONTENTS, ADDRESSES))
    listed = contents.read_text("utf-8")
    if BESIDE not in listed:
        raise ValueError(f"{CONTENTS} n'a plus de liste « {BESIDE.strip()} »")
    page.write_text(text["md"], encoding="utf-8")
    sources.write_text(sources.read_text("utf-8") + text["bib"], encoding="utf-8")
    contents.write_text(listed.replace(BESIDE, f"{BESIDE}{name}\n"), encoding="utf-8")
    lines = [*addresses.read_text("utf-8").splitlines(), f"examples/{name}.html"]
    addresses.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    return [f"examples/{name}.md", "references.bib", CONTENTS, ADDRESSES]


def main(name: str) -> int:
    """Write the page, and say what to do next."""
    try:
        files = scaffold(ROOT, name, date.today())
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 1
    print("Écrit :", *files, sep="\n  ")
    print(f"Remplissez {files[0]}, puis la fin de {files[1]} ; `make serve` montre la page,")
    print("`make check` la vérifie. Sans anglais, tout reste vert : une autre personne traduira.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or [""]))
