"""An English edition for the tests: every word of the pages turned round, in capitals.

Nobody has to translate the tiny site, any of its sentences may change, and what was not translated
shows at once: it is the only thing left in small letters.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import polib

from extension.support import Built, TinySite

# A role keeps its name and its target, and what stands between two marks of code is not prose.
_ROLE = re.compile(
    r"(?P<open>\{[\w:]+\}`)(?:(?P<text>[^`<]*?)(?P<target>\s*<[^`>]*>))?(?P<rest>[^`]*`)"
)
_ADDRESS = re.compile(r"(\]\([^)]*\))")  # where a link or a picture leads
_WORD = re.compile(r"[^\W\d_]+")


def turned(words: str) -> str:
    """Return words turned round, in capitals.

    >>> turned("Écouter, puis 2 mots")
    'RETUOCÉ, SIUP 2 STOM'
    """
    return _WORD.sub(lambda word: word[0][::-1].upper(), words)


def translated(text: str) -> str:
    """Translate an entry of a catalogue, roles and addresses kept.

    >>> translated("Voir {mission}`les mots <broadcast>` et {grade}`B`.")
    'RIOV {mission}`SEL STOM <broadcast>` TE {grade}`B`.'
    >>> translated("[un site](https://example.org/a)")
    '[NU ETIS](https://example.org/a)'
    """
    pieces = _ADDRESS.split(text)
    return "".join(piece if _ADDRESS.match(piece) else _reworded(piece) for piece in pieces)


def _reworded(text: str) -> str:
    """Translate what holds no address."""
    parts, end = [], 0
    for role in _ROLE.finditer(text):
        said = turned(role["text"] or "") + (role["target"] or "")
        parts += [turned(text[end : role.start()]), role["open"], said, role["rest"]]
        end = role.end()
    return "".join([*parts, turned(text[end:])])


def translate(site: TinySite) -> dict[str, set[str]]:
    """Extract the catalogues of a site and translate each; return what was extracted, by page."""
    extracted = site.build("gettext")
    assert extracted.warnings == ()
    return {
        path.relative_to(extracted.folder).with_suffix("").as_posix(): _translate(site, path)
        for path in sorted(extracted.folder.rglob("*.pot"))
    }


def _translate(site: TinySite, path: Path) -> set[str]:
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = translated(entry.msgid)
    name = path.relative_to(site.output / "gettext" / "gettext").with_suffix(".po")
    place = site.folder / "locales" / "en" / "LC_MESSAGES" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(place))
    return {entry.msgid for entry in catalogue}


def build_english(site: TinySite) -> Built:
    """Build the English edition beside the French one."""
    return site.build(to="english", language="en")


@dataclass(frozen=True)
class Editions:
    """The same site in its two languages, and what was extracted from it."""

    french: Built
    english: Built
    extracted: dict[str, set[str]]

    @property
    def pages(self) -> list[str]:
        """The pages of the site."""
        return sorted(self.french.env.found_docs)
