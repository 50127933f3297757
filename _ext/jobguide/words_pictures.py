"""The words of the pictures, in both languages, side by side: see ``words``."""

from __future__ import annotations

PICTURE_WORDS: dict[str, tuple[str, str]] = {
    "map-title": ("Les cinq composantes de la mission", "The five components of the mission"),
    "association": ("L'association", "The association"),
    "community": ("La communauté en ligne", "The online community"),
    "post": ("Le poste", "The post"),
    "map-direction": ("Sens", "Direction"),
    "map-broadcast": (
        "de l'association vers la communauté",
        "from the association to the community",
    ),
    "map-feedback": (
        "de la communauté vers l'association",
        "from the community to the association",
    ),
    "map-animate": ("dans la communauté", "inside the community"),
    "map-events": ("entre la vie réelle et la communauté", "between real life and the community"),
    "map-articulate": ("dans l'association", "inside the association"),
    "orgchart-title": (
        "Le poste dans l'organigramme : {service}",
        "The post in the org chart: {service}",
    ),
    "orgchart-board-title": (
        "Le poste rattaché au conseil d'administration",
        "The post reporting to the board",
    ),
    "orgchart-pair-title": (
        "Le poste mixte : deux personnes, deux fiches",
        "The paired post: two people, two sheets",
    ),
    "orgchart-board": ("Conseil d'administration", "Board"),
    "orgchart-direction": ("Direction ou bureau", "Management"),
    "orgchart-level": ("Échelon", "Level"),
    "orgchart-who": ("Qui", "Who"),
    "orgchart-level-1": ("Décide", "Decides"),
    "orgchart-level-2": ("Dirige", "Manages"),
    "orgchart-level-3": ("Encadre le poste", "Supervises the post"),
    "orgchart-level-4": ("Fait le travail", "Does the work"),
    "orgchart-links": ("Travaille aussi avec", "Also works with"),
    "pair-employee": ("Salariée ou salarié", "Employee"),
    "pair-volunteer": ("Bénévole", "Volunteer"),
    "profile-title": (
        "Ce que dit le texte : passages par mission et par compétence",
        "What the text says: passages by mission and by competency",
    ),
    "workload-title": (
        "Heures par an et par activité, de la valeur basse à la valeur haute",
        "Hours a year by activity, from the low to the high value",
    ),
}
