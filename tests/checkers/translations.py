"""The English follows the French: what each sentence lacks is a notice, for whoever translates.

A fresh extraction of the pages (the gettext builder, with the place of each sentence) is held
against the catalogues of locales/. A finding tells the place of the French sentence, the line of
the catalogue to change, and, where the sentence has replaced another, what both said before. A
catalogue that is complete and that another hand has written is a fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from polib import POEntry, POFile

from checkers.report import Finding, Report, report
from locales.catalogues import catalogues, gone, merge, pairs, read, shortened, text_of

TRANSLATE = "`make translate`"
_EMPTY = POFile()


@dataclass(frozen=True)
class Catalogue:
    """What a page says, what is kept of it, and where."""

    root: Path
    said: POFile
    path: Path
    kept: POFile

    @property
    def name(self) -> str:
        """The path of the catalogue, as a contributor types it."""
        return self.path.relative_to(self.root).as_posix()

    def at(self, line: int | None) -> str:
        """Return a place in the catalogue."""
        return f"{self.name}:{line or 1}"


def check_translations(root: Path, extracted: Path, kept: Path) -> Report:
    """Hold the catalogues of an edition against what the pages say today, both ways."""
    said, known = catalogues(extracted, ".pot"), catalogues(kept, ".po")
    found = [_catalogue(root, path, kept / f"{page}.po") for page, path in said.items()]
    findings, notices = list[Finding](), list[Finding]()
    for catalogue in found:
        left = list(left_of(catalogue, extracted))
        notices += left
        findings += [] if left else unlike(catalogue, kept.parent.name)
    for page in sorted(known.keys() - said.keys()):
        told = f"no page {page} says any of this: {TRANSLATE} removes the file"
        notices.append(Finding(known[page].relative_to(root).as_posix(), told))
    sentences = sum(len(catalogue.said) for catalogue in found)
    return report("translations", findings, notices, catalogues=len(found), sentences=sentences)


def _catalogue(root: Path, said: Path, kept: Path) -> Catalogue:
    return Catalogue(root, read(said), kept, read(kept) if kept.exists() else _EMPTY)


def left_of(catalogue: Catalogue, extracted: Path) -> Iterator[Finding]:
    """Yield what is left to do in one catalogue."""
    if not catalogue.path.exists():
        yield Finding(catalogue.name, f"is missing: {TRANSLATE} makes it; then write its English")
        return
    kept = {entry.msgid: entry for entry in catalogue.kept if not entry.obsolete}
    before = pairs(catalogue.said, catalogue.kept)
    for entry in catalogue.said:
        told = _left(catalogue, entry, kept.get(entry.msgid), before.get(entry.msgid))
        if told:
            yield Finding(_place(catalogue.root, extracted, entry), told)
    yield from _leftovers(catalogue, {old.linenum for old in before.values()})


def _left(catalogue: Catalogue, said: POEntry, kept: POEntry | None, before: POEntry | None) -> str:
    """Return what has to be done about a sentence; nothing where its English is there."""
    new = f"“{said.msgid}”"
    if kept is None and before is None:
        return (
            f"{new} has no English: {TRANSLATE} puts it into {catalogue.name}, translate it there"
        )
    if kept is None:
        assert before is not None
        place = catalogue.at(before.linenum)
        mend = f"{TRANSLATE}, then mend its English at {place}"
        return f"{new} has changed: {mend}{_told(before, said.msgid)}"
    place = catalogue.at(kept.linenum)
    if kept.fuzzy:
        mend = f"mend its English at {place}, then take away the lines “#, fuzzy” and “#|” there"
        return f"{new} has changed: {mend}{_told(kept, said.msgid)}"
    return "" if kept.msgstr.strip() else f"{new} has no English: translate it at {place}"


def _told(old: POEntry, now: str) -> str:
    """Return what a sentence and its translation said before, and what has changed."""
    french = old.previous_msgid or ""
    lines = {
        "What has changed": "; ".join(changes(french, now)) or "nothing",
        "French before": f"“{french}”",
        "Its English": f"“{old.msgstr}”",
    }
    return "".join(f"\n    {name}: {told}" for name, told in lines.items())


def changes(before: str, now: str) -> Iterator[str]:
    """Yield what has changed in a sentence, each with the words around it."""
    old, new = before.split(), now.split()
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            was, is_now = old[max(0, i - 1) : j + 1], new[max(0, k - 1) : m + 1]
            yield f"“{' '.join(was)}” → “{' '.join(is_now)}”"


def _place(root: Path, extracted: Path, entry: POEntry) -> str:
    """Return the file and the line of a sentence; the places told are relative to a folder."""
    for file, line in entry.occurrences:
        path = (extracted / file).resolve()
        shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        return f"{shown}:{line}"
    return "?"


def _leftovers(catalogue: Catalogue, replaced: set[int | None]) -> Iterator[Finding]:
    """Yield what no sentence needs any more."""
    for entry in [*gone(catalogue.said, catalogue.kept), *catalogue.kept.obsolete_entries()]:
        if entry.obsolete or entry.linenum not in replaced:
            told = f"no page says “{shortened(entry.msgid)}” any more: {TRANSLATE} takes it away"
            yield Finding(catalogue.at(entry.linenum), told)


def unlike(catalogue: Catalogue, language: str) -> list[Finding]:
    """Return the fault of a catalogue that is complete and that another hand has written."""
    written = text_of(merge(catalogue.said, catalogue.kept, language, {}))
    if catalogue.path.read_text(encoding="utf-8") == written:
        return []
    told = f"is not as {TRANSLATE} writes it (order, comments, folding): run it"
    return [Finding(catalogue.name, told)]
