"""How the site is shown: it knows pages and titles, and nothing about the job.

Three rooms. What is told: ``words``, faults among them, read from TOML. What is done to the text of
a page: ``front_matter``, ``translated``, ``typography``, ``markup``, and ``about``, what the guide
writes of itself. What stands around it: ``editions``, ``navigation``, ``assets``, ``search``,
``hosting``; for programs ``for_machines``. ``files`` fills templates and packs archives. Nothing
here imports ``jobguide``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# In the order in which they are asked.
ROOMS = (
    *"words editions translated front_matter about typography markup search navigation".split(),
    *"for_machines assets hosting".split(),
)

# What Sphinx does to each page and ours have no need of: each walks through all of it.
_NEEDLESS = tuple(
    f"sphinx.{name}"
    for name in (
        "builders.latex",
        "domains.c.",
        "domains.cpp",
        "transforms.i18n.RemoveTranslatableInline",
        "transforms.i18n.TranslationProgressTotaliser",
        "transforms.post_transforms.code.HighlightLanguage",  # code says its own
        "transforms.post_transforms.images",  # none is of another site
    )
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what shows the site with Sphinx."""
    for name in ROOMS:
        import_module(f"{__name__}.{name}").add(app)
    for kept in (app.registry.transforms, app.registry.post_transforms):
        kept[:] = [
            each for each in kept if not f"{each.__module__}.{each.__name__}".startswith(_NEEDLESS)
        ]
    return {"env_version": 4, "parallel_read_safe": True, "parallel_write_safe": True}
