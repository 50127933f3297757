"""The links to a sheet as files; `documents.publish` adds their sizes once the files are made."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..blocks import Site, block, bullets
from ..documents import PROGRAMS
from ..documents.publish import FOLDER
from ..records import JobObject


@block("downloads")
def downloads(site: Site, argument: str) -> list[nodes.Node]:
    """Return one link a format to the sheet of a posting: the one named, or the only one."""
    found = [
        posting
        for posting in site.domain.postings_of(site.page)
        if argument in ("", posting.id) and site.domain.sheets_of(posting)
    ]
    if len(found) != 1:
        return []
    return [bullets(([_link(site, found[0], kind)] for kind in PROGRAMS), "files")]


def _link(site: Site, posting: JobObject, kind: str) -> nodes.reference:
    told = site.word("document-link", title=posting.title, program=PROGRAMS[kind], kind=kind)
    here = site.builder.get_target_uri(site.docname)
    address = relative_uri(here, f"{FOLDER}/{posting.id}.{kind}")
    return nodes.reference("", told, refuri=address, internal=True, document=posting.id, kind=kind)
