"""The catalogues of the English edition: complete, of today, and told sentence by sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.report import Report
from checkers.translations import check_translations
from conftest import Make
from locales import catalogues

ENGLISH = Path("locales") / "en" / "LC_MESSAGES"


def test_the_catalogues_are_as_their_writer_makes_them_and_what_they_lack_is_told(
    make: Make, build: Path, root: Path, expect_clean: Callable[[Report], None]
) -> None:
    done = make("gettext", build)
    assert done.returncode == 0, done.stdout + done.stderr
    expect_clean(check_translations(root, build / "gettext", root / ENGLISH))


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
FRENCH = ("Bonjour à tous.", "Un fil sans réponse se voit : répondez le jour même.")
READINGS = ("Hello everyone.", "A thread without a reply shows: reply the same day.")
CHANGED = "Un fil sans réponse se voit : répondez le lendemain."


def plant(folder: Path, said: tuple[str, ...] = FRENCH) -> None:
    """Write a site of one page that says these sentences, and the catalogue of the first two."""
    pot = "".join(
        f'#: ../../guide/a.md:{number}\nmsgid "{sentence}"\nmsgstr ""\n\n'
        for number, sentence in enumerate(said, 7)
    )
    write(folder / "build" / "gettext" / "guide" / "a.pot", HEAD + pot)
    if not po_of(folder).exists():
        write(folder / "build" / "first" / "guide" / "a.pot", HEAD + pot)
        translate(folder, folder / "build" / "first")
        edit(folder, *(pair for pair in zip(said, READINGS, strict=True)))


def write(path: Path, text: str) -> None:
    """Write a file and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def po_of(folder: Path) -> Path:
    """Return the catalogue of the planted page."""
    return folder / ENGLISH / "guide" / "a.po"


def edit(folder: Path, *pairs: tuple[str, str]) -> None:
    """Write these readings as a contributor does, and take the marks of change away."""
    catalogue = catalogues.read(po_of(folder))
    for french, reading in pairs:
        entry = catalogue.find(french)
        assert entry is not None
        entry.msgstr, entry.flags, entry.previous_msgid = reading, [], None
    catalogues.write(po_of(folder), catalogue)


def translate(folder: Path, extracted: Path) -> list[str]:
    """Do what `make translate` does."""
    return list(catalogues.update(extracted, folder / ENGLISH, "en"))


def check(folder: Path) -> str:
    """Return what is found in the planted site."""
    extracted = folder / "build" / "gettext"
    found = check_translations(folder, extracted, folder / ENGLISH)
    assert not (found.findings and found.notices)
    return "\n".join(map(str, found.findings or found.notices))


def test_a_changed_sentence_is_told_with_its_places_and_the_old_pair(tmp_path: Path) -> None:
    plant(tmp_path)
    plant(tmp_path, (FRENCH[0], CHANGED))
    assert check(tmp_path).splitlines() == [
        f"guide/a.md:8: “{CHANGED}” has changed: `make translate`, then mend its English"
        " at locales/en/LC_MESSAGES/guide/a.po:12",
        "    What has changed: “le jour même.” → “le lendemain.”",
        f"    French before: “{FRENCH[1]}”",
        f"    Its English: “{READINGS[1]}”",
    ]


def test_the_catalogue_then_shows_what_to_mend_until_it_is_mended(tmp_path: Path) -> None:
    plant(tmp_path)
    plant(tmp_path, (FRENCH[0], CHANGED))
    extracted = tmp_path / "build" / "gettext"
    left = translate(tmp_path, extracted)
    assert [line.endswith(f"has changed: “{CHANGED}”") for line in left] == [True]
    assert po_of(tmp_path).read_text("utf-8").splitlines()[-4:] == [
        "#, fuzzy",
        f'#| msgid "{FRENCH[1]}"',
        f'msgid "{CHANGED}"',
        f'msgstr "{READINGS[1]}"',
    ]
    told = check(tmp_path)
    assert "mend its English at locales/en/LC_MESSAGES/guide/a.po:12, then take away" in told
    assert told.endswith(f"French before: “{FRENCH[1]}”\n    Its English: “{READINGS[1]}”")
    edit(tmp_path, (CHANGED, "A thread without a reply shows: reply the day after."))
    assert check(tmp_path) == ""


