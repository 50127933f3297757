"""What a contributor can get wrong, and how to mend it; about/contributing shows this table."""

from __future__ import annotations

from enum import Enum


class Fault(Enum):
    """A fault: (what is wrong, how to mend it) in French, then the same in English."""

    DUPLICATE_OBJECT = (
        "{kind} « {id} » est déjà déclaré dans {other}",
        "donnez un autre identifiant à l'un des deux",
        "{kind} “{id}” is already declared in {other}",
        "give one of the two another id",
    )
    MISPLACED_OBJECT = (
        "{kind} « {id} » n'est pas juste sous un titre",
        "placez la directive tout de suite après son titre, une seule par section",
        "{kind} “{id}” is not right under a heading",
        "put the directive directly after its heading, one a section",
    )
    MISSING_OPTION = (
        "{kind} « {id} » n'a pas l'option « {option} »",
        "ajoutez une ligne « :{option}: … »",
        "{kind} “{id}” lacks the option “{option}”",
        "add a line “:{option}: …”",
    )
    UNKNOWN_VALUE = (
        "valeur inconnue « {value} » pour l'option « {option} » ({hint})",
        "choisissez parmi : {known}",
        "unknown value “{value}” for the option “{option}” ({hint})",
        "choose among: {known}",
    )
    MISSING_FACET = (
        "{kind} « {id} » n'a pas de bloc « {facet} »",
        "ajoutez un bloc « :::{{{facet}}} » dans la directive",
        "{kind} “{id}” has no “{facet}” block",
        "add a “:::{{{facet}}}” block inside the directive",
    )
    UNKNOWN_TAG = (
        "étiquette inconnue « {tag} » ({hint})",
        "utilisez l'identifiant d'une mission ou d'une compétence : {known}",
        "unknown tag “{tag}” ({hint})",
        "use the id of a mission or of a competency: {known}",
    )
    UNKNOWN_COMPETENCY = (
        "la mission « {id} » demande une compétence inconnue, « {tag} » ({hint})",
        "utilisez un identifiant de la page des compétences : {known}",
        "the mission “{id}” needs an unknown competency, “{tag}” ({hint})",
        "use an id of the competencies page: {known}",
    )
    UNKNOWN_TARGET = (
        "aucun objet {kind} « {id} » ({hint})",
        "corrigez l'identifiant ; existent : {known}",
        "no {kind} “{id}” ({hint})",
        "correct the id; there are: {known}",
    )
    UNNEEDED_COMPETENCY = (
        "aucune mission ne demande la compétence « {id} »",
        "ajoutez-la aux « :competencies: » d'une mission, ou retirez-la",
        "no mission needs the competency “{id}”",
        "add it to the “:competencies:” of a mission, or remove it",
    )
    COMPETENCY_WITHOUT_AREA = (
        "la compétence « {id} » n'est dans aucun domaine",
        "placez-la dans une section qui commence par une directive « area »",
        "the competency “{id}” stands in no area",
        "put it in a section that starts with an “area” directive",
    )
    UNUSED_CRITERION = (
        "aucune activité du modèle ne dépend du critère « {id} »",
        "citez-le dans data/workload.toml, ou retirez-le",
        "no activity of the model depends on the criterion “{id}”",
        "name it in data/workload.toml, or remove it",
    )
    ACTIVITY_WITHOUT_NUMBERS = (
        "l'activité « {id} » n'a pas de temps dans data/workload.toml ({hint})",
        "ajoutez un « [[activity]] » de même identifiant",
        "the activity “{id}” has no time in data/workload.toml ({hint})",
        "add an “[[activity]]” with the same id",
    )
    ACTIVITY_WITHOUT_PAGE = (
        "l'activité « {id} » de data/workload.toml n'est expliquée dans aucune page",
        "ajoutez une directive « activity » dans guide/sizing.md",
        "the activity “{id}” of data/workload.toml is explained on no page",
        "add an “activity” directive to guide/sizing.md",
    )
    ACTIVITY_TAG = (
        "data/workload.toml, activité « {id} » : {kind} « {tag} » n'existe pas ({hint})",
        "choisissez parmi : {known}",
        "data/workload.toml, activity “{id}”: there is no {kind} “{tag}” ({hint})",
        "choose among: {known}",
    )
    UNKNOWN_DRIVER = (
        "la question « {id} » ne sert à aucune activité de data/workload.toml ({hint})",
        "choisissez parmi : {known}",
        "the question “{id}” serves no activity of data/workload.toml ({hint})",
        "choose among: {known}",
    )
    UNASKED_DRIVER = (
        "le volume « {id} » de data/workload.toml n'a pas de question dans le formulaire",
        "ajoutez une directive « driver » dans guide/sizing.md",
        "the volume “{id}” of data/workload.toml has no question in the form",
        "add a “driver” directive to guide/sizing.md",
    )
    WORKLOAD = (
        "le modèle de dimensionnement refuse : {detail}",
        "corrigez data/workload.toml ou l'expression de la page",
        "the sizing model refuses: {detail}",
        "correct data/workload.toml or the expression in the page",
    )
    UNKNOWN_STATEMENT = (
        "l'article de 2009 n'a pas d'énoncé « {id} » ({hint})",
        "prenez l'identifiant dans data/source-2009.toml",
        "the article of 2009 has no statement “{id}” ({hint})",
        "take the id from data/source-2009.toml",
    )
    ALTERED_STATEMENT = (
        "l'énoncé « {id} » n'est pas mot pour mot : lu « {found} », attendu « {expected} »",
        "rétablissez les mots de l'article, fautes comprises",
        "the statement “{id}” is not word for word: read “{found}”, expected “{expected}”",
        "restore the words of the article, its slips included",
    )
    DUPLICATE_STATEMENT = (
        "l'énoncé « {id} » est déjà cité dans {other}",
        "gardez une seule citation et faites un lien vers elle",
        "the statement “{id}” is already quoted in {other}",
        "keep one quotation and link to it",
    )
    LOST_STATEMENT = (
        "l'énoncé « {id} » de l'article de 2009 n'est cité nulle part",
        "citez-le avec la directive « statement »",
        "the statement “{id}” of the 2009 article is quoted nowhere",
        "quote it with the “statement” directive",
    )
    UNTAGGED_LINE = (
        "la ligne « {id} » de l'annonce n'a aucun passage étiqueté",
        "étiquetez un passage, ou ajoutez l'option « :untagged: » et dites pourquoi",
        "the line “{id}” of the posting has no tagged passage",
        "tag a passage, or add the option “:untagged:” and say why",
    )
    UNEXPLAINED_LINE = (
        "la ligne « {id} » de l'annonce n'a aucune note",
        "ajoutez un bloc « asks », « reveals » ou « today »",
        "the line “{id}” of the posting has no note",
        "add an “asks”, “reveals” or “today” block",
    )
    MALFORMED_PASSAGE = (
        "passage illisible : « {text} »",
        "écrivez « {{passage}}`les mots <étiquette, étiquette>` »",
        "unreadable passage: “{text}”",
        "write “{{passage}}`the words <tag, tag>`”",
    )
    STRAY_PASSAGE = (
        "un passage étiqueté se trouve dans une page sans annonce",
        "déclarez l'annonce avec « posting », ou retirez le rôle « passage »",
        "a tagged passage stands on a page without a posting",
        "declare the posting with “posting”, or remove the “passage” role",
    )
    STRAY_FACET = (
        "le bloc « {facet} » n'a pas sa place ici",
        "mettez-le dans : {known}",
        "the block “{facet}” does not belong here",
        "put it inside: {known}",
    )
    EMPTY_BLOCK = (
        "le bloc « {facet} » est vide",
        "écrivez son texte, ou retirez-le",
        "the block “{facet}” is empty",
        "write its text, or remove it",
    )
    NOTHING_TO_DRAW = (
        "« {name} {argument} » n'a rien à montrer",
        "vérifiez l'argument, et que les objets qu'il montre sont déclarés",
        "“{name} {argument}” has nothing to show",
        "check its argument, and that the objects it shows are declared",
    )
    MODEL_WITH_PITFALL = (
        "le modèle « {id} » montre un point à surveiller, « {pitfall} » ({words})",
        "réécrivez la fiche : un modèle doit les passer tous",
        "the model “{id}” shows a point to watch, “{pitfall}” ({words})",
        "rewrite the sheet: a model must pass them all",
    )
    UNWRITABLE_SHEET = (
        "la fiche contient un bloc « {block} », que le fichier à télécharger ne sait pas écrire",
        "tenez-vous aux titres (rubric), paragraphes, listes à puces et tableaux",
        "the sheet holds a block “{block}”, which the file to download cannot have",
        "keep to headings (rubric), paragraphs, bullet lists and tables",
    )
    UNKNOWN_GRADE = (
        "degré de preuve inconnu « {grade} »",
        "écrivez A, B, C, D ou H (voir about/method)",
        "unknown grade of evidence “{grade}”",
        "write A, B, C, D or H (see about/method)",
    )
    RAW_HTML = (
        "HTML dans une page : « {text} »",
        "écrivez en Markdown, ou demandez une directive",
        "HTML in a page: “{text}”",
        "write Markdown, or ask for a directive",
    )
    UNSAFE_LINK = (
        "adresse refusée : « {text} »",
        "n'utilisez que https, http ou mailto",
        "address refused: “{text}”",
        "use only https, http or mailto",
    )
    REMOTE_IMAGE = (
        "image prise ailleurs : « {text} »",
        "déposez l'image dans le dépôt, avec sa licence",
        "image taken from elsewhere: “{text}”",
        "put the image in the repository, with its licence",
    )
    OUTSIDE_FILE = (
        "fichier hors du dépôt : « {text} »",
        "ne publiez que des fichiers du dépôt",
        "file outside the repository: “{text}”",
        "publish only files of the repository",
    )
    REFERENCE_LINK = (
        "lien par référence : « {text} »",
        "écrivez « [texte](adresse) » ou un rôle : l'autre forme se perd à la traduction",
        "reference-style link: “{text}”",
        "write “[text](address)” or a role: the other form is lost in translation",
    )
    BARE_PROMPT = (
        "« >>> » hors d'un bloc « {{doctest}} » : cet exemple ne serait jamais vérifié",
        "mettez-le dans un bloc « ```{{doctest}} »",
        "“>>>” outside a “{{doctest}}” block: this example would never be checked",
        "put it in a “```{{doctest}}” block",
    )
    UNKNOWN_SOURCE = (
        "l'annonce « {id} » cite la source « {key} », absente de references.bib ({hint})",
        "corrigez la clé, ou ajoutez la référence",
        "the posting “{id}” names the source “{key}”, which references.bib lacks ({hint})",
        "correct the key, or add the reference",
    )
    UNSEEN_SOURCE = (
        "la référence « {key} » ne dit pas comment elle a été lue ({hint})",
        "ajoutez un champ « seen » : {known}",
        "the reference “{key}” does not say how it was read ({hint})",
        "add a “seen” field: {known}",
    )

    @property
    def code(self) -> str:
        """The subtype of the warning, as it shows between brackets: ``job.unknown-tag``."""
        return self.name.lower().replace("_", "-")
