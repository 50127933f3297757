"""What we say ourselves, in references.bib, of where a source appeared; other values are names.

A key is what stands there, in a field such as `howpublished`. Imports nothing.
"""

from __future__ import annotations

OWN_WORDS: dict[str, tuple[str, str]] = {
    "archive": (
        "archive mensuelle de juin 2009, version imprimable",
        "monthly archive of June 2009, printable version",
    ),
    "code-article": ("article de code", "article of a code"),
    "consolidated-code": ("code consolidé", "consolidated code"),
    "eu-directive": ("directive de l'Union européenne", "EU directive"),
    "eu-regulation": ("règlement de l'Union européenne", "EU regulation"),
    "open-data": ("données ouvertes", "open data"),
    "record": (
        "@GRH, n° 36, 2020/3, p. 119–143 (notice du Céreq)",
        "@GRH, no. 36, 2020/3, p. 119–143 (record by Céreq)",
    ),
    "reply-list": ("réponse sur la liste", "reply on the list"),
    "reply-place": (
        "réponse sur le rattachement, message 7 du fil",
        "reply on the place of the post, message 7 of the thread",
    ),
    "reply-status": (
        "réponse sur le statut et la rémunération, message 5 du fil",
        "reply on status and pay, message 5 of the thread",
    ),
}
