"""Interface words of the sizing calculator, both languages; its script gets the ``tell-`` ones."""

from __future__ import annotations

SIZING_WORDS: dict[str, tuple[str, str]] = {
    # The form
    "sizing-noscript": (
        "Le calcul a besoin de JavaScript. Sans lui, imprimez cette page : les questions, les "
        "temps et les cas calculés suffisent pour compter à la main.",
        "The calculator needs JavaScript. Without it, print this page: the questions, the times "
        "and the worked cases are enough to calculate by hand.",
    ),
    "sizing-phase": ("Où en êtes-vous ?", "How far along are you?"),
    "sizing-phase-cruise": ("Notre communauté en ligne existe", "Our online community exists"),
    "sizing-phase-launch": ("Nous allons la lancer", "We are going to launch it"),
    "sizing-case": ("Qui fera le travail ?", "Who will do the work?"),
    "sizing-case-help": (
        "Votre choix remplit les questions avec un exemple inventé, à corriger. Ce que vous avez "
        "écrit reste.",
        "Your choice fills the questions with an invented example, to be corrected. What you "
        "wrote stays.",
    ),
    "sizing-case-none": (
        "Je ne sais pas encore : questions vides",
        "I do not know yet: empty questions",
    ),
    "sizing-choice": ("Ce que vous choisissez de faire", "What you choose to do"),
    "sizing-fixed": ("Le travail de chaque semaine", "The work of every week"),
    "sizing-fixed-help": (
        "En heures par semaine. Les temps du modèle valent pour un plein temps : avec moins, "
        "écrivez moins.",
        "In hours a week. The times of the model are those of a full-time post: with less, write "
        "less.",
    ),
    "sizing-extra": ("Pour vérifier le résultat (facultatif)", "To check the result (optional)"),
    "sizing-low": ("au moins", "at least"),
    "sizing-central": ("d'habitude", "usually"),
    "sizing-high": ("au plus", "at most"),
    "sizing-per": ("période", "period"),
    "per-week": ("par semaine", "a week"),
    "per-month": ("par mois", "a month"),
    "per-year": ("par an", "a year"),
    "per-none": ("en tout", "in all"),
    "sizing-model": ("Le modèle compte {time}", "The model counts {time}"),
    "sizing-minimum": (
        "Le modèle compte au moins {time} à chaque fois",
        "The model counts at least {time} each time",
    ),
    "sizing-minimum-box": ("minutes au moins, à chaque fois", "minutes at least, each time"),
    "sizing-times": (
        "Voir et changer les temps du modèle",
        "See and change the times of the model",
    ),
    "sizing-times-help": (
        "Ces temps sont ceux du modèle, avec leur degré de preuve. Remplacez-les par ceux que "
        "vous avez mesurés ; une case vide reprend celui du modèle.",
        "These times are the model's, with their grade of evidence. Put your own once you have "
        "measured them; an empty box takes the model's.",
    ),
    "sizing-minutes": ("{activity} : minutes par {unit}", "{activity}: minutes per {unit}"),
    "sizing-months": (
        "Préparer et lancer : mois à plein temps",
        "Prepare and launch: months at full time",
    ),
    "sizing-paper": ("À la main : {blank} heures par an", "By hand: {blank} hours a year"),
    "sizing-paper-total": (
        "À la main : additionnez les heures d'une année. Divisez par {weeks} pour une semaine, "
        "par {usable} pour des équivalents temps plein.",
        "By hand: add up the hours of a year. Divide by {weeks} for a week, by {usable} for "
        "full-time equivalents.",
    ),
    # The result
    "sizing-result": ("Votre résultat", "Your result"),
    "sizing-totals": ("Heures et équivalents temps plein", "Hours and full-time equivalents"),
    "sizing-missions": ("Heures par an et par mission", "Hours a year by mission"),
    "sizing-activities": ("Heures par an et par activité", "Hours a year by activity"),
    "sizing-activities-open": ("Voir le détail par activité", "See the detail by activity"),
    "sizing-share": ("Part", "Share"),
    "sizing-weighs": (
        "Ce qui pèse, ce qui reste incertain",
        "What weighs most, what stays uncertain",
    ),
    "sizing-situation": ("Dans votre situation", "In your situation"),
    "sizing-sentence": ("La phrase à recopier", "The sentence to copy"),
    "sizing-copy": ("Copier la phrase", "Copy the sentence"),
    "sizing-link": ("Copier le lien", "Copy the link"),
    "sizing-link-label": ("Lien vers vos réponses", "Link to your answers"),
    "sizing-print": ("Imprimer", "Print"),
    "sizing-reset": ("Tout effacer", "Clear everything"),
    "sizing-undo": ("Reprendre mes réponses", "Bring my answers back"),
    # What the script says; the words between braces are filled in by it
    "tell-week": (
        "Comptez {central}\u00a0h par semaine, de {low} à {high}\u00a0h.",
        "Allow {central}\u00a0h a week, from {low} to {high}\u00a0h.",
    ),
    "tell-bar": (
        "{central}\u00a0h par semaine, de {low} à {high}\u00a0h",
        "{central}\u00a0h a week, from {low} to {high}\u00a0h",
    ),
    "tell-launch": (
        "Pour préparer et lancer : un plein temps de {low} à {high} mois, soit {from} à {to} "
        "heures.",
        "To prepare and launch: one full-time post for {low} to {high} months, that is {from} to "
        "{to} hours.",
    ),
    "tell-launch-slow": (
        "Avec {available}\u00a0h par semaine, il y faudrait {low} à {high} mois.",
        "With {available}\u00a0h a week, it would take {low} to {high} months.",
    ),
    "tell-then": ("Puis vient le régime de croisière.", "Then comes the cruising phase."),
    "tell-enough": (
        "Vous avez {available}\u00a0h par semaine : assez pour la valeur centrale.",
        "You have {available}\u00a0h a week: enough for the central value.",
    ),
    "tell-short": (
        "Vous avez {available}\u00a0h par semaine : il manque {gap}\u00a0h pour la valeur "
        "centrale.",
        "You have {available}\u00a0h a week: {gap}\u00a0h short of the central value.",
    ),
    "tell-members": (
        "Votre résultat : un plein temps pour {members} membres.",
        "Your result: one full-time post for {members} members.",
    ),
    "tell-heaviest": (
        "Le plus lourd : « {activity} », {share}\u00a0% du temps.",
        "The heaviest: “{activity}”, {share}% of the time.",
    ),
    "tell-uncertain": (
        "Ce qui changerait le plus le résultat : « {activity} ». Selon son temps réel, le total "
        "va de {low} à {high}\u00a0h par semaine : mesurez d'abord cette activité.",
        "What would change the result most: “{activity}”. Depending on its real time, the total "
        "goes from {low} to {high}\u00a0h a week: measure this activity first.",
    ),
    "tell-evidence": (
        "Part du temps par degré de preuve : {shares}.",
        "Share of the time by grade of evidence: {shares}.",
    ),
    "tell-percent": ("{share}\u00a0%", "{share}%"),
    "tell-grade": ("{grade} {share}\u00a0%", "{grade} {share}%"),
    "tell-grade-own": ("vos propres temps {share}\u00a0%", "your own times {share}%"),
    "tell-example": (
        "Réponses qui sont encore celles de l'exemple : {count} sur {total}. Remplacez-les par "
        "les vôtres avant de décider.",
        "Answers that are still the example's: {count} of {total}. Put yours before you decide.",
    ),
    "tell-empty": (
        "Sans réponse, comptés pour zéro : {names}.",
        "Without an answer, counted as zero: {names}.",
    ),
    "tell-faults": (
        "Réponses à corriger, non comptées : {count}.",
        "Answers to correct, not counted: {count}.",
    ),
    "tell-reduce": (
        "À réduire d'abord, heures par semaine : {list}.",
        "To reduce first, hours a week: {list}.",
    ),
    "tell-half": (
        "À deux, cela fait {half}\u00a0h par semaine chacun.",
        "Between two people, that is {half}\u00a0h a week each.",
    ),
    "tell-kept": (
        "Travail de chaque semaine et modération, à garder par la personne en poste : "
        "{kept}\u00a0h par semaine. Travail qui se compte à l'unité, à partager tâche par tâche : "
        "{shared}\u00a0h.",
        "Work that comes every week, and moderation, for the person in post to keep: "
        "{kept}\u00a0h a week. Work counted by the unit, to share task by task: {shared}\u00a0h.",
    ),
    "tell-missions": (
        "Heures par semaine et par mission : {list}.",
        "Hours a week by mission: {list}.",
    ),
    "tell-item": ("{name} ({hours})", "{name} ({hours})"),
    "tell-sentence": (
        "Animer notre communauté en ligne demande environ {central}\u00a0h par semaine, entre "
        "{low} et {high}\u00a0h, soit {year}\u00a0h par an ou {fte} équivalent temps plein.",
        "Running our online community takes about {central}\u00a0h a week, between {low} and "
        "{high}\u00a0h, that is {year}\u00a0h a year or {fte} full-time equivalent.",
    ),
    "tell-sentence-weighs": (
        "Le plus lourd est « {heaviest} » ; le plus incertain, « {uncertain} ».",
        "The heaviest is “{heaviest}”; the most uncertain, “{uncertain}”.",
    ),
    "tell-sentence-both": (
        "Le plus lourd, et le plus incertain, est « {heaviest} ».",
        "The heaviest, and the most uncertain, is “{heaviest}”.",
    ),
    "tell-sentence-rests": (
        "{share}\u00a0% de ces heures reposent sur des hypothèses du modèle (degré H), à "
        "remplacer par nos mesures.",
        "{share}% of these hours rest on hypotheses of the model (grade H), to be replaced "
        "by our own measures.",
    ),
    "tell-sentence-example": (
        "{count} réponses sur {total} sont encore celles d'un exemple.",
        "{count} answers of {total} are still those of an example.",
    ),
    "tell-range": ("{low} à {high}", "{low} to {high}"),
    "tell-picture": (
        "Heures par an et par mission, de la valeur basse à la valeur haute",
        "Hours a year by mission, from the low to the high value",
    ),
    "tell-copied": ("C'est copié.", "Copied."),
    "tell-select": (
        "La copie n'a pas marché : le texte est sélectionné, copiez-le vous-même.",
        "Copying did not work: the text is selected, copy it yourself.",
    ),
    "tell-cleared": ("Tout est effacé.", "Everything is cleared."),
    "tell-back": ("Vos réponses sont revenues.", "Your answers are back."),
    "tell-shared": (
        "Ces réponses viennent d'un lien. Les vôtres ne sont pas touchées.",
        "These answers come from a link. Yours are untouched.",
    ),
    "tell-damaged": (
        "Ce lien est incomplet ou abîmé. Vérifiez chaque réponse : le reste est compté.",
        "This link is incomplete or damaged. Check each answer: the rest is counted.",
    ),
    "tell-older": (
        "Ce lien vient d'une autre version du calcul. Vérifiez chaque réponse.",
        "This link comes from another version of the calculator. Check each answer.",
    ),
    # What is wrong with an answer
    "tell-fault-number": (
        "Écrivez un nombre en chiffres, par exemple 12 ou 1,5.",
        "Write a number in figures, for example 12 or 1.5.",
    ),
    "tell-fault-negative": ("Écrivez zéro ou plus.", "Write zero or more."),
    "tell-fault-ambiguous": (
        "Ce point peut se lire de deux façons : écrivez « {whole} » ou « {part} ».",
        "This can be read in two ways: write “{whole}” or “{part}”.",
    ),
    "tell-fault-most": (
        "C'est plus que {most} : vérifiez le nombre.",
        "That is more than {most}: check the number.",
    ),
    "tell-fault-most-year": (
        "C'est plus que {most} par an : vérifiez le nombre et la période.",
        "That is more than {most} a year: check the number and the period.",
    ),
    "tell-fault-central": ("Écrivez aussi la valeur habituelle.", "Write the usual value as well."),
    "tell-fault-order": (
        "À ranger : au moins, d'habitude, au plus. En attendant, cette valeur compte comme "
        "l'habituelle.",
        "To be put in order: at least, usually, at most. Meanwhile this value counts as the usual "
        "one.",
    ),
    "tell-fault-empty": ("Sans réponse : compté pour zéro.", "No answer: counted as zero."),
}
