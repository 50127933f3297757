"""The model of the job, as a Sphinx domain: see `setup`, and each module's first lines.

Layers, each importing only what stands above it:

1. ``records``, ``kinds``, ``words``: what there is to say, no Sphinx;
2. ``article``, ``coverage``, ``workload``, ``timesheet``: pure functions, doctested;
3. ``pictures``: records to inline SVG;
4. ``messages``, ``nodes``, ``sources``, ``collect``, ``directives``, ``domain``: Sphinx reads;
5. ``consistency``, ``computed``, ``open_data``, ``downloads``, ``guard``: Sphinx writes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


# The modules whose blocks register themselves when they are imported.
BLOCKS = (
    "charts corpus documents drawings lines model phases sheet sheet_reader sizing tables workload"
).split()

METADATA: ExtensionMetadata = {
    "version": "1",
    "env_version": 1,
    "parallel_read_safe": True,
    "parallel_write_safe": True,
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register all with Sphinx; imported here, since the pure modules are used without it."""
    from . import bibliography, blocks, consistency, downloads, grades, guard, open_data, sources
    from .documents import publish
    from .domain import JobDomain
    from .nodes import add_nodes
    from .rewriting import pages_to_write

    sources.add(app)
    app.add_domain(JobDomain)
    add_nodes(app)
    for name in BLOCKS:
        import_module(f"{__name__}.computed.{name}")
    blocks.add(app)
    grades.add(app)
    bibliography.add(app)
    guard.add(app)
    publish.add(app)
    app.connect("env-check-consistency", consistency.check)
    app.connect("env-updated", pages_to_write)
    app.connect("warn-missing-reference", consistency.tell_unknown_target)
    app.connect("build-finished", open_data.write)
    app.connect("build-finished", downloads.write_files)
    return METADATA
