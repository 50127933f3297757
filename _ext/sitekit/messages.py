"""What a contributor can get wrong in a page, but for the model of the job; how to mend it.

Each fault becomes a Sphinx warning of type ``sitekit`` with file and line, in French and in
English; the build treats warnings as errors.
"""

from __future__ import annotations

from enum import Enum

from sphinx.util import logging

LOGGER = logging.getLogger(__name__)


class Fault(Enum):
    """A fault: (what is wrong, how to mend it) in French, then the same in English."""

    MISSING_KEY = (
        "l'en-tête de la page n'a pas de clé « {key} »",
        "ajoutez entre les deux lignes « --- » du début : {example}",
        "the front matter of the page has no key “{key}”",
        "add between the two “---” lines at the top: {example}",
    )
    UNKNOWN_KEY = (
        "clé inconnue « {key} » dans l'en-tête de la page",
        "retirez-la ; les seules clés admises sont : {known}",
        "unknown key “{key}” in the front matter of the page",
        "remove it; the only keys allowed are: {known}",
    )
    BAD_DESCRIPTION = (
        "la description n'est pas une phrase",
        "écrivez une phrase : {example}",
        "the description is not a sentence",
        "write one sentence: {example}",
    )
    LONG_DESCRIPTION = (
        "la description compte {length} caractères",
        "raccourcissez-la à {longest} caractères : les moteurs de recherche coupent le reste",
        "the description is {length} characters long",
        "shorten it to {longest} characters: search engines cut the rest",
    )
    SHARED_DESCRIPTION = (
        "la même description sert déjà dans {other}",
        "dites ce que cette page a de propre",
        "the same description is already used in {other}",
        "say what this page alone is about",
    )
    BAD_ALIASES = (
        "« aliases » n'est pas une liste de mots",
        "écrivez les mots que les gens cherchent : {example}",
        "“aliases” is not a list of words",
        "write the words that people search for: {example}",
    )
    BAD_DATE = (
        "« reviewed » n'est pas une date : « {value} »",
        "écrivez le jour de la dernière relecture : {example}",
        "“reviewed” is not a date: “{value}”",
        "write the day of the last review: {example}",
    )
    BAD_DAY = (
        "le jour d'un changement n'est pas une date : « {value} »",
        "écrivez-le comme ceci : « :::{{change}} 2026-11-22 un-nom »",
        "the day of a change is not a date: “{value}”",
        "write it like this: “:::{{change}} 2026-11-22 a-name”",
    )
    BAD_FORMULA = (
        "formule illisible, « {formula} » ({detail})",
        "écrivez-la dans le LaTeX que docutils connaît : lettres, indices, \\frac, \\sum",
        "unreadable formula, “{formula}” ({detail})",
        "write it in the LaTeX that docutils knows: letters, indices, \\frac, \\sum",
    )

    @property
    def code(self) -> str:
        """The subtype of the warning, as it shows between brackets: ``sitekit.bad-date``."""
        return self.name.lower().replace("_", "-")

    def told(self, **values: object) -> str:
        """Return the whole message, values filled in."""
        problem, cure, wrong, mend = (text.format(**values) for text in self.value)
        return f"{problem}. Pour réparer : {cure}. / {wrong}. To mend: {mend}."


def report(fault: Fault, location: tuple[str, int], **values: object) -> None:
    """Warn of a fault, with its place."""
    told = fault.told(**values)
    LOGGER.warning("%s", told, location=location, type="sitekit", subtype=fault.code)
