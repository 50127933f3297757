"""The site's own few interface words, in both languages, side by side.

They stand in one table and not in a catalogue, so that a word cannot exist in one language only.
Imports the parts of the table that one tool alone needs, `words_*`.
"""

from __future__ import annotations

from .words_data import DATA_WORDS
from .words_model import MODEL_WORDS
from .words_pictures import PICTURE_WORDS
from .words_sizing import SIZING_WORDS

FRENCH, ENGLISH = 0, 1

WORDS: dict[str, tuple[str, str]] = {
    # Labels of the blocks of a page
    "brief": ("En bref", "In short"),
    "conclusion": ("Ce que nous en concluons", "What we conclude"),
    "yours": ("À vous", "Over to you"),
    "activities": ("Ce que l'on fait", "What is done"),
    "benefit": ("Ce que cela donne à l'association", "What the association gets"),
    "sign": ("Signe que c'est fait", "A sign that it is done"),
    "learn": ("Pour l'apprendre", "How to learn it"),
    "levels": ("Quatre niveaux, que l'on peut voir", "Four levels that can be seen"),
    "gain": ("Ce que l'on gagne", "What is gained"),
    "loss": ("Ce que l'on perd", "What is lost"),
    "fits": ("Quand cela convient", "When it fits"),
    "remedy": ("La règle de travail qui répare", "A rule that makes up for it"),
    "measure": ("Comment le compter", "How to count it"),
    "rule": ("La règle", "The rule"),
    "before": ("À éviter", "To avoid"),
    "after": ("À préférer", "To prefer"),
    "asks": ("Ce que cela demande", "What it asks for"),
    "reveals": ("Ce que cela révèle", "What it reveals"),
    "today": ("Ce qu'il faudrait aujourd'hui", "What it would need today"),
    # Quotations of the article
    "statement-credit": (
        "Article de 2009, énoncé {number} sur {total}",
        "Article of 2009, statement {number} of {total}",
    ),
    "reading": ("Notre lecture", "Our English reading"),
    "statement-place": ("Traité dans :", "Dealt with in:"),
    "next": (" ; ", "; "),  # between two sources
    "cited-in": ("Cité dans :", "Cited in:"),
    "list-separator": (" ; ", "; "),
    "tags": ("Étiquettes", "Tags"),
    "untagged": ("Sans étiquette, à dessein", "No tag, on purpose"),
    # Objects
    "mission": ("Mission", "Mission"),
    "missions": ("Missions", "Missions"),
    "competency": ("Compétence", "Competency"),
    "competencies": ("Compétences", "Competencies"),
    "needs": ("Compétences utiles :", "Competencies needed:"),
    "posting": ("Exemple", "Example"),
    "pitfall": ("Point à surveiller", "Point to watch"),
    "level": ("Force", "Strength"),
    "level-rule": ("contraire à une règle", "contrary to a rule"),
    "level-justify": ("à justifier", "to be justified"),
    "level-complete": ("à compléter", "to complete"),
    "level-advice": ("conseil", "advice"),
    "scope": ("Concerne :", "Applies to:"),
    "pitfalls-none": (
        "Aucun point à surveiller dans ce texte.",
        "Nothing to watch in this text, as checked in French.",
    ),
    "pitfalls-absent": ("rien dans le texte", "nothing in the text"),
    "pitfalls-words": ("Mots du texte", "Words of the text"),
    "scope-offer": ("offre d'emploi", "job offer"),
    "scope-stage": ("stage", "traineeship (stage)"),
    "scope-volunteer": ("mission bénévole", "volunteer mission"),
    # Sheets to download
    "document-link": (
        "Télécharger « {title} », pour {program} (.{kind}",
        "Download “{title}”, for {program} (.{kind}",
    ),
    "document-size": (", {size}\u00a0ko)", ", {size}\u00a0kB)"),
    # Facts of a posting
    "employer": ("Employeur", "Employer"),
    "country": ("Pays", "Country"),
    "year": ("Année", "Year"),
    "kind": ("Nature", "Kind"),
    "status": ("Statut", "Status"),
    "placement": ("Rattachement", "Reports to"),
    "pay": ("Rémunération", "Pay"),
    "source": ("Source", "Source"),
    "country-FR": ("France", "France"),
    "kind-advert": ("annonce", "advert"),
    "kind-description": ("fiche de poste", "job description"),
    "kind-quotation": ("citation", "quotation"),
    "kind-lost": ("document perdu", "lost document"),
    "kind-model": ("modèle à adapter", "model to adapt"),
    "kind-post": ("poste décrit", "post as described"),
    "contract": ("Contrat", "Contract"),
    "hours": ("Temps de travail", "Working time"),
    "place": ("Lieu", "Place"),
    "country-BO": ("Bolivie", "Bolivia"),
    "country-ML": ("Mali", "Mali"),
    "country-PH": ("Philippines", "Philippines"),
    "country-SN": ("Sénégal", "Senegal"),
    "country-US": ("États-Unis", "United States"),
    "country-INT": ("plusieurs pays", "several countries"),
    "status-employee": ("personne salariée", "employee"),
    "status-trainee": ("stagiaire", "trainee"),
    "status-volunteer": ("bénévole", "volunteer"),
    "status-contractor": ("prestataire", "contractor"),
    "placement-marketing": ("marketing", "marketing"),
    "placement-operations": ("exploitation", "operations"),
    "placement-programme": ("programme ou communauté", "programme or community"),
    "placement-direction": ("direction", "management"),
    "placement-board": ("bureau ou conseil d'administration", "officers or board"),
    "pay-shown": ("affichée", "shown"),
    "unstated": ("non dit", "not said"),
    # Tables
    "yes": ("oui", "yes"),
    "no": ("non", "no"),
    "passages": ("Passages", "Passages"),
    "coverage-caption": (
        "Quelles compétences pour quelle mission",
        "Which competencies for which mission",
    ),
    "postings-1": ("Les exemples : d'où ils viennent", "The examples: where they come from"),
    "postings-2": ("Les exemples : quel poste", "The examples: what post"),
    "postings-3": ("Les exemples : quelles missions", "The examples: which missions"),
    "filter-legend": ("N'afficher que…", "Show only…"),
    "filter-all": ("tout", "all"),
    "filter-reset": ("Tout afficher", "Show all"),
    "filter-count": ("{shown} exemples sur {total}", "{shown} examples of {total}"),
    "examples-count": ("Exemples", "Examples"),
    "corpus-missions": (
        "Combien d'exemples parlent de chaque mission, sur {total}",
        "How many examples speak of each mission, of {total}",
    ),
    "corpus-missions-row": ("Mission", "Mission"),
    "corpus-moderation": (
        "Combien d'exemples parlent de modération, selon leur année",
        "How many examples speak of moderation, by year",
    ),
    "corpus-moderation-row": ("Années", "Years"),
    "corpus-pay": (
        "Combien d'exemples affichent la rémunération, sur {total}",
        "How many examples show the pay, of {total}",
    ),
    "corpus-pay-row": ("Rémunération", "Pay"),
    "period-0": ("jusqu'en 2012", "up to 2012"),
    "period-2013": ("de 2013 à 2019", "2013 to 2019"),
    "period-2020": ("depuis 2020", "since 2020"),
    "equivalent": ("Lire l'image en texte", "Read the picture as text"),
    # The sizing model
    "activity": ("Activité", "Activity"),
    "low": ("Bas", "Low"),
    "central": ("Central", "Central"),
    "high": ("Haut", "High"),
    "total": ("Total", "Total"),
    "hours-year": ("Heures par an", "Hours a year"),
    "hours-week": ("Heures par semaine", "Hours a week"),
    "fte": ("Équivalents temps plein", "Full-time equivalents"),
    "activity-time": (
        "{central} par {unit}, de {low} à {high}",
        "{central} per {unit}, from {low} to {high}",
    ),
    "range-told": ("de {low} à {high}", "{low} to {high}"),
    "range-short": ("Fourchette", "Range"),
    "grade-short": ("Preuve", "Grade"),
    "week": ("semaine", "week"),
    "unit-times-caption": ("Les temps du modèle", "The unit times of the model"),
    "unit": ("Par", "Per"),
    "grade-a": (
        "Degré A : étude relue par des pairs, ou comptage dans les données d'un service",
        "Grade A: peer-reviewed study, or measured on logs",
    ),
    "grade-b": (
        "Degré B : enquête dont l'effectif est donné",
        "Grade B: survey with its size stated",
    ),
    "grade-c": (
        "Degré C : règle de praticien, sans données montrées",
        "Grade C: practitioner's rule, no data shown",
    ),
    "grade-d": (
        "Degré D : anecdote, cas unique ou vendeur",
        "Grade D: anecdote, single case or vendor",
    ),
    "grade-h": ("Degré H : notre hypothèse de travail", "Grade H: our working hypothesis"),
    **DATA_WORDS,
    **MODEL_WORDS,
    **PICTURE_WORDS,
    **SIZING_WORDS,
    # Contributors' faults
    "fault": ("Code", "Code"),
    "fault-problem": ("Ce qui ne va pas", "What is wrong"),
    "fault-cure": ("Comment réparer", "How to mend it"),
}


def word(language: str, key: str, **values: object) -> str:
    """Return an interface word in a language ("en", or French for any other), values filled in.

    Raises KeyError where the word is not in the table.

    >>> word("en", "statement-credit", number=3, total=69)
    'Article of 2009, statement 3 of 69'
    """
    text = WORDS[key][ENGLISH if language.startswith("en") else FRENCH]
    return text.format(**values) if values else text


def coded(language: str, name: str, value: str) -> str:
    """Return the word for a coded value, or the value itself where the table has none.

    >>> coded("fr", "status", "trainee"), coded("fr", "country", "BR")
    ('stagiaire', 'BR')
    """
    key = f"{name}-{value}"
    return word(language, key) if key in WORDS else value
