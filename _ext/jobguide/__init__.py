"""The model of the job, as a Sphinx domain.

A core, which knows nothing of the rooms but how `reading` checks signs: `kinds` and `records` say
what there is to say, `objects` is what pages write, `nodes` what becomes of it, `domain` collects
it, `data_files` reads the numbers of data/, `blocks` makes what is drawn from all pages, `svg` its
pictures, `words` what it says; `checks`, `guard`, `tracked` and `dependencies` watch. Then a room
for each subject, which holds all that concerns it: `postings`, `guide`, `sources`,
`documents`, `sizing`, `pay`, `plan`.

`reading` reads the posting of anybody, in a terminal (`__main__`) and in the browser, with what the
pages declare; but for its `page`, it knows nothing of Sphinx.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


# The modules that register something as they are imported (see `blocks`), room by room.
REGISTERING = (
    "reading.page postings.lines postings.points_to_watch postings.tables postings.open_data guide"
    " sources.entries sources sources.grades documents sizing.charts"
    " sizing.form sizing.tables sizing.site_model sizing.spreadsheet pay.page plan.asked"
    " plan.screens plan.papers checks"
).split()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register all with Sphinx; imported here, since the pure modules are used without it."""
    from . import blocks, dependencies, guard, nodes
    from .domain import JobDomain

    dependencies.add(app)
    app.add_domain(JobDomain)
    nodes.add_nodes(app)
    for name in REGISTERING:
        module = import_module(f"{__name__}.{name}")
        if hasattr(module, "add"):  # what `blocks` has no decorator for
            module.add(app)
    blocks.add(app)
    guard.add(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
