"""Links from what is computed to the sources that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from pybtex.database import Entry
from sphinxcontrib.bibtex.domain import BibtexDomain

from ..bibliography import EDITIONS
from ..blocks import Site

NAMED = 2  # authors named before the rest is left out


def source_links(site: Site, keys: Sequence[str]) -> nodes.inline:
    """Return the sources as author and year, each a link to where the bibliography has it.

    A source that no page cites is not in the bibliography; its key is shown as it is.
    """
    domain = site.builder.env.domains["cite"]
    assert isinstance(domain, BibtexDomain)
    cited = {citation.key: citation for citation in domain.citations}
    told = nodes.inline("")
    for place, key in enumerate(keys):
        told += nodes.Text(site.word("list-separator") if place else "")
        found = cited.get(key)
        if found is None:
            told += nodes.Text(key)
            continue
        docname = found.bibliography_key.docname
        link = site.link_to(docname, found.citation_id, author_year(found.entry, site.language))
        link["classes"].append("bibtex-citation")  # as every other citation
        told += link
    return told


def author_year(entry: Entry, language: str) -> str:
    """Return a source in few words, in the manner of the edition.

    >>> from pybtex.database import Person
    >>> people = {"author": [Person("Durand, Anne"), Person("{Les Amis}")]}
    >>> author_year(Entry("misc", {"year": "2019"}, people), "fr")
    'Durand et Les Amis, 2019'
    """
    edition = EDITIONS["en" if language == "en" else "fr"]
    people = entry.persons.get("author", [])
    names = [" ".join(str(part) for part in person.rich_last_names) for person in people]
    if len(names) > NAMED:
        names = [f"{names[0]} et al."]
    return f"{edition.conjunction.join(names)}, {entry.fields.get('year', edition.undated)}"
