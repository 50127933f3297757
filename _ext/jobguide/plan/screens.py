"""The screens of the plan: what pages write of them, and how they are drawn.

A page declares its questions and its rules, so that they are read, cited and translated with the
rest of it; a template of this room draws them as a form, which on paper is a sheet to fill in. What
the scripts are given is written as scripts, which a page on a disk can load.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives as rst
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from sitekit.assets import MADE, write_script
from sitekit.typography import set_texts

from ..blocks import Site, block, directive, dresses, element, filled, on, table
from ..domain import JobDomain, domain_of
from ..guide import org_chart
from ..kinds import BODY
from ..nodes import body, job_object, option_text, plan_screen, prose
from ..objects import JobDirective, ObjectDirective, options
from ..records import listed
from ..words import check_value, coded_values, word
from .asked import (
    CODED,
    ELSEWHERE,
    ConditionError,
    Question,
    Tree,
    chosen_from,
    parse,
    questions,
    rules,
)

TEMPLATES = Path(__file__).parent
SCREENS = ("need", "missions", "place", "hours", "papers")  # in order; each is a page of `plan/`
DATA, GUIDE = "plan-data.js", "plan-guide.js"
MADE.update((DATA, GUIDE))
OBJECTS = ("mission", "competency", "area", "placement", "status")
FACTS = ("service", "aim")  # what the scripts are told of the options of an object


# ---- what pages write


@directive("screen")
class ScreenDirective(JobDirective):
    """Say that a page is a screen: all that stands below it is drawn in one frame."""

    option_spec: ClassVar = {"scripts": rst.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the place-holder."""
        name = self.arguments[0]
        node = plan_screen(screen=name, scripts=self.options.get("scripts", ""))
        self.set_source_info(node)
        check_value(node, "screen", name, SCREENS)
        return self.around(node)


@directive("question")
class QuestionDirective(ObjectDirective):
    """Ask something; the words of the choices are a list, in the order of `:choices:`."""

    kind = "question"
    option_spec = options("question")

    def run(self) -> list[nodes.Node]:
        """Return the question, each item of its list being the words of a choice."""
        (node,) = super().run()
        assert isinstance(node, job_object)
        names = listed(self.options.get("choices", ""))
        items = list(_list_of(node)) if names else []
        if len(items) != len(names):
            self.fault("plan-choices", node, id=node["oid"], names=len(names), words=len(items))
            return []
        for name, said in zip(names, items, strict=True):
            words = option_text(said.rawsource, "", *said.children, option=f"choice-{name}")
            words.source, words.line = said.source, said.line
            node += words
        return [node]


def _list_of(node: job_object) -> Iterator[nodes.paragraph]:
    """Take the list out of a question, and yield what each item says."""
    lists = [child for child in node.children if isinstance(child, nodes.bullet_list)]
    for answers in lists[:1]:
        node.remove(answers)
        for item in answers.children:
            yield next(iter(item.findall(nodes.paragraph)))


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
    """Return where the verdict is told; nothing on a page that has no rule for one."""
    return filled(TEMPLATES / "verdict.html", word=site.word) if _decides(site, "verdict") else []


def _decides(site: Site, kind: str) -> bool:
    """Tell whether a rule of this page speaks of that: scripts show the reasons of their page."""
    return any(
        at.place.docname == site.page and rule.kind == kind for at, rule in rules(site.domain)
    )


@dresses("question")
def draw_question(site: Site, node: job_object) -> None:
    """Turn a question into fields: those of its kind, or those of a template of its own."""
    known = {asked_one.id: asked_one for asked_one in questions(site.domain, site.language)}
    question, facts = known.get(node["oid"]), dict(node["facts"])
    said, drawn = prose(node), facts.get("drawn", "")
    if question is None or drawn == ELSEWHERE or "ask" not in said:
        node.parent.remove(node)
        return
    asked = said["ask"].children
    values = {"question": question, "ask": asked, "help": body(node), "site": site}
    own = NEEDED[drawn](site) if drawn in NEEDED else {}
    template = TEMPLATES / f"{drawn or 'question'}.html"
    node[:] = filled(template, **values, **own, word=site.word)


