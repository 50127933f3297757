"""What every model of a job sheet must settle, in the words of each edition. Imports nothing."""

from __future__ import annotations

from dataclasses import dataclass

# One of each set begins the heading, or the paragraph.
Parts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Wanted:
    """The beginnings of the missions, of the headings of every sheet and of an employee's."""

    missions: Parts
    parts: Parts
    paid_parts: Parts
    language: str


WANTED = {
    "fr": Wanted(
        missions=(
            ("Diffuser.",),
            ("Recueillir les retours.",),
            ("Faire vivre la communauté.",),
            ("Relayer les événements.",),
            ("Faire le lien en interne.",),
        ),
        parts=(
            ("L’association",),
            ("Votre place", "Avec qui", "Votre tutorat"),
            ("Ce que le poste ne comprend pas", "Ce que le stage ne comprend pas",
             "Ce que d’autres font", "Qui décide de quoi"),
            ("Votre temps", "Le temps, à titre de repère"),
            ("Modération",),
            ("Comptes et données",),
            ("Le retour au bureau", "Ce qui revient au bureau"),
            ("Pour postuler", "Pour nous rejoindre"),
            ("Annexe",),
        ),
        paid_parts=(("Vos horaires",), ("Contrat et salaire",), ("Ce que nous demandons",)),
        language="fr-FR",
    ),
    "en": Wanted(
        missions=(
            ("Share information.", "Sharing information."),
            ("Gather feedback.", "Gathering feedback."),
            ("Keep the community active.", "Keeping the community active."),
            ("Promote and report on events.", "Promoting and reporting on events."),
            ("Internal coordination.",),
        ),
        parts=(
            ("The association",),
            ("Reporting line", "Your place in the team", "Who you will work with",
             "Your supervision"),
            ("What the role does not include", "What the internship does not include",
             "What others do", "Who decides what"),
            ("Your time", "Time, as a guide"),
            ("Moderation",),
            ("Accounts and data",),
            ("Reporting to the board", "What reaches the board"),
            ("How to apply", "How to join us"),
            ("Appendix",),
        ),
        paid_parts=(("Your working hours",), ("Contract and pay",), ("What we are looking for",)),
        language="en-GB",
    ),
}  # fmt: skip
