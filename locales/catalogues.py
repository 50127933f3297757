"""`make translate`: brings the catalogues of an edition to the sentences of today.

The one writer of these files: entries in the order of the page, without place, date or folding, so
that a sentence that changes moves no other line. Its old English is kept as a fuzzy entry, which
the build leaves out, with the French that it translates: the contributor mends the one by looking
at the other. What no page says any more goes.

Run as a program: ``python -m locales.catalogues EXTRACTED KEPT``, two folders. Imports nothing of
ours, and nothing of Sphinx, whose gettext builder makes the first folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from polib import POEntry, POFile, pofile

FUZZY = "fuzzy"
# Below, two sentences have little more in common than their language.
ALIKE = 0.6
NO_FOLDING = 0
HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def read(path: Path) -> POFile:
    """Read a catalogue, or what the gettext builder extracted."""
    return pofile(str(path), wrapwidth=NO_FOLDING, encoding="utf-8")


def catalogues(folder: Path, suffix: str) -> dict[str, Path]:
    """Return the files of a folder by the page that each is for."""
    paths = sorted(folder.rglob(f"*{suffix}"))
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in paths}


def gone(extracted: POFile, kept: POFile) -> list[POEntry]:
    """Return the entries of what the page says no more."""
    said = {entry.msgid for entry in extracted}
    return [entry for entry in kept if entry.msgid not in said and not entry.obsolete]


def pairs(extracted: POFile, kept: POFile) -> dict[str, POEntry]:
    """Return, for each new sentence of a page, what it said before where that can be told.

    It is a fuzzy entry: the new sentence, the old French, its reading, and where that stands. An
    old sentence serves one new sentence only, the most alike.
    """
    known = {entry.msgid for entry in kept if not entry.obsolete}
    new = [entry.msgid for entry in extracted if entry.msgid not in known]
    alike = [
        (_likeness(old.msgid, sentence), sentence, old)
        for old in gone(extracted, kept)
        for sentence in new
        if old.msgstr
    ]
    found: dict[str, POEntry] = {}
    taken = set[str]()
    for likeness, sentence, old in sorted(alike, key=lambda pair: -pair[0]):
        if likeness >= ALIKE and sentence not in found and old.msgid not in taken:
            taken.add(old.msgid)
            found[sentence] = _fuzzy(sentence, old)
    return found


def _likeness(sentence: str, other: str) -> float:
    """Return how much two sentences have in common, from 0 to 1; roughly where it is little."""
    matcher = SequenceMatcher(None, sentence, other, autojunk=False)
    rough = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if rough >= ALIKE else rough


def _fuzzy(sentence: str, old: POEntry) -> POEntry:
    """Return what is left to mend of an entry; the French of its reading may be older still."""
    french = old.previous_msgid or old.msgid
    told = {"previous_msgid": french, "flags": [FUZZY], "linenum": old.linenum}
    return POEntry(msgid=sentence, msgstr=old.msgstr, **told)


def merge(extracted: POFile, kept: POFile, language: str, moved: Mapping[str, str]) -> POFile:
    """Return the catalogue of a page as its sentences are now.

    `moved` holds what other pages say no more, with its reading: a sentence may have come from
    there as it is.
    """
    merged = POFile(wrapwidth=NO_FOLDING)
    merged.metadata = {"Language": language, **HEADER}
    known = {entry.msgid: entry for entry in kept if not entry.obsolete}
    before = pairs(extracted, kept)
    for entry in extracted:
        sentence = entry.msgid
        if sentence in known:
            merged.append(_kept(known[sentence]))
        elif sentence in before and sentence not in moved:
            merged.append(before[sentence])
        else:
            merged.append(POEntry(msgid=sentence, msgstr=moved.get(sentence, "")))
    return merged


def _kept(entry: POEntry) -> POEntry:
    """Return an entry with what belongs to it and nothing else."""
    if entry.fuzzy and entry.msgstr:
        return _fuzzy(entry.msgid, entry)
    return POEntry(msgid=entry.msgid, msgstr=entry.msgstr, tcomment=entry.tcomment)


def update(extracted: Path, kept: Path, language: str) -> Iterator[str]:
    """Write the catalogues anew where they change, and yield what is left to translate."""
    said, known = catalogues(extracted, ".pot"), catalogues(kept, ".po")
    old = {page: read(path) for page, path in known.items()}
    new = {page: read(path) for page, path in said.items()}
    moved = dict(_moved(new, old))
    for page in known.keys() - said.keys():
        known[page].unlink()
        known[page].with_suffix(".mo").unlink(missing_ok=True)
    for page, sentences in new.items():
        merged = merge(sentences, old.get(page, POFile()), language, moved)
        path = kept / f"{page}.po"
        write(path, merged)
        yield from _left(path, read(path))


def _moved(new: Mapping[str, POFile], old: Mapping[str, POFile]) -> Iterator[tuple[str, str]]:
    """Yield the sentences that a page says no more, with their readings."""
    for page, catalogue in old.items():
        for entry in gone(new.get(page, POFile()), catalogue):
            if not entry.fuzzy and entry.msgstr:
                yield entry.msgid, entry.msgstr


def text_of(catalogue: POFile) -> str:
    """Return a catalogue as its file holds it."""
    return f"{str(catalogue).strip()}\n"


def write(path: Path, catalogue: POFile) -> None:
    """Write a catalogue where it has changed: the build looks at the time of the file."""
    text = text_of(catalogue)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _left(path: Path, catalogue: Iterable[POEntry]) -> Iterator[str]:
    for entry in catalogue:
        if entry.fuzzy or not entry.msgstr:
            what = "its French has changed" if entry.fuzzy else "not translated"
            yield f"{path}:{entry.linenum}: {what}: “{shortened(entry.msgid)}”"


def shortened(sentence: str, most: int = 70) -> str:
    """Return the beginning of a sentence.

    >>> shortened("Écouter, puis répondre.", 8)
    'Écouter,…'
    """
    return sentence if len(sentence) <= most else f"{sentence[:most]}…"


def main(arguments: Sequence[str]) -> int:
    """Update a folder ``locales/<language>/LC_MESSAGES``, and say what is left to do there."""
    extracted, kept = map(Path, arguments)
    left = list(update(extracted, kept, kept.parent.name))
    for told in left:
        print(told)
    print(f"{kept}: {len(left)} to translate" if left else f"{kept}: nothing to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
