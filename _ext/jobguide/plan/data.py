"""What the scripts of the screens are given, written as scripts: a page on a disk can load them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from sitekit.assets import MADE, write_script
from sitekit.typography import set_text

from ..domain import JobDomain, domain_of
from ..kinds import BODY
from ..words import WORDS, word
from .asked import Question, chosen_from, questions, rules

SCREENS = ("need", "missions", "place", "hours", "papers")  # in order; each is a page of `plan/`
DATA, GUIDE = "plan-data.js", "plan-guide.js"
SAID = "plan-say-"  # the words that the scripts are given begin so
OBJECTS = ("mission", "competency", "area", "placement", "status")
FACTS = ("service", "aim")  # what the scripts are told of the options of an object


def write_data(app: Sphinx, env: BuildEnvironment) -> None:
    """Write the data as scripts, which a page on a disk can load; those that have changed.

    One says what a plan may hold, for every screen; the other what the guide says of it.
    """
    domain, language = domain_of(env), env.config.language
    all_asked = list(questions(domain, language))
    if not all_asked or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    said = {key.removeprefix(SAID): word(language, key) for key in WORDS if key.startswith(SAID)}
    _write(app, "planData", DATA, {
        "language": language,
        "screens": _screens(all_asked, env),
        "questions": {one.id: _question(one) for one in all_asked},
        "words": said,
    })  # fmt: skip
    _write(app, "planGuide", GUIDE, {
        "objects": {kind: _objects(domain, kind) for kind in OBJECTS},
        "choices": {one.id: dict(one.choices) for one in all_asked if one.choices and not one.each},
        "placements": dict(chosen_from(domain, "placement", language)),
        "rules": [vars(rule) | {"body": " ".join(at.told(BODY))} for at, rule in rules(domain)],
    })  # fmt: skip


def _write(app: Sphinx, name: str, file: str, data: dict[str, Any]) -> None:
    whole = _typeset(data, app.config.language)
    write_script(Path(app.outdir, "_static", file), "jobguide", name, whole)


def _screens(all_asked: Sequence[Question], env: BuildEnvironment) -> list[dict[str, Any]]:
    held: dict[str, list[str]] = {}
    for one in all_asked:
        if not one.optional:
            held.setdefault(one.page, []).append(one.id)
    return [
        {"page": page, "title": env.titles[page].astext(), "asks": held.get(page, [])}
        for page in (f"plan/{name}" for name in SCREENS)
        if page in env.titles
    ]


def _question(one: Question) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": one.kind, "name": one.name}
    return told | ({"choices": [name for name, _words in one.choices]} if one.choices else {})


def _objects(domain: JobDomain, kind: str) -> dict[str, dict[str, Any]]:
    return {
        one.id: {
            "title": one.title,
            "at": f"{one.place.docname}#{one.place.anchor}",
            **({"competencies": one.competencies} if one.competencies else {}),
            **({"area": one.area} if one.area else {}),
            **{name: text for name, text in one.facts if name in FACTS and text},
            **dict(one.texts),
        }
        for one in domain.of_kind(kind).values()
    }


def _typeset(value: Any, language: str) -> Any:
    """Return data with the texts in them set as the language wants; names are left alone."""
    if isinstance(value, str):
        return set_text(value, language) if " " in value else value
    if isinstance(value, dict):
        return {name: _typeset(one, language) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_typeset(one, language) for one in value]
    return value


def add(app: Sphinx) -> None:
    """Write the data before the pages, so that these know them by their contents."""
    MADE.update((DATA, GUIDE))
    app.connect("env-check-consistency", write_data)
