"""The few words that a book needs and no page has, in both languages. Imports nothing."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # The name of the files: readers keep them among many others
    "name": ("animer-communaute-en-ligne", "running-online-community"),
    "cover": ("Couverture", "Cover"),
    "contents": ("Sommaire", "Contents"),
    "landmarks": ("Repères", "Landmarks"),
    "edition": ("Édition du {date}", "Edition of {date}"),
    "licence": ("Textes sous licence", "Text under the licence"),
    "licence-name": (
        "Creative Commons Attribution 4.0 International (CC BY 4.0)",
        "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    ),
    "quoted": (
        "L'article de 2009 et les annonces citées restent à leurs auteurs.",
        "The article of 2009 and the postings quoted remain their authors'.",
    ),
    "address": (
        "La version en ligne est à jour ; elle a aussi un calculateur et une recherche :",
        "The online version is up to date; it also has a calculator and a search:",
    ),
    "accessible": (
        "Livre structuré : sommaire, titres emboîtés, tableaux avec en-têtes, images décrites et "
        "reprises en texte, formules en MathML.",
        "Structured book: table of contents, nested headings, tables with headers, pictures "
        "described and told again as text, formulas in MathML.",
    ),
    "pdf": ("PDF, pour lire à l'écran ou imprimer", "PDF, to read on a screen or to print"),
    "epub": ("EPUB, pour une liseuse ou un téléphone", "EPUB, for an e-reader or a phone"),
    "zip": (
        "ZIP, le site entier, pour l'ouvrir sans internet",
        "ZIP, the whole site, to open without the internet",
    ),
    "kilobytes": ("{size}\u00a0ko", "{size}\u00a0kB"),
    "megabytes": ("{size}\u00a0Mo", "{size}\u00a0MB"),
    "none": (
        "Cette copie du site a été construite sans ces fichiers. La commande qui les ajoute :",
        "This copy of the site was built without these files. The command that adds them:",
    ),
}


def word(language: str, key: str, **values: object) -> str:
    """Return a word of the edition, values filled in.

    >>> word("en", "edition", date="22 November 2026")
    'Edition of 22 November 2026'
    """
    french, english = WORDS[key]
    return (french if language == "fr" else english).format(**values)
