"""The postings each on a card, counted together, and one by one: cards, filters, pictures.

A lost document and a quotation are listed but not counted; nor are our own models. The form that
narrows the cards comes whole with the page and hidden: `_static/postings.js` shows and serves it,
and sets two postings side by side.

Nobody reads a thousand cards at once: a page with more than LISTED keeps the first; `index-2`,
`index-3`… have the others, to be read without a script. Who narrows the list is given these, and
what they are narrowed by, in the file REST, which the script asks for then only.
"""

from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from sitekit.assets import write_script

from ..blocks import Row, Site, block, drawn_bars, dresses, element, filled, on, script_data, table
from ..dependencies import bibliography_of
from ..domain import domain_of
from ..kinds import UNSTATED, facts_shown
from ..nodes import job_object, page_data
from ..records import JobObject
from ..svg import Bar
from ..words import coded, nearest, report, word
from .points_to_watch import findings_of, words_read

FILTERS, PAGER = (Path(__file__).with_name(name) for name in ("filters.html", "pager.html"))
LISTED = 60  # cards on a page
REST = "_postings.js"
LAST = 950  # after sitekit's typography, at 900
COUNTED = ("advert", "description", "post")
OF_AN_EMPLOYER = ("employer", "country", "year", "kind")  # a model has none of its own

NAMED_ON_CARD = ("placement", "pay")
# Where links to the three tables that stood here lead.
ANCHORS = ("postings-1", "postings-2", "postings-3")
# What the script says.
SAID = (
    "filter-count filter-none filter-failed posting mission yes no unstated compare compare-tick"
    " compare-one compare-two compare-clear compare-close compare-title compare-shown"
).split()

PERIODS = ((0, 2012), (2013, 2019), (2020, 9999))


@block("postings")
def postings(site: Site, _argument: str) -> list[nodes.Node]:
    """Return each example once, as a card, and the models, with what narrows and compares them."""
    examples = _listed(site)
    if not examples:
        return []
    every = site.domain.of_kind("posting").values()
    models = [posting for posting in every if posting.fact("kind") == "model"]
    form = filled(FILTERS, word=site.word, choices=_choices(site, examples))
    shown = nodes.container(
        "", *form, _cards(site, examples), ids=list(ANCHORS), classes=["postings"]
    )
    if models:
        summary = element("summary", site.word("compare-models"))
        shown += element("details", summary, _cards(site, models))
    return [shown, _data(site, [*examples, *models])]


def _listed(site: Site) -> list[JobObject]:
    """Return the examples, the models left aside, from the most recent to the undated."""
    examples = [p for p in site.domain.of_kind("posting").values() if p.fact("kind") != "model"]
    return sorted(examples, key=lambda posting: (-_year(posting), posting.title))


def _year(posting: JobObject) -> int:
    return int(posting.fact("year")) if posting.fact("year").isdecimal() else 0


def _cards(site: Site, examples: list[JobObject]) -> nodes.bullet_list:
    """Return a card each; each posting has a page: the search of a long list is left to these."""
    cards = [nodes.list_item("", *_card(site, posting)) for posting in examples]
    classes = ["cards", "no-search"] if len(cards) > LISTED else ["cards"]
    return nodes.bullet_list("", *cards, classes=classes)


def _card(site: Site, posting: JobObject) -> Iterator[nodes.TextElement]:
    """Yield what a card says: the title, the facts in a line, the missions and the points."""
    yield nodes.rubric("", "", site.link(posting), **{"heading-level": 3})
    yield nodes.paragraph("", " · ".join(_told_on_card(site, posting)))
    seen = _missions(site, posting)
    missions = [coded(site.language, "mission", name) for name in seen] or [
        site.word("missions-none")
    ]
    points = len(findings_of(site.domain, posting))
    also = [site.word("card-pitfalls", count=points)] if points else []
    yield nodes.paragraph("", " · ".join([", ".join(missions), *also]), classes=["card-missions"])


def _told_on_card(site: Site, posting: JobObject) -> Iterator[str]:
    """Yield the facts that the text states; an employer whom the title names is only described."""
    for fact in facts_shown("card"):
        value = "" if posting.fact(fact.name) == UNSTATED else fact_told(site, posting, fact.name)
        name, _, about = value.partition(" (")
        if fact.name == "employer" and name in posting.title:
            value = about.rstrip(")")
        if value and fact.name in NAMED_ON_CARD:
            yield site.word("card-fact", name=site.word(fact.name), value=value)
        elif value:
            yield value