def places_in_order(site: Site) -> dict[str, Any]:
    """Return the places of the post, which the script puts in order, with their charts."""
    places = chosen_from(site.domain, "placement", site.language)
    declared = site.domain.of_kind("placement")
    return {
        "charts": [(name, org_chart(site, name)) for name, _words in places],
        "remedies": {name: placement.told("remedy") for name, placement in declared.items()},
        "services": {name: placement.fact("service") for name, placement in declared.items()},
    }


# What the templates need, beside the choices, of the questions that have one of their own.
NEEDED: dict[str, Callable[[Site], dict[str, Any]]] = {
    "missions": lambda site: {
        "missions": list(site.domain.of_kind("mission").values()),
        "weights": CODED["weight"],
    },
    "order": places_in_order,
}


@block("plan-advice")
def advice_place(site: Site, _argument: str) -> list[nodes.Node]:
    """Return where the advice of a page is shown, as far as it holds; nothing if it has none."""
    if not _decides(site, "advice"):
        return []
    return [
        element("div", data_result="advice", aria_live="polite", class_="plan-result", hidden=True)
    ]


@block("plan-competencies")
def competencies_to_rate(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the competencies to rate, and where what comes out of it is told."""
    competencies = list(site.domain.of_kind("competency").values())
    if not competencies:
        return []
    head = site.words("competency", "plan-level", "plan-aimed", "plan-then")
    return filled(
        TEMPLATES / "competencies.html",
        competencies=competencies,
        aims={competency.id: competency.fact("aim") for competency in competencies},
        levels=CODED["level"],
        ways=CODED["way"],
        table=table(head, []),
        site=site,
        word=site.word,
    )


@dresses("reason")
def draw_rule(site: Site, node: job_object) -> None:
    """Say when a rule holds, before its reason."""
    known = {question.id: question for question in questions(site.domain, site.language)}
    try:
        when = parse(dict(node["facts"])["when"])
    except ConditionError:
        return  # told by the check
    said = "".join(text.astext() for text in prose(node).values()) or told(site, known, when)
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


# ---- what the scripts are given


@on("env-check-consistency")
def write_data(app: Sphinx, env: BuildEnvironment) -> None:
    """Write the data as scripts, which a page on a disk can load; those that have changed.

    One says what a plan may hold, for every screen; the other what the guide says of it.
    """
    domain, language = domain_of(env), env.config.language
    all_asked = list(questions(domain, language))
    if not all_asked or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    said = {name: word(language, f"plan-say-{name}") for name in coded_values("plan-say")}
    _write(app, "planData", DATA, {
        "language": language,
        "screens": _screens(all_asked, env),
        "questions": {question.id: _question(question) for question in all_asked},
        "words": said,
    })  # fmt: skip
    _write(app, "planGuide", GUIDE, {
        "objects": {kind: _objects(domain, kind) for kind in OBJECTS},
        "choices": {
            question.id: dict(question.choices)
            for question in all_asked
            if question.choices and not question.each
        },
        "placements": dict(chosen_from(domain, "placement", language)),
        "rules": [vars(rule) | {"body": " ".join(at.told(BODY))} for at, rule in rules(domain)],
    })  # fmt: skip


def _write(app: Sphinx, name: str, file: str, data: dict[str, Any]) -> None:
    whole = set_texts(data, app.config.language)
    write_script(Path(app.outdir, "_static", file), "jobguide", name, whole)


def _screens(all_asked: Sequence[Question], env: BuildEnvironment) -> list[dict[str, Any]]:
    held: dict[str, list[str]] = {}
    for question in all_asked:
        if not question.optional:
            held.setdefault(question.page, []).append(question.id)
    return [
        {"page": page, "title": env.titles[page].astext(), "asks": held.get(page, [])}
        for page in (f"plan/{name}" for name in SCREENS)
        if page in env.titles
    ]


def _question(asked: Question) -> dict[str, Any]:
    choices = {"choices": [name for name, _words in asked.choices]} if asked.choices else {}
    return {"kind": asked.kind, "name": asked.name, **choices}


def _objects(domain: JobDomain, kind: str) -> dict[str, dict[str, Any]]:
    return {
        declared.id: {
            "title": declared.title,
            "at": f"{declared.place.docname}#{declared.place.anchor}",
            **({"competencies": declared.competencies} if declared.competencies else {}),
            **({"area": declared.area} if declared.area else {}),
            **{name: text for name, text in declared.facts if name in FACTS and text},
            **dict(declared.texts),
        }
        for declared in domain.of_kind(kind).values()
    }
