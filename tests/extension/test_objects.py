"""Objects and their blocks: where they stand, what they show, how they are linked to."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx.testing.util import assert_node

from checkers.html import has_class, select
from checkers.links import check_links
from extension.shown import text_of
from extension.support import Built, TinySite, body_of
from jobguide.kinds import KINDS, PAGE_FACETS, facet_homes
from jobguide.nodes import facet, job_object, option_text
from jobguide.words import word

# One object of each kind: its page, its id, its title.
SAMPLES = {
    "mission": ("guide/mission", "feedback", "Remonter la parole"),
    "area": ("guide/competencies", "technology", "Les outils"),
    "competency": ("guide/competencies", "forum-use", "Se servir du forum"),
    "placement": ("guide/placement", "volunteers", "Avec les bénévoles"),
    "criterion": ("guide/sizing", "volume", "Le volume échangé"),
    "driver": ("guide/calculator", "messages", "messages échangés"),
    "pitfall": ("guide/posting", "disguised-job", "Un stage qui remplace un poste"),
    "posting": ("examples/advert", "village", "Une annonce de village"),
    "activity": ("guide/sizing", "read", "Lire un message"),
    "status": ("guide/placement", "trainee", "Le stage"),
}
# What a posting says of itself, in the words of the French edition.
POSTING_FACTS = {
    "employer": "Le Foyer",
    "country": "France",
    "year": "2009",
    "kind": "annonce",
    "status": "stagiaire",
    "placement": "Communication externe",
    "pay": "non dit",
    "contract": "convention de six mois",
    "hours": "plein temps",
    "place": "au foyer",
}
# What each sample holds, in order: prose options, text, blocks.
CHILDREN = {
    "mission": (option_text, facet, nodes.paragraph, facet, facet, facet),
    "area": (nodes.paragraph,),
    "competency": (option_text, facet, nodes.paragraph, facet, facet, facet),
    "placement": (option_text, option_text, nodes.paragraph, facet, facet, facet, facet),
    "criterion": (nodes.paragraph, facet),
    "driver": (option_text, option_text, nodes.paragraph),
    "pitfall": (facet, nodes.paragraph, facet, facet, facet),
    "posting": (option_text, option_text, option_text, option_text, nodes.paragraph),
    "activity": (option_text, option_text, nodes.paragraph, nodes.paragraph),
    "status": (nodes.paragraph,),
}


def declared(built: Built, kind: str) -> job_object:
    """Return the node of the sample of a kind, as it was read."""
    docname, ident, _title = SAMPLES[kind]
    document = built.env.get_doctree(docname)
    (found,) = (node for node in document.findall(job_object) if _is(node, kind, ident))
    return found


def _is(node: job_object, kind: str, ident: str) -> bool:
    return bool(node["kind"] == kind and node["oid"] == ident)


@pytest.mark.parametrize("kind", SAMPLES)
def test_an_object_holds_its_options_its_text_and_its_blocks(whole: Built, kind: str) -> None:
    node = declared(whole, kind)
    assert_node(node, [job_object, CHILDREN[kind]])
    blocks = {child["kind"] for child in node.children if isinstance(child, facet)}
    assert blocks == {*KINDS[kind].facets, *KINDS[kind].optional}


@pytest.mark.parametrize("kind", [name for name in SAMPLES if KINDS[name].in_section])
def test_an_object_gives_its_anchor_to_its_section(whole: Built, kind: str) -> None:
    docname, ident, title = SAMPLES[kind]
    section = declared(whole, kind).parent
    assert_node(section[0], nodes.title)
    assert section[0].astext() == title
    assert section["ids"][0] == f"{kind}-{ident}"
    (shown,) = select(whole.page(docname), f"//section[@id='{kind}-{ident}']")
    assert select(shown, f"./div[{has_class(f'job-{kind}')}]")


def test_an_activity_needs_no_heading_and_bears_its_own_anchor(whole: Built) -> None:
    (shown,) = select(whole.page("guide/sizing"), "//div[@id='activity-read']")
    name, evidence, body = select(shown, "./p")
    assert text_of(name) == "Lire un message"
    assert text_of(evidence).startswith("30 s par message, de 15 s à 1 min D")
    assert text_of(body) == "Le corps de la première activité."


def test_signs_are_kept_and_not_shown(whole: Built) -> None:
    assert whole.domain.of_kind("pitfall")["no-pay"].signs == '[[signs]]\nabsent = ["pay"]'
    assert "signs" not in (whole.folder / "guide" / "posting.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(facet_homes().keys() - {"signs"}))
def test_a_block_shows_its_label_then_its_text_in_its_place(whole: Built, name: str) -> None:
    homes = [f"job-{home}" for home in facet_homes()[name] if home in KINDS]
    home = homes[0] if homes else "statement-line"
    place = "//section" if name in PAGE_FACETS else f"//div[{has_class(home)}]"
    found = [
        block
        for docname in whole.env.found_docs
        for block in select(whole.page(docname), f"{place}/div[{has_class(f'facet-{name}')}]")
    ]
    assert found, f"the site that holds everything has no “{name}” block"
    for block in found:
        label, *content = list(block)
        assert label.tag == "p"
        assert "facet-label" in str(label.get("class")).split()
        assert text_of(label) == word("fr", name)
        assert content
        assert all(text_of(child) for child in content)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_link_says_the_title_or_the_words_of_the_page(whole: Built, kind: str) -> None:
    docname, ident, title = _linked(whole, kind)
    folder, _, name = docname.rpartition("/")
    address = f"{name}.html" if folder == "guide" else f"../{docname}.html"
    path = f"//a[@href='{address}#{kind}-{ident}']"
    links = select(body_of(whole.page("guide/links")), path)
    assert [text_of(link) for link in links] == [title, "passer le mot"]


def _linked(built: Built, kind: str) -> tuple[str, str, str]:
    """Return page, id and title of the object of a kind that the page of links names."""
    links = built.env.get_doctree("guide/links").findall(nodes.Element)
    target = next(n["reftarget"] for n in links if n.get("reftype") == kind)
    found = built.domain.of_kind(kind)[target]
    return found.place.docname, found.id, found.title


def test_a_mission_links_the_competencies_that_it_needs_before_its_blocks(whole: Built) -> None:
    (shown,) = select(whole.page("guide/mission"), "//section[@id='mission-feedback']/div")
    body, needs, block = list(shown)[:3]
    assert text_of(body) == "Le corps de la deuxième mission."
    assert needs.get("class") == "needs"
    assert text_of(needs) == f"{word('fr', 'needs')} Écouter les membres, Rédiger un message"
    assert [link.get("href") for link in select(needs, "./a")] == [
        "competencies.html#competency-listening",
        "competencies.html#competency-writing",
    ]
    assert "facet" in block.get("class", "")


def test_a_posting_tells_its_facts_first_in_words(whole: Built) -> None:
    (shown,) = select(whole.page("examples/advert"), f"//div[{has_class('job-posting')}]")
    facts, body = list(shown)
    terms = [text_of(term) for term in select(facts, "./dt")]
    told = [text_of(definition) for definition in select(facts, "./dd")]
    expected = {word("fr", name): value for name, value in POSTING_FACTS.items()}
    assert dict(zip(terms, told, strict=True)) == expected
    assert text_of(body) == "Le corps de l'annonce."


STRENGTH = (word("fr", "level-advice"), word("fr", "scope"), word("fr", "scope-volunteer"))


def test_a_pitfall_says_first_how_strong_it_is_and_where_it_applies(whole: Built) -> None:
    (shown,) = select(whole.page("guide/posting"), "//section[@id='pitfall-no-pay']/div")
    strength, body, *_blocks = list(shown)
    assert (strength.tag, strength.get("class")) == ("p", "level-advice")
    assert text_of(strength) == "{} {} {}.".format(*STRENGTH)
    assert text_of(body) == "Le corps du second point."


def test_a_folded_pitfall_says_how_strong_it_is_on_its_fold(whole_site: TinySite) -> None:
    rule = ":::{rule}\nDites la somme.\n:::\n"
    fold = f"::::{{dropdown}} Pourquoi\n{rule}::::\n"
    whole_site.edit("guide/posting.md", rule, fold)
    whole_site.edit("guide/posting.md", "::::{pitfall} no-pay", ":::::{pitfall} no-pay")
    whole_site.edit("guide/posting.md", "par an.\n:::\n::::", "par an.\n:::\n:::::")
    page = whole_site.build().page("guide/posting")
    (summary,) = select(page, "//section[@id='pitfall-no-pay']//summary")
    (concerned,) = select(page, "//section[@id='pitfall-no-pay']//details/div/p")
    assert text_of(summary) == f"Pourquoi ({STRENGTH[0]})"
    assert text_of(concerned) == "{} {}.".format(*STRENGTH[1:])


def test_a_fact_that_nobody_states_is_said_to_be_so(whole: Built) -> None:
    (facts,) = select(whole.page("examples/lost"), f"//dl[{has_class('fact-list')}]")
    told = [text_of(definition) for definition in select(facts, "./dd")]
    assert told.count(word("fr", "unstated")) == 3
    assert word("fr", "placement-board") in told


def test_a_placement_keeps_its_short_label_for_the_charts(whole: Built) -> None:
    (section,) = select(whole.page("guide/placement"), "//section[@id='placement-volunteers']")
    (shown,) = select(section, f"./div[{has_class('job-placement')}]")
    assert "Vie bénévole" not in text_of(shown)
    assert whole.domain.of_kind("placement")["volunteers"].fact("service") == "Vie bénévole"


def test_the_whole_site_builds_without_a_warning_or_a_broken_link(whole: Built) -> None:
    assert whole.warnings == ()
    checked = check_links(whole.folder)
    assert checked.told() == ""
    assert all(checked.examined.values())


def test_links_of_others_are_left_to_others(bare: TinySite) -> None:
    """A missing label is Sphinx's to tell; an id that may be of any kind is never guessed."""
    bare.write({"index.md": "# Page\n\n{ref}`rien`, {any}`x`.\n\n:::{area} x\n:::\n"})
    codes = [line.rpartition("[")[2] for line in bare.build("dummy").warnings]
    assert sorted(codes) == ["job.misplaced-object]", "ref.any]", "ref.ref]"]