def _missions(site: Site, posting: JobObject) -> list[str]:
    seen = site.domain.tags_of(posting)
    return [name for name in site.domain.of_kind("mission") if seen[name]]


@on("doctree-resolved", LAST)
def cut(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave the first cards of a long list on its page; put the others where they are asked for."""
    lists = (node for node in doctree.findall(nodes.bullet_list) if "cards" in node["classes"])
    listed = next(lists, nodes.bullet_list())
    if len(listed) <= LISTED or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    cards, data = listed.children, next(doctree.findall(page_data))["data"]
    listed.children = cards[:LISTED]
    pager = _write_pages(app.builder, docname, cards)
    listed.parent.insert(listed.parent.index(listed) + 1, pager)
    anchors = list(data["postings"])[LISTED : len(cards)]
    later = {anchor: data["postings"].pop(anchor) for anchor in anchors}
    rest = {"cards": _html(app.builder, cards[LISTED:]), "postings": later}
    write_script(app.outdir / REST, "jobguide", "rest", rest)
    data["rest"] = {"file": "../" * docname.count("/") + REST, "total": len(cards)}


def _write_pages(
    builder: StandaloneHTMLBuilder, docname: str, cards: list[nodes.Node]
) -> nodes.Node:
    """Write the pages in which a list goes on; return what leads to them from the first."""
    pages = [cards[start : start + LISTED] for start in range(0, len(cards), LISTED)]
    names = [docname, *(f"{docname}-{number}" for number in range(2, len(pages) + 1))]
    links = [builder.get_target_uri(name).rpartition("/")[2] for name in names]
    label = word(builder.config.language, "filter-pages")
    pagers = [filled(PAGER, links=links, here=here, label=label)[0] for here in range(len(names))]
    top = builder.get_doc_context(docname, "", "")
    parents = [*top["parents"], {"link": links[0], "title": top["title"]}]
    rest = zip(names[1:], pages[1:], pagers[1:], strict=True)
    for number, (name, shown, pager) in enumerate(rest, 2):
        title = f"{top['title']} ({number} / {len(pages)})"
        listed = element("ul", *shown, class_="cards", data_style="postings.css")
        body = f"<h1>{title}</h1>{_html(builder, [listed, pager])}"
        builder.handle_page(name, {"title": title, "body": body, "parents": parents})
    return pagers[0]


def _html(builder: StandaloneHTMLBuilder, shown: list[nodes.Node]) -> str:
    return "".join(builder.render_partial(node)["fragment"] for node in shown)


@block("corpus")
def corpus(site: Site, argument: str) -> list[nodes.Node]:
    """Return one picture of the examples taken together: missions, moderation or pay."""
    examples = [p for p in _listed(site) if p.fact("kind") in COUNTED]
    maker = PICTURES.get(argument)
    if maker is None or not examples:
        return []
    title = site.word(f"corpus-{argument}", total=len(examples))
    rows = maker(site, examples)
    cells: list[Row] = [[bar.label, bar.told] for bar in rows]
    head = site.words(f"corpus-{argument}-row", "examples-count")
    return drawn_bars(site, f"corpus-{argument}", title, rows, table(head, cells))


def _count(label: str, part: int, whole: int) -> Bar:
    return Bar(label, part, f"{part} / {whole}")


def _by_mission(site: Site, examples: list[JobObject]) -> list[Bar]:
    seen = [site.domain.tags_of(posting) for posting in examples]
    missions = site.domain.of_kind("mission").values()
    return [_count(m.title, sum(p[m.id] > 0 for p in seen), len(examples)) for m in missions]


def _moderation(site: Site, examples: list[JobObject]) -> list[Bar]:
    rows = []
    for first, last in PERIODS:
        dated = [p for p in examples if first <= _year(p) <= last and _year(p)]
        seen = [site.domain.tags_of(posting) for posting in dated]
        label = site.word(f"period-{first}")
        rows.append(_count(label, sum(p["moderation"] > 0 for p in seen), len(dated)))
    return rows


def _pay(site: Site, examples: list[JobObject]) -> list[Bar]:
    values = [posting.fact("pay") for posting in examples]
    labels = {"shown": site.word("pay-shown"), UNSTATED: site.word(UNSTATED)}
    return [_count(labels[key], values.count(key), len(examples)) for key in labels]


PICTURES: dict[str, Callable[[Site, list[JobObject]], list[Bar]]] = {
    "missions": _by_mission,
    "moderation": _moderation,
    "pay": _pay,
}


def fact_told(site: Site, posting: JobObject, name: str) -> str:
    """Return a coded fact in words; a placement of the guide is told by its service."""
    value = posting.fact(name)
    if value == UNSTATED:
        return site.word(UNSTATED)
    placements = site.domain.of_kind("placement")
    if name == "placement" and value in placements:
        return placements[value].fact("service")
    return site.typeset(coded(site.language, name, value))


def _choices(site: Site, examples: list[JobObject]) -> dict[str, dict[str, str]]:
    """Return what the cards can be narrowed by: the values of each coded fact, and the missions."""
    choices = {}
    for fact in facts_shown("choice"):
        values = {p.fact(fact.name): fact_told(site, p, fact.name) for p in examples}
        choices[fact.name] = dict(sorted(values.items(), key=itemgetter(1)))
    missions = site.domain.of_kind("mission").values()
    return {**choices, "mission": {m.id: site.typeset(m.title) for m in missions}}


def _data(site: Site, examples: list[JobObject]) -> page_data:
    """Return what the script narrows by and sets side by side, each posting by its anchor."""
    names = [fact.name for fact in facts_shown("page")]
    missions = site.domain.of_kind("mission").values()
    data = {
        "facts": {name: site.word(name) for name in (*names, "pitfalls-count")},
        "missions": {mission.id: site.typeset(mission.title) for mission in missions},
        "postings": {p.place.anchor: _posting_data(site, p, names) for p in examples},
    }
    return script_data(data, ((key, site.word(key)) for key in SAID), ident="postings-data")


def _posting_data(site: Site, posting: JobObject, names: list[str]) -> dict[str, object]:
    facts = {name: fact_told(site, posting, name) for name in names if posting.fact(name)}
    if words_read(site.domain, posting):
        facts["pitfalls-count"] = str(len(findings_of(site.domain, posting)))
    else:
        facts["pitfalls-count"] = site.word("pitfalls-uncounted")
    return {
        "codes": {fact.name: posting.fact(fact.name) for fact in facts_shown("choice")},
        "told": facts,
        "missions": _missions(site, posting),
    }


@block("profile")
def posting_profile(site: Site, _argument: str) -> list[nodes.Node]:
    """Return the bars of the page's posting against the missions and the competencies."""
    posting = next(iter(site.domain.postings_of(site.page)), None)
    if posting is None:
        return []
    seen = site.domain.tags_of(posting)
    kinds = ("mission", "competency")
    targets = [target for kind in kinds for target in site.domain.of_kind(kind).values()]
    shown = [target for target in targets if target.kind == "mission" or seen[target.id]]
    rows = [Bar(target.title, seen[target.id], str(seen[target.id])) for target in shown]
    ident = f"profile-{nodes.make_id(posting.id)}"
    cells: list[Row] = [[site.link(target), str(seen[target.id])] for target in targets]
    head = [f"{site.word('mission')} / {site.word('competency')}", site.word("passages")]
    return drawn_bars(site, ident, site.word("profile-title"), rows, table(head, cells))


@dresses("posting")
def put_facts(site: Site, node: job_object) -> None:
    """Put the facts of a posting before its text."""
    posting = site.domain.of_kind("posting").get(node["oid"])
    if posting is None:
        return
    items = []
    is_model = posting.fact("kind") == "model"
    for name in (fact.name for fact in facts_shown("page")):
        if not posting.fact(name) or (is_model and name in OF_AN_EMPLOYER):
            continue
        term = nodes.term("", site.word(name))
        definition = nodes.definition("", nodes.paragraph("", fact_told(site, posting, name)))
        items.append(nodes.definition_list_item("", term, definition))
    node.insert(0, nodes.definition_list("", *items, classes=["fact-list"]))


@on("env-check-consistency")
def check_postings(app: Sphinx, env: BuildEnvironment) -> None:
    """Hold the source of each posting against the bibliography."""
    known = list(bibliography_of(env).bibdata.data.entries)
    if not known:  # a site without a bibliography has nothing to hold against
        return
    for posting in domain_of(env).of_kind("posting").values():
        key = posting.fact("source")
        if key and key not in known:
            report(
                "unknown-source", posting.place.at, id=posting.id, key=key, hint=nearest(key, known)
            )
