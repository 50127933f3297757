"""The words of the formats, in both languages, side by side."""

from __future__ import annotations

from ..typography import set_text

WORDS = {
    # The copies in Markdown
    "form": (
        "Formulaire à remplir, sur la page du site",
        "Form to fill in, on the page of the site",
    ),
    "page": ("Page du site : <{address}>", "Page of the site: <{address}>"),
    "reviewed": ("Page relue le {day}.", "Page last reviewed on {day}."),
    "licence": (
        "Auteurs : {authors}. Licence de nos textes : <{licence}>. "
        "Les textes cités sont à leurs auteurs.",
        "Authors: {authors}. Licence of our own words: <{licence}>. "
        "Quoted texts belong to their authors.",
    ),
    # Their list
    "llms": (
        "Chaque lien mène à la copie d'une page en Markdown. Chaque chiffre porte son année, sa "
        "source et un degré de preuve, de A à D ; H signale une hypothèse.",
        "Each link leads to the copy of a page in Markdown. Each figure carries its year, its "
        "source and a grade of evidence, from A to D; H marks a working hypothesis.",
    ),
    "llms-home": ("Accueil", "Home"),
    "llms-edition": ("Autre édition", "Other edition"),
}


def word(language: str, key: str, **values: object) -> str:
    """Return words in a language, set as it wants them, values filled in.

    >>> word("en", "reviewed", day="22 November 2026")
    'Page last reviewed on 22 November 2026.'
    """
    return set_text(WORDS[key][language != "fr"], language).format(**values)
