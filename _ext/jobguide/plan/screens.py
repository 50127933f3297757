"""The screens of the plan: what pages write of them, how they are drawn, what their scripts know.

A page declares its questions and its rules, so that they are read, cited and translated with the
rest of it; a template of this room draws them as a form, which on paper is a sheet to fill in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from sitekit.assets import MADE
from sitekit.typography import set_text

from ..blocks import Site, block, dresses, dresses_objects, filled, table
from ..domain import JobDomain, domain_of
from ..guide.placements import org_chart
from ..kinds import BODY
from ..nodes import job_object, option_text, plan_screen
from ..objects import JobDirective, ObjectDirective, options
from ..records import JobObject, listed
from ..words import WORDS, hints, report, word
from .rules import SIGNS, STRENGTHS, ConditionError, Rule, Tree, asked, parse

SCREENS = ("need", "missions", "place", "hours", "papers")  # in order; each is a page of `plan/`
TEMPLATES = Path(__file__).parent
DATA, GUIDE = "plan-data.js", "plan-guide.js"
SAID = "plan-say-"  # the words that the scripts are given begin so
ANSWERS = ("yes", "no", "unsure")
LEVELS = ("0", "1", "2", "3", "4")
WEIGHTS = ("1", "2", "3")
WAYS = ("learn", "share", "recruit")
VERDICTS = ("yes", "later", "light", "no")
# Where a post may stand beside the placements of the guide: those that are no service.
NO_SERVICE = ("board", "direction", "pair")
CODED = {"yes-no": ANSWERS, "level": LEVELS, "weight": WEIGHTS, "way": WAYS}
KINDS_OF_ANSWER = ("one", "many", "number", "text", *CODED)


# ---- what pages write


class ScreenDirective(JobDirective):
    """Say that a page is a screen: all that stands below it is drawn in one frame."""

    option_spec: ClassVar = {"scripts": rst.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the place-holder."""
        name = self.arguments[0]
        node = plan_screen(screen=name, scripts=self.options.get("scripts", ""))
        self.set_source_info(node)
        if name not in SCREENS:
            values = {"value": name, "option": "screen", **hints(name, SCREENS)}
            self.fault("unknown-value", node, **values)
        node += self.parse_content_to_nodes()
        return [node]


class QuestionDirective(ObjectDirective):
    """Ask something; the words of the choices are a list, in the order of `:choices:`."""

    kind = "question"
    option_spec = options("question")

    def run(self) -> list[nodes.Node]:
        """Return the question, each item of its list being the words of a choice."""
        (node,) = super().run()
        assert isinstance(node, job_object)
        names = listed(self.options.get("choices", ""))
        found = next((child for child in node.children if isinstance(child, nodes.bullet_list)), None)
        items = list(found.children) if names and found else []
        if len(items) != len(names):
            self.fault("plan-choices", node, id=node["oid"], names=len(names), words=len(items))
            return []
        for name, item in zip(names, items, strict=True):
            said = next(iter(item.findall(nodes.paragraph)))
            node += (words := option_text(said.rawsource, "", *said.children, option=f"choice-{name}"))
            words.source, words.line = said.source, said.line
        if found and names:
            node.remove(found)
        return [node]


# ---- questions and rules as records


@dataclass(frozen=True)
class Question:
    """What is asked, by name; the choices are pairs of an id and its words."""

    id: str
    kind: str
    name: str
    page: str
    choices: tuple[tuple[str, str], ...] = ()
    optional: bool = False
    each: bool = False


def questions(domain: JobDomain, language: str) -> Iterator[Question]:
    """Yield all that the screens ask; one asked of each object of a kind is many questions."""
    for declared in domain.of_kind("question").values():
        kind, page = declared.fact("kind"), declared.place.docname
        choices = tuple(_choices(domain, declared, language))
        optional = bool(declared.fact("optional"))
        if each := declared.fact("each"):
            for one in domain.of_kind(each).values():
                name = f"{declared.title} {one.title}"
                yield Question(f"{declared.id}-{one.id}", kind, name, page, choices, True, True)
        else:
            yield Question(declared.id, kind, declared.title, page, choices, optional)


def _choices(domain: JobDomain, declared: JobObject, language: str) -> Iterator[tuple[str, str]]:
    for name in CODED.get(declared.fact("kind"), ()):
        yield name, word(language, f"plan-{declared.fact('kind')}-{name}")
    for name in listed(declared.fact("choices")):
        yield name, declared.fact(f"choice-{name}")
    for kind in listed(declared.fact("from")):
        yield from chosen_from(domain, kind, language)


