"""The interface words of the time sheet and of the page of the model, in both languages.

Imports nothing.
"""

from __future__ import annotations

MODEL_WORDS: dict[str, tuple[str, str]] = {
    # The time sheet: its columns, its rows, what is wrong with one and how to mend it
    "sheet-activity": ("activité", "activity"),
    "sheet-unit": ("unité", "unit"),
    "sheet-count": ("nombre", "count"),
    "sheet-day": ("j", "d"),
    "sheet-other": ("Autre chose (notez quoi à part)", "Something else (note separately what)"),
    "sheet-name": ("Fiche de temps", "Time sheet"),
    "sheet-title": ("Fiche de temps : deux semaines", "Time sheet: two weeks"),
    "sheet-how-1": (
        "Choisissez deux semaines ordinaires, ni vacances ni assemblée générale.",
        "Choose two ordinary weeks, with neither holidays nor a general meeting.",
    ),
    "sheet-how-2": (
        "Chaque jour, de j1 à j14, écrivez les minutes passées à chaque activité.",
        "Each day, from d1 to d14, write the minutes spent on each activity.",
    ),
    "sheet-how-3": (
        "À la fin, écrivez dans « nombre » combien d'unités vous avez traitées, s'il y en a une.",
        "At the end, write in “count” how many units you handled, where there is a unit.",
    ),
    "sheet-how-4": (
        "Ce qui n'entre dans aucune ligne va dans la dernière : c'est là que le modèle se trompe.",
        "What fits no row goes into the last one: that is where the model is wrong.",
    ),
    "sheet-how-5": (
        "Pour relire la fiche sur le site, enregistrez-la en CSV et gardez la colonne « id ».",
        "For the site to read the sheet back, save it as CSV and keep the “id” column.",
    ),
    "sheet-total": ("minutes", "minutes"),
    "sheet-result": ("résultat", "result"),
    "sheet-result-unit": ("en", "in"),
    "sheet-hours-week": ("h par semaine", "h a week"),
    "sheet-minutes-unit": ("min par {unit}", "min per {unit}"),
    "sheet-day-total": ("Total du jour", "Total of the day"),
    "sheet-cell": ("Ligne {line}, colonne {column} :", "Line {line}, column {column}:"),
    "sheet-line": ("Ligne {line} :", "Line {line}:"),
    "sheet-no-header": (
        "Ce fichier n'a pas de colonne « id ». Partez de la fiche vide de cette page.",
        "This file has no “id” column. Start from the empty sheet on this page.",
    ),
    "sheet-no-row": (
        "La fiche est vide. Écrivez les minutes d'une activité au moins.",
        "The sheet is empty. Write the minutes of one activity at least.",
    ),
    "sheet-unknown-id": (
        "aucune activité ne s'appelle « {cell} ». Recopiez le mot de la fiche vide.",
        "no activity is called “{cell}”. Copy the word from the empty sheet.",
    ),
    "sheet-not-a-number": (
        "« {cell} » n'est pas un nombre. Écrivez des minutes, par exemple 90.",
        "“{cell}” is not a number. Write minutes, for instance 90.",
    ),
    "sheet-negative": (
        "« {cell} » est négatif. Écrivez 0 ou plus.",
        "“{cell}” is negative. Write 0 or more.",
    ),
    "sheet-too-much": (
        "« {cell} » est trop grand : au plus 1440 minutes par jour, un million d'unités.",
        "“{cell}” is too large: at most 1440 minutes a day, one million units.",
    ),
    "sheet-no-count": (
        "« {cell} » a des minutes et aucun nombre. Écrivez combien d'unités vous avez traitées.",
        "“{cell}” has minutes and no count. Write how many units you handled.",
    ),
    "sheet-no-minutes": (
        "« {cell} » a un nombre et aucune minute. Écrivez les minutes de chaque jour.",
        "“{cell}” has a count and no minutes. Write the minutes of each day.",
    ),
    "sheet-file-ods": (
        "Fiche à remplir, tableur (.ods, {size}\u00a0ko)",
        "Sheet to fill, spreadsheet (.ods, {size}\u00a0kB)",
    ),
    "sheet-file-csv": (
        "Fiche à remplir, texte (.csv, {size}\u00a0ko)",
        "Sheet to fill, text (.csv, {size}\u00a0kB)",
    ),
    "sheet-week": ("Semaine {number}, en minutes", "Week {number}, in minutes"),
    "sheet-reckoning": ("Après deux semaines : le calcul", "After two weeks: the calculation"),
    "sheet-minutes": ("Minutes", "Minutes"),
    "sheet-divided": ("Nombre", "Count"),
    "sheet-gives": ("Résultat", "Result"),
    # The reader of the sheet, on the page of the calculator; the script gets those of “tell-”
    "sheet-noscript": (
        "Lire la fiche ici demande JavaScript. Sans lui, faites les divisions à la main : les "
        "minutes par le nombre d'unités ou, sans unité, par 120 pour des heures par semaine.",
        "Reading the sheet here needs JavaScript. Without it, divide by hand: the minutes by the "
        "number of units or, without a unit, by 120 for hours a week.",
    ),
    "sheet-reader": ("Rendre la fiche remplie", "Give the filled sheet back"),
    "sheet-reader-help": (
        "Tout se lit dans votre navigateur, rien n'est envoyé.",
        "Everything is read in your browser, nothing is sent.",
    ),
    "sheet-file": (
        "Votre fiche, en .csv : choisissez-la ou déposez-la ici",
        "Your sheet, as .csv: choose it or drop it here",
    ),
    "sheet-paste": (
        "Ou collez ses lignes, la première comprise",
        "Or paste its rows, the first one included",
    ),
    "sheet-use": ("Reprendre ces temps dans le calcul", "Use these times in the calculator"),
    "sheet-back": ("Revenir aux temps du modèle", "Go back to the times of the model"),
    "sheet-tell-summary": (
        "Activités mesurées : {measures}. Points à corriger : {faults}.",
        "Activities measured: {measures}. Points to correct: {faults}.",
    ),
    "sheet-tell-unit": (
        "{time} par {unit} (nombre : {count}).",
        "{time} per {unit} (count: {count}).",
    ),
    "sheet-tell-fixed": ("{time} par semaine.", "{time} a week."),
    "sheet-model": (
        "Le modèle : {central}, de {low} à {high}.",
        "The model: {central}, from {low} to {high}.",
    ),
    "sheet-tell-same": ("Comme le modèle", "Like the model"),
    "sheet-tell-more": (
        "{percent}\u00a0% de plus que le modèle",
        "{percent}% above the model",
    ),
    "sheet-tell-less": (
        "{percent}\u00a0% de moins que le modèle",
        "{percent}% below the model",
    ),
    "sheet-tell-times": ("{ratio} fois le temps du modèle", "{ratio} times the model's time"),
    "sheet-tell-inside": ("dans sa fourchette", "within its range"),
    "sheet-tell-below": ("sous sa fourchette", "under its range"),
    "sheet-tell-above": ("au-dessus de sa fourchette", "over its range"),
    "sheet-tell-thin": (
        "Moins de dix unités : le hasard compte, le calcul garde aussi la fourchette du modèle.",
        "Fewer than ten units: chance counts, the calculator keeps the model's range as well.",
    ),
    "sheet-tell-total": (
        "Temps noté en tout : {all}\u00a0h par semaine, dont {other}\u00a0h hors du modèle.",
        "Time noted in all: {all}\u00a0h a week, of which {other}\u00a0h outside the model.",
    ),
    "sheet-tell-used": (
        "Vos temps sont dans le calcul : {now}\u00a0h par semaine, au lieu de {old}\u00a0h.",
        "Your times are in the calculator: {now}\u00a0h a week, instead of {old}\u00a0h.",
    ),
    "sheet-tell-used-first": (
        "Vos temps sont dans le calcul : {now}\u00a0h par semaine.",
        "Your times are in the calculator: {now}\u00a0h a week.",
    ),
    "sheet-tell-used-empty": (
        "Vos temps sont dans le calcul. Répondez à ses questions pour voir vos heures.",
        "Your times are in the calculator. Answer its questions to see your hours.",
    ),
    "sheet-tell-returned": (
        "Les temps du modèle sont revenus dans le calcul.",
        "The model's times are back in the calculator.",
    ),
    "sheet-tell-spreadsheet": (
        "Ce fichier est un classeur : ouvrez-le, puis enregistrez la fiche en CSV.",
        "This file is a workbook: open it, then save the sheet as CSV.",
    ),
    "sheet-tell-too-big": (
        "Ce fichier est trop gros pour une fiche de temps. Vérifiez que c'est le bon.",
        "This file is too big for a time sheet. Check that it is the right one.",
    ),
    "sheet-tell-unreadable": (
        "Le navigateur n'a pas pu lire ce fichier. Collez plutôt ses lignes.",
        "The browser could not read this file. Paste its rows instead.",
    ),
    # The page of the model
    "case-small-volunteer": ("Entre bénévoles", "Among volunteers"),
    "case-part-time": ("À temps partiel", "Part of a post"),
    "case-federation": ("Fédération", "Federation"),
    "by-year": ("{counted} par an", "{counted} a year"),
    "from-to": ("{low} à {high}", "{low} to {high}"),
    "number": ("Nombre", "Number"),
    "value": ("Valeur", "Value"),
    "numbers-caption": ("Tous les nombres du modèle", "All the numbers of the model"),
    "number-legal_year_hours": ("Année légale à plein temps", "Legal year at full time"),
    "number-legal_week_hours": ("Semaine légale à plein temps", "Legal week at full time"),
    "number-usable_share": (
        "Part d'un plein temps qui va au métier",
        "Share of a full-time post that goes to the job itself",
    ),
    "number-launch_months": (
        "Préparer et lancer, à plein temps",
        "Prepare and launch, at full time",
    ),
    "number-preparation_months": ("Dont préparer", "Of which prepare"),
    "value-percent": ("{value}\u00a0%", "{value}%"),
    "value-months": ("{value} mois", "{value} months"),
    "value-from": ("à partir de {value} mois", "from {value} months on"),
    "value-least": (" ; au moins {time} chaque fois", "; at least {time} each time"),
    "value-hours-week": ("{value} h par semaine", "{value} h a week"),
    "value-member-minutes": (
        "{value} min par membre et par mois",
        "{value} min per member and per month",
    ),
    "bound-presence": ("Repère : une présence", "Benchmark: a presence"),
    "bound-running": ("Repère : une communauté qui vit", "Benchmark: a community that is alive"),
    "bound-members": ("Repère : le temps par membre", "Benchmark: time for each member"),
    "stage-inception": ("FeverBee, naissance", "FeverBee, inception"),
    "stage-establishment": ("FeverBee, installation", "FeverBee, establishment"),
    "stage-maturity": ("FeverBee, maturité", "FeverBee, maturity"),
    "stage-first-contract": ("Premier contrat, six annonces", "First contract, six adverts"),
    "grade-law": ("Loi :", "Law:"),
    "our-hypothesis": ("notre hypothèse", "our hypothesis"),
    "share": ("Part", "Share"),
    "swing": ("Écart, h", "Swing, h"),
    "weights-caption": ("{case} : ce qui pèse le plus", "{case}: what weighs most"),
    "week-theirs": ("FeverBee", "FeverBee"),
    "week-beyond": ("Hors de notre modèle", "Outside our model"),
    "week-caption": ("Part de chaque mission dans la semaine", "Share of each mission in the week"),
    # Its pictures
    "situations-title": (
        "Heures par an et par activité, dans trois situations (barre\u00a0: part du total)",
        "Hours a year by activity, in three situations (bar: share of the total)",
    ),
    "range-title": (
        "{case}\u00a0: les heures par semaine selon un seul nombre, {counted}",
        "{case}: hours a week as one number changes, {counted}",
    ),
    "range-here": ("ici, {value}", "here, {value}"),
    "timeline-title": (
        "Du lancement au régime de croisière, en mois",
        "From launch to cruising, in months",
    ),
    "phase": ("Phase", "Phase"),
    "begins": ("Commence", "Begins"),
    "ends": ("Finit", "Ends"),
    "no-end": ("–", "–"),
    "phase-preparation": ("Préparer", "Prepare"),
    "phase-launch": ("Lancer", "Launch"),
    "phase-cruise": ("{case}, ensuite", "{case}, afterwards"),
    "months-from": ("dès le mois {begins}", "from month {begins}"),
    "months": ("Mois", "Months"),
    "a-week": ("{hours} par semaine", "{hours} a week"),
    "labelled": ("{label}\u00a0: {told}", "{label}: {told}"),
}
