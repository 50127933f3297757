"""Grades of evidence: the role that gives one to a figure, and the badge that readers meet.

A letter says nothing to who meets it first. On the site, the badge opens a few words: how strong
the figure is, and the sources cited just before it. A book has no such place: there the letter
leads to the page of the method.
"""

from collections.abc import Iterator

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from ..blocks import Site, dresses, element, joined, role
from ..nodes import BOOKS, grade_badge
from ..words import report, word

GRADES = "ABCDH"
METHOD = "about/method"
SOURCES = "guide/bibliography"
TIED = "tied"  # a badge, and the stop that stays on its line


@role("grade")
class GradeRole(SphinxRole):
    """The grade of evidence of a figure, as a badge."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the badge; an unknown grade is reported and shown as plain text."""
        grade = self.text.strip().upper()
        if grade not in set(GRADES):
            text = nodes.inline(self.rawtext, self.text)
            self.set_source_info(text)
            report("unknown-grade", text, grade=self.text)
            return [text], []
        return [badge(self.config.language, grade, self.rawtext)], []


def badge(language: str, grade: str, rawtext: str = "") -> grade_badge:
    """Return the badge of a grade, to be dressed with all others."""
    meaning = word(language, f"grade-{grade.lower()}")
    return grade_badge(rawtext, grade, grade=grade, meaning=meaning)


@dresses(grade_badge)
def dress_grade(site: Site, node: grade_badge) -> None:
    """Let a grade open what it means; a book gets a link."""
    if site.builder.name in BOOKS:
        node.replace_self(_link(site, node, node["grade"]))
        return
    meaning = site.typeset(node["meaning"])
    content: list[nodes.Node] = [nodes.Text(f"{meaning}. ")]
    if sources := list(_sources(site, node)):
        content.append(nodes.Text(site.word("grade-sources") + " "))
        content += [*joined(sources), nodes.Text(". ")]
    content.append(_link(site, node, site.word("grades-all")))
    ident = site.serial("grade")
    button = element(
        "button", node["grade"],
        type="button", class_=f"grade grade-{node['grade'].lower()}", popovertarget=ident,
        title=meaning, aria_label=meaning,
    )  # fmt: skip
    words = element("span", *content, id=ident, class_="grade-told", popover=True)
    for made in (button, words):
        made["classes"].append("grade")  # by this the search leaves it out
    _put(node, button, words)


def _put(node: grade_badge, *made: nodes.Element) -> None:
    """Put the badge in its place; browsers would begin a line with the stop after a button."""
    after = node.next_node(descend=False, siblings=True)
    if not (isinstance(after, nodes.Text) and after[:1] in (".", ",", ")")):
        node.replace_self(list(made))
        return
    tied = element("span", *made, str(after[:1]), class_=TIED)
    tied["classes"].append(TIED)
    node.parent.replace(after, nodes.Text(after[1:]))
    node.replace_self(tied)


def _link(site: Site, node: grade_badge, words: str) -> nodes.reference:
    letter = node["grade"].lower()
    link = site.link_to(METHOD, f"grade-{letter}", words)
    if words == node["grade"]:
        link["classes"] += ["grade", f"grade-{letter}"]
        link["reftitle"] = node["meaning"]
    return link


def _sources(site: Site, node: grade_badge) -> Iterator[nodes.reference]:
    """Yield copies of the citations between the grade and what was graded before it."""
    page = site.builder.get_relative_uri(site.docname, SOURCES)
    before = node.parent.children[: node.parent.index(node)]
    start = max(
        (n for n, sibling in enumerate(before) if {"grade", TIED} & _classes(sibling)), default=-1
    )
    for sibling in before[start + 1 :]:
        for link in sibling.findall(nodes.reference):
            if link.get("refuri", "").startswith(f"{page}#"):
                source = link.deepcopy()
                source.attributes.pop("reftitle", None)  # the citation beside has it
                yield source


def _classes(node: nodes.Node) -> set[str]:
    return set(node["classes"]) if isinstance(node, nodes.Element) else set()