def chosen_from(domain: JobDomain, kind: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield what may be chosen of a kind: its objects; of placements, those that no service is."""
    if kind == "placement":
        yield from ((name, word(language, f"plan-{name}")) for name in NO_SERVICE[:2])
    if kind == "activity":
        for mission in domain.of_kind("mission").values():
            for number, text in enumerate(mission.told("activities"), 1):
                yield f"{mission.id}-{number}", text
        return
    for one in domain.of_kind(kind).values():
        yield one.id, one.title
    if kind == "placement":
        yield NO_SERVICE[2], word(language, f"plan-{NO_SERVICE[2]}")


def rules(domain: JobDomain) -> Iterator[tuple[JobObject, Rule]]:
    """Yield the rules that can be read, a `reason` each in the pages; those that cannot are left."""
    for declared in domain.of_kind("reason").values():
        try:
            yield declared, _rule(declared)
        except ConditionError:
            continue


def _rule(declared: JobObject) -> Rule:
    kind, _space, target = declared.fact("about").partition(" ")
    weight = int(declared.fact("weight") or 1)
    when = parse(declared.fact("when"))
    return Rule(declared.id, when, kind, target.strip(), declared.fact("effect"), weight)


# ---- checks


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the questions and the rules against each other, and write the data of the scripts."""
    domain, language = domain_of(env), env.config.language
    asked_for = {one.id: one for one in questions(domain, language)}
    choices = {"kind": KINDS_OF_ANSWER, "drawn": ("", ELSEWHERE, *DRAWN)}
    for declared in domain.of_kind("question").values():
        for option, names in choices.items():
            if declared.fact(option) not in names:
                _unknown(declared, option, declared.fact(option), names)
    targets = {
        "verdict": list(VERDICTS),
        "advice": list(asked_for),
        "placement": [name for name, _words in chosen_from(domain, "placement", language)],
        "status": list(domain.of_kind("status")),
    }
    effects = {"placement": list(SIGNS), "status": list(STRENGTHS)}
    for declared in domain.of_kind("reason").values():
        try:
            rule = _rule(declared)
        except ValueError as error:
            told = {"id": declared.id, "text": str(error), "when": declared.fact("when")}
            report("plan-condition", declared.place.at, **told)
            continue
        _check_asked(declared, rule, asked_for)
        if rule.target not in targets.get(rule.kind, ()):
            _unknown(declared, "about", declared.fact("about"), _targets(targets))
        if rule.effect not in effects.get(rule.kind, [""]):
            _unknown(declared, "effect", rule.effect, effects.get(rule.kind, []))
    if isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name in ("html", "dirhtml"):
        write_data(app, env)


def _targets(targets: dict[str, list[str]]) -> list[str]:
    return [f"{kind} {name}" for kind, names in targets.items() for name in names]


def _check_asked(declared: JobObject, rule: Rule, asked_for: dict[str, Question]) -> None:
    """Report the names that nothing asks, and the answers that nobody can give."""
    for name, value in asked(rule.when):
        if name not in asked_for and name not in RECKONED:
            _unknown(declared, "when", name, list(asked_for))
        elif name in asked_for and value and (known := [c for c, _words in asked_for[name].choices]):
            if value not in known:
                _unknown(declared, "when", value, known)


def _unknown(declared: JobObject, option: str, value: str, known: Iterable[str]) -> None:
    told = {"value": value, "option": option, **hints(value, list(known))}
    report("unknown-value", declared.place.at, **told)


# ---- the data of the scripts

RECKONED = ("hours.central", "hours.low", "hours.high", "pay.total", "pay.gross")


def write_data(app: Sphinx, env: BuildEnvironment) -> None:
    """Write the data as scripts, which a page on a disk can load; those that have changed.

    One says what a plan may hold, for every screen; the other what the guide says of it.
    """
    domain, language = domain_of(env), env.config.language
    all_asked = list(questions(domain, language))
    if not all_asked:
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
    text = json.dumps(_typeset(data, app.config.language), ensure_ascii=False, separators=(",", ":"))
    written = f"globalThis.jobguide = Object.assign(globalThis.jobguide ?? {{}}, {{ {name}: {text} }});\n"
    path = Path(app.outdir, "_static", file)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_text(encoding="utf-8") != written:
        path.write_text(written, encoding="utf-8")


OBJECTS = ("mission", "competency", "area", "placement", "status")


def _screens(all_asked: Iterable[Question], env: BuildEnvironment) -> list[dict[str, Any]]:
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
            **{name: text for name, text in one.facts if text},
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


# ---- how a screen is drawn


@dresses(plan_screen)
def draw_screen(site: Site, place: plan_screen) -> None:
    """Put the frame around a screen: its scripts, and what one does with one's answers."""
    holder = place.parent
    below = holder.children[holder.index(place) + 1 :]
    del holder[holder.index(place) + 1 :]
    scripts = f"{DATA} plan.js {place['scripts']}".strip()
    inside = [*place.children, *below]
    values = {"screen": place["screen"], "scripts": scripts, "inside": inside}
    place.replace_self(filled(TEMPLATES / "screen.html", **values, word=site.word))


@block("plan-verdict")
def verdict_place(site: Site, _argument: str) -> list[nodes.Node]:
    """Return where the verdict is told."""
    return filled(TEMPLATES / "verdict.html", word=site.word)


@dresses_objects("question")
def draw_question(site: Site, node: job_object) -> None:
    """Turn a question into fields: those of its kind, or those of a template of its own."""
    known = {one.id: one for one in questions(site.domain, site.language)}
    question, facts = known.get(node["oid"]), dict(node["facts"])
    said = {child["option"]: child for child in node.children if isinstance(child, option_text)}
    drawn = facts.get("drawn", "")
    if question is None or drawn == ELSEWHERE or "ask" not in said:
        node.parent.remove(node)
        return
    help_ = [child for child in node.children if not isinstance(child, option_text)]
    values = {"question": question, "ask": said["ask"].children, "help": help_, "site": site}
    own = DRAWN[drawn](site) if drawn in DRAWN else {}
    template = TEMPLATES / f"{drawn or 'question'}.html"
    node[:] = filled(template, **values, **own, word=site.word)


def missions_to_tick(site: Site) -> dict[str, Any]:
    """Return the missions, with what one says of each."""
    return {"missions": list(site.domain.of_kind("mission").values()), "weights": WEIGHTS}


def places_in_order(site: Site) -> dict[str, Any]:
    """Return the places of the post, which the script puts in order, with their charts."""
    places = chosen_from(site.domain, "placement", site.language)
    declared = site.domain.of_kind("placement")
    return {
        "charts": [(name, org_chart(site, name)) for name, _words in places],
        "remedies": {name: one.told("remedy") for name, one in declared.items()},
    }


# The questions that a template of their own draws, and what it needs beside the choices.
DRAWN: dict[str, Callable[[Site], dict[str, Any]]] = {
    "missions": missions_to_tick,
    "order": places_in_order,
    "statuses": lambda _site: {},
}
ELSEWHERE = "elsewhere"  # said of a question that another one, or a block, draws


@block("plan-competencies")
def competencies_to_rate(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the competencies to rate, and where what comes out of it is told."""
    head = [site.word(key) for key in ("competency", "plan-level", "plan-aimed", "plan-then")]
    competencies = list(site.domain.of_kind("competency").values())
    return filled(
        TEMPLATES / "competencies.html",
        competencies=competencies,
        aims={one.id: one.fact("aim") for one in competencies},
        levels=LEVELS,
        ways=WAYS,
        table=table(head, [], "data"),
        site=site,
        word=site.word,
    )


@dresses_objects("reason")
def draw_rule(site: Site, node: job_object) -> None:
    """Say when a rule holds, before its reason."""
    known = {one.id: one for one in questions(site.domain, site.language)}
    try:
        when = parse(dict(node["facts"])["when"])
    except ConditionError:
        return  # told by the check
    own = (child for child in node.children if isinstance(child, option_text))
    said = next((child.astext() for child in own), "") or told(site, known, when)
    condition = site.word("plan-if", condition=said)
    values = {"id": node["oid"], "condition": condition, "inside": list(node.children)}
    node[:] = filled(TEMPLATES / "rule.html", **values)


def told(site: Site, known: Mapping[str, Question], tree: Tree) -> str:
    """Return a condition in words: the names of the questions and those of the answers."""
    match tree:
        case [("and" | "or") as joined, *parts]:
            return site.word(f"plan-{joined}").join(told(site, known, part) for part in parts)
        case ["not", part]:
            return site.word("plan-not", condition=told(site, known, part))
        case ["count", value, names, _sign, number]:
            said = site.word("list-separator").join(_name(known, name) for name in names)
            answer = _answer(known, names[0], value)
            return site.word("plan-count", number=f"{number:g}", value=answer, names=said)
        case [sign, name, value]:
            key = {"<": "below", ">=": "above", "!=": "other", "lacks": "other"}.get(sign, "equal")
            answer = _answer(known, name, value)
            return site.word(f"plan-{key}", name=_name(known, name), value=answer)
    raise ConditionError(str(tree))


def _name(known: Mapping[str, Question], name: str) -> str:
    return known[name].name if name in known else name


def _answer(known: Mapping[str, Question], name: str, value: str | float) -> str:
    if not isinstance(value, str):
        return f"{value:g}"
    return dict(known[name].choices).get(value, value) if name in known else value


def add(app: Sphinx) -> None:
    """Register the directives, the check, and the script that a build makes."""
    MADE.update((DATA, GUIDE))
    app.add_directive_to_domain("job", "screen", ScreenDirective)
    app.add_directive_to_domain("job", "question", QuestionDirective, override=True)
    app.connect("env-check-consistency", check)
