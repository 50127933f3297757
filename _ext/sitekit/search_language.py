"""What the search is told of each language, where Sphinx's stemmer and stop words say too little.

One table; the engine is the same for all, and a language without an entry has Sphinx's words only.
Pure: no Sphinx here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .search_text import words


@dataclass(frozen=True)
class Language:
    """A language as the search knows it.

    ``stop_words`` say nothing, besides Sphinx's. ``spellings`` bring two ways to write to one: the
    pattern of what is written (a regular expression of the browser, on small letters without
    accents) and what is put in its place; all are applied, in their order. ``also`` tells, for a
    word that readers type in any of its forms, words that the pages may have in its place:
    irregular forms, words of another country, short forms.
    """

    stop_words: str = ""
    spellings: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)


LANGUAGES = {
    # Sphinx's list has what an elision leaves of two letters at most.
    "fr": Language(
        stop_words="jusqu lorsqu puisqu quoiqu non",
        also={
            "ado": "mineur",
            "asso": "association",
            "boulot": "poste métier",
            "démission": "départ",
            "enfant": "mineur",
            "fb": "facebook",
            "identifiants": "accès passe",
            "menace": "insulte",
            "paie": "salaire",
            "paye": "salaire",
            "vacances": "congés",
            "virer": "exclure licencier",
        },
    ),
    "en": Language(
        stop_words="can may might must shall will",
        spellings={
            "(act)is([ei])": "$1ic$2",  # practise, practice
            "(..[iy])s([eia])": "$1z$2",  # organise, organize; analyse, analyze
            "(...)our([aeis]|$)": "$1or$2",  # labour, labor
            "tre(s?)$": "ter$1",  # centre, center
            "ogue(s?)$": "og$1",  # dialogue, dialog
            "amme(s?)$": "am$1",  # programme, program
            "enc(es?)$": "ens$1",  # licence, license
            "dgem": "dgm",  # judgement, judgment
            "ll": "l",  # travelling, traveling
        },
        also={
            "ad": "advert",
            "bullying": "harassment",
            "candidate": "applicant",
            "children": "minors",
            "chosen": "choose",
            "fired": "dismiss",
            "freelancer": "contractor",
            "held": "hold",
            "intern": "trainee",
            "internship": "traineeship",
            "kept": "keep",
            "kids": "minors",
            "left": "leave",
            "met": "meet",
            "metrics": "measures",
            "netiquette": "charter",
            "paid": "pay",
            "quit": "leave",
            "resign": "leave",
            "staff": "employee",
            "teenager": "minors",
            "threat": "insult",
            "vacation": "holidays leave",
            "wage": "pay salary",
            "women": "woman",
            "written": "write",
        },
    ),
}


def language_of(code: str) -> Language:
    """Return what is known of a language; nothing is known of one that the table does not have.

    >>> language_of("en").also["vacation"], language_of("de").stop_words
    ('holidays leave', '')
    """
    return LANGUAGES.get(code, Language())


def stop_words(of_sphinx: Iterable[str], code: str) -> frozenset[str]:
    """Return the stop words of a language, as a text falls into words: "don't" leaves "don".

    >>> sorted(stop_words(["the", "don't"], "de"))
    ['don', 'the']
    """
    told = " ".join([*of_sphinx, language_of(code).stop_words])
    return frozenset(words(told))