def test_a_sentence_that_changes_moves_no_other_line(tmp_path: Path) -> None:
    plant(tmp_path)
    before = po_of(tmp_path).read_text("utf-8").splitlines()
    plant(tmp_path, ("Tout neuf, sans rien de commun.", *FRENCH))
    translate(tmp_path, tmp_path / "build" / "gettext")
    after = po_of(tmp_path).read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        'msgid "Tout neuf, sans rien de commun."'
    ]
    assert len(after) == len(before) + 3


def test_a_sentence_that_moves_to_another_page_takes_its_english_along(tmp_path: Path) -> None:
    plant(tmp_path)
    extracted = tmp_path / "build" / "gettext" / "guide"
    (extracted / "a.pot").rename(extracted / "b.pot")
    assert translate(tmp_path, tmp_path / "build" / "gettext") == []
    assert check(tmp_path) == ""
    assert not po_of(tmp_path).exists()


def test_the_program_says_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(tmp_path)
    folders = [str(tmp_path / "build" / "gettext"), str(tmp_path / ENGLISH)]
    assert catalogues.main(folders) == 0
    assert capsys.readouterr().out.endswith("LC_MESSAGES: nothing to translate\n")
    plant(tmp_path, (FRENCH[0], CHANGED))
    assert catalogues.main(folders) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith(f"guide/a.po:12: its French has changed: “{CHANGED}”")
    assert told[1].endswith("LC_MESSAGES: 1 to translate")


def said_anew(folder: Path) -> None:
    plant(folder, (*FRENCH, "Rien de tel ailleurs."))


def said_no_more(folder: Path) -> None:
    plant(folder, FRENCH[:1])


def lost(folder: Path) -> None:
    po_of(folder).unlink()


def orphan(folder: Path) -> None:
    write(folder / ENGLISH / "guide" / "b.po", po_of(folder).read_text("utf-8"))


def respelt(old: str, new: str) -> Callable[[Path], None]:
    """Return what puts these words of the catalogue in the place of others."""

    def spoil(folder: Path) -> None:
        text = po_of(folder).read_text("utf-8")
        assert old in text
        write(po_of(folder), text.replace(old, new))

    return spoil


FOLDED = respelt('msgstr "Hello ', 'msgstr ""\n"Hello "\n"')
PO = "locales/en/LC_MESSAGES/guide/a.po"
FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "new": (said_anew, "guide/a.md:9: “Rien de tel ailleurs.” has no English: `make translate`"),
    "stale": (said_no_more, f"{PO}:12: no page says “Un fil sans"),
    "untranslated": (
        respelt("Hello everyone.", " "),
        "guide/a.md:7: “Bonjour à tous.” has no English: translate it at"),
    "fuzzy": (
        respelt('msgid "Bonjour', '#, fuzzy\nmsgid "Bonjour'),
        f"guide/a.md:7: “Bonjour à tous.” has changed: mend its English at {PO}:9"),
    "obsolete": (
        respelt('the same day."\n', 'the same day."\n\n#~ msgid "Adieu."\n#~ msgstr "Farewell."\n'),
        f"{PO}:15: no page says “Adieu.” any more"),
    "missing file": (lost, f"{PO}: is missing: `make translate` makes it"),
    "orphan file": (orphan, "guide/b.po: no page guide/b says any of this"),
    "folded": (
        FOLDED,
        f"{PO}: is not as `make translate` writes it"),
}  # fmt: skip


@pytest.mark.parametrize(("fault", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_what_is_planted_is_found(tmp_path: Path, fault: Callable[[Path], None], told: str) -> None:
    plant(tmp_path)
    fault(tmp_path)
    findings = check(tmp_path)
    assert told in findings
    assert len([line for line in findings.splitlines() if not line.startswith(" ")]) == 1
    extracted, catalogues_of_it = tmp_path / "build" / "gettext", tmp_path / ENGLISH
    stops = check_translations(tmp_path, extracted, catalogues_of_it).findings
    assert bool(stops) == (fault is FOLDED), "only a catalogue written by another hand stops"
