"""The words of the open data: what each column of `postings.csv` holds, and under what licence."""

from __future__ import annotations

DATA_WORDS: dict[str, tuple[str, str]] = {
    "pitfalls": ("Points à surveiller trouvés", "Points to watch found"),
    "page": ("Page", "Page"),
    "licence": ("Licence", "Licence"),
    "data-title": ("Les annonces et les postes du guide", "The postings and posts of the guide"),
    "data-about": (
        "Une ligne par exemple. Une cellule vide veut dire : absent de ce que nous avons lu.",
        "One row an example. An empty cell means: absent from what we could read.",
    ),
    "data-rights": (
        "Nos textes et nos données sont sous cette licence. L'article de 2009 et les annonces "
        "citées restent à leurs auteurs.",
        "Our texts and data are under this licence. The article of 2009 and the postings quoted "
        "belong to their authors.",
    ),
    "column-id": ("Nom court, le même dans job.json.", "Short name, the same in job.json."),
    "column-posting": ("Titre de la page de l'exemple.", "Title of the page of the example."),
    "column-employer": ("Qui publie ou emploie.", "Who publishes or employs."),
    "column-year": ("Année du document.", "Year of the document."),
    "column-country": ("Pays du poste.", "Country of the post."),
    "column-kind": ("Ce qu'est le document.", "What the document is."),
    "column-status": ("Statut de la personne.", "Status of the person."),
    "column-placement": ("Place dans l'organigramme.", "Place in the org chart."),
    "column-pay": ("Si la rémunération est affichée.", "Whether the pay is shown."),
    "column-contract": ("Contrat, dans nos mots.", "Contract, in our words."),
    "column-hours": ("Temps de travail, dans nos mots.", "Working time, in our words."),
    "column-place": ("Lieu, dans nos mots.", "Place, in our words."),
    "column-missions": (
        "Missions dont parlent ses lignes, séparées par « | ».",
        "Missions that its lines speak of, separated by “|”.",
    ),
    "column-competencies": (
        "Compétences que demandent ses lignes, séparées par « | ».",
        "Competencies that its lines ask for, separated by “|”.",
    ),
    "column-pitfalls": (
        "Points à surveiller que montrent ses mots, séparés par « | » ; cherchés dans les "
        "annonces citées mot pour mot.",
        "Points to watch that its words show, separated by “|”; looked for in the postings "
        "quoted word for word.",
    ),
    "column-source": ("Adresse du document lu.", "Address of the document read."),
    "column-page": ("Adresse de la page de l'exemple.", "Address of the page of the example."),
    "column-licence": ("Licence de la ligne.", "Licence of the row."),
}
