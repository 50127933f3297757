"""Which pages to write anew: all of them as soon as what one page can show of others has changed.

Sphinx writes the pages that were read. Most changes are to the words of one page, and no other page
shows these; a record, a title, a citation, a source or a number may be shown anywhere.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.domain import BibtexDomain

from .data_files import data_files
from .domain import domain_of


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page where something that pages show of each other has changed."""
    job, cite = domain_of(env), env.domains["cite"]
    assert isinstance(cite, BibtexDomain)
    now = {
        "files": {str(path): path.stat().st_mtime_ns for path in data_files(env)},
        "records": dict(job.pages),
        "titles": {name: title.astext() for name, title in env.titles.items()},
        "sources": {key: str(entry) for key, entry in cite.bibdata.data.entries.items()},
        "citing": {(ref.docname, cited.key) for ref in cite.citation_refs for cited in ref.targets},
    }
    before, job.data["shown"] = job.data["shown"], now
    return sorted(env.found_docs) if before != now else []
